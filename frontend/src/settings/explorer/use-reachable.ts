import { useEffect } from 'react'

type Editor = {
  getInputField: () => HTMLElement
  getScrollerElement: () => HTMLElement
  addKeyMap: (keys: Record<string, false>) => void
  refresh: () => void
  removeKeyMap: (keys: Record<string, false>) => void
  setOption: (name: 'lineWrapping', on: boolean) => void
}

/** An editor has a name for whoever does not see it, scrolls by keys, breaks its lines, and Tab leaves it: nobody is caught in a text. */
export function useReachable(editor: unknown, name: string) {
  useEffect(() => {
    if (!editor) return
    const known = editor as Editor
    const leave = { Tab: false, 'Shift-Tab': false } as const
    known.getInputField().setAttribute('aria-label', name)
    const scrolling = known.getScrollerElement()
    scrolling.tabIndex = 0
    scrolling.setAttribute('role', 'group')
    scrolling.setAttribute('aria-label', name)
    known.addKeyMap(leave)
    known.setOption('lineWrapping', true)
    // it measured itself before its styles and the type were there
    const drawn = requestAnimationFrame(() => known.refresh())
    void document.fonts.ready.then(() => known.refresh())
    return () => {
      cancelAnimationFrame(drawn)
      known.removeKeyMap(leave)
    }
  }, [editor, name])
}
