import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { ScrollText } from 'lucide-react'
import { useMemo } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pagePolicyQuery } from '~/__generated__/pagePolicyQuery.graphql'
import { Tag } from '~/design/badge/badge'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { Select } from '~/design/field/text-field'
import { Moment } from '~/words'
import { SettingsPage } from '../frame'
import { SearchField } from '../search-field'
import { linesThat } from './lines'
import { PolicyLines } from './policy-lines'
import type { PolicySearch } from './search'
import s from '../settings.module.css'

export const query = graphql`
  query pagePolicyQuery($filter: PolicyVersionFilter) {
    viewer {
      acts
    }
    versions: policyVersions(first: 100) {
      edges {
        node {
          id
          number
          state
        }
      }
    }
    shown: policyVersions(first: 1, filter: $filter) {
      edges {
        node {
          number
          state
          note
          shipped
          activatedAt
          activatedBy {
            name
          }
          lines {
            number
            line
          }
        }
      }
    }
  }
`

/** The version that is asked for, else the active one. */
export const variables = ({ search: { version } }: { search: PolicySearch }) => ({
  filter: version ? { number: { eq: String(version) } } : { state: { eq: 'active' } },
})
type Props = { queryRef: PreloadedQuery<pagePolicyQuery>; search: PolicySearch }

/** Who may do what, as the policy says it: from a decision's line to the line itself. */
export default function PolicyPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { viewer, versions, shown } = usePreloadedQuery<pagePolicyQuery>(query, queryRef)
  const version = shown.edges[0]?.node
  const { q = '' } = search
  const lines = useMemo(() => linesThat(version?.lines ?? [], q), [version, q])
  const change = (next: Partial<PolicySearch>) =>
    void navigate({ to: '/settings/policy', search: { ...search, ...next }, replace: true })
  const stateWord: Record<string, string> = { active: t`active`, draft: t`draft`, retired: t`retired` }
  return (
    <SettingsPage title={t`Policy`} acts={viewer.acts}>
      {version ? (
        <Card
          flush
          title={
            <>
              <Trans>Version {version.number}</Trans> <Tag>{stateWord[version.state] ?? version.state}</Tag>
            </>
          }
          note={
            <>
              {/* the server's own note is English */}
              {version.shipped ? t`The policy as it ships.` : version.note}
              {version.activatedAt && (
                <>
                  {' '}
                  <Trans>
                    Active since <Moment at={version.activatedAt} exact />
                  </Trans>
                  {version.activatedBy && <>, {version.activatedBy.name}</>}.
                </>
              )}
            </>
          }
        >
          <div className={s.rows}>
            <div className={s.tools}>
              <SearchField
                label={t`Search lines: a role, an act, a number`}
                value={q}
                onChange={typed => change({ q: typed || undefined })}
              />
              {versions.edges.length > 1 && (
                <Select
                  size="s"
                  label={t`Version`}
                  name="version"
                  value={String(version.number)}
                  onChange={event => change({ version: Number(event.target.value), line: undefined })}
                  options={versions.edges.map(({ node }) => ({
                    value: String(node.number),
                    label: `${node.number} · ${stateWord[node.state] ?? node.state}`,
                  }))}
                />
              )}
            </div>
          </div>
          <PolicyLines lines={lines} asked={search.line} />
        </Card>
      ) : (
        <Card>
          <Empty icon={<ScrollText size={20} />} title={t`There is no such version`}>
            <Trans>A version is kept for good once it was active.</Trans>
          </Empty>
        </Card>
      )}
    </SettingsPage>
  )
}
