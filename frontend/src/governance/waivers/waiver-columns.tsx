import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Badge } from '~/design/badge/badge'
import type { PlainColumn } from '~/design/table/plain-table'
import { Amount, DayOf } from '~/words'
import { useWaiverState } from './waiver-state'
import s from './waivers.module.css'

type Waiver = {
  readonly ref: string
  readonly title: string
  readonly state: string
  readonly place: string
  readonly validUntil: string
  readonly limit: { readonly amount: string; readonly currency: string } | null | undefined
}

type Name = 'waiver' | 'state' | 'place' | 'limit' | 'until'

/** The columns that every table of class waivers has, by name. */
export function useWaiverColumns(): Record<Name, PlainColumn<Waiver>> {
  const { t } = useLingui()
  const state = useWaiverState()
  return {
    waiver: {
      id: 'waiver',
      head: t`Waiver`,
      cell: ({ ref, title }) => (
        <span className={s.name}>
          <Link to="/rules/waivers/$ref" params={{ ref }} className="link">
            {ref}
          </Link>{' '}
          {title}
        </span>
      ),
    },
    state: {
      id: 'state',
      head: t`State`,
      cell: waiver => (
        <Badge quiet tone={state(waiver.state).tone}>
          {state(waiver.state).word}
        </Badge>
      ),
    },
    place: { id: 'place', head: t`Where`, cell: waiver => waiver.place },
    limit: {
      id: 'limit',
      head: t`Up to`,
      end: true,
      cell: ({ limit }) => (limit ? <Amount money={limit} /> : t`any amount`),
    },
    until: { id: 'until', head: t`Until`, end: true, cell: waiver => <DayOf at={waiver.validUntil} /> },
  }
}
