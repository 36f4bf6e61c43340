import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense } from 'react'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { outsideQuery } from '~/__generated__/outsideQuery.graphql'
import { Callout } from '~/design/callout/callout'
import { Skeleton } from '~/design/skeleton/skeleton'
import { WaivedHere } from '~/parts/waived/waived-here'
import { useWords } from '~/words'
import { ActButton } from './act-button'
import { OutsideAnswers } from './outside-answers'

const query = graphql`
  query outsideQuery($ref: String!) {
    exceptionRequest(ref: $ref) {
      laws {
        ruleId
        ruleRef
        authority
        permittedUntil
      }
      waivedBy {
        ruleRef
        waiverRef
        validUntil
      }
      outsideAnswers {
        id
      }
      ...outsideAnswers_request
    }
  }
`
type Props = { of: string; version: number }

/** What bears on a request from outside: a class waiver that it falls under, and law that only its authority excepts. */
export function Outside(props: Props) {
  return (
    <Suspense fallback={<Skeleton height={72} />}>
      <Found {...props} />
    </Suspense>
  )
}

function Found({ of, version }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const options = { fetchPolicy: 'store-and-network', fetchKey: version } as const
  const { exceptionRequest: request } = useLazyLoadQuery<outsideQuery>(query, { ref: of }, options)
  if (!request) return null
  return (
    <>
      <WaivedHere waived={request.waivedBy} named />
      {request.laws.map(({ ruleId, ruleRef, authority, permittedUntil }) => {
        const whom = authority ?? t`the authority that made it`
        const until = permittedUntil && words.dayOf(permittedUntil)
        return (
          <Callout
            key={ruleId}
            tone={until ? 'good' : 'bad'}
            title={
              until
                ? t`${whom} permits this until ${until}`
                : t`${ruleRef} is law: only ${whom} can permit this`
            }
            acts={<ActButton act="recordOutsideAnswer" size="s" id={ruleId} label={ruleRef} />}
          >
            {until ? (
              <Trans>An office may approve it until then, and no longer.</Trans>
            ) : (
              <Trans>Ask there, and record what was answered. Nobody here can approve it before.</Trans>
            )}
          </Callout>
        )
      })}
      {request.outsideAnswers.length > 0 && <OutsideAnswers request={request} />}
    </>
  )
}
