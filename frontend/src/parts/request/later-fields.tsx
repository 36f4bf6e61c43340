import { useLingui } from '@lingui/react/macro'
import { TextArea } from '~/design/field/text-field'
import type { FormOf } from '~/parts/form/fields'
import type { RefusalForm } from './refusal-form'

/** What a "later" owes: what will make the answer possible, and what eases the need until then. */
export function LaterFields({ form }: { form: Pick<FormOf<RefusalForm>, 'register' | 'error'> }) {
  const { t } = useLingui()
  return (
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
  )
}
