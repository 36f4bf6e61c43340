import { useFormContext } from 'react-hook-form'
import type { Values } from './values'

/** The form as a step sees it, with what is wrong with each field. */
export function useStep() {
  const form = useFormContext<Values>()
  const { getFieldState, formState } = form
  return { ...form, error: (name: keyof Values) => getFieldState(name, formState).error?.message }
}
