import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { ownModules, planChunks } from './plan-chunks.ts'

type Info = { code: string | null; importedIds: string[]; dynamicallyImportedIds: string[] }
type Context = { getModuleInfo: (id: string) => Info | null }

/**
 * So many chunks may a page share with others: with the rest that is 15 requests. A tab brings a chunk and a query more,
 * other pages a style of their own, and these a piece that is fetched with the first look.
 */
const CROWDED = /\/src\/(exceptions\/request|changes\/assess|settings\/imports)\/page\.tsx$/
const mostOf = (entries: readonly string[], hasStyle: boolean) =>
  entries.length > 1 ? 3 : hasStyle || CROWDED.test(entries[0] ?? '') ? 4 : 5

/** Of the text of a module so much is left, unused parts left out and minified. */
const LEFT = { own: 0.6, package: 0.3 }
/** Lists of which a build takes a few. */
const BARREL = /\/zod\/v4\/locales\//
const STYLE = /\.css$/
const PAGE = /\/src\/([\w/-]+)\/page\.tsx$/

/** Names the chunk of each module that pages share; `taken` are those that have one already. */
export function sharedChunks(entry: string, taken: (id: string) => boolean) {
  let plan: Map<string, string> | undefined
  return (id: string, context: Context) => {
    plan ??= planned(entry, taken, one => context.getModuleInfo(one))
    return plan.get(id) ?? null
  }
}

function planned(entry: string, taken: (id: string) => boolean, info: Context['getModuleInfo']) {
  const later = fetchedLater(entry, info)
  const visits = later.filter(id => PAGE.test(id)).map(entriesOf)
  const dialogs = later.filter(id => !PAGE.test(id))
  const imports = (id: string) => (info(id)?.importedIds ?? []).filter(one => !taken(one))
  const own = ownModules(visits, dialogs, imports)
  const chunks = planChunks(
    visits.map((entries, at) => ({
      entries,
      most: mostOf(entries, own[at]?.some(id => STYLE.test(id)) ?? false),
    })),
    dialogs,
    { imports, weight: id => weightOf(id, info) },
  )
  return new Map(chunks.flatMap((chunk, at) => chunk.map(id => [id, `shared-${at}`] as const)))
}

/** All that is imported where it is needed: pages, dialogs, other languages. */
function fetchedLater(entry: string, info: Context['getModuleInfo']) {
  const later = new Set<string>()
  const seen = new Set([entry])
  for (const id of seen) {
    for (const next of info(id)?.importedIds ?? []) seen.add(next)
    for (const next of info(id)?.dynamicallyImportedIds ?? []) {
      seen.add(next)
      later.add(next)
    }
  }
  return [...later].sort()
}

/** A tab needs the page around it: src/projects/project/delivery stands in src/projects/project. */
function entriesOf(page: string) {
  const depth = PAGE.exec(page)?.[1]?.split('/').length ?? 0
  return depth < 3 ? [page] : [page, path.join(path.dirname(page), '../page.tsx')]
}

function weightOf(id: string, info: Context['getModuleInfo']) {
  if (BARREL.test(id)) return 0
  const text = gzipSync(info(id)?.code ?? '').length
  return text * (id.includes('node_modules') ? LEFT.package : LEFT.own)
}
