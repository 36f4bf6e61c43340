/** What a decision was decided on, as far as it is shown; the server sends it as it was kept. */
export type Facts = {
  amount: string
  currency: string
  weeklyBurn?: string | null
  burnCurrency?: string | null
  idleShare?: string | null
  rules: { ref: string; version: number }[]
  alternatives: { title: string }[]
  forecast?: { cost: string; currency: string; finishOn: string } | null
  figures?: {
    delayCost: Told | null
    costToDecide: Told | null
    /** Of gates that the reader may see; absent where they see none. */
    keys?: Readonly<Record<string, Readonly<Record<string, string>>>>
  } | null
}
type Told = { amount: string; currency: string }
export type KeyChange = { gate: string; office: string; before: string; after: string }
export const keyChangesOf = (told: unknown): KeyChange[] => (Array.isArray(told) ? (told as KeyChange[]) : [])
export type Change = { code: string; before: string | null; after: string | null }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The facts, or null where a decision is older than their keeping. */
export const factsOf = (told: unknown): Facts | null =>
  isObject(told) && typeof told.amount === 'string' ? (told as Facts) : null

export const changesOf = (told: unknown): Change[] => (Array.isArray(told) ? (told as Change[]) : [])
