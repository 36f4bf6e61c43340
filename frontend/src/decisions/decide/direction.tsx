import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { directionQuery } from '~/__generated__/directionQuery.graphql'
import { Callout } from '~/design/callout/callout'

const query = graphql`
  query directionQuery($id: ID!) {
    node(id: $id) {
      ... on ExceptionRequest {
        instructions {
          says
          reason
          at
          directed {
            name
          }
          author {
            name
          }
          objections {
            id
          }
        }
        decisions {
          at
        }
      }
    }
  }
`

/** Before anything is decided: who told whom what to decide, and whose decision it will be if they do. */
export function Direction({ request, version }: { request: string; version: number }) {
  const { t } = useLingui()
  const options = { fetchPolicy: 'store-and-network', fetchKey: version } as const
  const { node } = useLazyLoadQuery<directionQuery>(query, { id: request }, options)
  const told = node?.instructions?.[0]
  if (!told || node.decisions?.some(decision => decision.at > told.at)) return null
  const says: Record<string, string> = {
    APPROVE: t`Directed to approve`,
    DECLINE: t`Directed to decline`,
    DEFER: t`Directed to defer`,
  }
  const superior = told.author?.name ?? t`a sealed person`
  const whom = told.directed?.name ?? t`a sealed person`
  return (
    <Callout tone="warn" title={says[told.says] ?? told.says}>
      <Trans>
        {superior} told {whom}: “{told.reason}” If {whom} decides so, {superior} is accountable.
      </Trans>
      {told.objections.length > 0 && (
        <>
          {' '}
          <Trans>{whom} objected; the objection is kept.</Trans>
        </>
      )}
    </Callout>
  )
}
