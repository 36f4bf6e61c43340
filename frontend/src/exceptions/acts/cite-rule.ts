import { graphql } from 'react-relay/hooks'
import type { citeRuleMutation } from '~/__generated__/citeRuleMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation citeRuleMutation($key: ID!, $input: CiteRuleInput!) {
    citeRule(key: $key, input: $input) {
      __typename
      ... on CiteRuleDone {
        exceptionRequest {
          ref
          ...requestNow_request
        }
      }
      ... on Invalid {
        message
        problems {
          field
          code
          message
        }
      }
      ... on NotAllowed {
        message
        code
        facts {
          label
          value
          standsInTheWay
        }
        nearest
      }
      ... on NotFound {
        message
      }
      ... on Conflict {
        message
      }
    }
  }
`

/** A rule that stands in the way, with its harm here. */
export const useCiteRule = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<citeRuleMutation, 'citeRule'>(mutation, 'citeRule', onDone)
