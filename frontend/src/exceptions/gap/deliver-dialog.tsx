import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { FormArea, FormPick } from '~/parts/form/fields'
import { projects, services } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { useDeliverGap } from '../gaps/acts/deliver-gap'

type Values = { project: Picked | null; service: Picked | null; evidence: string }
type Input = { gapId: string; projectId: string | null; serviceId: string | null; evidence: string }
type Props = { gap: { readonly id: string; readonly ref: string }; onClose: () => void }

const schema = z.looseObject({})

/** What closed the gap; whoever met it is told on their request. */
export function DeliverDialog({ gap, onClose }: Props) {
  const { t } = useLingui()
  const act = useDeliverGap(() => {
    say(t`Delivered; whoever met it is told`)
    onClose()
  })
  const form = useActForm<Values, Input>({
    schema,
    keep: `${gap.ref}/deliver`,
    defaults: { project: null, service: null, evidence: '' },
    act,
    input: ({ project, service, evidence }) => ({
      gapId: gap.id,
      projectId: project?.id ?? null,
      serviceId: service?.id ?? null,
      evidence,
    }),
    rename: { projectId: 'project', serviceId: 'service' },
  })
  return (
    <ActDialog
      onClose={onClose}
      form={form}
      act={act}
      title={t`What closed ${gap.ref}?`}
      note={t`It leaves the backlog, and everybody whose request met it is told there.`}
      send={t`It is delivered`}
    >
      <FormPick
        form={form}
        name="project"
        label={t`The project that delivered it`}
        source={projects}
        optional
      />
      <FormPick
        form={form}
        name="service"
        label={t`The service that provides it now`}
        source={services}
        optional
      />
      <FormArea form={form} name="evidence" label={t`How one can tell`} rows={2} />
    </ActDialog>
  )
}
