/** The expected answers "no" of the API (members of every mutation's result union), and three that the browser adds. */
export type Problem = { readonly field: string; readonly code: string; readonly message: string }
export type Fact = { readonly label: string; readonly value: string; readonly standsInTheWay: boolean }

export type ServerRefusal =
  | { readonly __typename: 'Invalid'; readonly message?: string; readonly problems: readonly Problem[] }
  | {
      readonly __typename: 'NotAllowed'
      readonly message: string
      readonly code?: string
      readonly facts?: readonly Fact[]
      readonly nearest?: string | null
    }
  | { readonly __typename: 'NotFound'; readonly message: string }
  | { readonly __typename: 'Conflict'; readonly message: string }

export type Refusal =
  | ServerRefusal
  /** No answer came: it may or may not have been carried out. Sending again with the same key is safe. */
  | { readonly __typename: 'Lost' }
  /** More was typed than the server takes at once. */
  | { readonly __typename: 'TooLong' }
  /** A fault of ours, logged under `id`: it may or may not have been carried out, as where no answer came. */
  | { readonly __typename: 'Fault'; readonly id: string | null }

const NAMES = ['Invalid', 'NotAllowed', 'NotFound', 'Conflict']

export type RefusalName = ServerRefusal['__typename']

export const isRefusal = (result: { readonly __typename: string }): result is ServerRefusal =>
  NAMES.includes(result.__typename)
