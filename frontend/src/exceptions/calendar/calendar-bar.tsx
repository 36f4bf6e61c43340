import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { calendarBar_query$key } from '~/__generated__/calendarBar_query.graphql'
import { ButtonLink } from '~/design/button/button'
import { FilterChip } from '~/parts/records/filter-chip'
import { useOfficeWord } from '~/words'
import { monthAfter } from './month'
import type { CalendarSearch } from './search'
import s from './calendar.module.css'

const fragment = graphql`
  fragment calendarBar_query on Query {
    programs(first: 100, orderBy: [{ field: NAME }]) {
      edges {
        node {
          ref
          name
        }
      }
    }
  }
`
const OFFICES = ['PMO', 'SMO', 'CMO'] as const
type Props = {
  programs: calendarBar_query$key
  month: string
  search: CalendarSearch
  /** What else can be done with what is shown. */
  children: ReactNode
}

/** Month by month, and of whose requests; all of it is in the address. */
export function CalendarBar({ programs, month, search, children }: Props) {
  const { t } = useLingui()
  const office = useOfficeWord()
  const navigate = useNavigate()
  const { edges } = useFragment(fragment, programs).programs
  const change = (part: Partial<CalendarSearch>) =>
    void navigate({ to: '/exceptions/calendar', search: { ...search, ...part }, replace: true })
  const at = (to: string | undefined) => ({ to: '/exceptions/calendar', search: { ...search, month: to } })
  return (
    <div className={s.bar} data-print="hide">
      <ButtonLink {...at(monthAfter(month, -1))} aria-label={t`The month before`}>
        <ChevronLeft size={15} aria-hidden />
      </ButtonLink>
      <ButtonLink {...at(undefined)}>
        <Trans>This month</Trans>
      </ButtonLink>
      <ButtonLink {...at(monthAfter(month, 1))} aria-label={t`The month after`}>
        <ChevronRight size={15} aria-hidden />
      </ButtonLink>
      <FilterChip
        label={t`Office`}
        options={OFFICES.map(value => ({ value, label: office(value) }))}
        chosen={search.office ? [search.office] : []}
        onChange={chosen => change({ office: chosen?.[0] })}
        single
      />
      <FilterChip
        label={t`Program`}
        options={edges.map(({ node }) => ({ value: node.ref, label: node.name }))}
        chosen={search.program ? [search.program] : []}
        onChange={chosen => change({ program: chosen?.[0] })}
        single
      />
      {children}
    </div>
  )
}
