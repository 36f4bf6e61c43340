import { Trans, useLingui } from '@lingui/react/macro'
import { useDeferredValue } from 'react'
import { useFormContext } from 'react-hook-form'
import { Card } from '~/design/card/card'
import { WhoCould, type UnsentAsk } from '~/parts/request/who-could'
import { requestInput } from './request-input'
import { useSettled } from './use-settled'
import type { Values } from './values'
import s from './new.module.css'

/** Who could say yes to the ask as it is written so far: before it is sent, and before anybody has said no. */
export function Ahead() {
  const { t } = useLingui()
  const asked = useDeferredValue(useSettled(askOf(useFormContext<Values>().watch())))
  return (
    <Card title={t`Who could say yes`} note={<Trans>To this ask as it stands, among who is there now</Trans>}>
      {asked ? (
        <>
          <WhoCould ask={JSON.parse(asked) as UnsentAsk} compact />
          <p className={s.help}>
            <Trans>A rule that the provider cites later may need another yes.</Trans>
          </p>
        </>
      ) : (
        <p className={s.help}>
          <Trans>Say what it costs and who pays, and the people are named here.</Trans>
        </p>
      )}
    </Card>
  )
}

/** The question as text, so that what did not change is not asked again; empty while something of it lacks. */
function askOf(values: Values): string {
  const { projectId, providerUnitId, amount, paidBy, targets } = requestInput(values)
  const whole = projectId && providerUnitId && values.paidBy && /^\d+(\.\d+)?$/.test(amount.amount)
  const ask: UnsentAsk = { projectId, providerUnitId, amount, paidBy, targets }
  return whole ? JSON.stringify(ask) : ''
}
