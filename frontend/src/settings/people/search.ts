import { flag, search, text } from '~/parts/search/search'

/** People are named in the address by their email, never by an id. */
export const peopleSearch = search({ q: text, left: flag, add: flag, person: text, grant: text })
export type PeopleSearch = ReturnType<typeof peopleSearch>

export const peopleVariables = ({ q, left, person }: PeopleSearch) => ({
  typed: q ?? null,
  filter: left ? {} : { deactivatedAt: { isNull: true } },
  email: person ?? '',
  asked: Boolean(person),
})
