import { useEffect, useSyncExternalStore, type ReactNode } from 'react'

/** Something the palette can do. */
export type Command = {
  id: string
  label: string
  /** Heading in the palette: "On this page", "Create". */
  group: string
  icon?: ReactNode
  /** Right of it: a shortcut, or where it leads. */
  hint?: string
  run: () => void
}

let offered: readonly Command[] = []
const listeners = new Set<() => void>()

function change(to: readonly Command[]) {
  offered = to
  for (const listener of listeners) listener()
}

/** Offers a page's acts in the palette while the page is open. Memoise the list. */
export function useCommands(commands: readonly Command[]) {
  useEffect(() => {
    change([...offered, ...commands])
    return () => change(offered.filter(command => !commands.includes(command)))
  }, [commands])
}

/** All that is offered now: for the palette. */
export function useOffered() {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => offered,
  )
}
