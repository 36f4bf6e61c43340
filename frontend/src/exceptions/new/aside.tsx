import { useLingui } from '@lingui/react/macro'
import { Card } from '~/design/card/card'
import { later } from '~/design/later'
import { Stack } from '~/design/page/page'
import { Timeline, TimelineEvent } from '~/design/timeline/timeline'

const Ahead = later(async () => (await import('./ahead')).Ahead)

/** What happens once it is sent: the same beside every step. */
export function Aside({ step }: { step: number }) {
  const { t } = useLingui()
  return (
    <Stack>
      <Card title={t`What happens next`}>
        <Timeline label={t`What happens next`}>
          <TimelineEvent
            state={step === 4 ? 'now' : 'future'}
            title={t`You send it`}
            note={t`It gets a reference, and the clock starts.`}
          />
          <TimelineEvent
            state="future"
            title={t`The provider restates your need`}
            note={t`You confirm or correct it. No rule before that.`}
          />
          <TimelineEvent
            state="future"
            title={t`They answer with alternatives`}
            note={t`A “no” names rule, harm, two ways out, a helper and a date.`}
          />
          <TimelineEvent
            state="future"
            title={t`Somebody with authority decides`}
            note={t`Silence never approves, and never declines.`}
          />
        </Timeline>
      </Card>
      {step >= 2 && <Ahead />}
    </Stack>
  )
}
