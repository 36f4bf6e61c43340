import { Trans, useLingui } from '@lingui/react/macro'
import { Controller } from 'react-hook-form'
import * as z from 'zod/mini'
import { DateField } from '~/design/field/date-field'
import { Select, TextArea } from '~/design/field/text-field'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { FormPick } from '~/parts/form/fields'
import { people } from '~/parts/form/sources'
import { useDeclineRequest } from './acts/decline-request'
import { useDeferRequest } from './acts/defer-request'
import { AlternativesPoint } from './alternatives-point'
import { refusalInput, type RefusalForm } from './refusal-form'

/** Nothing is checked here: a bare refusal is sent, and the server tells point by point what it lacks. */
const schema = z.looseObject({})
const EMPTY: RefusalForm = {
  reason: '',
  citation: '',
  helper: null,
  nextDate: '',
  trigger: '',
  interimRelief: '',
}
const RENAME = {
  helper: 'helper',
  helperId: 'helper',
  rule: 'citation',
  harm: 'citation',
  citationId: 'citation',
} as const

type Props = {
  kind: 'decline' | 'defer'
  request: { readonly id: string; readonly ref: string; readonly version: number }
  citations: readonly { id: string; label: string }[]
  alternatives: number
  onClose: () => void
  onReload: () => void
}

/** "No" or "later" in full grammar: what stands in the way, who helps, and when the requester hears next. */
export function RefuseDialog({ kind, request, citations, alternatives, onClose, onReload }: Props) {
  const { t } = useLingui()
  const done = () => {
    say(
      kind === 'decline'
        ? t`Decline put forward; it waits for the helper`
        : t`Deferral put forward; it waits for the helper`,
    )
    onClose()
  }
  const decline = useDeclineRequest(done)
  const defer = useDeferRequest(done)
  const act = kind === 'decline' ? decline : defer
  const send = (values: RefusalForm) =>
    kind === 'decline'
      ? decline.send(refusalInput(request, values))
      : defer.send({
          ...refusalInput(request, values),
          trigger: values.trigger,
          interimRelief: values.interimRelief,
        })
  const form = useActForm<RefusalForm, RefusalForm>({
    schema,
    // the only thing that was cited is what stands in the way
    defaults: { ...EMPTY, citation: citations.length === 1 ? (citations[0]?.id ?? '') : '' },
    act: { send, refusal: act.refusal },
    input: values => values,
    rename: RENAME,
    keep: `${request.ref}/${kind}`,
  })
  const later = kind === 'defer'
  return (
    <ActDialog
      onClose={onClose}
      onReload={onReload}
      form={form}
      act={act}
      title={later ? t`Defer: a dated “later”` : t`Decline: a “no” that helps`}
      note={
        <Trans>
          It takes effect when the helper accepts. Until then the clock runs, and the request stays open.
        </Trans>
      }
      send={later ? t`Put the deferral forward` : t`Put the decline forward`}
      danger
    >
      <TextArea
        label={t`Why, in a sentence to the requester`}
        rows={2}
        {...form.register('reason')}
        error={form.error('reason')}
      />
      <Select
        label={t`What stands in the way`}
        hint={
          citations.length
            ? undefined
            : t`Nothing is cited yet: cite a rule or name a capability gap on the request first.`
        }
        placeholder={citations.length === 1 ? undefined : t`Choose what was cited`}
        options={citations.map(each => ({ value: each.id, label: each.label }))}
        {...form.register('citation')}
        error={form.error('citation')}
      />
      <AlternativesPoint count={alternatives} error={form.error('alternatives')} />
      <FormPick
        form={form}
        name="helper"
        source={people}
        label={later ? t`Owner, who sees to it` : t`Who will help`}
        hint={t`A person with an account; they are asked, and it counts when they accept.`}
        placeholder={t`Type a name`}
      />
      <Controller
        control={form.control}
        name="nextDate"
        render={({ field }) => (
          <DateField
            label={t`When the requester hears next`}
            size="s"
            {...field}
            error={form.error('nextDate')}
          />
        )}
      />
      {later && (
        <>
          <TextArea
            label={t`What will make the answer possible`}
            rows={2}
            {...form.register('trigger')}
            error={form.error('trigger')}
          />
          <TextArea
            label={t`What eases the need until then`}
            rows={2}
            {...form.register('interimRelief')}
            error={form.error('interimRelief')}
          />
        </>
      )}
    </ActDialog>
  )
}
