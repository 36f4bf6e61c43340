import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import { Checkbox } from '~/design/field/choice'
import { TextArea } from '~/design/field/text-field'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useAsOpened } from '~/parts/form/use-as-opened'
import { OneTextDialog } from '~/parts/request/one-text-dialog'
import { useCloseRequest } from '../acts/close-request'
import { useReopenRequest } from '../acts/reopen-request'
import { useWithdrawAnswer } from '../acts/withdraw-answer'
import { useBench } from './workbench'

type Values = { reason: string; triggerOccurred: boolean }
type Reopen = { requestId: string; seen: number; reason: string; triggerOccurred: boolean }

const schema = z.looseObject({ reason: z.string() })

/** A decided request is taken up again: which facts are new, and whether a deferral's trigger occurred. */
export function ReopenDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const seen = useAsOpened(request.version)
  const act = useReopenRequest(() => {
    say(t`Taken up again; the clock runs`)
    close()
  })
  const form = useActForm<Values, Reopen>({
    schema,
    keep: `${request.ref}/reopen`,
    defaults: { reason: '', triggerOccurred: false },
    act,
    input: ({ reason, triggerOccurred }) => ({
      requestId: request.id,
      seen,
      reason,
      triggerOccurred: Boolean(triggerOccurred),
    }),
  })
  const early = request.state === 'deferred' && !request.lapsed
  return (
    <ActDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      form={form}
      act={act}
      title={t`Take the request up again?`}
      note={t`It waits for a decision again, and what waiting costs is counted from now on. What was decided stays in the history.`}
      send={t`Take it up again`}
    >
      <TextArea
        label={t`What is new`}
        hint={t`Facts that the decision did not know, or what has changed since.`}
        {...form.register('reason')}
        error={form.error('reason')}
      />
      {early && (
        <Checkbox
          label={t`What the deferral waited for has occurred`}
          hint={t`Otherwise it is taken up after its date.`}
          {...form.register('triggerOccurred')}
        />
      )}
    </ActDialog>
  )
}

/** The matter is settled; an approval goes on until it ends. */
export function CloseDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const act = useCloseRequest(() => {
    say(t`Closed; what was said stays`)
    close()
  })
  return (
    <OneTextDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      act={act}
      title={t`Close the request?`}
      note={t`The matter is settled. An approval in force goes on covering until it ends.`}
      label={t`What settled it`}
      field="reason"
      keep={`${request.ref}/close`}
      submit={t`Close the request`}
      input={reason => ({ requestId: request.id, reason })}
    />
  )
}

/** A decline or deferral that waits for its helper is taken back; the request is answered or decided anew. */
export function WithdrawAnswerDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const answerId = useAsOpened(request.answers[0]?.id ?? '')
  const act = useWithdrawAnswer(() => {
    say(t`Taken back; the request waits for a decision`)
    close()
  })
  return (
    <OneTextDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      act={act}
      title={t`Take the answer back?`}
      note={t`It no longer waits for its helper. The request is answered or decided anew; the clock goes on.`}
      label={t`Why`}
      field="reason"
      keep={`${request.ref}/withdraw-answer`}
      submit={t`Take the answer back`}
      input={reason => ({ answerId, reason })}
    />
  )
}
