import { createRoute } from '@tanstack/react-router'
import decideQuery from '~/__generated__/pageDecideQuery$parameters'
import queueQuery from '~/__generated__/pageDecisionsQuery$parameters'
import { oneOf, search } from '~/parts/search/search'
import { queueSearch } from '~/decisions/search'
import { page } from '../page'
import { shellRoute } from './root'

const queue = createRoute({
  getParentRoute: () => shellRoute,
  path: '/decisions',
  validateSearch: queueSearch,
  loaderDeps: ({ search: { only } }) => ({ only }),
  ...page({
    room: 'decisions',
    load: () => import('~/decisions/page'),
    query: queueQuery,
    variables: ({ search: { only } }) => ({ only }),
  }),
})

const directedSearch = search({ show: oneOf('overrides', 'directed', 'dissented', 'emergency', 'breach') })

const directed = createRoute({
  getParentRoute: () => shellRoute,
  path: '/decisions/directed',
  validateSearch: directedSearch,
  loaderDeps: ({ search: { show } }) => ({ show }),
  ...page({ room: 'decisions', load: () => import('~/decisions/directed/page') }),
})

const decide = createRoute({
  getParentRoute: () => shellRoute,
  path: '/decisions/$ref',
  ...page({
    room: 'decisions',
    load: () => import('~/decisions/decide/page'),
    query: decideQuery,
    variables: ({ params }) => ({ ref: params.ref }),
  }),
})

const clock = createRoute({
  getParentRoute: () => shellRoute,
  path: '/decisions/clock',
  ...page({ room: 'decisions', load: () => import('~/decisions/clock/page') }),
})

export const decisionRoutes = [queue, clock, directed, decide] as const
