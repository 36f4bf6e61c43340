import type { PeopleSearch } from './search'

export const peopleVariables = ({ q, left, person }: PeopleSearch) => ({
  typed: q ?? null,
  filter: left ? {} : { deactivatedAt: { isNull: true } },
  email: person ?? '',
  asked: Boolean(person),
})
