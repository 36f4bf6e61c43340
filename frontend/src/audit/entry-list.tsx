import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Scale } from 'lucide-react'
import { Suspense } from 'react'
import { graphql, usePaginationFragment } from 'react-relay/hooks'
import type { entryListMoreQuery } from '~/__generated__/entryListMoreQuery.graphql'
import type { entryList_query$key } from '~/__generated__/entryList_query.graphql'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { AskedEntry } from './asked-entry'
import { EntryRow } from './entry-row'
import type { AuditSearch } from './search'
import s from './audit.module.css'

const fragment = graphql`
  fragment entryList_query on Query
  @refetchable(queryName: "entryListMoreQuery")
  @argumentDefinitions(
    filter: { type: "AuditEntryFilter" }
    first: { type: "Int", defaultValue: 50 }
    after: { type: "String" }
  ) {
    auditEntries(first: $first, after: $after, filter: $filter) @connection(key: "entryList_auditEntries") {
      totalCount
      edges {
        node {
          id
          ...entryRow_entry
        }
      }
    }
  }
`
type Props = {
  query: entryList_query$key
  search: AuditSearch
  onChange: (next: Partial<AuditSearch>) => void
}

/** The entries, the newest first; one opens to its detail. */
export function EntryList({ query, search, onChange }: Props) {
  const { t } = useLingui()
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<
    entryListMoreQuery,
    entryList_query$key
  >(fragment, query)
  const { edges, totalCount } = data.auditEntries
  return (
    <Card
      flush
      title={<Plural value={totalCount} one="# entry" other="# entries" />}
      note={
        <Trans>
          The newest first. The trail is only ever added to; nobody can change or remove an entry.
        </Trans>
      }
    >
      {edges.length === 0 ? (
        <Empty icon={<Scale size={20} />} title={t`No entry matches`} level={3}>
          <Trans>Try a part of the act, such as “role:”, or a reference, such as “REQ-2041”.</Trans>
        </Empty>
      ) : (
        <ol className={s.entries}>
          {search.entry !== undefined && !edges.some(({ node }) => node.id === search.entry) && (
            <Suspense>
              <AskedEntry id={search.entry} onChange={onChange} />
            </Suspense>
          )}
          {edges.map(({ node }) => (
            <EntryRow
              key={node.id}
              entry={node}
              open={search.entry === node.id}
              onOpen={open => onChange({ entry: open ? node.id : undefined })}
              onChange={onChange}
            />
          ))}
        </ol>
      )}
      {hasNext && (
        <div className={s.more}>
          <Button busy={isLoadingNext} onClick={() => loadNext(50)}>
            <Trans>Show more</Trans>
          </Button>
        </div>
      )}
    </Card>
  )
}
