import { Trans, useLingui } from '@lingui/react/macro'
import { Callout } from '~/design/callout/callout'

/** That a role decides or controls, and so is given by somebody else. */
export function TwoPersonNote({ own }: { own: boolean }) {
  const { t } = useLingui()
  return (
    <Callout tone={own ? 'warn' : 'info'} title={t`A two-person act`}>
      {own ? (
        <Trans>
          Nobody gives themselves an approving or controlling role while somebody else could. As long as you
          are the only one who can, it is allowed, and marked in the trail.
        </Trans>
      ) : (
        <Trans>Whoever holds this role decides or controls; it cannot be given to oneself.</Trans>
      )}
    </Callout>
  )
}
