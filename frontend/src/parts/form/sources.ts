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
export type Source = { query: GraphQLTaggedNode; read: (data: unknown) => Picked[] }

const source = <Data>(query: GraphQLTaggedNode, read: (data: Data) => Picked[]): Source => ({
  query,
  read: data => read(data as Data),
})

export const people = source<sourcesPeopleQuery$data>(
  graphql`
    query sourcesPeopleQuery($typed: String!) {
      people(first: 20, search: $typed) {
        edges {
          node {
            id
            name
            title
            unit {
              name
            }
          }
        }
      }
    }
  `,
  data =>
    data.people.edges.map(({ node: { id, name, title, unit } }) => ({
      id,
      label: name,
      note: title || unit.name,
    })),
)

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
