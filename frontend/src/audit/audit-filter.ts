import type { AuditSearch } from './search'

type Condition = Record<string, unknown>

/** The filter of the server for what is asked; a person is named by id only inside, chosen from a list. */
export function auditFilter({ action, subject, line, person, alone }: AuditSearch): Condition | null {
  const conditions: Condition[] = []
  if (action) conditions.push({ action: { contains: action } })
  if (subject) conditions.push({ subjectRef: { contains: subject } })
  if (line) conditions.push({ policyLine: { contains: line } })
  if (person) conditions.push({ person: { oneOf: [person] } })
  if (alone) conditions.push({ singleHanded: { eq: true } })
  return conditions.length ? { allOf: conditions } : null
}
