import { useLingui } from '@lingui/react/macro'
import { useWords, type Money } from '~/words'
import { costShift, daysBetween } from './shifts'
import s from './shift.module.css'

/** How far a forecast lies from the plan; nothing where they cannot be compared. */
export function CostShift({ plan, forecast }: { plan: Money | null | undefined; forecast: Money }) {
  const { t } = useLingui()
  const words = useWords()
  const shift = costShift(plan, forecast)
  if (shift === null || shift === 0) return null
  const size = words.percent(Math.abs(shift), Math.abs(shift) < 0.1 ? 1 : 0)
  const over = shift > 0
  return (
    <span
      className={s.shift}
      data-over={over || undefined}
      title={over ? t`over the budget` : t`under the budget`}
    >
      {over ? '+' : '−'}
      {size}
    </span>
  )
}

export function FinishShift({ plan, forecast }: { plan: string | null | undefined; forecast: string }) {
  const { t } = useLingui()
  if (!plan) return null
  const days = daysBetween(plan, forecast)
  if (days === 0) return null
  const late = days > 0
  const count = Math.abs(days)
  return (
    <span
      className={s.shift}
      data-over={late || undefined}
      title={late ? t`later than planned` : t`earlier than planned`}
    >
      {late ? t`+${count} d` : t`−${count} d`}
    </span>
  )
}
