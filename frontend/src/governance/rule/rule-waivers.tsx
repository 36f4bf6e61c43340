import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { ruleWaivers_rule$key } from '~/__generated__/ruleWaivers_rule.graphql'
import { PlainTable } from '~/design/table/plain-table'
import { useWaiverColumns } from '../waivers/waiver-columns'
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

/** The classes of cases that are, were or would be excepted from the rule in advance, the newest first. */
export function RuleWaivers({ rule }: { rule: ruleWaivers_rule$key }) {
  const { t } = useLingui()
  const columns = useWaiverColumns()
  const { waivers } = useFragment(fragment, rule)
  if (waivers.length === 0) {
    return (
      <p className={s.quiet}>
        <Trans>No class of cases is excepted from it in advance.</Trans>
      </p>
    )
  }
  return (
    <PlainTable
      label={t`Class waivers`}
      rows={waivers}
      rowId={waiver => waiver.id}
      columns={[columns.waiver, columns.state, columns.place, columns.limit, columns.until]}
    />
  )
}
