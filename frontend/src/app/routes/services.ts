import { createRoute } from '@tanstack/react-router'
import serviceQuery from '~/__generated__/pageServiceQuery$parameters'
import servicesQuery from '~/__generated__/pageServicesQuery$parameters'
import { sourcesSearch } from '~/services/sources/search'
import { servicesSearch, servicesVariables } from '~/parts/search/services-search'
import { page } from '../page'
import { shellRoute } from './root'

const list = createRoute({
  getParentRoute: () => shellRoute,
  path: '/services',
  validateSearch: servicesSearch,
  loaderDeps: ({ search: { q, family, owner, sort } }) => ({ q, family, owner, sort }),
  ...page({
    room: 'services',
    load: () => import('~/services/page'),
    query: servicesQuery,
    variables: ({ search }) => servicesVariables(search),
  }),
})

const service = createRoute({
  getParentRoute: () => shellRoute,
  path: '/services/$ref',
  ...page({
    room: 'services',
    load: () => import('~/services/service/page'),
    query: serviceQuery,
    variables: ({ params }) => ({ ref: params.ref }),
  }),
})

const sources = createRoute({
  getParentRoute: () => shellRoute,
  path: '/services/sources',
  validateSearch: sourcesSearch,
  loaderDeps: ({ search: { q, base, unit, kept, sort } }) => ({ q, base, unit, kept, sort }),
  ...page({ room: 'services', load: () => import('~/services/sources/page') }),
})

const source = createRoute({
  getParentRoute: () => shellRoute,
  path: '/services/sources/$ref',
  ...page({ room: 'services', load: () => import('~/services/source/page') }),
})

export const servicesRoutes = [list, sources, source, service] as const
