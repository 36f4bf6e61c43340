import { Trans } from '@lingui/react/macro'
import { useFurtherCostWord } from '~/parts/burn-clock/further-cost-word'
import { CostOf } from './costs-then'
import type { Change, CostChange } from './facts'

/** One fact that is materially otherwise than when it was decided: what it was, and what it is. */
export function FactChange({ change: { code, before, after } }: { change: Change }) {
  const was = before ?? '–'
  const is = after ?? '–'
  if (code === 'rule_revised')
    return (
      <Trans>
        A cited rule has a new version: {was}, now {is}
      </Trans>
    )
  if (code === 'burn_changed')
    return (
      <Trans>
        The program’s weekly burn: {was}, now {is}
      </Trans>
    )
  if (code === 'project_burn_changed')
    return (
      <Trans>
        The weekly burn: {was}, now {is}
      </Trans>
    )
  if (code === 'share_restated')
    return (
      <Trans>
        The share that stands idle: {was}, now {is}
      </Trans>
    )
  if (code === 'forecast_cost_moved')
    return (
      <Trans>
        The project’s forecast cost: {was}, now {is}
      </Trans>
    )
  if (code === 'forecast_finish_moved')
    return (
      <Trans>
        The project’s forecast finish: {was}, now {is}
      </Trans>
    )
  if (code === 'source_retired') return <Trans>A source of supply was retired: {was}</Trans>
  if (code === 'source_over')
    return (
      <Trans>
        What a source offered has ended: {was}, {is}
      </Trans>
    )
  if (code === 'source_lead_changed')
    return (
      <Trans>
        Lead time of a source in days: {was}, now {is}
      </Trans>
    )
  if (code === 'source_price_changed')
    return (
      <Trans>
        Price of a source: {was}, now {is}
      </Trans>
    )
  if (code === 'source_evidence_old')
    return (
      <Trans>
        Evidence of a source is older than a year: {was}, {is}
      </Trans>
    )
  if (code === 'option_gone') return <Trans>No longer on offer: {was}</Trans>
  return (
    <Trans>
      The amount asked: {was}, now {is}
    </Trans>
  )
}

/** A further cost that is materially otherwise: stated since, taken back, or another figure or day. */
export function CostChanged({ change: { kind, before, after } }: { change: CostChange }) {
  const cost = useFurtherCostWord()(kind.toUpperCase())
  if (before && after)
    return (
      <Trans>
        {cost}: <CostOf cost={before} />, now <CostOf cost={after} />
      </Trans>
    )
  if (before)
    return (
      <Trans>
        {cost}: <CostOf cost={before} />, taken back since
      </Trans>
    )
  return (
    after && (
      <Trans>
        {cost}: none was stated, now <CostOf cost={after} />
      </Trans>
    )
  )
}
