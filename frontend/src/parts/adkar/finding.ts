type Count = { readonly element: string; readonly barriers: number }

/** The element at which most people are stuck, the earlier one of two; null where nobody is. */
export function finding(counts: readonly Count[]): Count | null {
  const most = counts.reduce<Count | null>(
    (best, one) => (best && best.barriers >= one.barriers ? best : one),
    null,
  )
  return most && most.barriers > 0 ? most : null
}
