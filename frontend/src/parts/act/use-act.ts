import { useCallback, useRef, useState } from 'react'
import { commitMutation, type GraphQLTaggedNode, type MutationParameters } from 'relay-runtime'
import { useRelayEnvironment } from 'react-relay/hooks'
import { ServerFault, TooLong } from './faults'
import { inReadersWords } from './in-readers-words'
import { newKey } from './key'
import { isRefusal, type Refusal, type RefusalName } from './refusal'

type Result<M extends MutationParameters, F extends keyof M['response']> = NonNullable<M['response'][F]>
/** The member of the union that says it was done. */
export type DoneOf<M extends MutationParameters, F extends keyof M['response']> = Exclude<
  Result<M, F>,
  { readonly __typename: RefusalName | '%other' }
>
type InputOf<M extends MutationParameters> = M['variables'] extends { input: infer I } ? I : never

export type Act<Input, Done> = {
  /** Carries it out; answers what was done, or null when it was refused, lost or already under way. */
  send: (input: Input) => Promise<Done | null>
  busy: boolean
  refusal: Refusal | null
  /** Sends the same thing again with the same key: after a lost connection. */
  retry: () => Promise<Done | null>
  /** Forgets the refusal. */
  clear: () => void
}

/**
 * One act of the API: `mutation ($key: ID!, $input: …!)` whose one field answers a union of done and refusals.
 * The key is made once per mount and renewed after success, so a double press, a retry after a lost connection or a
 * reload of the answer never decides twice. What was typed stays with the form.
 */
export function useAct<M extends MutationParameters, F extends string & keyof M['response']>(
  mutation: GraphQLTaggedNode,
  field: F,
  onDone?: (done: DoneOf<M, F>) => void,
): Act<InputOf<M>, DoneOf<M, F>> {
  const environment = useRelayEnvironment()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const underWay = useRef(false)
  const key = useRef<string>(null)
  const last = useRef<InputOf<M>>(null)

  const send = useCallback(
    async (input: InputOf<M>) => {
      if (underWay.current) return null
      underWay.current = true
      last.current = input
      key.current ??= newKey()
      setBusy(true)
      setRefusal(null)
      try {
        const result = await commit<M, F>(environment, mutation, field, { key: key.current, input })
        if (isRefusal(result)) {
          setRefusal(await inReadersWords(result))
          return null
        }
        key.current = null
        onDone?.(result as DoneOf<M, F>)
        return result as DoneOf<M, F>
      } catch (error) {
        setRefusal(refusalOf(error))
        return null
      } finally {
        underWay.current = false
        setBusy(false)
      }
    },
    [environment, mutation, field, onDone],
  )
  const retry = useCallback(async () => (last.current === null ? null : send(last.current)), [send])
  return { send, busy, refusal, retry, clear: useCallback(() => setRefusal(null), []) }
}

/** What went wrong on the way, as a refusal. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ServerFault) return { __typename: 'Fault', id: error.id }
  return { __typename: error instanceof TooLong ? 'TooLong' : 'Lost' }
}

/** Sends one mutation; answers its one field, or throws what went wrong on the way. */
export function commit<M extends MutationParameters, F extends string & keyof M['response']>(
  environment: Parameters<typeof commitMutation>[0],
  mutation: GraphQLTaggedNode,
  field: F,
  variables: M['variables'],
): Promise<Result<M, F> & { readonly __typename: string }> {
  return new Promise((resolve, reject) => {
    commitMutation<M>(environment, {
      mutation,
      variables,
      onCompleted: (response: M['response'], errors) => {
        const result = response?.[field] as
          (Result<M, F> & { readonly __typename: string }) | null | undefined
        if (result) resolve(result)
        else reject(new ServerFault(errors?.[0]?.message ?? 'no answer', null))
      },
      onError: reject,
    })
  })
}
