import { useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { useWatch, type UseFormSetValue } from 'react-hook-form'
import type { Picked } from '~/design/field/picker-remote'
import { Pair } from '~/parts/form/act-form'
import { FormPick, FormSelect, type FormOf } from '~/parts/form/fields'
import { portfolios, programs, projects, services, units } from '~/parts/form/sources'

const SOURCES = {
  unit: units,
  portfolio: portfolios,
  program: programs,
  project: projects,
  service: services,
}
type Kind = keyof typeof SOURCES
export type GrantValues = {
  role: string
  kind: Kind
  scopeId: Picked | null
  validFrom: string
  validUntil: string
}
type Props = { form: FormOf<GrantValues> & { setValue: UseFormSetValue<GrantValues> }; root: Picked }

/** Where a role holds: of which kind, and which one. */
export function WhereFields({ form, root }: Props) {
  const { t } = useLingui()
  const kind = useWatch({ control: form.control, name: 'kind' })
  const { setValue } = form
  const [shownKind, setShownKind] = useState(kind)
  useEffect(() => {
    // a unit is no program: what was chosen of another kind does not stay
    if (kind === shownKind) return
    setShownKind(kind)
    setValue('scopeId', kind === 'unit' ? root : null)
  }, [kind, shownKind, root, setValue])
  const kinds = [
    { value: 'unit', label: t`A unit and all below it` },
    { value: 'portfolio', label: t`A portfolio` },
    { value: 'program', label: t`A program` },
    { value: 'project', label: t`A project` },
    { value: 'service', label: t`A service` },
  ]
  return (
    <Pair>
      <FormSelect form={form} name="kind" label={t`Holds for`} options={kinds} />
      <FormPick
        key={kind}
        form={form}
        name="scopeId"
        label={kinds.find(each => each.value === kind)?.label ?? ''}
        source={SOURCES[kind]}
      />
    </Pair>
  )
}
