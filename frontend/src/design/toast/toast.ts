import { useSyncExternalStore } from 'react'
import type { Tone } from '../badge/mark'

export type Toast = {
  id: number
  message: string
  tone: Tone
  /** Takes back what just happened. */
  undo?: { label: string; run: () => void }
}

let toasts: readonly Toast[] = []
let next = 1
const listeners = new Set<() => void>()

function change(to: readonly Toast[]) {
  toasts = to
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says in passing what happened. What must be read does not belong here. */
export function say(message: string, options: { tone?: Tone; undo?: Toast['undo'] } = {}) {
  change([...toasts.slice(-2), { id: next++, message, tone: options.tone ?? 'good', undo: options.undo }])
}

export const dropToast = (id: number) => change(toasts.filter(toast => toast.id !== id))
export const useToasts = () => useSyncExternalStore(subscribe, () => toasts)
