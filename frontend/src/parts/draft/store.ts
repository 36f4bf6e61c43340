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

/** A store that is fetched when a form first asks for it. */
export function fetchedLater(
  keptBy: DraftStore['keptBy'],
  fetchStore: () => Promise<DraftStore>,
): DraftStore {
  let store: Promise<DraftStore> | undefined
  const get = () => (store ??= fetchStore())
  return {
    keptBy,
    load: async key => (await get()).load(key),
    save: async (key, content) => (await get()).save(key, content),
    discard: async key => (await get()).discard(key),
  }
}

export const DraftContext = createContext<DraftStore>(pageDrafts())
