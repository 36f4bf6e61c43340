import { flag, search, text } from '~/parts/search/search'

/** People are named in the address by their email, never by an id. */
export const peopleSearch = search({ q: text, left: flag, add: flag, person: text, grant: text })
export type PeopleSearch = ReturnType<typeof peopleSearch>
