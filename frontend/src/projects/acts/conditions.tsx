import { Trans, useLingui } from '@lingui/react/macro'
import { Plus, Trash2 } from 'lucide-react'
import { useFieldArray, type Control } from 'react-hook-form'
import { Button } from '~/design/button/button'
import { FormDate, FormText, type FormOf } from '~/parts/form/fields'
import type { DecideValues } from './decide-schema'
import s from './acts.module.css'

/** What must be done by when, one line each. */
export function Conditions({ form }: { form: FormOf<DecideValues> & { control: Control<DecideValues> } }) {
  const { t } = useLingui()
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'conditions' })
  return (
    <fieldset className={s.conditions} id="conditions">
      <legend>
        <Trans>Conditions</Trans>
      </legend>
      {form.error('conditions') && <p className={s.error}>{form.error('conditions')}</p>}
      {fields.map((field, index) => (
        <div key={field.id} className={s.condition}>
          <FormText form={form} name={`conditions.${index}.statement`} label={t`What must be done`} />
          <FormDate form={form} name={`conditions.${index}.dueOn`} label={t`By`} size="full" />
          <Button
            variant="ghost"
            icon
            aria-label={t`Remove condition ${index + 1}`}
            onClick={() => remove(index)}
          >
            <Trash2 size={15} aria-hidden />
          </Button>
        </div>
      ))}
      <div>
        <Button size="s" onClick={() => append({ statement: '', dueOn: '' })}>
          <Plus size={14} aria-hidden />
          <Trans>Add a condition</Trans>
        </Button>
      </div>
    </fieldset>
  )
}
