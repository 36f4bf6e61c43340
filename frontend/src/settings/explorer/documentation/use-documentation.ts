import { useCallback, useRef, useState } from 'react'
import { onward, placeOf, START, type Go, type Place } from './place'
import { useNamesLead } from './use-names-lead'
import type { Editor, SchemaReference } from './reference'

/** The panel beside the editors: whether it is open, where in it one is, and where the focus goes when it closes. */
export function useDocumentation(editor: unknown) {
  const [open, setOpen] = useState(false)
  const [trail, setTrail] = useState<readonly Place[]>([START])
  const [begin, setBegin] = useState<'search' | 'place'>('search')
  const button = useRef<HTMLButtonElement>(null)
  const fromEditor = useRef(false)
  const go: Go = useCallback((to, from) => setTrail(way => onward(way, to, from)), [])
  const lead = useCallback(
    (reference?: SchemaReference) => {
      const place = reference && placeOf(reference)
      ;(editor as Editor | null)?.closeHint?.()
      fromEditor.current = true
      setBegin(place ? 'place' : 'search')
      if (place) go(place)
      setOpen(true)
    },
    [editor, go],
  )
  useNamesLead(editor, lead)
  const close = useCallback(() => {
    setOpen(false)
    if (fromEditor.current) (editor as Editor | null)?.focus()
    else button.current?.focus()
  }, [editor])
  const toggle = () => {
    if (open) return close()
    fromEditor.current = false
    setBegin('search')
    setOpen(true)
  }
  return { open, trail, begin, button, go, lead, close, toggle }
}
