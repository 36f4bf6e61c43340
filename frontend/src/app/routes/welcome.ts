import { createRoute } from '@tanstack/react-router'
import startQuery from '~/__generated__/pageStartQuery$parameters'
import { page } from '../page'
import { rootRoute, shellRoute } from './root'

const firstAdministrator = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome/$token',
  ...page({ room: 'welcome', load: () => import('~/welcome/first/page') }),
})

const newPassword = () => page({ room: 'welcome', load: () => import('~/welcome/password/page') })

const invitation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation/$token',
  ...newPassword(),
})

const reset = createRoute({ getParentRoute: () => rootRoute, path: '/reset/$token', ...newPassword() })

/** For people who are not signed in: links that work once. */
export const linkRoutes = [firstAdministrator, invitation, reset] as const

const start = createRoute({
  getParentRoute: () => shellRoute,
  path: '/start',
  ...page({ room: 'welcome', load: () => import('~/welcome/start/page'), query: startQuery }),
})

export const startRoutes = [start] as const
