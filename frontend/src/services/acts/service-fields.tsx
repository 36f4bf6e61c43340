import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import type { FieldValues, Path, UseFormSetValue } from 'react-hook-form'
import { Button } from '~/design/button/button'
import type { Picked } from '~/design/field/picker-remote'
import { Row } from '~/design/page/page'
import { useChecks } from '~/parts/form/checks'
import { FormArea, FormPick, FormText, type FormOf } from '~/parts/form/fields'
import { families, people } from '~/parts/form/sources'
import { orNull } from '~/parts/records/typed'

const CreateFamily = lazy(() => import('./create-family'))

export type ServiceValues = {
  name: string
  familyId: Picked | null
  ownerId: Picked | null
  agency: string
  description: string
}

export function useServiceShape() {
  const { t } = useLingui()
  const { needed, optional, picked, maybePicked } = useChecks()
  return {
    name: needed(t`Give the service a name.`),
    familyId: picked(t`Choose the family that the service belongs to.`),
    ownerId: maybePicked,
    agency: optional,
    description: optional,
  }
}

export const serviceInput = (values: ServiceValues) => ({
  name: values.name,
  familyId: values.familyId?.id ?? '',
  ownerId: values.ownerId?.id ?? null,
  agency: orNull(values.agency),
  description: orNull(values.description),
})

type Props<V extends FieldValues> = { form: FormOf<V> & { setValue: UseFormSetValue<V> } }

/** What a service is and who answers for it. */
export function ServiceFields<V extends FieldValues & ServiceValues>({ form }: Props<V>) {
  const { t } = useLingui()
  const [creating, setCreating] = useState(false)
  const at = (name: keyof ServiceValues) => name as Path<V>
  return (
    <>
      <FormText form={form} name={at('name')} label={t`Name`} />
      <FormArea
        form={form}
        name={at('description')}
        label={t`What it does for its customers`}
        rows={2}
        optional
      />
      <FormPick form={form} name={at('familyId')} source={families} label={t`Family`} />
      <Row>
        <Button size="s" onClick={() => setCreating(true)}>
          <Trans>New family</Trans>
        </Button>
      </Row>
      <FormPick
        form={form}
        name={at('ownerId')}
        source={people}
        label={t`Owner`}
        hint={t`Answers for the service, and signs acceptance criteria.`}
        optional
      />
      <FormText form={form} name={at('agency')} label={t`Agency`} optional />
      <Suspense>
        {creating && (
          <CreateFamily
            onClose={() => setCreating(false)}
            onDone={made => {
              form.setValue(at('familyId'), made as never, { shouldValidate: true })
              setCreating(false)
            }}
          />
        )}
      </Suspense>
    </>
  )
}
