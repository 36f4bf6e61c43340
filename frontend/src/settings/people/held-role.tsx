import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { heldRole_role$key } from '~/__generated__/heldRole_role.graphql'
import { Button } from '~/design/button/button'
import { useRoleWord, useWords } from '~/words'
import { lastMoment } from '../last-moment'
import s from '../settings.module.css'

const fragment = graphql`
  fragment heldRole_role on RoleAssignment {
    role
    scopeName
    validFrom
    validUntil
    grantedBy {
      name
    }
  }
`

type Props = {
  held: heldRole_role$key
  busy: boolean
  /** Why it cannot be ended by whoever looks. */
  lacking: string | undefined
  onEnd: () => void
}

/** A role: where it holds, since when, who gave it; ended here. */
export function HeldRole({ held: key, busy, lacking, onEnd }: Props) {
  const { t } = useLingui()
  const word = useRoleWord()
  const words = useWords()
  const held = useFragment(fragment, key)
  return (
    <li className={s.row}>
      <div className={s.grow}>
        <p className={s.strong}>{word(held.role)}</p>
        <p className={s.note}>
          {held.scopeName} ·{' '}
          {held.validUntil ? (
            <Trans>
              {words.dayOf(held.validFrom)} to {words.dayOf(lastMoment(held.validUntil))}
            </Trans>
          ) : (
            <Trans>since {words.dayOf(held.validFrom)}, without an end</Trans>
          )}
          {held.grantedBy && (
            <>
              {' '}
              · <Trans>granted by {held.grantedBy.name}</Trans>
            </>
          )}
        </p>
      </div>
      <Button
        size="s"
        busy={busy}
        reason={lacking}
        whoCan={t`administrators`}
        aria-label={t`End ${word(held.role)} at ${held.scopeName}`}
        onClick={onEnd}
      >
        <Trans>End</Trans>
      </Button>
    </li>
  )
}
