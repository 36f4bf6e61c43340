import { graphql } from 'react-relay/hooks'

export const shellQuery = graphql`
  query queryShellQuery {
    unreadNotices
    viewer {
      person {
        id
        name
        timeZone
      }
      roles
      acts
      organisation
      timeZone
      demo
    }
  }
`
