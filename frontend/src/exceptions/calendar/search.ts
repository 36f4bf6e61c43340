import { oneOf, search, text } from '~/parts/search/search'

/** A month (`2026-03`), an office that is cited, a program by its reference. */
export const calendarSearch = search({
  month: value => (/^\d{4}-(0[1-9]|1[0-2])$/.test(String(value)) ? String(value) : undefined),
  office: oneOf('PMO', 'SMO', 'CMO'),
  program: text,
})
export type CalendarSearch = ReturnType<typeof calendarSearch>
