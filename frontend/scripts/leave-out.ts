import type { Plugin } from 'vite'

/**
 * Parts of Relay that its index brings along and that these pages never call: entry points, updatable fragments and the
 * experimental twins behind feature flags, client-side resolvers. 8 KiB of the shell. Calling one says so.
 */
const UNUSED =
  /\/(?:react-relay|relay-runtime)\/lib\/(?:.*\/)?(useFragmentInternal_CURRENT|useMutationAction_EXPERIMENTAL|serverReadFragment|observe\w+Experimental|waitForFragmentExperimental|useEntryPointLoader|loadEntryPoint|prepareEntryPoint_DEPRECATED|EntryPointContainer\.react|createUpdatableProxy|readUpdatableFragment|readUpdatableQuery|LiveResolverCache|RelayDeclarativeMutationConfig|RelayQueryResponseCache|LazyLoadEntryPointContainer_DEPRECATED\.react)\.js$/

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

export function leaveOut(): Plugin {
  return {
    name: 'leave-out',
    enforce: 'pre',
    apply: 'build',
    load: {
      filter: { id: UNUSED },
      handler(id) {
        const name = UNUSED.exec(id)?.[1]
        if (name === 'LiveResolverCache') return NO_RESOLVERS
        return `module.exports = function () { throw new Error('left out of the build: ${name}') }`
      },
    },
  }
}
