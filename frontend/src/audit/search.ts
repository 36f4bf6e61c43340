import { flag, search, text, whole } from '~/parts/search/search'

/** Filters of the trail and the entry that is open, by its number; all of it in the address. */
export const auditSearch = search({
  action: text,
  subject: text,
  line: text,
  person: text,
  alone: flag,
  entry: whole,
})
export type AuditSearch = ReturnType<typeof auditSearch>
