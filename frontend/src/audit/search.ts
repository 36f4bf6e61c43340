import { flag, search, text } from '~/parts/search/search'

const ENTRY = /^AuditEntry:[0-9a-f-]{36}$/

/** The id of an entry, as the API writes it. */
function entryId(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[\w-]{63}$/.test(value)) return undefined
  return ENTRY.test(atob(value.replaceAll('-', '+').replaceAll('_', '/'))) ? value : undefined
}

/** Filters of the trail and the entry that is open, by its id; all of it in the address. */
export const auditSearch = search({
  action: text,
  subject: text,
  line: text,
  person: text,
  alone: flag,
  entry: entryId,
})
export type AuditSearch = ReturnType<typeof auditSearch>
