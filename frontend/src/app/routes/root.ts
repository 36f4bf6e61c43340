import { createRootRoute, createRoute, redirect } from '@tanstack/react-router'
import { loadQuery } from 'react-relay/hooks'
import type { queryShellQuery } from '~/__generated__/queryShellQuery.graphql'
import { PageSkeleton } from '~/design/skeleton/skeleton'
import { SignedOut } from '~/parts/act/faults'
import { environment } from '../environment'
import { PageError, PageNotFound } from '../shell/page-error'
import { shellQuery } from '../shell/query'
import { Shell } from '../shell/shell'

export const rootRoute = createRootRoute({ errorComponent: PageError, notFoundComponent: PageNotFound })

/** All pages for people who are signed in; others are led to sign in, and back to where they wanted to go. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  staleTime: Number.POSITIVE_INFINITY,
  loader: async ({ location }) => {
    const queryRef = loadQuery<queryShellQuery>(environment, shellQuery, {}, { fetchPolicy: 'network-only' })
    try {
      await queryRef.source?.toPromise()
    } catch (error) {
      if (!(error instanceof SignedOut)) throw error
      queryRef.dispose()
      throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true })
    }
    return { queryRef }
  },
  component: Shell,
  pendingComponent: PageSkeleton,
  errorComponent: PageError,
  notFoundComponent: PageNotFound,
})
