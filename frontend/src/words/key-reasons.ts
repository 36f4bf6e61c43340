import { useLingui } from '@lingui/react/macro'
import { stated } from './stated'
import { useWords } from './use-words'

export type KeyReason = {
  readonly code: string
  readonly message: string
  readonly facts: readonly { readonly name: string; readonly value: string }[]
}

/** Why a key stands as it does, in the reader's language; a code that is new here comes in the server's words. */
export function useKeyReasonWord(): (reason: KeyReason) => string {
  const { t } = useLingui()
  const words = useWords()
  const why: Record<string, string> = {
    'no forecast': t`no forecast`,
    'no baseline': t`no baseline`,
  }
  return ({ code, message, facts }) => {
    const fact = (name: string) => facts.find(each => each.name === name)?.value ?? ''
    const share = (name: string) => words.percent(Number(fact(name)))
    const service = fact('service')
    const criterion = fact('criterion')
    const standard = fact('standard')
    const forecast = stated(words, fact('forecast'))
    const limit = stated(words, fact('limit'))
    const minimum = fact('minimum')
    const assessed = fact('assessed')
    const cost = fact('area') === 'cost'
    switch (code) {
      case 'standard_violated':
        return t`${standard} is violated.`
      case 'standard_met':
        return t`The finding against ${standard} was put right.`
      case 'forecast_inside':
        return cost
          ? t`The forecast cost, ${forecast}, is within ${limit}.`
          : t`The forecast finish, ${forecast}, is within ${limit}.`
      case 'forecast_outside':
        return cost
          ? t`The forecast cost, ${forecast}, is beyond ${limit}.`
          : t`The forecast finish, ${forecast}, is beyond ${limit}.`
      case 'no_forecast':
        return cost
          ? t`The cost cannot be judged: ${why[fact('reason')] ?? fact('reason')}.`
          : t`The finish cannot be judged: ${why[fact('reason')] ?? fact('reason')}.`
      case 'no_tolerance':
        return t`There is no tolerance to judge the forecast by.`
      case 'no_transition':
        return t`No service transition was entered.`
      case 'no_criteria':
        return t`${service} has no acceptance criteria yet.`
      case 'criterion_signed':
        return t`${service} signed: ${criterion}`
      case 'criterion_not_signed':
        return t`${service} has not signed: ${criterion}`
      case 'no_assessment':
        return t`Nobody was assessed yet.`
      case 'too_few_people':
        return t`Fewer than ${minimum} people answered; nothing is shown.`
      case 'barriers_within_threshold':
        return t`${share('share')} of ${assessed} people have a barrier before Ability; up to ${share('threshold')} may.`
      case 'barriers_above_threshold':
        return t`${share('share')} of ${assessed} people have a barrier before Ability; at most ${share('threshold')} may.`
      case 'no_evidence':
        return t`There is no evidence yet.`
      default:
        return message
    }
  }
}
