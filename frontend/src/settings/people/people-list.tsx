import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Users } from 'lucide-react'
import { graphql, usePaginationFragment } from 'react-relay/hooks'
import type { peopleListMoreQuery } from '~/__generated__/peopleListMoreQuery.graphql'
import type { peopleList_query$key } from '~/__generated__/peopleList_query.graphql'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { Checkbox } from '~/design/field/choice'
import { PersonRow } from './person-row'
import { SearchField } from '../search-field'
import type { PeopleSearch } from './search'
import s from '../settings.module.css'

const fragment = graphql`
  fragment peopleList_query on Query
  @refetchable(queryName: "peopleListMoreQuery")
  @argumentDefinitions(
    typed: { type: "String" }
    filter: { type: "PersonFilter" }
    first: { type: "Int", defaultValue: 50 }
    after: { type: "String" }
  ) {
    people(first: $first, after: $after, search: $typed, filter: $filter)
      @connection(key: "peopleList_people") {
      totalCount
      edges {
        node {
          id
          ...personRow_person
        }
      }
    }
  }
`
type Props = {
  query: peopleList_query$key
  search: PeopleSearch
  onChange: (next: Partial<PeopleSearch>) => void
}

/** Everybody, found by a part of name or email. */
export function PeopleList({ query, search, onChange }: Props) {
  const { t } = useLingui()
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<
    peopleListMoreQuery,
    peopleList_query$key
  >(fragment, query)
  const { edges, totalCount } = data.people
  return (
    <Card
      flush
      title={<Plural value={totalCount} one="# person" other="# people" />}
      note={search.grant && <Trans>Choose whom you grant the role to</Trans>}
      acts={
        <Checkbox
          label={t`Also those who left`}
          name="left"
          checked={Boolean(search.left)}
          onChange={event => onChange({ left: event.target.checked || undefined })}
        />
      }
    >
      <div className={s.rows}>
        <SearchField
          label={t`Search people`}
          value={search.q ?? ''}
          onChange={q => onChange({ q: q || undefined })}
        />
      </div>
      {edges.length === 0 ? (
        <Empty icon={<Users size={20} />} title={t`Nobody matches`} level={3}>
          <Trans>Try fewer letters of the name or the email address.</Trans>
        </Empty>
      ) : (
        <ul className={s.rows}>
          {edges.map(({ node }) => (
            <PersonRow key={node.id} person={node} onOpen={person => onChange({ person })} />
          ))}
        </ul>
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
