import { use, useCallback, useEffect, useRef, useState } from 'react'
import { DraftContext } from './store'

type State = 'loading' | 'none' | 'unsaved' | 'saving' | 'saved' | 'failed'

export type Draft<Values> = {
  state: State
  /** What was kept when the form was opened; null when there was nothing. Fill the form with it once. */
  found: Values | null
  savedAt: number | null
  keptBy: 'server' | 'page'
  /** Keeps these values soon; call it at every change. */
  keep: (values: Values) => void
  /** After the act is done, or when somebody starts afresh. */
  discard: () => void
}

const PAUSE = 800

/** A form's draft under a key such as `exception/new` or `REQ-2041/decision`; saved a moment after the last change. Without a key nothing is kept. */
export function useDraft<Values>(formKey: string | null): Draft<Values> {
  const store = use(DraftContext)
  const [state, setState] = useState<State>('loading')
  const [found, setFound] = useState<Values | null>(null)
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const waiting = useRef<{ content: string; timer: number } | null>(null)

  useEffect(() => {
    if (formKey === null) return
    let here = true
    store.load(formKey).then(
      kept => {
        if (!here) return
        setFound(kept && (JSON.parse(kept.content) as Values))
        setSavedAt(kept?.savedAt ?? null)
        setState(current => (current === 'loading' ? (kept ? 'saved' : 'none') : current))
      },
      () => here && setState('failed'),
    )
    return () => {
      here = false
    }
  }, [store, formKey])

  const save = useCallback(
    async (content: string) => {
      if (formKey === null) return
      waiting.current = null
      setState('saving')
      try {
        const saved = await store.save(formKey, content)
        setSavedAt(saved.savedAt)
        setState(current => (current === 'saving' ? 'saved' : current))
      } catch {
        setState('failed')
      }
    },
    [store, formKey],
  )
  // what was typed in the last moment is kept when the form is left
  useEffect(
    () => () => {
      if (!waiting.current || formKey === null) return
      clearTimeout(waiting.current.timer)
      void store.save(formKey, waiting.current.content).catch(() => undefined)
      waiting.current = null
    },
    [store, formKey],
  )
  const keep = useCallback(
    (values: Values) => {
      const content = JSON.stringify(values)
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = { content, timer: window.setTimeout(() => void save(content), PAUSE) }
      setState('unsaved')
    },
    [save],
  )
  const discard = useCallback(() => {
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = null
    setState('none')
    setFound(null)
    setSavedAt(null)
    if (formKey !== null) void store.discard(formKey).catch(() => undefined)
  }, [store, formKey])
  return { state, found, savedAt, keptBy: store.keptBy, keep, discard }
}
