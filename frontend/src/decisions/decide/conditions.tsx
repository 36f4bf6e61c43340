import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { Controller, type Control, type Path, type UseFormRegister } from 'react-hook-form'
import { Button } from '~/design/button/button'
import { DateField } from '~/design/field/date-field'
import { TextField } from '~/design/field/text-field'
import type { TermsForm } from './terms-form'
import s from './decide.module.css'

type Props = {
  form: {
    control: Control<TermsForm>
    register: UseFormRegister<TermsForm>
    error: (name: Path<TermsForm>) => string | undefined
  }
  fields: readonly { id: string }[]
  onRemove: (index: number) => void
}

/** What must be done by when, for the exception to go on covering. */
export function Conditions({ form, fields, onRemove }: Props) {
  const { t } = useLingui()
  return fields.map((field, index) => (
    <div key={field.id} className={s.condition}>
      <TextField
        label={t`Condition ${index + 1}`}
        {...form.register(`conditions.${index}.statement`)}
        error={form.error(`conditions.${index}.statement`)}
      />
      <Controller
        control={form.control}
        name={`conditions.${index}.dueOn`}
        render={({ field: due }) => (
          <DateField label={t`Due`} {...due} error={form.error(`conditions.${index}.dueOn`)} />
        )}
      />
      <Button
        variant="ghost"
        icon
        aria-label={t`Remove condition ${index + 1}`}
        onClick={() => onRemove(index)}
      >
        <X size={15} aria-hidden />
      </Button>
    </div>
  ))
}
