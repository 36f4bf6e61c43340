import { useEffect, useState } from 'react'
import { inReadersWords } from '~/parts/act/in-readers-words'
import type { Refusal } from '~/parts/act/refusal'
import { post, type Link } from './rest'

export type LinkState =
  { state: 'looking' } | { state: 'works'; link: Link } | { state: 'refused'; refusal: Refusal }

/** Asks what a link is for before anybody fills in a form in vain; asking uses nothing up. */
export function useLink(token: string): LinkState & { again: () => void } {
  const [found, setFound] = useState<LinkState>({ state: 'looking' })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let here = true
    void post('/link', { token }).then(async answer => {
      const refusal = 'refusal' in answer ? await inReadersWords(answer.refusal) : null
      if (!here) return
      if ('refusal' in answer) setFound({ state: 'refused', refusal: refusal ?? answer.refusal })
      else setFound({ state: 'works', link: answer.data as Link })
    })
    return () => {
      here = false
    }
  }, [token, tries])
  const again = () => {
    setFound({ state: 'looking' })
    setTries(tries + 1)
  }
  return { ...found, again }
}
