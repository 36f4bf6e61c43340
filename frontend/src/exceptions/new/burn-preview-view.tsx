import { Trans, useLingui } from '@lingui/react/macro'
import { useFormContext } from 'react-hook-form'
import { Callout } from '~/design/callout/callout'
import { Stat, Stats } from '~/design/stat/stat'
import { Amount, NoValue, useWords } from '~/words'
import { preview } from './burn-preview'
import { useBurnOfProject } from './burn-of-project'
import type { Values } from './values'

/** The cost of an hour and the break-even, while they are written. */
export function BurnPreview() {
  const { t } = useLingui()
  const words = useWords()
  const { watch } = useFormContext<Values>()
  const [project, low, likely, high, hours, amount, currency] = watch([
    'project',
    'phiLow',
    'phiLikely',
    'phiHigh',
    'hoursBasis',
    'amount',
    'currency',
  ])
  const { burn, basis, program } = useBurnOfProject(project?.id)
  if (!burn) {
    return (
      <Callout tone="none" title={t`No weekly burn is known for this project`}>
        <Trans>The clock shows “not stated” until the program’s burn is entered.</Trans>
      </Callout>
    )
  }
  const of = (percent: string) => preview(burn, percent, hours, { amount, currency })
  const noShare = t`You have not said which share of the burn stands idle.`
  const [least, now, most] = [of(low), of(likely), of(high)]
  return (
    <Stats label={t`What waiting would cost`}>
      <Stat
        label={t`Each hour of waiting`}
        value={<Amount money={now?.perHour} digits={0} why="not-stated" reason={noShare} />}
        note={
          least && most ? (
            <Trans>
              <Amount money={least.perHour} digits={0} /> to <Amount money={most.perHour} digits={0} />
            </Trans>
          ) : (
            t`from ${program ?? ''}: ${words.money(burn)} a week`
          )
        }
      />
      <Stat
        label={t`Waiting costs as much as the ask after`}
        value={
          now?.breakEvenHours != null ? (
            words.hours(now.breakEvenHours, hours === 'WORKING')
          ) : now ? (
            <NoValue why="undefined" reason={t`The ask and the burn cannot be compared as they stand.`} />
          ) : (
            <NoValue why="not-stated" reason={noShare} />
          )
        }
        note={hours === 'WORKING' ? t`working hours` : basis ? t`burn: ${basis}` : t`every hour counts`}
      />
    </Stats>
  )
}
