import { Trans, useLingui } from '@lingui/react/macro'
import { useLocation } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { useEffect, useState } from 'react'
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks'
import type { deniedPolicyQuery } from '~/__generated__/deniedPolicyQuery.graphql'
import { ButtonLink } from '~/design/button/button'
import { Empty } from '~/design/empty/empty'
import { PageBody, PageHead } from '~/design/page/page'
import { useRoleWord } from '~/words'
import { useMap } from '../shell/nav'
import { rolesThatMay } from '~/parts/authority/roles-that-may'
import { useActsThatOpen } from '~/parts/section-tabs/section-pages'

const query = graphql`
  query deniedPolicyQuery {
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

/** A page that policy keeps from the reader: told as that, with the roles that see it as the policy in force names them. */
export default function Denied() {
  const { t } = useLingui()
  const word = useRoleWord()
  const roles = useWhoSees().map(word).join('; ')
  return (
    <>
      <PageHead title={t`Not open to you`} />
      <PageBody width="read">
        <div role="alert">
          <Empty
            icon={<Lock size={20} />}
            title={t`None of your roles opens this page`}
            act={
              <ButtonLink to="/" variant="primary">
                <Trans>Go to Home</Trans>
              </ButtonLink>
            }
          >
            {roles && <Trans>Who can see it: {roles}</Trans>}
          </Empty>
        </div>
      </PageBody>
    </>
  )
}

/** The roles that open the page at this address; nobody is named where the policy cannot be read. */
function useWhoSees(): string[] {
  const environment = useRelayEnvironment()
  const path = useLocation({ select: at => at.pathname })
  const ofSection = useActsThatOpen(path)
  const ofMap = useMap()
    .flatMap(group => group.items)
    .find(item => item.to !== '/' && path.startsWith(item.to))?.acts
  const [act] = ofSection ?? ofMap ?? []
  const [roles, setRoles] = useState<string[]>([])
  useEffect(() => {
    if (!act) return
    const asked = fetchQuery<deniedPolicyQuery>(environment, query, {}).subscribe({
      next: ({ policyVersions }) => setRoles(rolesThatMay(policyVersions.edges[0]?.node.lines ?? [], act)),
      error: () => setRoles([]),
    })
    return () => asked.unsubscribe()
  }, [environment, act])
  return roles
}
