import { graphql } from 'react-relay/hooks'
import type { reviseRuleMutation } from '~/__generated__/reviseRuleMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation reviseRuleMutation($key: ID!, $input: ReviseRuleInput!) {
    reviseRule(key: $key, input: $input) {
      __typename
      ... on ReviseRuleDone {
        rule {
          ref
          ...ruleNow_rule
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

/** A new wording; the earlier ones stay. */
export const useReviseRule = (onDone?: (done: { rule: { ref: string } }) => void) =>
  useAct<reviseRuleMutation, 'reviseRule'>(mutation, 'reviseRule', onDone)
