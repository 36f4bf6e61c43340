import { createRoute } from '@tanstack/react-router'
import ruleQuery from '~/__generated__/pageRuleQuery$parameters'
import rulesQuery from '~/__generated__/pageRulesQuery$parameters'
import { authoritySearch } from '~/governance/authority/search'
import { waiversSearch } from '~/governance/waivers/search'
import { flag, oneOf, search, text } from '~/parts/search/search'
import { page } from '../page'
import { shellRoute } from './root'

const ORDER: Record<string, string> = {
  ref: 'REF',
  title: 'TITLE',
  office: 'OWNER_OFFICE',
  cited: 'CITATION_COUNT',
}

const rulesSearch = search({
  q: text,
  office: oneOf('PMO', 'SMO', 'CMO'),
  sort: oneOf('ref', 'title', 'office', 'cited'),
  desc: flag,
  new: flag,
})
const ruleSearch = search({ revise: flag })

const rules = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules',
  validateSearch: rulesSearch,
  loaderDeps: ({ search: { q, office, sort, desc } }) => ({ q, office, sort, desc }),
  ...page({
    room: 'governance',
    load: () => import('~/governance/rules/page'),
    query: rulesQuery,
    variables: ({ search: { q, office, sort, desc } }) => ({
      search: q ?? null,
      filter: office ? { ownerOffice: { oneOf: [office] } } : {},
      orderBy: [{ field: ORDER[String(sort ?? 'ref')], direction: desc ? 'DESC' : 'ASC' }],
    }),
  }),
})

const rule = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules/$ref',
  validateSearch: ruleSearch,
  ...page({
    room: 'governance',
    load: () => import('~/governance/rule/page'),
    query: ruleQuery,
    variables: ({ params }) => ({ ref: params.ref }),
  }),
})

const waivers = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules/waivers',
  validateSearch: waiversSearch,
  loaderDeps: ({ search: { show } }) => ({ show }),
  ...page({ room: 'governance', load: () => import('~/governance/waivers/page') }),
})

const waiver = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules/waivers/$ref',
  ...page({ room: 'governance', load: () => import('~/governance/waiver/page') }),
})

const authority = createRoute({
  getParentRoute: () => shellRoute,
  path: '/authority',
  validateSearch: authoritySearch,
  loaderDeps: ({ search: asked }) => asked,
  ...page({ room: 'governance', load: () => import('~/governance/authority/page') }),
})

export const governanceRoutes = [rules, waivers, waiver, rule, authority] as const
