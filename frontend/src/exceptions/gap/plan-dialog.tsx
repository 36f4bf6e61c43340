import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormArea, FormDate, FormPick } from '~/parts/form/fields'
import { people, projects } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { usePlanGap } from '../gaps/acts/plan-gap'

type Values = { owner: Picked | null; targetOn: string; project: Picked | null; note: string }
type Input = {
  gapId: string
  ownerId: string
  targetOn: string
  projectId: string | null
  note: string | null
}
type Props = { gap: { readonly id: string; readonly ref: string }; onClose: () => void }

/** Who closes the gap, by when, and with which project. */
export function PlanDialog({ gap, onClose }: Props) {
  const { t } = useLingui()
  const { neededDay } = useChecks()
  const act = usePlanGap(() => {
    say(t`Planned`)
    onClose()
  })
  const form = useActForm<Values, Input>({
    schema: z.looseObject({
      owner: z.unknown().check(z.refine(picked => picked !== null, t`Name who closes it.`)),
      targetOn: neededDay(t`Say by when.`),
    }),
    keep: `${gap.ref}/plan`,
    defaults: { owner: null, targetOn: '', project: null, note: '' },
    act,
    input: ({ owner, targetOn, project, note }) => ({
      gapId: gap.id,
      ownerId: owner?.id ?? '',
      targetOn,
      projectId: project?.id ?? null,
      note: note.trim() || null,
    }),
    rename: { ownerId: 'owner', projectId: 'project' },
  })
  return (
    <ActDialog
      onClose={onClose}
      form={form}
      act={act}
      title={t`Plan how ${gap.ref} is closed`}
      note={t`A later plan replaces this one; what was planned before stays in the trace.`}
      send={t`Plan it`}
    >
      <FormPick form={form} name="owner" label={t`Who closes it`} source={people} />
      <FormDate form={form} name="targetOn" label={t`By when`} />
      <FormPick form={form} name="project" label={t`With which project`} source={projects} optional />
      <FormArea form={form} name="note" label={t`How`} rows={2} optional />
    </ActDialog>
  )
}
