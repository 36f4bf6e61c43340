import { useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { useActHints_acts$data, useActHints_acts$key } from '~/__generated__/useActHints_acts.graphql'
import type { ActHint } from '../act/hints'
import { inReadersWords } from '../act/in-readers-words'
import { useStateWord } from './words'

const fragment = graphql`
  fragment useActHints_acts on ViewerAct @relay(plural: true) {
    act
    allowed
    reason
    code
    nearest
    facts {
      label
      value
      standsInTheWay
    }
  }
`
type Closed = useActHints_acts$data[number]
/** What may be done, and what would be permitted instead of what may not. */
export type ToldAct = ActHint & { readonly nearest: string | null }
type Words = { readonly message: string; readonly nearest: string | null }

const NONE: ReadonlyMap<string, Words> = new Map()

/** The acts on a request with their reasons in the reader's language; the server's words stand until they are fetched. */
export function useActHints(key: useActHints_acts$key, state: string): ToldAct[] {
  const { t, i18n } = useLingui()
  const stateWord = useStateWord()
  const acts = useFragment(fragment, key)
  const { locale } = i18n
  const standing = stateWord(state)
  const [words, setWords] = useState(NONE)
  useEffect(() => {
    let here = true
    const said = acts
      .filter(each => !each.allowed)
      .map(async each => [each.act, await wordsOf(each)] as const)
    void Promise.all(said).then(found => here && setWords(new Map(found)))
    return () => {
      here = false
    }
  }, [acts, locale])
  return acts.map(({ act, allowed, reason, code, nearest }) => {
    if (allowed) return { act, allowed, nearest: null }
    if (code === 'wrong_moment')
      return { act, allowed, reason: t`Not while it stands at “${standing}”.`, nearest: null }
    const told = words.get(act)
    return { act, allowed, reason: told?.message ?? reason, nearest: told ? told.nearest : (nearest ?? null) }
  })
}

async function wordsOf({ reason, code, facts, nearest }: Closed): Promise<Words> {
  const denial = {
    __typename: 'NotAllowed',
    message: reason ?? '',
    code: code ?? '',
    facts,
    nearest,
  } as const
  const told = await inReadersWords(denial)
  return told.__typename === 'NotAllowed'
    ? { message: told.message, nearest: told.nearest ?? null }
    : { message: reason ?? '', nearest: nearest ?? null }
}
