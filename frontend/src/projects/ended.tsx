import { Trans } from '@lingui/react/macro'
import { Tag } from '~/design/badge/badge'

/** Past its published or planned end: its figures are history, not a course. */
export const Ended = () => (
  <Tag>
    <Trans>ended</Trans>
  </Tag>
)
