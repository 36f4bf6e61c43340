import { graphql } from 'react-relay/hooks'
import type { supplySourcesQuery$data } from '~/__generated__/supplySourcesQuery.graphql'
import type { Source } from '~/parts/form/sources'

/** Sources of supply by name, inside the approved base and outside. */
export const supplySources: Source = {
  query: graphql`
    query supplySourcesQuery($typed: String!) {
      supplySources(first: 20, filter: { name: { contains: $typed } }) {
        edges {
          node {
            id
            name
            note
          }
        }
      }
    }
  `,
  read: data =>
    (data as supplySourcesQuery$data).supplySources.edges.map(({ node: { id, name, note } }) => ({
      id,
      label: name,
      note,
    })),
}
