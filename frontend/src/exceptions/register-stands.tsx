import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { registerStands_facets$key } from '~/__generated__/registerStands_facets.graphql'
import { FilterChip } from '~/parts/records/filter-chip'
import { useWords } from '~/words'
import type { ChangeSearch, RegisterSearch } from './register-search'

const fragment = graphql`
  fragment registerStands_facets on RequestFacets {
    inForce
    endsSoon
    expired
    lapsed
    revoked
  }
`

type Props = { facets: registerStands_facets$key; search: RegisterSearch; change: ChangeSearch }

/** How a given exception stands by the clock now, each with how many do. */
export function RegisterStands({ facets, search, change }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const told = useFragment(fragment, facets)
  const options = [
    { value: 'inForce', label: t`In force`, count: told.inForce },
    { value: 'endsSoon', label: t`Ends within 30 days`, count: told.endsSoon },
    { value: 'expired', label: t`Expired`, count: told.expired },
    { value: 'lapsed', label: t`Deferral lapsed`, count: told.lapsed },
    { value: 'revoked', label: t`Revoked`, count: told.revoked },
  ] as const
  const chosen = options.flatMap(({ value }) => (value === search.show ? [value] : []))
  return (
    <FilterChip
      label={t`How it stands`}
      options={options.map(({ value, label, count }) => ({
        value,
        label: `${label} (${words.count(count)})`,
      }))}
      chosen={chosen}
      onChange={picked => change({ show: picked?.[0] })}
      single
    />
  )
}
