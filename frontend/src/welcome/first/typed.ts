import { useEffect } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { fitting } from '~/parts/draft/fitting'

const PLACE = 'triptych-first-administrator'

/** What was typed before a reload, in this tab only: nobody is signed in yet, so no server keeps a draft. */
export function typedBefore<Values extends object>(blank: Values): Values {
  try {
    return { ...blank, ...fitting<Partial<Values>>(JSON.parse(sessionStorage.getItem(PLACE) ?? '{}'), blank) }
  } catch {
    return blank
  }
}

/** Keeps what is typed, never the password. */
export function useKeepTyped<Values extends FieldValues & { administratorPassword: string }>({
  subscribe,
}: Pick<UseFormReturn<Values>, 'subscribe'>) {
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values: { administratorPassword: _, ...kept } }) => {
          try {
            sessionStorage.setItem(PLACE, JSON.stringify(kept))
          } catch {
            // a browser that keeps nothing: the form works, a reload begins anew
          }
        },
      }),
    [subscribe],
  )
}

export function forgetTyped() {
  try {
    sessionStorage.removeItem(PLACE)
  } catch {
    // nothing was kept
  }
}
