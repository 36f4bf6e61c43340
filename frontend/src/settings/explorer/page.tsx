import { Trans, useLingui } from '@lingui/react/macro'
import { Lock } from 'lucide-react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageExplorerQuery } from '~/__generated__/pageExplorerQuery.graphql'
import { ButtonLink } from '~/design/button/button'
import { Empty } from '~/design/empty/empty'
import { later } from '~/design/later'
import { Skeleton } from '~/design/skeleton/skeleton'
import { rolesThatMay } from '~/parts/authority/roles-that-may'
import { useRoleWord } from '~/words'
import { SettingsPage } from '../frame'

const Workbench = later(async () => (await import('./workbench')).Workbench, <Skeleton height={560} />)

export const query = graphql`
  query pageExplorerQuery {
    viewer {
      acts
    }
    exceptionRequests(first: 1) {
      edges {
        node {
          id
        }
      }
    }
    policyVersions(first: 1, filter: { state: { eq: "active" } }) {
      edges {
        node {
          lines {
            line
          }
        }
      }
    }
  }
`

/** Documents of one's own, tried out in the browser: GraphiQL's editors, for whoever may use the API. */
export default function ExplorerPage({ queryRef }: { queryRef: PreloadedQuery<pageExplorerQuery> }) {
  const { t } = useLingui()
  const word = useRoleWord()
  const { viewer, exceptionRequests, policyVersions } = usePreloadedQuery<pageExplorerQuery>(query, queryRef)
  const may = viewer.acts.includes('api:use')
  const roles = rolesThatMay(policyVersions.edges[0]?.node.lines ?? [], 'api:use')
    .map(word)
    .join('; ')
  return (
    <SettingsPage title={t`Explorer`} acts={viewer.acts} width="wide">
      {may ? (
        <Workbench request={exceptionRequests.edges[0]?.node.id ?? null} acts={viewer.acts} />
      ) : (
        <Empty
          icon={<Lock size={20} />}
          title={t`None of your roles may use the API`}
          act={
            <ButtonLink to="/settings" variant="primary">
              <Trans>Go to my settings</Trans>
            </ButtonLink>
          }
        >
          <Trans>An administrator can give you a role that may: {roles}.</Trans>
        </Empty>
      )}
    </SettingsPage>
  )
}
