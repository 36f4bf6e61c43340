import { useLingui } from '@lingui/react/macro'
import { Tip } from '~/design/tip/tip'
import type { Money } from './format'
import { useWords } from './use-words'
import s from './amount.module.css'

/** Why there is no value. Withheld, unknown and undefined differ, and none of them is zero. */
export type Absence = 'withheld' | 'unknown' | 'undefined' | 'not-stated' | 'not-shown'

type NoValueProps = { why: Absence; reason?: string | null }

/** Stands where a value is missing: says which kind of missing, and on hover or focus why. */
export function NoValue({ why, reason }: NoValueProps) {
  const { t } = useLingui()
  const word = {
    withheld: t`withheld`,
    unknown: t`unknown`,
    undefined: t`undefined`,
    'not-stated': t`not stated`,
    'not-shown': t`not shown`,
  }[why]
  if (!reason) return <span className={s.none}>{word}</span>
  return (
    <Tip label={reason}>
      <button type="button" className={s.none}>
        {word}
        <span className="sr">: {reason}</span>
      </button>
    </Tip>
  )
}

type AmountProps = {
  money: Money | null | undefined
  compact?: boolean
  signed?: boolean
  digits?: number
  /** What is said when there is none. */
  why?: Absence
  reason?: string | null
}

/** Money, or the kind of its absence. A compact one shows the exact amount on hover. */
export function Amount({ money, compact, signed, digits, why = 'unknown', reason }: AmountProps) {
  const words = useWords()
  if (!money) return <NoValue why={why} reason={reason} />
  return (
    <span className="num" title={compact ? words.money(money) : undefined}>
      {words.money(money, { compact, signed, digits })}
    </span>
  )
}
