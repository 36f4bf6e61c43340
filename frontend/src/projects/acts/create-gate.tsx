import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { createGateMutation, CreateGateInput } from '~/__generated__/createGateMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { Pair } from '~/parts/form/act-form'
import { useChecks } from '~/parts/form/checks'
import { FormAmount, FormArea, FormDate, FormPick, FormSelect, FormText } from '~/parts/form/fields'
import { projects } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { useReread } from '~/parts/records/use-reread'
import { useOfficeLeadWord } from '../office-lead'

const mutation = graphql`
  mutation createGateMutation($key: ID!, $input: CreateGateInput!) {
    createGate(key: $key, input: $input) {
      __typename
      ... on CreateGateDone {
        gate {
          id
        }
      }
      ... on Invalid {
        message
        problems {
          field
          code
          message
        }
      }
      ... on NotAllowed {
        message
        code
        nearest
        facts {
          label
          value
          standsInTheWay
        }
      }
      ... on NotFound {
        message
      }
      ... on Conflict {
        message
      }
    }
  }
`

const OFFICES = ['PMO', 'SMO', 'CMO'] as const
const FIRST = {
  projectId: null as Picked | null,
  name: '',
  dueOn: '',
  office: 'PMO' as CreateGateInput['office'],
  criteria: '',
  costTolerancePercent: '10',
  timeToleranceDays: '30',
  barrierPercent: '20',
}
type Values = typeof FIRST
type Props = {
  /** Given on the project's page; elsewhere it is asked for. */
  projectId?: string
  onClose: () => void
}

/** A gate: when, what must be shown, and how far forecast and barriers may go. */
export default function CreateGate({ projectId, onClose }: Props) {
  const { t } = useLingui()
  const { needed, neededDay, number, picked } = useChecks()
  const reread = useReread()
  const lead = useOfficeLeadWord()
  const act = useAct<createGateMutation, 'createGate'>(mutation, 'createGate', () => {
    say(t`The gate is set.`)
    reread()
    onClose()
  })
  const whole = number(t`Enter a number, for example 10.`)
  const form = useActForm({
    schema: z.object({
      projectId: projectId ? z.any() : picked(t`Choose the project of the gate.`),
      name: needed(t`Give the gate a name.`),
      dueOn: neededDay(t`Enter the day of the gate.`),
      office: z.string(),
      criteria: needed(t`Say what must be shown at this gate; a gate is more than a date.`),
      costTolerancePercent: whole,
      timeToleranceDays: whole.check(z.regex(/^\d+$/, t`Enter whole days.`)),
      barrierPercent: whole.check(z.refine(text => Number(text) <= 100, t`A share is at most 100%.`)),
    }),
    defaults: FIRST,
    act,
    input: ({ projectId: chosen, barrierPercent, timeToleranceDays, ...rest }: Values) => ({
      projectId: projectId ?? chosen?.id ?? '',
      ...rest,
      timeToleranceDays: Number(timeToleranceDays),
      barrierThreshold: String(Number(barrierPercent) / 100),
    }),
    rename: { barrierThreshold: 'barrierPercent' },
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Set the gate</Trans>}
      title={<Trans>New gate</Trans>}
      note={<Trans>Three keys open it; a key without evidence is not shown, and blocks.</Trans>}
      onClose={onClose}
    >
      {!projectId && <FormPick form={form} name="projectId" source={projects} label={t`Project`} />}
      <Pair>
        <FormText form={form} name="name" label={t`Name`} hint={t`For example: ready to move`} />
        <FormDate form={form} name="dueOn" label={t`Due`} hint={t`A day to come`} />
      </Pair>
      <FormSelect
        form={form}
        name="office"
        label={t`Decided by`}
        options={OFFICES.map(value => ({ value, label: lead(value) }))}
      />
      <FormArea form={form} name="criteria" label={t`What must be shown`} rows={3} />
      <Pair>
        <FormAmount form={form} name="costTolerancePercent" label={t`Cost tolerance`} unit="%" />
        <FormAmount form={form} name="timeToleranceDays" label={t`Time tolerance`} unit={t`days`} />
        <FormAmount form={form} name="barrierPercent" label={t`Barrier threshold`} unit="%" />
      </Pair>
    </ActDialog>
  )
}
