import { Trans, useLingui } from '@lingui/react/macro'
import { Layers } from 'lucide-react'
import { Empty } from '~/design/empty/empty'

/** What class waivers are for, and how one comes to be. */
export function NoWaivers() {
  const { t } = useLingui()
  return (
    <Empty icon={<Layers size={28} />} title={t`No class of cases is excepted in advance`}>
      <Trans>
        Where the same exception is asked for again and again, the lead of an office proposes to except the
        whole class: from one rule, for one unit, portfolio or program, up to an amount, until a day. It
        covers nothing until somebody else grants it who may waive that rule there. Whoever falls under it
        needs no request of their own.
      </Trans>
    </Empty>
  )
}
