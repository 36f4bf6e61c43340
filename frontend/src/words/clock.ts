import { useSyncExternalStore } from 'react'

/**
 * The server's time in the browser: a laptop whose clock is off must not show another burn than the server's.
 * The network layer corrects it from the server's answers.
 */
let ahead = 0

export function correctClock(serverMs: number, localMs: number) {
  ahead = serverMs - localMs
}

/** Milliseconds since 1970 by the server's clock. */
export const now = () => Date.now() + ahead

type Ticker = { value: number; listeners: Set<() => void>; timer: number }
const tickers = new Map<number, Ticker>()

function tick(every: number) {
  let ticker = tickers.get(every)
  if (!ticker) tickers.set(every, (ticker = { value: now(), listeners: new Set(), timer: 0 }))
  return ticker
}

/** The same function at every render: a new one would subscribe anew, see a newer time and render again, for ever. */
const subscribers = new Map<number, (listener: () => void) => () => void>()

function subscriber(every: number) {
  let made = subscribers.get(every)
  if (!made) subscribers.set(every, (made = listener => subscribe(every, listener)))
  return made
}

function subscribe(every: number, listener: () => void) {
  const ticker = tick(every)
  if (ticker.listeners.size === 0) {
    ticker.value = now()
    ticker.timer = window.setInterval(() => {
      ticker.value = now()
      for (const told of ticker.listeners) told()
    }, every)
  }
  ticker.listeners.add(listener)
  return () => {
    ticker.listeners.delete(listener)
    if (ticker.listeners.size === 0) {
      clearInterval(ticker.timer)
      tickers.delete(every)
    }
  }
}

/** The time, anew each `every` milliseconds; all that ask for the same beat share one timer. */
export function useNow(every = 1000) {
  return useSyncExternalStore(subscriber(every), () => tick(every).value)
}
