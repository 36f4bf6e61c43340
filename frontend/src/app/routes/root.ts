import { createRootRoute, createRoute } from '@tanstack/react-router'
import { loadQuery } from 'react-relay/hooks'
import { PageSkeleton } from '~/design/skeleton/skeleton'
import { environment } from '../environment'
import { PageError, PageNotFound } from '../shell/page-error'
import { shellQuery } from '../shell/query'
import { Shell } from '../shell/shell'

export const rootRoute = createRootRoute({ errorComponent: PageError, notFoundComponent: PageNotFound })

/** All pages for people who are signed in. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  staleTime: Number.POSITIVE_INFINITY,
  loader: () => ({ queryRef: loadQuery(environment, shellQuery, {}, { fetchPolicy: 'network-only' }) }),
  component: Shell,
  pendingComponent: PageSkeleton,
  errorComponent: PageError,
  notFoundComponent: PageNotFound,
})
