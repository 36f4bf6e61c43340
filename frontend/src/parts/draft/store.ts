import { createContext } from 'react'

/** Where drafts are kept. The server keeps them once it can; until then this page does, and says so. */
export type DraftStore = {
  keptBy: 'server' | 'page'
  load: (formKey: string) => Promise<{ content: string; savedAt: number } | null>
  save: (formKey: string, content: string) => Promise<{ savedAt: number }>
  discard: (formKey: string) => Promise<void>
}

/** Kept while the page is open: survives moving between pages and a session that ended, not a reload. */
export function pageDrafts(): DraftStore {
  const drafts = new Map<string, { content: string; savedAt: number }>()
  return {
    keptBy: 'page',
    load: async key => drafts.get(key) ?? null,
    save: async (key, content) => {
      const savedAt = Date.now()
      drafts.set(key, { content, savedAt })
      return { savedAt }
    },
    discard: async key => void drafts.delete(key),
  }
}

/**
 * A store that is fetched when a form first asks for it. What concerns one form goes one after the other, so that a
 * late save never brings back what was discarded, and a form that is opened again at once finds what it just kept.
 */
export function fetchedLater(
  keptBy: DraftStore['keptBy'],
  fetchStore: () => Promise<DraftStore>,
): DraftStore {
  let store: Promise<DraftStore> | undefined
  const last = new Map<string, Promise<unknown>>()
  const inLine = <T>(key: string, ask: (store: DraftStore) => Promise<T>): Promise<T> => {
    const before = last.get(key) ?? Promise.resolve()
    const answer = before.catch(() => undefined).then(async () => ask(await (store ??= fetchStore())))
    last.set(key, answer)
    return answer
  }
  return {
    keptBy,
    load: key => inLine(key, kept => kept.load(key)),
    save: (key, content) => inLine(key, kept => kept.save(key, content)),
    discard: key => inLine(key, kept => kept.discard(key)),
  }
}

export const DraftContext = createContext<DraftStore>(pageDrafts())
