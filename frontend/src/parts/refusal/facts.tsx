import { Trans, useLingui } from '@lingui/react/macro'
import { Mark } from '~/design/badge/mark'
import type { Fact } from '../act/refusal'
import s from './facts.module.css'

/** The facts that were looked at, those in the way first, and the nearest ask that would be permitted (AU4). */
export function Facts({ facts, nearest }: { facts: readonly Fact[]; nearest?: string | null }) {
  const { t } = useLingui()
  const sorted = [...facts].sort((a, b) => Number(b.standsInTheWay) - Number(a.standsInTheWay))
  return (
    <>
      {sorted.length > 0 && (
        <ul className={s.facts}>
          {sorted.map(fact => (
            <li key={fact.label} data-tone={fact.standsInTheWay ? 'bad' : 'good'}>
              <span
                role="img"
                aria-label={fact.standsInTheWay ? t`Stands in the way` : t`Does not stand in the way`}
              >
                <Mark tone={fact.standsInTheWay ? 'bad' : 'good'} />
              </span>
              <span>
                {fact.label}: <b>{fact.value}</b>
              </span>
            </li>
          ))}
        </ul>
      )}
      {nearest && (
        <p>
          <Trans>Nearest that would be permitted: {nearest}</Trans>
        </p>
      )}
    </>
  )
}
