import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormArea, FormDate } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { useRecordHarm } from '~/parts/precedents/acts/record-harm'
import { useBench } from './workbench'

type Values = { what: string; happenedOn: string }

/** What came of the decision later; whoever decides the next one like it sees it. */
export function HarmDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const { neededDay } = useChecks()
  const act = useRecordHarm(() => {
    say(t`Recorded; it shows wherever this is a precedent`)
    close()
  })
  const form = useActForm<Values, Values & { requestId: string }>({
    schema: z.looseObject({ happenedOn: neededDay(t`Say on which day it happened.`) }),
    keep: `${request.ref}/harm`,
    defaults: { what: '', happenedOn: '' },
    act,
    input: values => ({ requestId: request.id, ...values }),
  })
  return (
    <ActDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      form={form}
      act={act}
      title={t`Record harm that came later`}
      note={t`It stays beside the decision, and whoever decides the next request like it sees it.`}
      send={t`Record it`}
    >
      <FormArea form={form} name="what" label={t`What happened, to whose harm`} rows={3} />
      <FormDate form={form} name="happenedOn" label={t`On which day`} />
    </ActDialog>
  )
}
