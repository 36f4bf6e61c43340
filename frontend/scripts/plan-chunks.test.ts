import { expect, test } from 'vitest'
import { planChunks } from './plan-chunks.ts'

/** Modules by what each imports; pages begin with a capital. */
const plan = (imports: Record<string, string[]>, most: number, weight: Record<string, number> = {}) =>
  planChunks(
    Object.keys(imports)
      .filter(name => /^[A-Z]/.test(name))
      .map(name => ({ entries: [name], most })),
    [],
    { imports: name => imports[name] ?? [], weight: name => weight[name] ?? 1 },
  ).map(chunk => [...chunk].sort().join(' '))

test('modules that the same pages need are one chunk; what one page needs stays with it', () => {
  const chunks = plan({ A: ['x', 'y', 'own'], B: ['x', 'y'], C: ['y'] }, 9)

  expect(chunks).toEqual(['x', 'y'])
  expect(plan({ A: ['x'], B: ['x'], x: ['y'] }, 9)).toEqual(['x y'])
})

test('of chunks that are too many, those are joined that carry the least in vain', () => {
  const imports = { A: ['big', 'small', 'all'], B: ['big', 'all'], C: ['small', 'all'], D: ['all'] }

  const chunks = plan(imports, 2, { big: 1000, small: 10, all: 10 })

  expect(chunks).toEqual(['big', 'all small'])
})

test('two chunks never import each other, however little that would carry', () => {
  // top needs mid, mid needs low: top and low together would need mid, and mid them
  const imports = { A: ['top'], B: ['top', 'mid'], C: ['mid'], D: ['low'], top: ['mid'], mid: ['low'] }

  const chunks = plan(imports, 2, { top: 1, mid: 100_000, low: 1 })

  expect(chunks).not.toContain('low top')
})

test('what a page shares only with a dialog of its own is a chunk, because it cannot be part of the page', () => {
  const imports: Record<string, string[]> = { A: ['x', 'y'], dialog: ['x'] }

  const chunks = planChunks([{ entries: ['A'], most: 9 }], ['dialog'], {
    imports: name => imports[name] ?? [],
    weight: () => 1,
  })

  expect(chunks).toEqual([['x']])
})

test('a tab is a visit together with the page around it', () => {
  const imports: Record<string, string[]> = { Around: ['x'], Tab: ['x', 'y'], Other: ['y'] }

  const chunks = planChunks(
    [
      { entries: ['Tab', 'Around'], most: 1 },
      { entries: ['Other'], most: 1 },
    ],
    [],
    { imports: name => imports[name] ?? [], weight: () => 1 },
  )

  expect(chunks).toEqual([['y']])
})
