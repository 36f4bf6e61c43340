import { createRoute } from '@tanstack/react-router'
import { inboxSearch } from '~/inbox/search'
import { page } from '../page'
import { shellRoute } from './root'

const inbox = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox',
  validateSearch: inboxSearch,
  loaderDeps: ({ search: { show, after } }) => ({ show, after }),
  ...page({ room: 'inbox', load: () => import('~/inbox/page') }),
})

export const inboxRoutes = [inbox] as const
