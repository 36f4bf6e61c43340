import { createRoute } from '@tanstack/react-router'
import query from '~/__generated__/pageHomeQuery$parameters'
import { page } from '../page'
import { PageNotFound } from '../shell/page-error'
import { shellRoute } from './root'

const home = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  ...page({ room: 'home', load: () => import('~/home/page'), query }),
})

/** What no other route answers to, inside the shell. */
const nowhere = createRoute({ getParentRoute: () => shellRoute, path: '$', component: PageNotFound })

export const homeRoutes = [home, nowhere] as const
