import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormArea, FormDate, FormPick, FormSelect, FormText } from '~/parts/form/fields'
import { people } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { orNull } from '~/parts/records/typed'
import { useTimeZone } from '~/words'
import { lastSecondOf, startOfDay } from '~/words/instant-of-day'
import { useRecordOutsideAnswer } from '../acts/record-outside-answer'
import { useBench } from './workbench'

type Says = 'PERMITS' | 'REFUSES' | 'NO_ANSWER_YET'
type Values = {
  says: Says
  askedBy: Picked | null
  askedOn: string
  reference: string
  answeredOn: string
  expectedOn: string
  from: string
  until: string
  conditions: string
}

/** What the authority answered, as it stands on paper: evidence, on which an office may decide. */
export function OutsideDialog() {
  const { t } = useLingui()
  const timeZone = useTimeZone()
  const { request, opened, close, reload } = useBench()
  const { day, neededDay, needed, optional } = useChecks()
  const act = useRecordOutsideAnswer(() => {
    say(t`Recorded`)
    close()
  })
  const form = useActForm({
    schema: z.looseObject({
      askedOn: neededDay(t`Say on which day it was asked.`),
      reference: needed(t`Say where it is written.`),
      answeredOn: day,
      expectedOn: day,
      from: day,
      until: day,
      conditions: optional,
    }),
    keep: `${request.ref}/outside`,
    defaults: {
      says: 'PERMITS',
      askedBy: null,
      askedOn: '',
      reference: '',
      answeredOn: '',
      expectedOn: '',
      from: '',
      until: '',
      conditions: '',
    } as Values,
    act,
    input: (values: Values) => {
      const permits = values.says === 'PERMITS'
      const waits = values.says === 'NO_ANSWER_YET'
      return {
        requestId: request.id,
        ruleId: opened?.id ?? '',
        says: values.says,
        askedById: values.askedBy?.id ?? null,
        askedOn: values.askedOn,
        reference: values.reference,
        answeredOn: waits ? null : values.answeredOn || null,
        expectedOn: waits ? values.expectedOn || null : null,
        validFrom: permits && values.from ? startOfDay(values.from, timeZone) : null,
        validUntil: permits && values.until ? lastSecondOf(values.until, timeZone) : null,
        conditions: permits ? orNull(values.conditions) : null,
      }
    },
    rename: { askedById: 'askedBy', validFrom: 'from', validUntil: 'until' },
  })
  const says = form.watch('says')
  return (
    <ActDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      form={form}
      act={act}
      title={t`What did the authority answer about ${opened?.label ?? ''}?`}
      note={t`It approves nothing here. An office may decide on it, and whoever records it does not.`}
      send={t`Record it`}
    >
      <FormSelect
        form={form}
        name="says"
        label={t`Its answer`}
        size="m"
        options={[
          { value: 'PERMITS', label: t`It permits it` },
          { value: 'REFUSES', label: t`It refuses it` },
          { value: 'NO_ANSWER_YET', label: t`No answer yet` },
        ]}
      />
      <FormDate form={form} name="askedOn" label={t`Asked on`} />
      <FormPick
        form={form}
        name="askedBy"
        source={people}
        label={t`Asked by`}
        hint={t`Empty: you.`}
        optional
      />
      <FormText form={form} name="reference" label={t`Document`} hint={t`Its title, number or address.`} />
      {says === 'NO_ANSWER_YET' ? (
        <FormDate form={form} name="expectedOn" label={t`Answer expected by`} />
      ) : (
        <FormDate form={form} name="answeredOn" label={t`Answered on`} />
      )}
      {says === 'PERMITS' && (
        <>
          <FormDate form={form} name="from" label={t`Permitted from`} />
          <FormDate form={form} name="until" label={t`Permitted until, this day included`} />
          <FormArea form={form} name="conditions" label={t`On which conditions`} rows={2} optional />
        </>
      )}
    </ActDialog>
  )
}
