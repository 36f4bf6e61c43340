import { useEffect } from 'react'
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form'
import { useDraft, type Draft } from '../draft/use-draft'

/**
 * Keeps a form under `key` while it is written and fills it again with what was kept; without a key it does nothing.
 * What somebody typed before the draft arrived is never overwritten.
 */
export function useKept<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  key: string | null,
  defaults: DefaultValues<Values>,
): Draft<Values> | null {
  const draft = useDraft<Values>(key, defaults)
  const { found, keep } = draft
  const { subscribe, getValues, reset } = form
  const { isDirty } = form.formState
  useEffect(() => {
    if (found && !isDirty) reset({ ...defaults, ...found }, { keepDefaultValues: true })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the draft has arrived
  }, [found])
  useEffect(() => {
    if (!key) return
    return subscribe({
      formState: { values: true },
      // a name: somebody changed a field; without one the form was filled
      callback: ({ name }) => name && keep(getValues()),
    })
  }, [key, subscribe, getValues, keep])
  return key ? draft : null
}
