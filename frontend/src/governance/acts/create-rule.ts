import { graphql } from 'react-relay/hooks'
import type { createRuleMutation } from '~/__generated__/createRuleMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation createRuleMutation($key: ID!, $input: CreateRuleInput!) {
    createRule(key: $key, input: $input) {
      __typename
      ... on CreateRuleDone {
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

/** Enters a standard of an office. */
export const useCreateRule = (onDone?: (done: { rule: { ref: string } }) => void) =>
  useAct<createRuleMutation, 'createRule'>(mutation, 'createRule', onDone)
