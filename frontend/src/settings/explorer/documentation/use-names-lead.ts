import { useEffect } from 'react'
import { atCursor, meant, type Editor, type SchemaReference } from './reference'

/** Links of the editor that lead nowhere by themselves: the policy of the page forbids such an address. */
const NOWHERE = ':is(.CodeMirror-info, .CodeMirror-hint-information) a[href^="javascript:"]'

/** Names in an editor lead to the documentation: a press with Ctrl, a press on what the editor tells of them, F1. */
export function useNamesLead(editor: unknown, lead: (reference?: SchemaReference) => void) {
  useEffect(() => {
    if (!editor) return
    const known = editor as Editor
    known.getOption('jump').getDestination = (token, options, within) => {
      const helper = within.getHelper(within.getCursor(), 'jump')
      return meant(token, one => helper?.(one, options, within))
    }
    const keys = { F1: () => lead(atCursor(known)) }
    known.addKeyMap(keys)
    const within = known.getWrapperElement()
    // the focus stays: without it the line would be drawn anew, and a press that ends on another element is no click
    const stay = (event: Event) => {
      if (known.state.jump?.destination) event.preventDefault()
    }
    within.addEventListener('mousedown', stay, true)
    return () => {
      known.removeKeyMap(keys)
      within.removeEventListener('mousedown', stay, true)
    }
  }, [editor, lead])
  useEffect(() => {
    const stay = (event: Event) => {
      if (event.target instanceof Element && event.target.closest(NOWHERE)) event.preventDefault()
    }
    document.addEventListener('click', stay, true)
    return () => document.removeEventListener('click', stay, true)
  }, [])
}
