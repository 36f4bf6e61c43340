import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense } from 'react'
import { Skeleton } from '~/design/skeleton/skeleton'
import { FormPick } from '~/parts/form/fields'
import { projects, units } from '~/parts/form/sources'
import { StepHead } from './step-head'
import { Targets } from './targets'
import { useStep } from './use-step'
import s from './new.module.css'

/** Where the need arises, who would provide, and what of the project it concerns. */
export function StepPlace() {
  const { t } = useLingui()
  const { control, register, error: errorOf, watch } = useStep()
  const form = { control, register, error: errorOf as (name: string) => string | undefined }
  const project = watch('project')
  return (
    <>
      <StepHead title={t`Where does it arise, and who would provide it?`} />
      <FormPick
        form={form}
        name="project"
        source={projects}
        label={t`Project`}
        placeholder={t`Type a name or a reference`}
      />
      <FormPick
        form={form}
        name="providerUnit"
        source={units}
        label={t`Providing unit`}
        hint={t`Who would have to provide it, or to allow it.`}
        placeholder={t`Type a name`}
      />
      {project ? (
        <Suspense fallback={<Skeleton height={120} />}>
          <Targets key={project.id} project={project.id} />
        </Suspense>
      ) : (
        <p className={s.help}>
          <Trans>Choose a project to say what of it the request concerns.</Trans>
        </p>
      )}
    </>
  )
}
