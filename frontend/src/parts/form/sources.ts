import { useMemo } from 'react'
import { graphql } from 'react-relay/hooks'
import type { GraphQLTaggedNode } from 'relay-runtime'
import type { sourcesFamiliesQuery$data } from '~/__generated__/sourcesFamiliesQuery.graphql'
import type { sourcesPeopleQuery$data } from '~/__generated__/sourcesPeopleQuery.graphql'
import type { sourcesPortfoliosQuery$data } from '~/__generated__/sourcesPortfoliosQuery.graphql'
import type { sourcesProgramsQuery$data } from '~/__generated__/sourcesProgramsQuery.graphql'
import type { sourcesProjectsQuery$data } from '~/__generated__/sourcesProjectsQuery.graphql'
import type { sourcesRulesQuery$data } from '~/__generated__/sourcesRulesQuery.graphql'
import type { sourcesServicesQuery$data } from '~/__generated__/sourcesServicesQuery.graphql'
import type { sourcesUnitsQuery$data } from '~/__generated__/sourcesUnitsQuery.graphql'
import type { Picked } from '~/design/field/picker-remote'

/** Where records are found by a few letters; the server searches, and shows the best twenty. */
export type Source = {
  query: GraphQLTaggedNode
  read: (data: unknown) => Picked[]
  /** What is asked beside what was typed. */
  asked?: Readonly<Record<string, unknown>>
}

const source = <Data>(query: GraphQLTaggedNode, read: (data: Data) => Picked[]): Source => ({
  query,
  read: data => read(data as Data),
})

/** Whoever is here. Those who have left are named nowhere, and the server says against whom something stands. */
export const people: Source = {
  ...source<sourcesPeopleQuery$data>(
    graphql`
      query sourcesPeopleQuery($typed: String!, $namedAs: NamedAs!, $request: ID, $says: Directed) {
        peopleToName(search: $typed, namedAs: $namedAs, request: $request, says: $says) {
          person {
            id
            name
            title
            unit {
              name
            }
          }
          notToName {
            code
            message
          }
        }
      }
    `,
    data =>
      data.peopleToName.map(({ person: { id, name, title, unit }, notToName }) => ({
        id,
        label: name,
        note: title || unit.name,
        refused: notToName,
      })),
  ),
  asked: { namedAs: 'ANYTHING' },
}

export const delegates: Source = { ...people, asked: { namedAs: 'DELEGATE' } }
export const helpers: Source = { ...people, asked: { namedAs: 'HELPER' } }

/** Who may be named as helper in an answer to this request. */
export const useHelpers = (request: string) =>
  useMemo(() => ({ ...people, asked: { namedAs: 'HELPER', request } }), [request])

/** Who may be told to decide so. */
export const useDirected = (request: string, says: string) =>
  useMemo(() => ({ ...people, asked: { namedAs: 'DIRECTED', request, says } }), [request, says])

export const projects = source<sourcesProjectsQuery$data>(
  graphql`
    query sourcesProjectsQuery($typed: String!) {
      projects(first: 20, search: $typed) {
        edges {
          node {
            id
            ref
            name
          }
        }
      }
    }
  `,
  data => data.projects.edges.map(({ node: { id, ref, name } }) => ({ id, label: name, note: ref })),
)

export const services = source<sourcesServicesQuery$data>(
  graphql`
    query sourcesServicesQuery($typed: String!) {
      services(first: 20, search: $typed) {
        edges {
          node {
            id
            ref
            name
          }
        }
      }
    }
  `,
  data => data.services.edges.map(({ node: { id, ref, name } }) => ({ id, label: name, note: ref })),
)

export const rules = source<sourcesRulesQuery$data>(
  graphql`
    query sourcesRulesQuery($typed: String!) {
      rules(first: 20, search: $typed) {
        edges {
          node {
            id
            ref
            title
            ownerOffice
          }
        }
      }
    }
  `,
  data =>
    data.rules.edges.map(({ node: { id, ref, title, ownerOffice } }) => ({
      id,
      label: title,
      note: `${ref} · ${ownerOffice}`,
    })),
)

export const portfolios = source<sourcesPortfoliosQuery$data>(
  graphql`
    query sourcesPortfoliosQuery($typed: String!) {
      portfolios(first: 20, filter: { name: { contains: $typed } }) {
        edges {
          node {
            id
            ref
            name
          }
        }
      }
    }
  `,
  data => data.portfolios.edges.map(({ node: { id, ref, name } }) => ({ id, label: name, note: ref })),
)

export const programs = source<sourcesProgramsQuery$data>(
  graphql`
    query sourcesProgramsQuery($typed: String!) {
      programs(first: 20, filter: { name: { contains: $typed } }) {
        edges {
          node {
            id
            ref
            name
            portfolioName
          }
        }
      }
    }
  `,
  data =>
    data.programs.edges.map(({ node: { id, ref, name, portfolioName } }) => ({
      id,
      label: name,
      note: `${ref} · ${portfolioName}`,
    })),
)

export const units = source<sourcesUnitsQuery$data>(
  graphql`
    query sourcesUnitsQuery($typed: String!) {
      units(first: 20, filter: { name: { contains: $typed } }) {
        edges {
          node {
            id
            name
            parent {
              name
            }
          }
        }
      }
    }
  `,
  data =>
    data.units.edges.map(({ node: { id, name, parent } }) => ({
      id,
      label: name,
      note: parent?.name ?? null,
    })),
)

export const families = source<sourcesFamiliesQuery$data>(
  graphql`
    query sourcesFamiliesQuery($typed: String!) {
      serviceFamilies(first: 20, filter: { name: { contains: $typed } }) {
        edges {
          node {
            id
            name
          }
        }
      }
    }
  `,
  data => data.serviceFamilies.edges.map(({ node: { id, name } }) => ({ id, label: name })),
)
