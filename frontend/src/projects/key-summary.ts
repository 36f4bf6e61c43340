import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useKeyReasonWord, type KeyReason } from '~/words'
import { decidingReasons } from './deciding-reasons'

type Key = {
  readonly state: string
  readonly reasons: readonly (KeyReason & { readonly coveredBy?: string | null })[]
}

/** The first reason that decides a key, and how many more there are. */
export function useKeySummary(): (key: Key) => string {
  const { t } = useLingui()
  const told = useKeyReasonWord()
  return key => {
    const [first, ...more] = decidingReasons(key)
    if (!first) return ''
    const reason = told(first)
    if (more.length === 0) return reason
    const others = plural(more.length, { one: 'And # more.', other: 'And # more.' })
    return t`${reason} ${others}`
  }
}
