import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { registerViews_facets$key } from '~/__generated__/registerViews_facets.graphql'
import { Tab, Tabs } from '~/design/tabs/tabs'
import { useWords } from '~/words'
import type { RegisterSearch } from './register-search'

const fragment = graphql`
  fragment registerViews_facets on RequestFacets {
    all
    open
    deciding
    approved
    refused
    ended
  }
`

/** The usual questions to the register, each with how many answer it. */
export function RegisterViews({
  facets,
  search,
}: {
  facets: registerViews_facets$key
  search: RegisterSearch
}) {
  const { t } = useLingui()
  const words = useWords()
  const told = useFragment(fragment, facets)
  const views = [
    { show: undefined, label: t`All`, count: told.all },
    { show: 'open', label: t`Open`, count: told.open },
    { show: 'deciding', label: t`Wait for a decision`, count: told.deciding },
    { show: 'approved', label: t`Approved`, count: told.approved },
    { show: 'refused', label: t`Declined or deferred`, count: told.refused },
    { show: 'ended', label: t`Withdrawn or closed`, count: told.ended },
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
