import { graphql } from 'react-relay/hooks'

export const approve = graphql`
  mutation mutationsBulkApproveMutation($key: ID!, $input: ApproveRequestInput!) {
    approveRequest(key: $key, input: $input) {
      __typename
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
        nearest
        facts {
          label
          value
          standsInTheWay
        }
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
export const decline = graphql`
  mutation mutationsBulkDeclineMutation($key: ID!, $input: DeclineRequestInput!) {
    declineRequest(key: $key, input: $input) {
      __typename
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
        nearest
        facts {
          label
          value
          standsInTheWay
        }
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
export const defer = graphql`
  mutation mutationsBulkDeferMutation($key: ID!, $input: DeferRequestInput!) {
    deferRequest(key: $key, input: $input) {
      __typename
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
        nearest
        facts {
          label
          value
          standsInTheWay
        }
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
