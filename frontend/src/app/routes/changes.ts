import { createRoute } from '@tanstack/react-router'
import assessQuery from '~/__generated__/pageAssessQuery$parameters'
import initiativeQuery from '~/__generated__/pageInitiativeQuery$parameters'
import initiativesQuery from '~/__generated__/pageInitiativesQuery$parameters'
import { changesSearch, changesVariables } from '~/parts/search/changes-search'
import { search, text } from '~/parts/search/search'
import { now } from '~/words/clock'
import { page } from '../page'
import { shellRoute } from './root'

const room = 'changes'

const list = createRoute({
  getParentRoute: () => shellRoute,
  path: '/changes',
  validateSearch: changesSearch,
  loaderDeps: ({ search: { q, live, mine, sort } }) => ({ q, live, mine, sort }),
  ...page({
    room,
    load: () => import('~/changes/page'),
    query: initiativesQuery,
    variables: ({ search: asked }) => changesVariables(asked, now()),
  }),
})

const initiative = createRoute({
  getParentRoute: () => shellRoute,
  path: '/changes/$ref',
  ...page({
    room,
    load: () => import('~/changes/initiative/page'),
    query: initiativeQuery,
    variables: ({ params }) => ({ ref: params.ref }),
  }),
})

const assess = createRoute({
  getParentRoute: () => shellRoute,
  path: '/changes/$ref/assess',
  validateSearch: search({ group: text }),
  ...page({
    room,
    load: () => import('~/changes/assess/page'),
    query: assessQuery,
    variables: ({ params }) => ({ ref: params.ref }),
  }),
})

export const changesRoutes = [list, initiative, assess] as const
