export type Items = readonly { readonly act: string; readonly request: { readonly ref: string } }[]

/** So many are told at most. */
export const MOST = 200

const markOf = ({ act, request }: Items[number]) => `${request.ref} ${act}`

/**
 * Whether what waits is otherwise than a page shows it. The first time what is told is held against the page, which may
 * show only a part; from then on against what was told when the page was last read.
 */
export class Waiting {
  readonly unchanged = 'unchanged'
  #shown: readonly string[] = []
  #all = false
  #read: string | null = null
  #last = ''

  /** What the page shows now, and whether that is all. */
  shows(items: Items, all: boolean) {
    this.#shown = items.map(markOf)
    this.#all = all
  }

  /** The mark of what is told: `unchanged`, or another. */
  told(items: Items): string {
    this.#last = items.map(markOf).join()
    if (this.#read === null && this.#fits(items)) this.#read = this.#last
    return this.#read === this.#last ? this.unchanged : this.#last
  }

  /** The page was read again, and shows what was told last. */
  wasRead() {
    this.#read = this.#last
  }

  #fits(items: Items) {
    const told = new Set(items.map(markOf))
    const there = items.length >= MOST || this.#shown.every(mark => told.has(mark))
    return there && (!this.#all || items.length >= MOST || told.size === this.#shown.length)
  }
}
