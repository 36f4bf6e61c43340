import { fetchQuery, graphql } from 'react-relay/hooks'
import type { Environment } from 'relay-runtime'
import type { paletteGateQuery } from '~/__generated__/paletteGateQuery.graphql'

const query = graphql`
  query paletteGateQuery($ref: String!) {
    gate(ref: $ref) {
      project {
        ref
      }
    }
  }
`

/** The reference of a gate's project; null when there is no such gate that this person may see. */
export async function projectOfGate(environment: Environment, ref: string) {
  const answer = await fetchQuery<paletteGateQuery>(environment, query, { ref }).toPromise()
  return answer?.gate?.project.ref ?? null
}
