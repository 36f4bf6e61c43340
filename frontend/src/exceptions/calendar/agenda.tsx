import { Trans, useLingui } from '@lingui/react/macro'
import type { entry_entry$key } from '~/__generated__/entry_entry.graphql'
import { useWords } from '~/words'
import { LongEntry } from './entry'
import s from './calendar.module.css'

type Props<Entry> = { today: string; days: ReadonlyMap<string, readonly Entry[]> }

/** The same day by day, as a list that says everything. */
export function Agenda<Entry extends entry_entry$key>({ today, days }: Props<Entry>) {
  const { t } = useLingui()
  const words = useWords()
  return (
    <ol className={s.agenda} aria-label={t`Agenda`}>
      {[...days].map(([day, entries]) => (
        <li key={day} id={`day-${day}`} tabIndex={-1} className={s.day}>
          <h3 className={s.dayHead}>
            <time dateTime={day}>{words.day(day)}</time>
            {day === today && (
              <b>
                <Trans>Today</Trans>
              </b>
            )}
          </h3>
          <ul className={s.entries}>
            {entries.map((entry, at) => (
              <li key={at}>
                <LongEntry entry={entry} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
