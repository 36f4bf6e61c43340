import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark'
export type Density = 'compact' | 'comfortable'

const listeners = new Set<() => void>()
const root = document.documentElement
const darkSystem = () => window.matchMedia?.('(prefers-color-scheme: dark)')

function subscribe(listener: () => void) {
  const system = darkSystem()
  listeners.add(listener)
  system?.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    system?.removeEventListener('change', listener)
  }
}

function set(name: 'theme' | 'density', value: string) {
  root.dataset[name] = value
  try {
    localStorage.setItem(`triptych.${name}`, value)
  } catch {
    /* storage closed: the choice holds until the page is left */
  }
  for (const listener of listeners) listener()
}

const theme = (): Theme => (root.dataset.theme as Theme) ?? (darkSystem()?.matches ? 'dark' : 'light')
const density = () => (root.dataset.density ?? 'comfortable') as Density

export const setTheme = (value: Theme) => set('theme', value)
export const setDensity = (value: Density) => set('density', value)
export const useTheme = () => useSyncExternalStore(subscribe, theme)
export const useDensity = () => useSyncExternalStore(subscribe, density)
