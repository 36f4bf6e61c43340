import { useLingui } from '@lingui/react/macro'

/** Why somebody may not do an act anywhere; undefined where they may. Whether they may here, the server says. */
export function useLackingRight() {
  const { t } = useLingui()
  return (acts: readonly string[], ...any: string[]) =>
    any.some(act => acts.includes(act)) ? undefined : t`None of your roles lets you do this.`
}
