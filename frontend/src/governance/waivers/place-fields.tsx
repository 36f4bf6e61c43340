import { useLingui } from '@lingui/react/macro'
import type { Picked } from '~/design/field/picker-remote'
import { FormPick, FormSelect, type FormOf } from '~/parts/form/fields'
import { portfolios, programs, units } from '~/parts/form/sources'

export type Place = {
  kind: 'program' | 'portfolio' | 'unit'
  program: Picked | null
  portfolio: Picked | null
  unit: Picked | null
}

/** What a place sends: one of the three, whatever else was picked before. */
export const placeOf = ({ kind, program, portfolio, unit }: Place) => ({
  programId: kind === 'program' ? (program?.id ?? null) : null,
  portfolioId: kind === 'portfolio' ? (portfolio?.id ?? null) : null,
  unitId: kind === 'unit' ? (unit?.id ?? null) : null,
})

/** Where a waiver holds: one program, portfolio or unit, and all beneath it. */
export function PlaceFields({ form, kind }: { form: unknown; kind: Place['kind'] }) {
  const { t } = useLingui()
  const place = form as FormOf<Place>
  return (
    <>
      <FormSelect
        form={place}
        name="kind"
        label={t`Where it holds`}
        size="m"
        options={[
          { value: 'program', label: t`One program` },
          { value: 'portfolio', label: t`One portfolio` },
          { value: 'unit', label: t`One unit, with all beneath it` },
        ]}
      />
      {kind === 'program' && <FormPick form={place} name="program" source={programs} label={t`Program`} />}
      {kind === 'portfolio' && (
        <FormPick form={place} name="portfolio" source={portfolios} label={t`Portfolio`} />
      )}
      {kind === 'unit' && <FormPick form={place} name="unit" source={units} label={t`Unit`} />}
    </>
  )
}
