import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Badge, Tag } from '~/design/badge/badge'
import type { Column } from '~/design/table/table'
import { TwoTruths } from '~/parts/two-truths/two-truths'
import { Day, useOfficeWord, useWords } from '~/words'
import type { RulesRow } from './rules-row'

export function useRulesColumns(): Column<RulesRow>[] {
  const { t, i18n } = useLingui()
  const office = useOfficeWord()
  const words = useWords()
  return useMemo(
    () => [
      { id: 'ref', head: t`Reference`, width: 90, pinned: true, sortable: true, cell: row => row.ref },
      {
        id: 'title',
        head: t`Title`,
        width: 240,
        grow: 1,
        pinned: true,
        sortable: true,
        cell: row => (
          <Link to="/rules/$ref" params={{ ref: row.ref }} tabIndex={-1} title={row.title}>
            <b>{row.title}</b>
          </Link>
        ),
      },
      {
        id: 'office',
        head: t`Office`,
        width: 90,
        sortable: true,
        cell: row => <Tag title={office(row.ownerOffice)}>{row.ownerOffice}</Tag>,
      },
      {
        id: 'statement',
        head: t`What it asks`,
        width: 300,
        grow: 2,
        cell: row => (
          <span title={row.current?.statement}>{row.current?.statement ?? t`not in force yet`}</span>
        ),
      },
      {
        id: 'waivable',
        head: t`Waiver`,
        width: 190,
        cell: row =>
          row.current?.waivable === false ? (
            <Badge tone="bad" quiet>
              {row.current.outsideAuthority ? t`Ask ${row.current.outsideAuthority}` : t`Not waivable`}
            </Badge>
          ) : (
            t`by its office`
          ),
      },
      {
        id: 'cited',
        head: t`Times cited`,
        width: 110,
        end: true,
        sortable: true,
        cell: row => words.count(row.citationCount),
      },
      {
        id: 'compliance',
        head: t`Projects judged`,
        width: 170,
        cell: row => <TwoTruths compliance={row.compliance} />,
      },
      {
        id: 'review',
        head: t`Next review`,
        width: 120,
        cell: row => row.current?.reviewOn && <Day day={row.current.reviewOn} />,
      },
    ],
    // eslint-disable-next-line react-hooks/exhaustive-deps -- words change with the language alone
    [i18n.locale],
  )
}
