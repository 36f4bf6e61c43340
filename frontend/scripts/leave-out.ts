import type { Plugin } from 'vite'

/**
 * Parts of Relay that its index brings along and that these pages never call: entry points, updatable fragments,
 * client-side resolvers, subscriptions, what older versions had, and the half of each twin that a feature flag switches
 * off. 12 KiB of the shell. A page that imports one of the hooks fails the build; the rest says so when called.
 */
const UNUSED = [
  ...['useEntryPointLoader', 'loadEntryPoint', 'prepareEntryPoint_DEPRECATED', 'EntryPointContainer.react'],
  ...['LazyLoadEntryPointContainer_DEPRECATED.react', 'useMutation', 'useMutationAction_EXPERIMENTAL'],
  ...['useSubscription', 'requestSubscription', 'useSubscribeToInvalidationState', 'applyOptimisticMutation'],
  ...['fetchQuery_DEPRECATED', 'readInlineData', 'createPayloadFor3DField', 'RelayProfiler'],
  ...['serverReadFragment', 'observeFragmentExperimental', 'observeQueryExperimental'],
  ...['waitForFragmentExperimental', 'createUpdatableProxy', 'readUpdatableFragment', 'readUpdatableQuery'],
  ...['LiveResolverCache', 'resolverDataInjector', 'NormalizationEngine', 'RelayModernFragmentSpecResolver'],
  ...['RelayDeclarativeMutationConfig', 'RelayQueryResponseCache', 'useFragmentInternal_CURRENT'],
  ...['MutationHandlers'],
]
const RELAY = /\/(?:react-relay|relay-runtime)\/lib\/(?:.*\/)?([\w.]+)\.js$/
/** With ENABLE_ACTIVITY_COMPATIBILITY, which is Relay's default, each of them only calls its twin. */
const TWIN = /^use(?:LoadMoreFunction|QueryLoader)$/

/** What Relay's store asks of its resolver cache when a schema has no client-side resolvers. */
const NO_RESOLVERS = `
class LiveResolverCache {
  getLiveResolverPromise() { throw new Error('left out of the build: resolvers') }
  readFromCacheOrEvaluate() { throw new Error('left out of the build: resolvers') }
  ensureClientRecord() { throw new Error('left out of the build: resolvers') }
  batchLiveStateUpdates(callback) { callback() }
  batchLiveStateUpdatesWithoutNotify(callback) { callback(); return false }
  notifyUpdatedSubscribers() {}
  invalidateDataIDs() {}
  invalidateResolverRecords() {}
  unsubscribeFromLiveResolverRecords() {}
}
module.exports = { LiveResolverCache, RELAY_RESOLVER_LIVE_STATE_SUBSCRIPTION_KEY: '', getUpdatedDataIDs: ids => ids }
`

/** What Babel's helpers do for old browsers, in the language that these pages are built for anyway. */
const HELPER =
  /\/@babel\/runtime\/helpers\/(objectSpread2|extends|defineProperty|toConsumableArray|createForOfIteratorHelper)\.js$/
const HELPERS: Record<string, string> = {
  objectSpread2: '(target, ...sources) => Object.assign(target, ...sources)',
  extends: '(target, ...sources) => Object.assign(target, ...sources)',
  defineProperty: `(object, key, value) =>
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })`,
  toConsumableArray: 'values => [...values]',
  createForOfIteratorHelper: `values => {
    let iterator, done = true, thrown
    return {
      s() { iterator = values[Symbol.iterator]() },
      n() { const next = iterator.next(); done = next.done; return next },
      e(error) { thrown = { error } },
      f() { try { if (!done) iterator.return?.() } finally { if (thrown) throw thrown.error } },
    }
  }`,
}

/** Every icon is drawn with these pages' own few lines instead of a library for icons made while running. */
const ICON = /\/lucide-react\/dist\/esm\/createLucideIcon\.mjs$/
const DRAW_ICON = `
import { createElement, forwardRef } from 'react'
export default function createLucideIcon({ node }) {
  return forwardRef(({ size = 24, ...rest }, ref) => createElement('svg', {
    ref, width: size, height: size, viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 2,
    strokeLinecap: 'round', strokeLinejoin: 'round', 'aria-hidden': rest['aria-label'] ? undefined : true, ...rest,
  }, node.map(([tag, shape]) => createElement(tag, shape))))
}
`

export function leaveOut(): Plugin {
  return {
    name: 'leave-out',
    enforce: 'pre',
    apply: 'build',
    load: {
      filter: { id: [RELAY, HELPER, ICON] },
      handler(id) {
        if (ICON.test(id)) return DRAW_ICON
        const helper = HELPER.exec(id)?.[1]
        if (helper) return `module.exports = ${HELPERS[helper]}; module.exports.default = module.exports`
        const name = RELAY.exec(id)?.[1] ?? ''
        if (name === 'LiveResolverCache') return NO_RESOLVERS
        if (TWIN.test(name)) return `module.exports = require('./${name}_EXPERIMENTAL')`
        if (!UNUSED.includes(name)) return null
        return `module.exports = function () { throw new Error('left out of the build: ${name}') }`
      },
    },
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: /'(?:react-relay|relay-runtime)/ },
      handler(code) {
        const imported = [...code.matchAll(/import \{([^}]*)\} from '(?:react-relay|relay-runtime)/g)]
        const name = imported
          .flatMap(found => (found[1] ?? '').split(/\W+/))
          .find(one => UNUSED.includes(one))
        if (name)
          this.error(`${name} is left out of the build (scripts/leave-out.ts): take it in again to use it`)
      },
    },
  }
}
