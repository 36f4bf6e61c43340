import { Trans } from '@lingui/react/macro'
import { Suspense } from 'react'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { grantersQuery } from '~/__generated__/grantersQuery.graphql'
import { Callout } from '~/design/callout/callout'
import { Skeleton } from '~/design/skeleton/skeleton'
import { CanChain } from '~/parts/request/who-can-chain'
import { CannotList } from '~/parts/request/who-cannot'

const query = graphql`
  query grantersQuery($waiver: ID!) {
    whoCanGrantWaiver(waiver: $waiver) {
      notWaivable
      able {
        personId
        ...whoCanChain_can
      }
      unable {
        personId
        ...whoCannot_person
      }
    }
  }
`
type Props = { waiver: string; currency: string }

/** Who can grant a class waiver, and why the others cannot. */
export function Granters(props: Props) {
  return (
    <Suspense fallback={<Skeleton height={96} />}>
      <Answer {...props} />
    </Suspense>
  )
}

function Answer({ waiver, currency }: Props) {
  const options = { fetchPolicy: 'store-and-network' } as const
  const { whoCanGrantWaiver: who } = useLazyLoadQuery<grantersQuery>(query, { waiver }, options)
  return (
    <>
      {who.notWaivable && <Callout tone="bad" title={who.notWaivable} />}
      {who.able.length > 0 ? (
        <CanChain chain={who.able} currency={currency} />
      ) : (
        <p>
          <Trans>Nobody who is there now may grant it.</Trans>
        </p>
      )}
      {who.unable.length > 0 && (
        <details>
          <summary>
            <Trans>Why not the others ({who.unable.length})</Trans>
          </summary>
          <CannotList people={who.unable} />
        </details>
      )}
    </>
  )
}
