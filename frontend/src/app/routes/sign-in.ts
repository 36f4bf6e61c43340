import { createRoute } from '@tanstack/react-router'
import { search, text } from '~/parts/search/search'
import { page } from '../page'
import { rootRoute } from './root'

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: search({ next: text }),
  ...page({ room: 'sign-in', load: () => import('~/sign-in/page') }),
})
