import { Trans, useLingui } from '@lingui/react/macro'
import { Amount, useWords } from '~/words'
import type { Alternative } from './alternatives'
import { Byline } from './byline'
import s from './request.module.css'

/** What an alternative said before it was revised, and who wrote each version. */
export function Versions({ number, earlier }: { number: number; earlier: readonly Alternative[] }) {
  const { t } = useLingui()
  const words = useWords()
  return (
    <details>
      <summary>
        <Trans>Version {number}; what it said before</Trans>
      </summary>
      <ul className={s.list}>
        {earlier.map(each => (
          <li key={each.id}>
            <b>{each.title}</b>
            <p className={s.facts}>
              <span>
                <Amount money={each.cost} />
              </span>
              <span>{t`${words.count(each.leadTimeDays)} days`}</span>
            </p>
            <Byline author={each.author} at={each.proposedAt} />
          </li>
        ))}
      </ul>
    </details>
  )
}
