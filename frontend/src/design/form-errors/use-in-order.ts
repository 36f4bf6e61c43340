import { useLayoutEffect, useState } from 'react'
import type { FormError } from './form-errors'

/** In the order of the fields on the page, whatever order the rules were checked in; what concerns the whole comes first. */
export function useInOrder(errors: FormError[]) {
  const [places, setPlaces] = useState<Record<string, number>>({})
  useLayoutEffect(() => {
    const controls = [...document.querySelectorAll('[id]')].map(control => control.id)
    const now = Object.fromEntries(errors.map(({ field }) => [field, controls.indexOf(field)]))
    setPlaces(before => (JSON.stringify(before) === JSON.stringify(now) ? before : now))
  }, [errors])
  return [...errors].sort((a, b) => (places[a.field] ?? -1) - (places[b.field] ?? -1))
}
