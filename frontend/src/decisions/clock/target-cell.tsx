import { Trans, useLingui } from '@lingui/react/macro'
import { Popover } from '~/design/popover/popover'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { NoValue, useWords } from '~/words'
import type { HopSetting } from './office-clock'
import s from './clock.module.css'

/** A target in working hours; a press says who set it since when, and what follows. */
export function TargetCell({ target }: { target: HopSetting['targets'][number] | undefined }) {
  const { t } = useLingui()
  const words = useWords()
  if (!target) return <NoValue why="not-stated" />
  return (
    <Popover
      label={t`How this target came about`}
      className={s.target}
      align="end"
      trigger={words.hours(Number(target.hours), true)}
    >
      <Definitions>
        <Definition term={t`Set by`}>{target.setBy ?? <Trans>as it ships</Trans>}</Definition>
        {target.setBy && <Definition term={t`Since`}>{words.momentWithZone(target.validFrom)}</Definition>}
        {target.nextHours && target.nextFrom && (
          <Definition term={t`Then`}>
            {words.hours(Number(target.nextHours), true)} · {words.momentWithZone(target.nextFrom)}
          </Definition>
        )}
      </Definitions>
    </Popover>
  )
}
