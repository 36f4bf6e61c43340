import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { Popover } from '~/design/popover/popover'
import { AsOf } from '~/words'
import s from './explained.module.css'

export type Explanation = {
  /** In symbols: CPI = EV / AC. */
  formula?: string | null
  version?: string | null
  inputs: readonly { readonly name: string; readonly value: ReactNode }[]
  asOf?: string | null
  /** Links to the records behind it. */
  records?: ReactNode
  /** Why there is no value, when there is none. */
  reason?: string | null
}

/** A number that tells how it came about when pressed: formula, inputs, as-of, records behind it. */
export function Explained({ of, how, children }: { of: string; how: Explanation; children: ReactNode }) {
  const { t } = useLingui()
  return (
    <Popover label={t`How ${of} came about`} className={s.number} trigger={children}>
      <p className={s.title}>
        <Trans>How {of} came about</Trans>
      </p>
      {how.formula && (
        <p className={s.formula}>
          {how.formula}
          {how.version && <span> · {how.version}</span>}
        </p>
      )}
      {how.reason && <p className={s.reason}>{how.reason}</p>}
      {how.inputs.length > 0 && (
        <Definitions>
          {how.inputs.map(input => (
            <Definition key={input.name} term={input.name}>
              <span className="num">{input.value}</span>
            </Definition>
          ))}
        </Definitions>
      )}
      {how.records && <div className={s.records}>{how.records}</div>}
      {how.asOf && (
        <p className={s.asOf}>
          <AsOf at={how.asOf} />
        </p>
      )}
    </Popover>
  )
}
