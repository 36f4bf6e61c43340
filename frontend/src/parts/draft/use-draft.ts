import { use, useCallback, useEffect, useRef, useState } from 'react'
import { fitting } from './fitting'
import { DraftContext } from './store'

type State = 'loading' | 'none' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'too-long'

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
/** The server keeps this many bytes of one form (`LARGEST`). */
const LARGEST = 200_000

const isTooLong = (content: string) => content.length > LARGEST || new Blob([content]).size > LARGEST

const left = (formKey: string) => `left/${formKey}`

/** What was written when the page was left in this tab, once. */
function takeLeft<Values>(formKey: string, shape: object): Values | null {
  const content = sessionStorage.getItem(left(formKey))
  sessionStorage.removeItem(left(formKey))
  try {
    return content === null ? null : fitting<Values>(JSON.parse(content), shape)
  } catch {
    return null
  }
}

/** A form's draft under a key such as `exception/new` or `REQ-2041/decision`; saved a moment after the last change. Without a key nothing is kept. What was kept is given back as far as it fits `shape`, the empty form. */
export function useDraft<Values>(formKey: string | null, shape: object = {}): Draft<Values> {
  const store = use(DraftContext)
  const [state, setState] = useState<State>('loading')
  const [found, setFound] = useState<Values | null>(null)
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const waiting = useRef<{ values: Values; timer: number } | null>(null)
  const sending = useRef<Values | null>(null)
  const empty = useRef(shape)

  const save = useCallback(
    async (values: Values) => {
      if (formKey === null) return
      waiting.current = null
      const content = JSON.stringify(values)
      if (isTooLong(content)) return setState('too-long')
      sending.current = values
      setState('saving')
      try {
        const saved = await store.save(formKey, content)
        setSavedAt(saved.savedAt)
        setState(current => (current === 'saving' ? 'saved' : current))
      } catch {
        setState('failed')
      } finally {
        if (sending.current === values) sending.current = null
      }
    },
    [store, formKey],
  )
  useEffect(() => {
    if (formKey === null) return
    let here = true
    const last = takeLeft<Values>(formKey, empty.current)
    if (last) {
      setFound(last)
      void save(last)
      return
    }
    store
      .load(formKey)
      .then(kept => {
        if (!here) return
        setFound(kept && fitting<Values>(JSON.parse(kept.content), empty.current))
        setSavedAt(kept?.savedAt ?? null)
        setState(current => (current === 'loading' ? (kept ? 'saved' : 'none') : current))
      })
      // also of what cannot be read: a form always opens
      .catch(() => here && setState('failed'))
    return () => {
      here = false
    }
  }, [store, formKey, save])

  // what was typed in the last moment is kept when the form is left
  useEffect(
    () => () => {
      if (!waiting.current || formKey === null) return
      clearTimeout(waiting.current.timer)
      const content = JSON.stringify(waiting.current.values)
      waiting.current = null
      if (!isTooLong(content)) void store.save(formKey, content).catch(() => undefined)
    },
    [store, formKey],
  )
  // a reload breaks off what is being sent: the tab itself keeps it until the page is there again
  useEffect(() => {
    if (formKey === null) return
    const leave = () => {
      const last = waiting.current?.values ?? sending.current
      if (last !== null) sessionStorage.setItem(left(formKey), JSON.stringify(last))
    }
    addEventListener('pagehide', leave)
    return () => removeEventListener('pagehide', leave)
  }, [formKey])
  const keep = useCallback(
    (values: Values) => {
      // written out once a pause is made: not at each key
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = { values, timer: window.setTimeout(() => void save(values), PAUSE) }
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
