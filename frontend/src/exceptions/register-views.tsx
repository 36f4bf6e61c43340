import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { registerViews_query$key } from '~/__generated__/registerViews_query.graphql'
import { Tab, Tabs } from '~/design/tabs/tabs'
import { useWords } from '~/words'
import type { RegisterSearch } from './register-search'

const fragment = graphql`
  fragment registerViews_query on Query {
    all: exceptionRequests(first: 0) {
      totalCount
    }
    open: exceptionRequests(first: 0, filter: { open: { eq: true } }) {
      totalCount
    }
    deciding: exceptionRequests(
      first: 0
      filter: {
        state: { oneOf: ["deciding", "reopened", "appealed", "decline_proposed", "deferral_proposed"] }
      }
    ) {
      totalCount
    }
    approved: exceptionRequests(
      first: 0
      filter: { state: { oneOf: ["approved", "approved_with_conditions"] } }
    ) {
      totalCount
    }
    refused: exceptionRequests(first: 0, filter: { state: { oneOf: ["declined", "deferred", "revoked"] } }) {
      totalCount
    }
    ended: exceptionRequests(first: 0, filter: { state: { oneOf: ["withdrawn", "closed"] } }) {
      totalCount
    }
  }
`

/** The usual questions to the register, each with how many answer it. */
export function RegisterViews({
  counts,
  search,
}: {
  counts: registerViews_query$key
  search: RegisterSearch
}) {
  const { t } = useLingui()
  const words = useWords()
  const told = useFragment(fragment, counts)
  const views = [
    { show: undefined, label: t`All`, count: told.all.totalCount },
    { show: 'open', label: t`Open`, count: told.open.totalCount },
    { show: 'deciding', label: t`Wait for a decision`, count: told.deciding.totalCount },
    { show: 'approved', label: t`Approved`, count: told.approved.totalCount },
    { show: 'refused', label: t`Declined or deferred`, count: told.refused.totalCount },
    { show: 'ended', label: t`Withdrawn or closed`, count: told.ended.totalCount },
  ] as const
  return (
    <Tabs label={t`Views of the register`}>
      {views.map(({ show, label, count }) => (
        <Tab
          key={label}
          to="/exceptions"
          search={{ ...search, show }}
          count={words.count(count)}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {label}
        </Tab>
      ))}
    </Tabs>
  )
}
