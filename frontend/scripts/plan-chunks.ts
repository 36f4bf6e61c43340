/**
 * Which modules that several pages share go into one chunk, so that a page needs few requests and carries little that it
 * does not use. A visit is what one address needs at once: a page, or a tab with the page around it. Modules that the same
 * visits need start together. Then those two chunks are joined that cost the fewest bytes carried in vain for each request
 * spared, until no visit needs more chunks than it may. No two chunks ever import each other.
 */
export type Modules = {
  imports: (module: string) => readonly string[]
  weight: (module: string) => number
}
type Visit = { entries: readonly string[]; most: number }
/** `visits` says for each visit whether it needs the chunk. */
type Chunk = { modules: readonly string[]; visits: readonly boolean[]; weight: number }

/** What a request costs that is added to a visit, in bytes. */
const REQUEST = 1000
/** What a visit may need, in bytes as they are weighed here: 45 KiB of a page, less its styles and some air. */
const ROOM = 39_000
/**
 * Joining one pair after the other is blind to what comes of it. So several plans are made, each with another care for
 * visits that share much (what they carry in vain counts so many times), and the one that leaves least over is taken.
 */
const CARES = [26, 28, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39].flatMap(from =>
  [2, 3, 4, 5, 6, 9, 12, 15, 20, 30, 60].map(times => ({ from: from * 1000, times })),
)
type Care = (typeof CARES)[number]

/** `later` are the entries that a page fetches when somebody acts: what they share with it cannot be in the page's own chunk. */
export function planChunks(visits: readonly Visit[], later: readonly string[], modules: Modules) {
  const entries = visits.map(visit => visit.entries)
  const own = ownModules(entries, later, modules.imports).map(ids =>
    ids.reduce((sum, id) => sum + modules.weight(id), 0),
  )
  const apart = sharedByVisits(visits, later, modules)
  let best: { chunks: readonly Chunk[]; over: number } | null = null
  for (const care of CARES) {
    const chunks = withFew(apart, visits, modules, care)
    const over = own.reduce((sum, weight, at) => {
      const more = weight + total(chunks.filter(chunk => chunk.visits[at])) - ROOM
      return sum + Math.max(0, more) ** 2
    }, 0)
    if (!best || over < best.over) best = { chunks, over }
    if (over === 0) break
  }
  return (best?.chunks ?? apart).map(chunk => chunk.modules)
}

/** Chunks joined until no visit needs more than it may. */
function withFew(apart: readonly Chunk[], visits: readonly Visit[], modules: Modules, care: Care) {
  let chunks = apart
  for (;;) {
    const full = visits.map(({ most }, visit) => chunks.filter(chunk => chunk.visits[visit]).length > most)
    const next = full.includes(true) && cheapestJoin(chunks, full, modules, care)
    if (!next) return chunks
    chunks = next
  }
}

/** What each visit needs that it shares with nobody, neither with a page nor with what is fetched later. */
export function ownModules(
  visits: readonly (readonly string[])[],
  later: readonly string[],
  imports: Modules['imports'],
) {
  const needed = visits.map(entries => reached(entries, imports))
  const alsoLater = reached(later, imports)
  const entries = new Set(visits.flat())
  const times = new Map<string, number>()
  for (const module of needed.flatMap(modules => [...modules]))
    times.set(module, (times.get(module) ?? 0) + 1)
  const isOwn = (module: string) => entries.has(module) || (times.get(module) === 1 && !alsoLater.has(module))
  return needed.map(modules => [...modules].filter(isOwn))
}

/** All modules that these need, themselves included. */
function reached(from: readonly string[], imports: Modules['imports']) {
  const seen = new Set(from)
  for (const module of seen) for (const needed of imports(module)) seen.add(needed)
  return seen
}

function sharedByVisits(visits: readonly Visit[], later: readonly string[], { imports, weight }: Modules) {
  const needed = visits.map(({ entries }) => reached(entries, imports))
  const alsoLater = reached(later, imports)
  const entries = new Set(visits.flatMap(visit => visit.entries))
  const chunks = new Map<string, Chunk>()
  for (const module of new Set(needed.flatMap(modules => [...modules]))) {
    const its = needed.map(modules => modules.has(module))
    if (entries.has(module) || (count(its) < 2 && !alsoLater.has(module))) continue
    const found = chunks.get(its.join()) ?? { modules: [], visits: its, weight: 0 }
    chunks.set(its.join(), {
      modules: [...found.modules, module],
      visits: its,
      weight: found.weight + weight(module),
    })
  }
  return [...chunks.values()]
}

