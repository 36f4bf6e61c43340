import { Environment, Network, RecordSource, Store } from 'relay-runtime'
import { observeDocument } from './network'

/** How many left pages stay in memory, so that going back shows them at once while they are read anew. */
const KEPT_PAGES = 12

export const environment = new Environment({
  store: new Store(new RecordSource(), { gcReleaseBufferSize: KEPT_PAGES }),
  network: Network.create(observeDocument),
})
