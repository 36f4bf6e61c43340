import { createRoute } from '@tanstack/react-router'
import query from '~/__generated__/pageHomeQuery$parameters'
import { page } from '../page'
import { shellRoute } from './root'

const home = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  ...page({ room: 'home', load: () => import('~/home/page'), query }),
})

export const homeRoutes = [home] as const
