import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { ruleWaivers_rule$data, ruleWaivers_rule$key } from '~/__generated__/ruleWaivers_rule.graphql'
import { Badge } from '~/design/badge/badge'
import { PlainTable } from '~/design/table/plain-table'
import { Amount, DayOf } from '~/words'
import { useWaiverState } from '../waivers/waiver-state'
import s from '../governance.module.css'

const fragment = graphql`
  fragment ruleWaivers_rule on Rule {
    waivers(first: 50) {
      id
      ref
      title
      state
      place
      validUntil
      limit {
        amount
        currency
      }
    }
  }
`

type Waiver = ruleWaivers_rule$data['waivers'][number]

/** The classes of cases that are, were or would be excepted from the rule in advance, the newest first. */
export function RuleWaivers({ rule }: { rule: ruleWaivers_rule$key }) {
  const { t } = useLingui()
  const state = useWaiverState()
  const { waivers } = useFragment(fragment, rule)
  if (waivers.length === 0) {
    return (
      <p className={s.quiet}>
        <Trans>No class of cases is excepted from it in advance.</Trans>
      </p>
    )
  }
  return (
    <PlainTable<Waiver>
      label={t`Class waivers`}
      rows={waivers}
      rowId={waiver => waiver.id}
      columns={[
        {
          id: 'waiver',
          head: t`Waiver`,
          cell: ({ ref, title }) => (
            <>
              <Link to="/rules/waivers/$ref" params={{ ref }} className="link">
                {ref}
              </Link>{' '}
              {title}
            </>
          ),
        },
        {
          id: 'state',
          head: t`State`,
          cell: waiver => (
            <Badge quiet tone={state(waiver.state).tone}>
              {state(waiver.state).word}
            </Badge>
          ),
        },
        { id: 'place', head: t`Where`, cell: waiver => waiver.place },
        {
          id: 'limit',
          head: t`Up to`,
          end: true,
          cell: ({ limit }) => (limit ? <Amount money={limit} /> : t`any amount`),
        },
        { id: 'until', head: t`Until`, end: true, cell: waiver => <DayOf at={waiver.validUntil} /> },
      ]}
    />
  )
}
