import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { PlainColumn } from '~/design/table/plain-table'
import { Amount, type Money } from '~/words'
import { requestOf } from './places'

export type BurningItem = {
  readonly perDay: Money | null | undefined
  readonly soFar: Money | null | undefined
  readonly whyNotPriced: string | null | undefined
  readonly request: {
    readonly id: string
    readonly ref: string
    readonly title: string
    readonly programName: string
  }
}

/** The same as a table: for those who read rather than look. */
export function useBurningColumns(): PlainColumn<BurningItem>[] {
  const { t } = useLingui()
  return [
    {
      id: 'request',
      head: t`Request`,
      cell: ({ request }) => (
        <Link to={requestOf(request.ref)} className="link">
          {request.ref} {request.title}
        </Link>
      ),
    },
    { id: 'program', head: t`Program`, cell: ({ request }) => request.programName },
    {
      id: 'day',
      head: t`A day`,
      end: true,
      cell: item => <Amount money={item.perDay} digits={0} why="not-stated" reason={item.whyNotPriced} />,
    },
    {
      id: 'far',
      head: t`So far`,
      end: true,
      cell: item => <Amount money={item.soFar} digits={0} why="not-stated" reason={item.whyNotPriced} />,
    },
  ]
}
