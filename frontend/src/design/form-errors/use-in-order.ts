import { useContext, useLayoutEffect, useState } from 'react'
import { controlOf, FieldScope } from '../field/field-scope'
import type { FormError } from './form-errors'

/** In the order of the fields on the page, whatever order the rules were checked in; what concerns the whole comes first. */
export function useInOrder(errors: FormError[]) {
  const scope = useContext(FieldScope)
  const [places, setPlaces] = useState<Record<string, number>>({})
  useLayoutEffect(() => {
    const controls = [...document.querySelectorAll('[id]')]
    const placeOf = (field: string) => {
      const control = controlOf(scope, field)
      return control ? controls.indexOf(control) : -1
    }
    const now = Object.fromEntries(errors.map(({ field }) => [field, placeOf(field)]))
    setPlaces(before => (JSON.stringify(before) === JSON.stringify(now) ? before : now))
  }, [errors, scope])
  return [...errors].sort((a, b) => (places[a.field] ?? -1) - (places[b.field] ?? -1))
}

/** The names of the fields of which the same is told: two links with the same words would lead to two places. */
export function useLabels(errors: readonly FormError[]): Readonly<Record<string, string>> {
  const scope = useContext(FieldScope)
  const [labels, setLabels] = useState<Record<string, string>>({})
  useLayoutEffect(() => {
    const twice = errors.filter(one =>
      errors.some(other => other.message === one.message && other.field !== one.field),
    )
    const now = Object.fromEntries(twice.map(({ field }) => [field, labelOf(controlOf(scope, field))]))
    setLabels(before => (JSON.stringify(before) === JSON.stringify(now) ? before : now))
  }, [errors, scope])
  return labels
}

function labelOf(control: HTMLElement | null): string {
  const labels =
    control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement ? control.labels : null
  return labels?.[0]?.firstChild?.textContent?.trim() ?? ''
}
