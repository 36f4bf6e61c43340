import { useLingui } from '@lingui/react/macro'
import { useWatch } from 'react-hook-form'
import * as z from 'zod/mini'
import type { Picked } from '~/design/field/picker-remote'
import { Select, TextArea } from '~/design/field/text-field'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormPick } from '~/parts/form/fields'
import { useDirected } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { useAsOpened } from '~/parts/form/use-as-opened'
import { useDirectDecision } from '../acts/direct-decision'
import type { DialogOfRequest } from './request'

type Says = 'APPROVE' | 'DECLINE' | 'DEFER'
type Values = { person: Picked | null; says: Says; reason: string }
type Input = { requestId: string; seen: number; directedId: string; says: Says; reason: string }

/** A superior tells somebody by name what to decide, and is accountable for it. */
export function DirectDialog({ request, onClose, onReload }: DialogOfRequest) {
  const { t } = useLingui()
  const seen = useAsOpened(request.version)
  const { picked } = useChecks()
  const act = useDirectDecision(() => {
    say(t`Directed; what comes of it is your decision`)
    onClose()
  })
  const form = useActForm<Values, Input>({
    schema: z.looseObject({ person: picked(t`Name a person.`) }),
    keep: `${request.ref}/direct`,
    defaults: { person: null, says: 'APPROVE', reason: '' },
    act,
    input: ({ person, says, reason }) => ({
      requestId: request.id,
      seen,
      directedId: person?.id ?? '',
      says,
      reason,
    }),
    rename: { directedId: 'person' },
  })
  const able = useDirected(request.id, useWatch({ control: form.control, name: 'says' }))
  return (
    <ActDialog
      onClose={onClose}
      onReload={onReload}
      stands={request.version}
      form={form}
      act={act}
      title={t`Direct the decision?`}
      note={t`If they decide so, you are accountable, and it is listed to leadership. They need the authority themselves, and may object; the objection is kept.`}
      send={t`Direct it`}
      danger
    >
      <Select
        label={t`What to decide`}
        options={[
          { value: 'APPROVE', label: t`Approve` },
          { value: 'DECLINE', label: t`Decline` },
          { value: 'DEFER', label: t`Defer` },
        ]}
        {...form.register('says')}
        error={form.error('says')}
      />
      <FormPick
        form={form}
        name="person"
        source={able}
        label={t`Whom you tell`}
        placeholder={t`Type a name`}
      />
      <TextArea label={t`Why`} {...form.register('reason')} error={form.error('reason')} />
    </ActDialog>
  )
}
