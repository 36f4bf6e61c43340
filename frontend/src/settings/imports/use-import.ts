import { useEffect, useRef, useState } from 'react'
import { inReadersWords } from '~/parts/act/in-readers-words'
import type { Refusal } from '~/parts/act/refusal'
import { isTable, type Kind } from './kinds'
import { preview, rehearse, take, type Imported, type Preview, type Said } from './rest'

type Answer<T> = { data: T } | { refusal: Refusal }

/** The way of a file: chosen (0), looked at and mapped (1), rehearsed (2), imported (3). */
export function useImport(kind: Kind, onImported: () => void) {
  const [step, setStep] = useState(0)
  const [file, setFile] = useState<File | null>(null)
  const [year, setYear] = useState('')
  const [seen, setSeen] = useState<Preview | null>(null)
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({})
  const [outcome, setOutcome] = useState<Imported | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const last = useRef<() => void>(() => undefined)
  useEffect(() => setRefusal(null), [kind])

  const asked = (chosen: File): Said => ({
    kind,
    file: chosen,
    year: kind === 'gmpp' ? year : '',
    mapping: isTable(kind) && seen ? mapping : null,
  })
  async function run<T>(ask: () => Promise<Answer<T>>, done: (data: T) => void) {
    if (busy) return
    last.current = () => void run(ask, done)
    setBusy(true)
    setRefusal(null)
    const answer = await ask()
    const refused = 'refusal' in answer ? await inReadersWords(answer.refusal) : null
    setBusy(false)
    if ('refusal' in answer) setRefusal(refused)
    else done(answer.data)
  }
  const look = (chosen: File) => {
    setFile(chosen)
    return run(
      () => preview({ ...asked(chosen), mapping: null }),
      data => {
        setSeen(data)
        setMapping(data.proposed)
        setStep(1)
      },
    )
  }
  const rehearseIt = () =>
    run(
      () => rehearse(asked(file as File)),
      data => {
        setOutcome(data)
        setStep(2)
      },
    )
  const takeIt = () =>
    run(
      () => take(asked(file as File)),
      data => {
        setOutcome(data)
        setStep(3)
        onImported()
      },
    )
  return {
    step,
    file,
    year,
    setYear,
    seen,
    mapping,
    setMapping,
    outcome,
    busy,
    refusal,
    look,
    rehearse: rehearseIt,
    take: takeIt,
    retry: () => last.current(),
    backTo: (earlier: number) => {
      setRefusal(null)
      setStep(earlier)
    },
    startAfresh: () => {
      setStep(0)
      setFile(null)
      setSeen(null)
      setOutcome(null)
      setRefusal(null)
    },
  }
}
