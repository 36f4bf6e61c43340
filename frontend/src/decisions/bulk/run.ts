import type { Environment, GraphQLTaggedNode, MutationParameters } from 'relay-runtime'
import { inReadersWords } from '~/parts/act/in-readers-words'
import { isRefusal, type Refusal } from '~/parts/act/refusal'
import { commit, refusalOf } from '~/parts/act/use-act'

/** One request of a bulk act: the version that one has seen, and a key of its own, so that it is never decided twice. */
export type Item = { id: string; ref: string; title: string; version: number; key: string }
export type Outcome =
  | { state: 'waits' | 'runs' }
  /** `stands`: the state that the request is in after the act; a signature alone decides nothing yet. */
  | { state: 'done'; stands: string | null }
  | { state: 'refused'; refusal: Refusal }

/**
 * Sends one request after the other through its own act, in a transaction of its own, and tells what became of each.
 * A refusal of one stops no other; sent again, what is done stays done.
 */
export async function runBulk<M extends MutationParameters, F extends string & keyof M['response']>(
  environment: Environment,
  mutation: GraphQLTaggedNode,
  field: F,
  items: readonly Item[],
  inputOf: (item: Item) => unknown,
  told: (key: string, outcome: Outcome) => void,
): Promise<void> {
  for (const item of items) {
    told(item.key, { state: 'runs' })
    try {
      const result = await commit<M, F>(environment, mutation, field, {
        key: item.key,
        input: inputOf(item),
      } as M['variables'])
      told(
        item.key,
        isRefusal(result)
          ? { state: 'refused', refusal: await inReadersWords(result) }
          : { state: 'done', stands: standsOf(result) },
      )
    } catch (error) {
      told(item.key, { state: 'refused', refusal: refusalOf(error) })
    }
  }
}

/** The state of the request as the act's answer tells it. */
function standsOf(result: unknown): string | null {
  const { exceptionRequest } = result as { exceptionRequest?: { state?: string } }
  return exceptionRequest?.state ?? null
}
