import { createRoute, redirect } from '@tanstack/react-router'
import auditQuery from '~/__generated__/pageAuditQuery$parameters'
import awayQuery from '~/__generated__/pageAwayQuery$parameters'
import explorerQuery from '~/__generated__/pageExplorerQuery$parameters'
import importsQuery from '~/__generated__/pageImportsQuery$parameters'
import meQuery from '~/__generated__/pageMeQuery$parameters'
import peopleQuery from '~/__generated__/pagePeopleQuery$parameters'
import policyQuery from '~/__generated__/pagePolicyQuery$parameters'
import ratesQuery from '~/__generated__/pageRatesQuery$parameters'
import systemQuery from '~/__generated__/pageSystemQuery$parameters'
import unitsQuery from '~/__generated__/pageUnitsQuery$parameters'
import { auditFilter, auditSearch } from '~/audit/search'
import { oneOf, search } from '~/parts/search/search'
import { peopleSearch, peopleVariables } from '~/settings/people/search'
import { policySearch, policyVariables } from '~/settings/policy/search'
import { now } from '~/words/clock'
import { page } from '../page'
import { shellRoute } from './root'

const room = 'settings'
const getParentRoute = () => shellRoute

const me = createRoute({
  getParentRoute,
  path: '/settings',
  ...page({ room, load: () => import('~/settings/me/page'), query: meQuery }),
})

const people = createRoute({
  getParentRoute,
  path: '/settings/people',
  validateSearch: peopleSearch,
  loaderDeps: ({ search: { q, left, person } }) => ({ q, left, person }),
  ...page({
    room,
    load: () => import('~/settings/people/page'),
    query: peopleQuery,
    variables: ({ search: asked }) => peopleVariables(asked),
  }),
})

const units = createRoute({
  getParentRoute,
  path: '/settings/units',
  ...page({ room, load: () => import('~/settings/units/page'), query: unitsQuery }),
})

const away = createRoute({
  getParentRoute,
  path: '/settings/away',
  ...page({
    room,
    load: () => import('~/settings/away/page'),
    query: awayQuery,
    variables: () => ({ now: new Date(now()).toISOString() }),
  }),
})

const rates = createRoute({
  getParentRoute,
  path: '/settings/rates',
  ...page({ room, load: () => import('~/settings/rates/page'), query: ratesQuery }),
})

const imports = createRoute({
  getParentRoute,
  path: '/settings/imports',
  validateSearch: search({
    kind: oneOf('people', 'projects', 'services-table', 'rules', 'gmpp', 'services'),
  }),
  ...page({ room, load: () => import('~/settings/imports/page'), query: importsQuery }),
})

const explorer = createRoute({
  getParentRoute,
  path: '/settings/explorer',
  ...page({ room, load: () => import('~/settings/explorer/page'), query: explorerQuery }),
})

const policy = createRoute({
  getParentRoute,
  path: '/settings/policy',
  validateSearch: policySearch,
  loaderDeps: ({ search: { version } }) => ({ version }),
  ...page({
    room,
    load: () => import('~/settings/policy/page'),
    query: policyQuery,
    variables: ({ search: asked }) => policyVariables(asked),
  }),
})

const system = createRoute({
  getParentRoute,
  path: '/settings/system',
  ...page({ room, load: () => import('~/settings/system/page'), query: systemQuery }),
})

const audit = createRoute({
  getParentRoute,
  path: '/settings/audit',
  validateSearch: auditSearch,
  loaderDeps: ({ search: { action, subject, line, person, alone } }) => ({
    action,
    subject,
    line,
    person,
    alone,
  }),
  ...page({
    room: 'audit',
    load: () => import('~/audit/page'),
    query: auditQuery,
    variables: ({ search: asked }) => ({ filter: auditFilter(asked) }),
  }),
})

/** The sidebar's way to the trail, which stands among the settings. */
const trail = createRoute({
  getParentRoute,
  path: '/audit',
  beforeLoad: () => {
    throw redirect({ to: '/settings/audit', replace: true })
  },
})

export const settingsRoutes = [
  me,
  people,
  units,
  away,
  rates,
  imports,
  explorer,
  policy,
  system,
  audit,
  trail,
] as const
