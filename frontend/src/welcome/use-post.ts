import { useRef, useState } from 'react'
import { inReadersWords } from '~/parts/act/in-readers-words'
import type { Refusal } from '~/parts/act/refusal'
import { post } from './rest'

/** An act by REST with the face of `useAct`, so that forms need not know the difference. */
export function usePost<Body extends object>(path: string, onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const last = useRef<Body>(null)
  const underWay = useRef(false)
  const send = async (body: Body) => {
    if (underWay.current) return
    underWay.current = true
    last.current = body
    setBusy(true)
    setRefusal(null)
    const answer = await post(path, body)
    underWay.current = false
    if ('refusal' in answer) {
      setBusy(false)
      setRefusal(await inReadersWords(answer.refusal))
    } else onDone()
  }
  return { send, busy, refusal, retry: async () => last.current && send(last.current) }
}
