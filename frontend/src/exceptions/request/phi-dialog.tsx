import { useLingui } from '@lingui/react/macro'
import { RadioGroup } from '~/design/field/choice'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useStatePhi } from '../acts/state-phi'
import { NO_SHARE, shareInput, ShareFields, useShareSchema, type Share } from './share-fields'
import { useBench } from './workbench'

type Values = Share & { hoursBasis: 'CALENDAR' | 'WORKING' }

const EMPTY: Values = { ...NO_SHARE, hoursBasis: 'CALENDAR' }

/** Which share of the burn stands idle while the request waits, and on what basis; the earlier word stays. */
export function PhiDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const act = useStatePhi(() => {
    say(t`Stated; the clock shows it`)
    close()
  })
  const form = useActForm<Values, ReturnType<typeof input>>({
    schema: useShareSchema(),
    keep: `${request.ref}/phi`,
    defaults: EMPTY,
    act,
    input: values => input(request.id, values),
  })
  return (
    <ActDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      form={form}
      act={act}
      title={t`State what waiting costs`}
      note={t`The share of the program’s weekly burn that stands idle. What was stated before stays in the history.`}
      send={t`State it`}
    >
      <ShareFields form={form} />
      <RadioGroup
        label={t`Which hours count?`}
        {...form.register('hoursBasis')}
        choices={[
          { value: 'CALENDAR', label: t`Every hour of the week` },
          { value: 'WORKING', label: t`Working hours` },
        ]}
      />
    </ActDialog>
  )
}

const input = (requestId: string, { hoursBasis, ...share }: Values) => ({
  requestId,
  ...shareInput(share),
  hoursBasis,
})