/** The chunks after the best join; null when none is left that helps a visit with too many. */
function cheapestJoin(chunks: readonly Chunk[], full: readonly boolean[], modules: Modules, care: Care) {
  const below = needsOf(chunks, modules)
  const shares = full.map((_, visit) => total(chunks.filter(chunk => chunk.visits[visit])))
  const dear = shares.map(shared => (shared > care.from ? care.times : 1))
  let best: { one: Chunk; other: Chunk; price: number } | null = null
  for (const [at, one] of chunks.entries()) {
    for (const other of chunks.slice(at + 1)) {
      const spared = count(full.map((is, visit) => is && one.visits[visit] && other.visits[visit]))
      if (spared === 0) continue
      const price = priceOf(one, other, below, dear) / spared
      if ((!best || price < best.price) && !standsBetween(one, other, below)) best = { one, other, price }
    }
  }
  return best && joined(chunks, best.one, best.other, below)
}

type Needs = ReadonlyMap<Chunk, ReadonlySet<Chunk>>

/** All chunks that each chunk needs, itself not. */
function needsOf(chunks: readonly Chunk[], { imports }: Modules): Needs {
  const home = new Map(chunks.flatMap(chunk => chunk.modules.map(module => [module, chunk] as const)))
  const next = new Map(
    chunks.map(chunk => [
      chunk,
      [...new Set(chunk.modules.flatMap(imports).flatMap(id => home.get(id) ?? []))],
    ]),
  )
  return new Map(
    chunks.map(chunk => {
      const all = reachedFrom(next.get(chunk) ?? [], one => next.get(one) ?? [])
      all.delete(chunk)
      return [chunk, all]
    }),
  )
}

function reachedFrom<T>(from: readonly T[], next: (one: T) => readonly T[]) {
  const seen = new Set(from)
  for (const one of seen) for (const needed of next(one)) seen.add(needed)
  return seen
}

/** Whoever needs the joined chunk carries both, and all that either needs. */
function priceOf(one: Chunk, other: Chunk, below: Needs, dear: readonly number[]) {
  const both = either(one.visits, other.visits)
  const carried = new Set([one, other, ...(below.get(one) ?? []), ...(below.get(other) ?? [])])
  let price = 0
  for (const chunk of carried) {
    const more = both.map((is, visit) => (is && !chunk.visits[visit] ? (dear[visit] ?? 1) : 0))
    price +=
      more.reduce((sum, times) => sum + times, 0) *
      (chunk.weight + (chunk === one || chunk === other ? 0 : REQUEST))
  }
  return price
}

/** Whether a third chunk is needed by one and needs the other: joined, it and they would import each other. */
function standsBetween(one: Chunk, other: Chunk, below: Needs) {
  const between = (upper: Chunk, lower: Chunk) =>
    [...(below.get(upper) ?? [])].some(third => third !== lower && below.get(third)?.has(lower))
  return between(one, other) || between(other, one)
}

function joined(chunks: readonly Chunk[], one: Chunk, other: Chunk, below: Needs): Chunk[] {
  const visits = either(one.visits, other.visits)
  const carried = new Set([...(below.get(one) ?? []), ...(below.get(other) ?? [])])
  const both = { modules: [...one.modules, ...other.modules], visits, weight: one.weight + other.weight }
  return chunks
    .filter(chunk => chunk !== other)
    .map(chunk => {
      if (chunk === one) return both
      return carried.has(chunk) ? { ...chunk, visits: either(chunk.visits, visits) } : chunk
    })
}

const count = (flags: readonly (boolean | undefined)[]) => flags.filter(Boolean).length
const either = (one: readonly boolean[], other: readonly boolean[]) =>
  one.map((is, at) => is || other[at] === true)

const total = (chunks: readonly Chunk[]) => chunks.reduce((sum, chunk) => sum + chunk.weight, 0)
