import { useLingui } from '@lingui/react/macro'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from '~/design/button/button'

type Props = ComponentProps<typeof Button> & {
  /** What the viewer may do anywhere (`viewer.acts`). */
  acts: readonly string[]
  /** "project:edit"; several: one of them is enough. */
  act: string | readonly string[]
  /** Who usually may. */
  whoCan?: ReactNode
}

/** The button of an act: closed with its reason for those who may do it nowhere. Whether they may here, the server says. */
export function ActButton({ acts, act, reason, whoCan, ...button }: Props) {
  const lacking = useLacking(acts)
  const why = lacking(act) ?? reason
  return <Button {...button} reason={why} whoCan={why ? whoCan : undefined} />
}

/** Why somebody may not do an act anywhere; undefined where they may. */
export function useLacking(acts: readonly string[]) {
  const { t } = useLingui()
  return (act: string | readonly string[]) =>
    [act].flat().some(one => acts.includes(one)) ? undefined : t`None of your roles lets you do this.`
}
