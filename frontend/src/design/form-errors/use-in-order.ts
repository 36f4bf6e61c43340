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
