import { createRoute } from '@tanstack/react-router'
import newQuery from '~/__generated__/pageNewExceptionQuery$parameters'
import requestQuery from '~/__generated__/pageRequestQuery$parameters'
import registerQuery from '~/__generated__/pageExceptionsQuery$parameters'
import { calendarSearch } from '~/exceptions/calendar/search'
import { precedentsSearch } from '~/exceptions/precedents/search'
import { registerSearch, registerVariables } from '~/parts/search/register-search'
import { search, text, whole } from '~/parts/search/search'
import { page } from '../page'
import { shellRoute } from './root'

const requestSearch = search({ project: text, step: whole })

const register = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions',
  validateSearch: registerSearch,
  loaderDeps: ({ search: { q, show, mine, payer, sort, desc } }) => ({ q, show, mine, payer, sort, desc }),
  ...page({
    room: 'exceptions',
    load: () => import('~/exceptions/page'),
    query: registerQuery,
    variables: ({ search: asked }) => registerVariables(asked),
  }),
})

const request = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions/new',
  validateSearch: requestSearch,
  loaderDeps: ({ search: { project } }) => ({ project }),
  ...page({
    room: 'exceptions',
    load: () => import('~/exceptions/new/page'),
    query: newQuery,
    variables: ({ search: { project } }) => ({ project: project ?? '', preset: Boolean(project) }),
  }),
})

const precedents = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions/precedents',
  validateSearch: precedentsSearch,
  loaderDeps: ({ search: asked }) => asked,
  ...page({ room: 'exceptions', load: () => import('~/exceptions/precedents/page') }),
})

const calendar = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions/calendar',
  validateSearch: calendarSearch,
  loaderDeps: ({ search: asked }) => asked,
  ...page({ room: 'exceptions', load: () => import('~/exceptions/calendar/page') }),
})

const seals = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions/seals',
  ...page({ room: 'exceptions', load: () => import('~/exceptions/seals/page') }),
})

const gaps = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions/gaps',
  ...page({ room: 'exceptions', load: () => import('~/exceptions/gaps/page') }),
})

const gap = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions/gaps/$ref',
  ...page({ room: 'exceptions', load: () => import('~/exceptions/gap/page') }),
})

const answers = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions/answers',
  ...page({ room: 'exceptions', load: () => import('~/exceptions/answers/page') }),
})

const workbench = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions/$ref',
  ...page({
    room: 'exceptions',
    load: () => import('~/exceptions/request/page'),
    query: requestQuery,
    variables: ({ params }) => ({ ref: params.ref }),
  }),
})

export const exceptionRoutes = [
  register,
  request,
  calendar,
  precedents,
  gaps,
  gap,
  seals,
  answers,
  workbench,
] as const
