import { isDay } from '~/design/field/day'

/**
 * Search parameters of a page, validated: what somebody wrote into the address by hand, or sent a year ago, must not
 * break a page, so a value that does not fit is left out. (zod would weigh 8 KiB in the shell for this.)
 */
type Part<T> = (value: unknown) => T | undefined

export const text: Part<string> = value =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined

/** A moment, as the API writes it. */
export const instant: Part<string> = value =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined

export const flag: Part<true> = value =>
  value === true || value === 'true' || value === 1 ? true : undefined

export const whole: Part<number> = value => {
  const number = Number(value)
  return value !== '' && Number.isInteger(number) && number >= 0 ? number : undefined
}

export const day: Part<string> = value => (typeof value === 'string' && isDay(value) ? value : undefined)

export function oneOf<const T extends string>(...allowed: T[]): Part<T> {
  return value => allowed.find(option => option === value)
}

/** Several values; an empty list is left out of the address. */
export function listOf<T>(part: Part<T>): Part<T[]> {
  return value => {
    const found = (Array.isArray(value) ? value : [value]).map(part).filter(one => one !== undefined)
    return found.length ? found : undefined
  }
}

type Shape = Record<string, Part<unknown>>
export type SearchOf<S extends Shape> = { [K in keyof S]?: NonNullable<ReturnType<S[K]>> }

/** For `validateSearch`. */
export function search<S extends Shape>(shape: S) {
  return (raw: Record<string, unknown>): SearchOf<S> => {
    const entries = Object.entries(shape).map(([name, part]) => [name, part(raw[name])] as const)
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as SearchOf<S>
  }
}
