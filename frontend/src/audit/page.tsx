import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageAuditQuery } from '~/__generated__/pageAuditQuery.graphql'
import { PageBody, PageHead } from '~/design/page/page'
import { SettingsTabs } from '~/parts/settings-tabs/settings-tabs'
import { auditFilter } from './audit-filter'
import { AuditFilters } from './audit-filters'
import { EntryList } from './entry-list'
import type { AuditSearch } from './search'

export const query = graphql`
  query pageAuditQuery($filter: AuditEntryFilter) {
    viewer {
      acts
    }
    ...entryList_query @arguments(filter: $filter)
  }
`

export const variables = ({ search }: { search: AuditSearch }) => ({ filter: auditFilter(search) })
type Props = { queryRef: PreloadedQuery<pageAuditQuery>; search: AuditSearch }

/** Who did what, when, and which line of which policy version allowed it. */
export default function AuditPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const data = usePreloadedQuery<pageAuditQuery>(query, queryRef)
  const change = (next: Partial<AuditSearch>) =>
    void navigate({ to: '/settings/audit', search: { ...search, ...next }, replace: true })
  return (
    <>
      <PageHead title={t`Audit trail`} crumbs={t`Settings`} />
      <SettingsTabs acts={data.viewer.acts} />
      <PageBody>
        <AuditFilters search={search} onChange={change} />
        <EntryList query={data} search={search} onChange={change} />
      </PageBody>
    </>
  )
}
