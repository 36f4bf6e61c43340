import { useLingui } from '@lingui/react/macro'
import type { UseFormReturn } from 'react-hook-form'
import { Checkbox } from '~/design/field/choice'
import { Pair } from '~/parts/form/act-form'
import { FormArea, FormDate, FormText, type FormOf } from '~/parts/form/fields'
import type { Wording } from './wording'

type Props = { form: FormOf<Wording> & Pick<UseFormReturn<Wording>, 'watch'> }

/** What a rule says: the same fields for its first wording and for each later one. */
export function WordingFields({ form }: Props) {
  const { t } = useLingui()
  const waivable = form.watch('waivable')
  return (
    <>
      <FormText form={form} name="title" label={t`Title`} />
      <FormArea
        form={form}
        name="statement"
        label={t`What it asks`}
        hint={t`One sentence that can be checked.`}
        rows={2}
      />
      <FormArea form={form} name="purpose" label={t`What it is for`} rows={2} />
      <FormArea form={form} name="harmPrevented" label={t`The harm that it prevents`} rows={2} />
      <Checkbox
        label={t`Somebody here may waive it`}
        hint={t`Clear it for rules from law; then say which outside authority to ask.`}
        {...form.register('waivable')}
      />
      {!waivable && <FormText form={form} name="outsideAuthority" label={t`Outside authority to ask`} />}
      <Pair>
        <FormDate form={form} name="reviewOn" label={t`Next review`} optional />
        <FormDate form={form} name="sunsetOn" label={t`Ends on`} optional />
      </Pair>
    </>
  )
}
