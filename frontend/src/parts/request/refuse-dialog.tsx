import { Trans, useLingui } from '@lingui/react/macro'
import { Controller } from 'react-hook-form'
import { DateField } from '~/design/field/date-field'
import { Select, TextArea } from '~/design/field/text-field'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { FormPick } from '~/parts/form/fields'
import { useHelpers } from '~/parts/form/sources'
import { AlternativesPoint } from './alternatives-point'
import { LaterFields } from './later-fields'
import { useRefusal } from './use-refusal'

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
  const { act, form } = useRefusal(kind, request, citations, done)
  const later = kind === 'defer'
  const helpers = useHelpers(request.id)
  return (
    <ActDialog
      onClose={onClose}
      onReload={onReload}
      stands={request.version}
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
        source={helpers}
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
      {later && <LaterFields form={form} />}
    </ActDialog>
  )
}
