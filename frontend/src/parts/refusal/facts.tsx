import { Trans, useLingui } from '@lingui/react/macro'
import { Mark } from '~/design/badge/mark'
import type { Fact } from '../act/refusal'
import s from './facts.module.css'

/** "12: p, role:pmo_lead, …" says something to whoever writes policies. */
const POLICY_LINE = /^\d+: [pg], /

/** The facts that were looked at, those in the way first, and the nearest ask that would be permitted (AU4). */
export function Facts({ facts, nearest }: { facts: readonly Fact[]; nearest?: string | null }) {
  const { t } = useLingui()
  const sorted = facts
    .filter(fact => !POLICY_LINE.test(fact.value))
    .sort((a, b) => Number(b.standsInTheWay) - Number(a.standsInTheWay))
  const lines = facts.filter(fact => POLICY_LINE.test(fact.value))
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
      {lines.map(({ label, value }) => (
        <details key={value} className={s.line}>
          <summary>
            <Trans>Why: policy line</Trans>
          </summary>
          <code>
            {label} {value}
          </code>
        </details>
      ))}
    </>
  )
}
