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
/** A visit that shares more than this, in bytes, is near its budget: what it carries in vain counts several times. */
const HEAVY = 30_000
const TIMES = 8

/** `later` are the entries that a page fetches when somebody acts: what they share with it cannot be in the page's own chunk. */
export function planChunks(visits: readonly Visit[], later: readonly string[], modules: Modules) {
  let chunks = sharedByVisits(visits, later, modules)
  for (;;) {
    const full = visits.map(({ most }, visit) => chunks.filter(chunk => chunk.visits[visit]).length > most)
    const next = full.includes(true) && cheapestJoin(chunks, full, modules)
    if (!next) return chunks.map(chunk => chunk.modules)
    chunks = next
  }
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
function cheapestJoin(chunks: readonly Chunk[], full: readonly boolean[], modules: Modules) {
  const below = needsOf(chunks, modules)
  const shares = full.map((_, visit) => total(chunks.filter(chunk => chunk.visits[visit])))
  const dear = shares.map(shared => (shared > HEAVY ? TIMES : 1))
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
