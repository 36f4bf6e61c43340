import { createRoute, redirect } from '@tanstack/react-router'
import meQuery from '~/__generated__/pageMeQuery$parameters'
import { auditSearch } from '~/audit/search'
import { oneOf, search } from '~/parts/search/search'
import { peopleSearch } from '~/settings/people/search'
import { policySearch } from '~/settings/policy/search'
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
  ...page({ room, load: () => import('~/settings/people/page') }),
})

const units = createRoute({
  getParentRoute,
  path: '/settings/units',
  ...page({ room, load: () => import('~/settings/units/page') }),
})

const away = createRoute({
  getParentRoute,
  path: '/settings/away',
  ...page({ room, load: () => import('~/settings/away/page') }),
})

const rates = createRoute({
  getParentRoute,
  path: '/settings/rates',
  ...page({ room, load: () => import('~/settings/rates/page') }),
})

const imports = createRoute({
  getParentRoute,
  path: '/settings/imports',
  validateSearch: search({
    kind: oneOf('people', 'projects', 'services-table', 'rules', 'gmpp', 'services', 'approvals'),
  }),
  ...page({ room, load: () => import('~/settings/imports/page') }),
})

const explorer = createRoute({
  getParentRoute,
  path: '/settings/explorer',
  ...page({ room, load: () => import('~/settings/explorer/page') }),
})

const policy = createRoute({
  getParentRoute,
  path: '/settings/policy',
  validateSearch: policySearch,
  loaderDeps: ({ search: { version } }) => ({ version }),
  ...page({ room, load: () => import('~/settings/policy/page') }),
})

const system = createRoute({
  getParentRoute,
  path: '/settings/system',
  ...page({ room, load: () => import('~/settings/system/page') }),
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
  ...page({ room: 'audit', load: () => import('~/audit/page') }),
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
