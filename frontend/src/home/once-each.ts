type Known = { readonly id: string }

/** Each record once, without those that are shown elsewhere already. */
export function onceEach<T extends Known>(records: readonly T[], shown: readonly Known[] = []): T[] {
  const seen = new Set(shown.map(record => record.id))
  return records.filter(record => !seen.has(record.id) && Boolean(seen.add(record.id)))
}
