/** What a decision was decided on, as far as it is shown; the server sends it as it was kept. */
export type Facts = {
  amount: string
  currency: string
  /** Whose burn counted; the project's own figure is absent for whoever does not see the project. */
  burnOf?: 'program' | 'project' | null
  weeklyBurn?: string | null
  burnCurrency?: string | null
  idleShare?: string | null
  rules: { ref: string; version: number }[]
  alternatives: { title: string }[]
  forecast?: { cost: string; currency: string; finishOn: string } | null
  /** The newest of each kind; absent in decisions that are older than their keeping. */
  furtherCosts?: Readonly<Partial<Record<CostKind, CostThen>>>
  figures?: {
    delayCost: Told | null
    costToDecide: Told | null
    /** Of gates that the reader may see; absent where they see none. */
    keys?: Readonly<Record<string, Readonly<Record<string, string>>>>
  } | null
}
export const COST_KINDS = ['deferred_benefit', 'penalty', 'deadline_loss'] as const
export type CostKind = (typeof COST_KINDS)[number]
export type CostThen = Told & { fallsOn: string | null; basis: string }
type Told = { amount: string; currency: string }
export type KeyChange = { gate: string; office: string; before: string; after: string }
export const keyChangesOf = (told: unknown): KeyChange[] => (Array.isArray(told) ? (told as KeyChange[]) : [])
export type Change = { code: string; before: string | null; after: string | null }
type Moved = { before: CostThen | null; after: CostThen | null }
export type CostChange = Moved & { kind: CostKind }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The facts, or null where a decision is older than their keeping. */
export const factsOf = (told: unknown): Facts | null =>
  isObject(told) && typeof told.amount === 'string' ? (told as Facts) : null

type CostTold = Moved & { code: `${CostKind}_changed` }
const told = (value: unknown) => (Array.isArray(value) ? (value as (Change | CostTold)[]) : [])
const kindOf = ({ code }: { code: string }) => COST_KINDS.find(kind => code === `${kind}_changed`)
const isOfCost = (change: Change | CostTold): change is CostTold => kindOf(change) !== undefined

/** What is materially otherwise since, each in a word; further costs are told whole, below. */
export const changesOf = (value: unknown) => told(value).filter((each): each is Change => !isOfCost(each))

/** Further costs that were stated, taken back or moved since. */
export const costChangesOf = (value: unknown): CostChange[] =>
  told(value)
    .filter(isOfCost)
    .flatMap(each => {
      const kind = kindOf(each)
      return kind ? [{ ...each, kind }] : []
    })
