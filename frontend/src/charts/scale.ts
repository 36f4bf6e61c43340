import { ticks } from 'd3-array'

export type Scale = {
  (value: number): number
  ticks: number[]
  domain: [number, number]
}

/** Values to pixels along a line. `nice` widens the domain to its outer ticks; a domain of one point is widened too. */
export function linear(domain: [number, number], range: [number, number], count = 5, nice = true): Scale {
  let [low, high] = domain
  if (low === high) {
    low -= Math.abs(low) * 0.1 || 1
    high += Math.abs(high) * 0.1 || 1
  }
  const step = ticks(low, high, count)
  const size = (step[1] ?? high) - (step[0] ?? low)
  if (nice && size > 0) {
    low = exact(Math.floor(low / size + SLACK) * size)
    high = exact(Math.ceil(high / size - SLACK) * size)
  }
  const scale = (value: number) => range[0] + ((value - low) / (high - low)) * (range[1] - range[0])
  return Object.assign(scale, { ticks: ticks(low, high, count), domain: [low, high] as [number, number] })
}

/** 0.96 and not 0.9600000000000001, or the last tick falls outside the domain. */
const exact = (value: number) => Number(value.toPrecision(12))
const SLACK = 1e-9

/** The least and the greatest of the values that are there; null when there are none. */
export function extent(values: readonly (number | null)[]): [number, number] | null {
  const there = values.filter(value => value !== null)
  return there.length ? [Math.min(...there), Math.max(...there)] : null
}

const DAY = 86_400_000
export const dayNumber = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY

/** Firsts of months, quarters or years inside a span, at most about `count` of them, as YYYY-MM-DD. */
export function dayTicks(from: string, until: string, count: number): string[] {
  const months = (dayNumber(until) - dayNumber(from)) / 30.4
  const step = [1, 3, 6, 12, 24, 60].find(size => months / size <= count) ?? 120
  const start = new Date(`${from.slice(0, 8)}01T00:00:00Z`)
  start.setUTCMonth(Math.floor(start.getUTCMonth() / Math.min(step, 12)) * Math.min(step, 12))
  const found: string[] = []
  while (start.getTime() / DAY <= dayNumber(until)) {
    const day = start.toISOString().slice(0, 10)
    if (day >= from) found.push(day)
    start.setUTCMonth(start.getUTCMonth() + step)
  }
  return found
}
