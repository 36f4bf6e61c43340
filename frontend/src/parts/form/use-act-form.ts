import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useEffect, useState } from 'react'
import {
  useForm,
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Path,
  type Resolver,
} from 'react-hook-form'
import type { FormError } from '~/design/form-errors/form-errors'
import type { Refusal } from '../act/refusal'
import { useKept } from './use-kept'

type Options<Values extends FieldValues, Input> = {
  /** A zod schema (`zod/mini`): the rules that can be checked before sending; the server checks all again. */
  schema: Parameters<typeof standardSchemaResolver>[0]
  defaults: DefaultValues<Values>
  act: { send: (input: Input) => Promise<unknown>; refusal: Refusal | null }
  /** Makes the act's input of the form's values. */
  input: (values: Values) => Input
  /** Where the server's name of a field is not the form's. */
  rename?: Record<string, Path<Values>>
  /** Keeps what is typed under this key, per act and record (`REQ-2041/restate`), until it is sent. */
  keep?: string
}

/**
 * A form around one act: the schema's problems and the server's stand beside their fields and in one summary, from
 * the first try to send on and live from then, so that nothing moves under the hand of who still writes.
 * Nothing that was typed is taken away by a refusal.
 */
export function useActForm<Values extends FieldValues, Input>(options: Options<Values, Input>) {
  const { act, rename, schema, defaults, input, keep } = options
  const form = useForm<Values>({
    resolver: standardSchemaResolver(schema) as unknown as Resolver<Values>,
    defaultValues: defaults,
    mode: 'onSubmit',
    reValidateMode: 'onChange',
    shouldFocusError: false,
  })
  const [tries, setTries] = useState(0)
  const draft = useKept(form, keep ?? null, defaults)
  const { setError } = form
  const { refusal } = act
  const [seen, setSeen] = useState(refusal)
  if (seen !== refusal) {
    setSeen(refusal)
    if (refusal?.__typename === 'Invalid') setTries(tries + 1)
  }
  useEffect(() => {
    if (refusal?.__typename !== 'Invalid') return
    for (const { field, code, message } of refusal.problems) {
      const name = (rename?.[field] ?? field) as Path<Values>
      // "This is needed." alone does not say what is
      const told = code === 'required' ? [labelOf(name), message].filter(Boolean).join(': ') : message
      if (field) setError(name, { type: code || 'server', message: told })
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `rename` is a constant of the form
  }, [refusal, setError])

  const whole =
    refusal?.__typename === 'Invalid'
      ? refusal.problems.filter(problem => !problem.field).map(({ message }) => ({ field: '', message }))
      : []
  const sent = () => {
    setTries(0)
    draft?.discard()
  }
  return {
    ...form,
    /** For `<form onSubmit>`. */
    submit: form.handleSubmit(
      async values => {
        if (await act.send(input(values))) sent()
      },
      () => setTries(count => count + 1),
    ),
    /** For `<FormErrors>`: empty until somebody tried to send. */
    summary: tries > 0 ? [...whole, ...listErrors(form.formState.errors)] : [],
    tries,
    /** Whether something was typed that is not sent. */
    dirty: form.formState.isDirty,
    draft,
    /** Begins anew, without what was kept. */
    restart: () => {
      draft?.discard()
      form.reset(defaults)
      setTries(0)
    },
    /** After a retry that went through. */
    sent,
    /** What is wrong with a field, for its `error`. */
    error: (name: Path<Values>) => form.getFieldState(name, form.formState).error?.message,
  }
}

/** What a field is called on the page; a dialog's scope stands before the name. */
const labelOf = (name: string) =>
  [...document.querySelectorAll('label')].findLast(
    ({ htmlFor }) => htmlFor === name || htmlFor.endsWith(`-${name}`),
  )?.firstChild?.textContent

/** All errors of a form as links: nested ones by the path that is also the control's id. */
export function listErrors(errors: FieldErrors, path = ''): FormError[] {
  return Object.entries(errors).flatMap(([name, error]) => {
    if (!error || typeof error !== 'object' || name === 'root' || name === 'ref') return []
    const field = path ? `${path}.${name}` : name
    if ('message' in error && typeof error.message === 'string') return [{ field, message: error.message }]
    return listErrors(error as FieldErrors, field)
  })
}
