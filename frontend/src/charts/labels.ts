const LINE = 14
const WIDE = 96

/** Pushes labels apart that would lie on each other; their order from top to bottom stays. */
export function spread<T extends { x: number; y: number }>(labels: readonly T[]): T[] {
  const placed = labels.map(label => ({ ...label })).sort((a, b) => a.y - b.y)
  for (let round = 0; round < 8; round++) {
    for (let index = 1; index < placed.length; index++) {
      const above = placed[index - 1]
      const below = placed[index]
      if (!above || !below || Math.abs(above.x - below.x) > WIDE) continue
      const lacks = LINE - (below.y - above.y)
      if (lacks <= 0) continue
      above.y -= lacks / 2
      below.y += lacks / 2
    }
  }
  return placed
}
