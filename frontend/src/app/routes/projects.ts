import { createRoute } from '@tanstack/react-router'
import gateQuery from '~/__generated__/pageGateQuery$parameters'
import gatesQuery from '~/__generated__/pageGatesQuery$parameters'
import newQuery from '~/__generated__/pageNewProjectQuery$parameters'
import deliveryQuery from '~/__generated__/pageProjectDeliveryQuery$parameters'
import exceptionsQuery from '~/__generated__/pageProjectExceptionsQuery$parameters'
import historyQuery from '~/__generated__/pageProjectHistoryQuery$parameters'
import overviewQuery from '~/__generated__/pageProjectOverviewQuery$parameters'
import peopleQuery from '~/__generated__/pageProjectPeopleQuery$parameters'
import projectQuery from '~/__generated__/pageProjectQuery$parameters'
import projectsQuery from '~/__generated__/pageProjectsQuery$parameters'
import serviceQuery from '~/__generated__/pageProjectServiceQuery$parameters'
import { gatesSearch, gatesVariables } from '~/parts/search/gates-search'
import { listVariables, projectsSearch } from '~/parts/search/projects-search'
import { now } from '~/words/clock'
import { page } from '../page'
import { shellRoute } from './root'

const room = 'projects'
const byRef = ({ params }: { params: Record<string, string> }) => ({ ref: params.ref })

const list = createRoute({
  getParentRoute: () => shellRoute,
  path: '/projects',
  validateSearch: projectsSearch,
  loaderDeps: ({ search: { q, portfolio, stage, rating, ended, gate, mine, sort } }) => ({
    ...{ q, portfolio, stage, rating, ended, gate, mine, sort },
  }),
  ...page({
    room,
    load: () => import('~/projects/portfolio/page'),
    query: projectsQuery,
    variables: ({ search }) => listVariables(search),
  }),
})

const create = createRoute({
  getParentRoute: () => shellRoute,
  path: '/projects/new',
  ...page({ room, load: () => import('~/projects/new/page'), query: newQuery }),
})

/** The head of a project; its tabs are paths below it. */
const project = createRoute({
  getParentRoute: () => shellRoute,
  path: '/projects/$ref',
  ...page({ room, load: () => import('~/projects/project/page'), query: projectQuery, variables: byRef }),
})

const overview = createRoute({
  getParentRoute: () => project,
  path: '/',
  ...page({
    room,
    load: () => import('~/projects/project/overview/page'),
    query: overviewQuery,
    variables: byRef,
  }),
})

const delivery = createRoute({
  getParentRoute: () => project,
  path: '/delivery',
  ...page({
    room,
    load: () => import('~/projects/project/delivery/page'),
    query: deliveryQuery,
    variables: byRef,
  }),
})

const service = createRoute({
  getParentRoute: () => project,
  path: '/service',
  ...page({
    room,
    load: () => import('~/projects/project/service/page'),
    query: serviceQuery,
    variables: byRef,
  }),
})

const people = createRoute({
  getParentRoute: () => project,
  path: '/people',
  ...page({
    room,
    load: () => import('~/projects/project/people/page'),
    query: peopleQuery,
    variables: byRef,
  }),
})

const exceptions = createRoute({
  getParentRoute: () => project,
  path: '/exceptions',
  ...page({
    room,
    load: () => import('~/projects/project/exceptions/page'),
    query: exceptionsQuery,
    variables: byRef,
  }),
})

const history = createRoute({
  getParentRoute: () => project,
  path: '/history',
  ...page({
    room,
    load: () => import('~/projects/project/history/page'),
    query: historyQuery,
    variables: byRef,
  }),
})

const gates = createRoute({
  getParentRoute: () => shellRoute,
  path: '/gates',
  validateSearch: gatesSearch,
  loaderDeps: ({ search: { q, show, sort } }) => ({ q, show, sort }),
  ...page({
    room,
    load: () => import('~/projects/gates/page'),
    query: gatesQuery,
    variables: ({ search }) => gatesVariables(search, now()),
  }),
})

const gate = createRoute({
  getParentRoute: () => shellRoute,
  path: '/gates/$ref',
  ...page({ room, load: () => import('~/projects/gate/page'), query: gateQuery, variables: byRef }),
})

export const projectsRoutes = [
  list,
  create,
  project.addChildren([overview, delivery, service, people, exceptions, history]),
  gates,
  gate,
] as const
