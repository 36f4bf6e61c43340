import { Suspense, useEffect, useState } from 'react'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { whoCouldQuery, whoCouldQuery$variables } from '~/__generated__/whoCouldQuery.graphql'
import { Callout } from '~/design/callout/callout'
import { Skeleton } from '~/design/skeleton/skeleton'
import { inReadersWords } from '../act/in-readers-words'
import { isRefusal, type Refusal, type ServerRefusal } from '../act/refusal'
import { WhoCanAnswer } from './who-can-answer'
import s from './request.module.css'

const query = graphql`
  query whoCouldQuery($ask: UnsentAskInput!) {
    whoCouldSayYes(ask: $ask) {
      __typename
      ... on WhoCan {
        ...whoCanAnswer_who @alias(as: "who")
      }
      ... on NotFound {
        message
      }
      ... on Invalid {
        problems {
          field
          code
          message
        }
      }
    }
  }
`

export type UnsentAsk = whoCouldQuery$variables['ask']
type Props = { ask: UnsentAsk; compact?: boolean }

/** Who could say yes to an ask that nobody sent yet, as it stands. */
export function WhoCould(props: Props) {
  return (
    <Suspense fallback={<Skeleton height={96} />}>
      <Answer {...props} />
    </Suspense>
  )
}

function Answer({ ask, compact }: Props) {
  const options = { fetchPolicy: 'store-and-network' } as const
  const { whoCouldSayYes: told } = useLazyLoadQuery<whoCouldQuery>(query, { ask }, options)
  if (told.__typename === 'WhoCan' && told.who) return <WhoCanAnswer who={told.who} compact={compact} />
  return isRefusal(told) ? <Unanswered refusal={told} /> : null
}

/** What is wrong with the question. It stops nobody: whoever sends the ask is told at its field. */
function Unanswered({ refusal }: { refusal: ServerRefusal }) {
  const [told, setTold] = useState<Refusal>(refusal)
  useEffect(() => {
    let here = true
    void inReadersWords(refusal).then(words => here && setTold(words))
    return () => {
      here = false
    }
  }, [refusal])
  const wrong =
    told.__typename === 'Invalid'
      ? told.problems.map(problem => problem.message)
      : 'message' in told
        ? [told.message]
        : []
  return (
    <div className={s.who}>
      {wrong.map(message => (
        <Callout key={message} tone="none" title={message} />
      ))}
    </div>
  )
}
