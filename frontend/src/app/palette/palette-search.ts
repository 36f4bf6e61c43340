import { graphql } from 'react-relay/hooks'
import type { paletteSearchQuery$data } from '~/__generated__/paletteSearchQuery.graphql'
import { placeOf } from './references'

/** Each kind is searched by reference and name, and shows its first five. */
export const searchQuery = graphql`
  query paletteSearchQuery($typed: String!, $people: Boolean!) {
    projects(first: 5, search: $typed) {
      edges {
        node {
          id
          ref
          name
        }
      }
    }
    exceptionRequests(first: 5, search: $typed) {
      edges {
        node {
          id
          ref
          name: title
        }
      }
    }
    services(first: 5, search: $typed) {
      edges {
        node {
          id
          ref
          name
        }
      }
    }
    initiatives(first: 5, search: $typed) {
      edges {
        node {
          id
          ref
          name
        }
      }
    }
    rules(first: 5, search: $typed) {
      edges {
        node {
          id
          ref
          name: title
        }
      }
    }
    classWaivers(first: 5, search: $typed) {
      edges {
        node {
          id
          ref
          name: title
        }
      }
    }
    people(first: 5, search: $typed) @include(if: $people) {
      edges {
        node {
          id
          name
          title
        }
      }
    }
  }
`

const WITH_REFERENCE = [
  'projects',
  'exceptionRequests',
  'services',
  'initiatives',
  'rules',
  'classWaivers',
] as const

export type Kind = (typeof WITH_REFERENCE)[number] | 'people'
export type FoundRecord = {
  id: string
  kind: Kind
  /** What somebody reads in a list: the name, and beside it the reference or a person's title. */
  name: string
  beside: string | null
  to: string
  search?: Record<string, string>
}

/** The records of an answer, kind by kind in the order of the map. */
export function recordsOf(data: paletteSearchQuery$data): FoundRecord[] {
  const records = WITH_REFERENCE.flatMap(kind =>
    data[kind].edges.map(({ node: { id, ref, name } }): FoundRecord => {
      return { id, kind, name, beside: ref, to: placeOf(ref) ?? '/' }
    }),
  )
  const people = data.people?.edges ?? []
  return [
    ...records,
    ...people.map(({ node: { id, name, title } }): FoundRecord => {
      return { id, kind: 'people', name, beside: title ?? null, to: '/settings/people', search: { q: name } }
    }),
  ]
}

/** What is left of an answer while its successor is under way: nothing that the letters typed since do not fit. */
export function stillFitting(records: readonly FoundRecord[], typed: string) {
  const words = typed.toLowerCase().split(/\s+/)
  return records.filter(({ name, beside }) => {
    const text = `${name} ${beside ?? ''}`.toLowerCase()
    return words.every(word => text.includes(word))
  })
}
