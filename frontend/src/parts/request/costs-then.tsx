import { Trans, useLingui } from '@lingui/react/macro'
import { Definition } from '~/design/definitions/definitions'
import { useFurtherCostWord } from '~/parts/burn-clock/further-cost-word'
import { Amount, Day } from '~/words'
import { COST_KINDS, type CostThen, type Facts } from './facts'
import s from './request.module.css'

/** What waiting cost beside the burn when it was decided; lines of a list of definitions. */
export function CostsThen({ costs }: { costs: Facts['furtherCosts'] }) {
  const { t } = useLingui()
  const word = useFurtherCostWord()
  const stated = COST_KINDS.flatMap(kind => {
    const cost = costs?.[kind]
    return cost ? [{ kind, cost }] : []
  })
  if (!stated.length)
    return (
      <Definition term={t`Further costs of waiting`}>
        {costs ? t`none stated` : t`not kept: this decision is older than their keeping`}
      </Definition>
    )
  return stated.map(({ kind, cost }) => (
    <Definition key={kind} term={word(kind.toUpperCase())}>
      <CostOf cost={cost} /> <span className={s.byline}>{cost.basis}</span>
    </Definition>
  ))
}

/** An hour's amount, or what is lost at once by the end of a day. */
export function CostOf({ cost }: { cost: CostThen }) {
  return cost.fallsOn ? (
    <Trans>
      <Amount money={cost} /> at once after <Day day={cost.fallsOn} />
    </Trans>
  ) : (
    <Trans>
      <Amount money={cost} /> each hour
    </Trans>
  )
}
