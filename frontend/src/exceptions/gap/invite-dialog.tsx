import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import { RadioGroup } from '~/design/field/choice'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { FormArea } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { useInvitePartner } from '../gaps/acts/invite-partner'

type Part = 'DESIGN_PARTNER' | 'PILOT'
type Values = { part: Part; note: string }
type Input = { gapId: string; requestId: string; part: Part; note: string | null }
type Props = {
  gap: { readonly id: string; readonly ref: string }
  request: string
  onClose: () => void
}

const schema = z.looseObject({})

/** Whoever met the gap is invited to shape what closes it, or to use it first. */
export function InviteDialog({ gap, request, onClose }: Props) {
  const { t } = useLingui()
  const act = useInvitePartner(() => {
    say(t`Invited; they are told on their request`)
    onClose()
  })
  const form = useActForm<Values, Input>({
    schema,
    defaults: { part: 'DESIGN_PARTNER', note: '' },
    act,
    input: ({ part, note }) => ({ gapId: gap.id, requestId: request, part, note: note.trim() || null }),
  })
  return (
    <ActDialog
      onClose={onClose}
      form={form}
      act={act}
      title={t`Invite to help close ${gap.ref}`}
      note={t`They are told on their request, and reply for themselves.`}
      send={t`Invite`}
    >
      <RadioGroup
        label={t`As what?`}
        {...form.register('part')}
        choices={[
          { value: 'DESIGN_PARTNER', label: t`Design partner: shapes it with us` },
          { value: 'PILOT', label: t`Pilot: uses it first` },
        ]}
      />
      <FormArea form={form} name="note" label={t`A word with it`} rows={2} optional />
    </ActDialog>
  )
}
