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

type Options<Values extends FieldValues, Input> = {
  /** A zod schema (`zod/mini`): the rules that can be checked before sending; the server checks all again. */
  schema: Parameters<typeof standardSchemaResolver>[0]
  defaults: DefaultValues<Values>
  act: { send: (input: Input) => Promise<unknown>; refusal: Refusal | null }
  /** Makes the act's input of the form's values. */
  input: (values: Values) => Input
  /** Where the server's name of a field is not the form's. */
  rename?: Record<string, Path<Values>>
}

/**
 * A form around one act: the schema's problems and the server's stand beside their fields and in one summary.
 * Nothing that was typed is taken away by a refusal.
 */
export function useActForm<Values extends FieldValues, Input>(options: Options<Values, Input>) {
  const { act, rename, schema, defaults, input } = options
  const form = useForm<Values>({
    resolver: standardSchemaResolver(schema) as unknown as Resolver<Values>,
    defaultValues: defaults,
    mode: 'onTouched',
    shouldFocusError: false,
  })
  const [tries, setTries] = useState(0)
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
      if (field) setError(name, { type: code || 'server', message })
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `rename` is a constant of the form
  }, [refusal, setError])

  const whole =
    refusal?.__typename === 'Invalid'
      ? refusal.problems.filter(problem => !problem.field).map(({ message }) => ({ field: '', message }))
      : []
  return {
    ...form,
    /** For `<form onSubmit>`. */
    submit: form.handleSubmit(
      async values => void (await act.send(input(values))),
      () => setTries(count => count + 1),
    ),
    /** For `<FormErrors>`: empty until somebody tried to send. */
    summary: tries > 0 ? [...whole, ...listErrors(form.formState.errors)] : [],
    tries,
    /** What is wrong with a field, for its `error`. */
    error: (name: Path<Values>) => form.getFieldState(name, form.formState).error?.message,
  }
}

/** All errors of a form as links: nested ones by the path that is also the control's id. */
export function listErrors(errors: FieldErrors, path = ''): FormError[] {
  return Object.entries(errors).flatMap(([name, error]) => {
    if (!error || typeof error !== 'object' || name === 'root' || name === 'ref') return []
    const field = path ? `${path}.${name}` : name
    if ('message' in error && typeof error.message === 'string') return [{ field, message: error.message }]
    return listErrors(error as FieldErrors, field)
  })
}
