import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Badge } from '~/design/badge/badge'
import type { Refusal } from '~/parts/act/refusal'
import type { Item, Outcome } from './run'
import s from './bulk.module.css'

type Props = {
  items: readonly Item[]
  outcomes: ReadonlyMap<string, Outcome>
  done: number
  refused: number
}

/** What became of each request: done, or refused and why. */
export function BulkReport({ items, outcomes, done, refused }: Props) {
  const { t } = useLingui()
  return (
    <section aria-label={t`What became of each`}>
      <p role="status">
        {outcomes.size > 0 && (
          <Trans>
            {done} done, {refused} refused, of {items.length}
          </Trans>
        )}
      </p>
      <ul className={s.report}>
        {items.map(({ key, ref, title }) => {
          const outcome = outcomes.get(key)
          return (
            <li key={key}>
              <Link to="/decisions/$ref" params={{ ref }}>
                {ref}
              </Link>
              <span>
                {title}
                {outcome?.state === 'refused' && (
                  <>
                    <Why refusal={outcome.refusal} />
                    <Link to="/decisions/$ref" params={{ ref }} className={s.why}>
                      <Trans>Answer it on its page</Trans>
                    </Link>
                  </>
                )}
              </span>
              {outcome?.state === 'done' && <Became stands={outcome.stands} />}
              {outcome?.state === 'refused' && <Badge tone="bad">{t`Refused`}</Badge>}
              {outcome?.state === 'runs' && <Badge tone="none">{t`Under way`}</Badge>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What is stored is not always decided: others may still have to sign, or the helper to accept. */
function Became({ stands }: { stands: string | null }) {
  const { t } = useLingui()
  if (stands?.endsWith('_proposed')) return <Badge tone="warn">{t`Put forward; waits for the helper`}</Badge>
  if (stands !== null && !stands.startsWith('approved'))
    return <Badge tone="warn">{t`Signed; others still have to`}</Badge>
  return <Badge tone="good">{t`Done`}</Badge>
}

function Why({ refusal }: { refusal: Refusal }) {
  const { t } = useLingui()
  if (refusal.__typename === 'Lost')
    return (
      <p className={s.why}>{t`The connection was lost; whether it was kept is told when you try again.`}</p>
    )
  if (!('message' in refusal)) return <p className={s.why}>{t`Something went wrong here; try again.`}</p>
  const problems = refusal.__typename === 'Invalid' ? refusal.problems.map(({ message }) => message) : []
  return <p className={s.why}>{[...(problems.length > 0 ? problems : [refusal.message])].join(' ')}</p>
}
