/** So many of a list are shown here; its query asks for one more, to know whether there are more. */
export const MOST = 20

/** The first few of a list. */
export const few = <T>(records: readonly T[]): readonly T[] => records.slice(0, MOST)

/** Whether any of these lists has more than is shown. */
export const hasMore = (...lists: readonly (readonly unknown[])[]): boolean =>
  lists.some(({ length }) => length > MOST)
