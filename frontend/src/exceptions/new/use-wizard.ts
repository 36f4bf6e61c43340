import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { Path } from 'react-hook-form'
import type { FormError } from '~/design/form-errors/form-errors'
import type { Act } from '~/parts/act/use-act'
import type { Draft } from '~/parts/draft/use-draft'
import { useActForm } from '~/parts/form/use-act-form'
import { requestInput } from './request-input'
import { useRequestSchema } from './use-schema'
import { furthest, stepOf, STEPS, type Values } from './values'

type Options = {
  initial: Values
  draft: Pick<Draft<Values>, 'keep'>
  act: Act<ReturnType<typeof requestInput>, unknown>
  /** The step in the address, from 1. */
  asked: number
  /** The first time it only puts the address right; later each step is one to come back to. */
  onStep: (step: number, first: boolean) => unknown
}

const RENAME = {
  projectId: 'project',
  providerUnitId: 'providerUnit',
  'amount.amount': 'amount',
  'amount.currency': 'currency',
} as const

/** The steps of the request: each is checked when it is left, all are checked again when it is sent. */
export function useWizard({ initial, draft, act, asked, onStep }: Options) {
  const schema = useRequestSchema()
  const form = useActForm<Values, ReturnType<typeof requestInput>>({
    schema,
    defaults: initial,
    act,
    input: requestInput,
    rename: RENAME,
  })
  const [step, setStep] = useState(() => Math.max(0, Math.min(asked - 1, furthest(initial))))
  const [reached, setReached] = useState(step)
  const [tries, setTries] = useState(0)
  const { subscribe, getValues, setValue, getFieldState, trigger } = form
  const { keep } = draft
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ name, values }) => {
          // what was chosen of one project is not of another
          if (name === 'project' && values.targets.length) setValue('targets', [])
          // what was wrong is looked at again as it is mended
          const field = name as Path<Values> | undefined
          if (field && getFieldState(field).error) void trigger(field)
          keep(getValues())
        },
      }),
    [subscribe, getValues, setValue, getFieldState, trigger, keep],
  )
  // what the server refused is shown where it was said
  const { refusal } = act
  useEffect(() => {
    if (refusal?.__typename !== 'Invalid') return
    const steps = refusal.problems.map(({ field }) => stepOf(RENAME[field as keyof typeof RENAME] ?? field))
    if (steps.length) setStep(Math.min(...steps))
    setTries(count => count + 1)
  }, [refusal])

  // a reload comes back to the step where one was
  const tell = useRef(onStep)
  useEffect(() => {
    tell.current = onStep
  })
  const told = useRef(false)
  useEffect(() => {
    tell.current(step + 1, !told.current)
    told.current = true
  }, [step])
  // and the browser's way back is the way back through the steps
  const [followed, setFollowed] = useState(asked)
  if (followed !== asked) {
    setFollowed(asked)
    setStep(Math.max(0, Math.min(asked - 1, reached)))
    setTries(0)
  }

  const go = (to: number) => {
    setStep(to)
    setTries(0)
    setReached(current => Math.max(current, to))
    // whoever listens or cannot see all of the page hears and sees the next question first
    setTimeout(() => {
      window.scrollTo({ top: 0 })
      document.getElementById('question')?.focus({ preventScroll: true })
    })
  }
  const last = step === STEPS.length - 1
  const forward = async (event: FormEvent<HTMLFormElement>) => {
    if (last) {
      const wrong = (await form.trigger()) ? [] : Object.keys(form.formState.errors)
      if (wrong.length === 0) return form.submit(event)
      event.preventDefault()
      go(Math.min(...wrong.map(stepOf)))
      return setTries(1)
    }
    event.preventDefault()
    if (await form.trigger([...(STEPS[step] ?? [])])) go(step + 1)
    else setTries(count => count + 1)
  }
  const here = new Set<string>(STEPS[step])
  const errors: FormError[] = tries
    ? Object.entries(form.formState.errors).flatMap(([field, error]) =>
        here.has(field) && error && typeof error.message === 'string'
          ? [{ field, message: error.message }]
          : [],
      )
    : []
  return { form, step, reached, go, forward, errors, tries }
}
