import { useState } from 'react'
import type { FormError } from './form-errors'

const isSame = (a: FormError, b: FormError | undefined) => a.field === b?.field && a.message === b.message

/** What was told since the last try, mended or not: a field that is wrong in another way now is told as it is now. */
export function useTold(errors: FormError[], tries: number): FormError[] {
  const [told, setTold] = useState({ tries, errors })
  const fresh = told.tries !== tries
  const next = fresh || tries === 0 ? errors : merged(told.errors, errors)
  if (fresh || next.length !== told.errors.length || !next.every((one, at) => isSame(one, told.errors[at])))
    setTold({ tries, errors: next })
  return next
}

function merged(before: FormError[], now: FormError[]): FormError[] {
  const stays = before.filter(
    old => now.some(one => isSame(one, old)) || !old.field || !now.some(one => one.field === old.field),
  )
  return [...stays, ...now.filter(one => !stays.some(old => isSame(one, old)))]
}
