import { createRoute } from '@tanstack/react-router'
import query from '~/__generated__/pageLeadershipQuery$parameters'
import { page } from '../page'
import { shellRoute } from './root'

const leadership = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leadership',
  ...page({ room: 'leadership', load: () => import('~/leadership/page'), query }),
})

export const leadershipRoutes = [leadership] as const
