import { Trans } from '@lingui/react/macro'
import { Badge } from '~/design/badge/badge'

/** Whether a request still waits for a decision. */
export const OpenBadge = ({ open }: { open: boolean }) =>
  open ? (
    <Badge tone="warn">
      <Trans>Waits</Trans>
    </Badge>
  ) : (
    <Badge tone="info">
      <Trans>Decided or ended</Trans>
    </Badge>
  )
