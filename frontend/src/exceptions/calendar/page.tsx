import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CalendarDays } from 'lucide-react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageCalendarQuery } from '~/__generated__/pageCalendarQuery.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { later } from '~/design/later'
import { PageBody, PageHead } from '~/design/page/page'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import { useWords } from '~/words'
import { Agenda } from './agenda'
import { CalendarBar } from './calendar-bar'
import { byDay, spanOf } from './month'
import { MonthGrid } from './month-grid'
import type { CalendarSearch } from './search'

const CalendarFile = later(async () => (await import('./calendar-file')).CalendarFile)

export const query = graphql`
  query pageCalendarQuery($since: Date, $until: Date, $office: Office, $program: String) {
    viewer {
      acts
    }
    exceptionCalendar(since: $since, until: $until, office: $office, program: $program) {
      today
      since
      more
      entries {
        on
        ...entry_entry
      }
    }
    ...calendarBar_query
  }
`

/** Without a month it is the organisation's month now, which the server knows. */
export const variables = ({ search: { month, office, program } }: { search: CalendarSearch }) => ({
  ...(month && spanOf(month)),
  office: office ?? null,
  program: program ?? null,
})

type Props = { queryRef: PreloadedQuery<pageCalendarQuery>; search: CalendarSearch }

/** What comes to its day: ends, extensions, conditions, deferrals, reviews, class waivers; by day and as a list. */
export default function CalendarPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const data = usePreloadedQuery<pageCalendarQuery>(query, queryRef)
  const { today, since, more, entries } = data.exceptionCalendar
  const month = since.slice(0, 7)
  const days = byDay(entries)
  return (
    <>
      <PageHead title={t`Calendar of exceptions`} />
      <SectionTabs section="exceptions" acts={data.viewer.acts} />
      <PageBody>
        <Card
          title={words.month(since)}
          note={
            <span role="status">
              {more ? (
                <Trans>
                  Only the first {entries.length} of this month: narrow it to an office or a program
                </Trans>
              ) : (
                <Plural
                  value={entries.length}
                  _0="Nothing"
                  one="# comes to its day"
                  other="# come to their day"
                />
              )}
            </span>
          }
          acts={
            <CalendarBar programs={data} month={month} search={search}>
              <CalendarFile acts={data.viewer.acts} since={since} search={search} />
            </CalendarBar>
          }
        >
          <MonthGrid month={month} today={today} days={days} />
          {entries.length > 0 ? (
            <Agenda today={today} days={days} />
          ) : (
            <Empty icon={<CalendarDays size={20} />} level={3} title={t`Nothing comes to its day this month`}>
              <Trans>
                Here stand the ends of approvals, emergency goes and class waivers, what was extended, the
                days of conditions and deferrals, and reviews: each on its day, as the organisation counts
                days. A change is seen before it comes.
              </Trans>
            </Empty>
          )}
        </Card>
      </PageBody>
    </>
  )
}
