import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { Button } from '~/design/button/button'
import { Row, Stack } from '~/design/page/page'
import { Pair } from '~/parts/form/act-form'
import { FormPick, type FormOf } from '~/parts/form/fields'
import { programs, units } from '~/parts/form/sources'
import type { NewProject } from './new-project'
import s from './new.module.css'

const CreateProgram = lazy(() => import('../acts/create-program'))

/** The program and the unit of a project; a program that is not there yet is made on the way. */
export function Belonging({
  form,
  currency,
}: {
  form: FormOf<NewProject> & Pick<UseFormReturn<NewProject>, 'setValue'>
  currency: string
}) {
  const { t } = useLingui()
  const [creating, setCreating] = useState(false)
  return (
    <section className={s.part}>
      <h2>
        <Trans>Where it belongs</Trans>
      </h2>
      <Pair>
        <Stack>
          <FormPick form={form} name="programId" source={programs} label={t`Program`} />
          <Row>
            <Button size="s" onClick={() => setCreating(true)}>
              <Trans>New program</Trans>
            </Button>
          </Row>
        </Stack>
        <FormPick form={form} name="unitId" source={units} label={t`Unit`} />
      </Pair>
      <Suspense>
        {creating && (
          <CreateProgram
            currency={currency}
            onClose={() => setCreating(false)}
            onDone={made => {
              form.setValue('programId', made, { shouldValidate: true })
              setCreating(false)
            }}
          />
        )}
      </Suspense>
    </section>
  )
}
