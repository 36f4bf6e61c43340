import { useLoaderData, useParams, useSearch } from '@tanstack/react-router'
import { Suspense, useEffect, type ComponentType } from 'react'
import { loadQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { GraphQLTaggedNode, OperationType, PreloadableConcreteRequest } from 'relay-runtime'
import { PageSkeleton } from '~/design/skeleton/skeleton'
import { ConnectionLost, Outdated } from '~/parts/act/faults'
import { loadWords } from './catalogues'
import { environment } from './environment'
import { PageError, PageNotFound } from './shell/page-error'

/** What a page gets. `search` and `params` are those of its route, already validated. */
export type PageProps<Query extends OperationType = OperationType, Search = object, Params = object> = {
  queryRef: PreloadedQuery<Query>
  search: Search
  params: Params
}

type Asked = { params: Record<string, string>; search: Record<string, unknown> }
/** The query's variables from the path and from what `loaderDeps` picked out of the search parameters. */
type Variables = (asked: Asked) => Record<string, unknown>
type Chunk = {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each page states its own props
  default: ComponentType<any>
  /** A page that is seldom visited brings its query: one wait more for it, and nothing of it in the shell. */
  query?: GraphQLTaggedNode
  variables?: Variables
}
type Recipe = {
  /** The folder of the page: its words come with it. */
  room: string
  load: () => Promise<Chunk>
  /** Its `$parameters` artefact (`@preloadable`): only the id, so that the query starts before the chunk is there. */
  query?: PreloadableConcreteRequest<OperationType>
  variables?: Variables
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
type Loaded = { Page: ComponentType<any>; queryRef: PreloadedQuery<OperationType> | null }

/** The part that is the same for every route: chunk, words and query start together, and the query is let go when left. */
export function page({ room, load, query, variables }: Recipe) {
  return {
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    loader: async ({ params, deps }: { params: unknown; deps: unknown }): Promise<Loaded> => {
      const asked = { params, search: deps } as Asked
      const early = query ? start(query, variables, asked) : null
      const [chunk] = await Promise.all([load(), loadWords(room)]).catch(notBrought)
      const queryRef = early ?? (chunk.query ? start(chunk.query, chunk.variables, asked) : null)
      return { Page: chunk.default, queryRef }
    },
    component: PageOfRoute,
    pendingComponent: PageSkeleton,
    errorComponent: PageError,
    notFoundComponent: PageNotFound,
  }
}

const start = (
  query: GraphQLTaggedNode | PreloadableConcreteRequest<OperationType>,
  variables: Variables | undefined,
  asked: Asked,
) => loadQuery(environment, query, variables?.(asked) ?? {}, { fetchPolicy: 'store-and-network' })

/** A chunk that does not come: the line is lost, or these pages are older than the server. */
async function notBrought(): Promise<never> {
  const there = await fetch('/theme.js', { method: 'HEAD', cache: 'no-store' }).then(
    response => response.ok,
    () => false,
  )
  throw there ? new Outdated() : new ConnectionLost()
}

function PageOfRoute() {
  const { Page, queryRef } = useLoaderData({ strict: false }) as Loaded
  const params = useParams({ strict: false })
  const search = useSearch({ strict: false })
  useLetGo(queryRef)
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Page queryRef={queryRef} params={params} search={search} />
    </Suspense>
  )
}

const GRACE = 1000
const leaving = new WeakMap<object, number>()

/** Disposes of a query when its page is left; a moment later, because React mounts twice while developing. */
function useLetGo(queryRef: PreloadedQuery<OperationType> | null) {
  useEffect(() => {
    if (!queryRef) return
    clearTimeout(leaving.get(queryRef))
    return () =>
      void leaving.set(
        queryRef,
        window.setTimeout(() => queryRef.dispose(), GRACE),
      )
  }, [queryRef])
}
