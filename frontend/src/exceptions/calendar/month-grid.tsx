import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { entry_entry$key } from '~/__generated__/entry_entry.graphql'
import { useWords } from '~/words'
import { ShortEntry } from './entry'
import { weeksOf } from './month'
import s from './calendar.module.css'

/** So many stand in the cell of a day; the rest in the agenda below. */
const MOST = 4
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1)

type Props<Entry> = { month: string; today: string; days: ReadonlyMap<string, readonly Entry[]> }

/** A month as a table of weeks: an ordinary one, with headings, whose links the keyboard reaches. */
export function MonthGrid<Entry extends entry_entry$key>({ month, today, days }: Props<Entry>) {
  const { t, i18n } = useLingui()
  const words = useWords()
  const weekdays = Array.from({ length: 7 }, (_, day) => {
    const at = MONDAY + day * 86_400_000
    const name = (weekday: 'short' | 'long') =>
      new Intl.DateTimeFormat(i18n.locale, { weekday, timeZone: 'UTC' }).format(at)
    return { short: name('short'), long: name('long') }
  })
  return (
    <div className={s.scroll} data-print="hide">
      <table className={s.month}>
        <caption className="sr">{t`${words.month(`${month}-01`)}, day by day`}</caption>
        <thead>
          <tr>
            {weekdays.map(({ short, long }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, at) => (
            <tr key={week.find(Boolean) ?? at}>
              {week.map((day, weekday) =>
                day === null ? (
                  <td key={weekday} className={s.none} />
                ) : (
                  <td key={day} aria-current={day === today ? 'date' : undefined}>
                    <time dateTime={day} className={s.number}>
                      <span aria-hidden>{Number(day.slice(8))}</span>
                      <span className="sr">{words.day(day)}</span>
                      {day === today && (
                        <b>
                          <Trans>Today</Trans>
                        </b>
                      )}
                    </time>
                    <DayEntries day={day} entries={days.get(day) ?? NONE} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function DayEntries({ day, entries }: { day: string; entries: readonly entry_entry$key[] }) {
  if (entries.length === 0) return null
  const more = entries.length - MOST
  return (
    <ul className={s.cell}>
      {entries.slice(0, MOST).map((entry, at) => (
        <li key={at}>
          <ShortEntry entry={entry} />
        </li>
      ))}
      {more > 0 && (
        <li>
          <a href={`#day-${day}`}>
            <Plural value={more} one="# more" other="# more" />
          </a>
        </li>
      )}
    </ul>
  )
}

const NONE: readonly never[] = []
