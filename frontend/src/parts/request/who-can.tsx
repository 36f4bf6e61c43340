import { Suspense } from 'react'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { whoCanQuery } from '~/__generated__/whoCanQuery.graphql'
import { Skeleton } from '~/design/skeleton/skeleton'
import { WhoCanAnswer } from './who-can-answer'

const query = graphql`
  query whoCanQuery($request: ID!) {
    whoCanSayYes(request: $request) {
      ...whoCanAnswer_who
    }
  }
`

type Props = {
  request: string
  /** The request's version: what was read for another one is read anew. */
  version: number
  /** Only the chain; why not the others is one press away. */
  compact?: boolean
}

/** Who can say yes to exactly this ask: the shortest chain as people, and why not the others. */
export function WhoCan(props: Props) {
  return (
    <Suspense fallback={<Skeleton height={96} />}>
      <Answer {...props} />
    </Suspense>
  )
}

function Answer({ request, version, compact }: Props) {
  const options = { fetchPolicy: 'store-and-network', fetchKey: version } as const
  const { whoCanSayYes } = useLazyLoadQuery<whoCanQuery>(query, { request }, options)
  return <WhoCanAnswer who={whoCanSayYes} compact={compact} />
}
