import { useCallback } from 'react'
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks'
import type { useViewsRereadQuery } from '~/__generated__/useViewsRereadQuery.graphql'
import type { ViewedPage } from './search-state'

const query = graphql`
  query useViewsRereadQuery($page: String!) {
    ...viewsMenu_query @arguments(page: $page)
  }
`

/** Reads the list of views anew; the page around it stays as it is. */
export function useViewsReread(page: ViewedPage) {
  const environment = useRelayEnvironment()
  return useCallback(
    () => void fetchQuery<useViewsRereadQuery>(environment, query, { page }).toPromise(),
    [environment, page],
  )
}
