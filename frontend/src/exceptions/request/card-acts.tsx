import { Trans } from '@lingui/react/macro'
import { ActButton } from './act-button'
import { useBench } from './workbench'
import s from './workbench.module.css'

/** Acts of a card that are open now; the first of them in front where it is the next step. */
export function OpenActs({ acts, primary }: { acts: readonly string[]; primary?: boolean }) {
  const { hint } = useBench()
  return acts
    .filter(act => hint(act)?.reason === undefined)
    .map((act, index) => <ActButton key={act} act={act} size="s" primary={primary && index === 0} />)
}

/** Acts that are closed now, each with its reason and what would be permitted instead; folded, so that they hide nothing. */
export function ClosedActs({ acts }: { acts: readonly string[] }) {
  const { hint } = useBench()
  const closed = acts.flatMap(act => {
    const told = hint(act)
    return told?.reason === undefined ? [] : [{ act, reason: told.reason, nearest: told.nearest }]
  })
  if (closed.length === 0) return null
  return (
    <details className={s.closed}>
      <summary>
        <Trans>Not now, and why ({closed.length})</Trans>
      </summary>
      <ul className={s.acts}>
        {closed.map(({ act, reason, nearest }) => (
          <li key={act}>
            <ActButton act={act} size="s" className={s.wide} />
            <span className={s.reason}>
              {reason} {nearest}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
