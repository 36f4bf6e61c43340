import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { enterTransitionMutation } from '~/__generated__/enterTransitionMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { Pair } from '~/parts/form/act-form'
import { useChecks } from '~/parts/form/checks'
import { orNull } from '~/parts/records/typed'
import { FormArea, FormDate, FormPick } from '~/parts/form/fields'
import { linesOf } from '~/parts/form/lines'
import { services } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { useReread } from '~/parts/records/use-reread'

const mutation = graphql`
  mutation enterTransitionMutation($key: ID!, $input: EnterTransitionInput!) {
    enterTransition(key: $key, input: $input) {
      __typename
      ... on EnterTransitionDone {
        transition {
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

const FIRST = { serviceId: null as Picked | null, goLiveOn: '', earlyLifeSupportUntil: '', criteria: '' }

/** Which service takes over, when, and what it needs to see before it accepts. */
export default function EnterTransition({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const { t } = useLingui()
  const { picked, day, optional } = useChecks()
  const reread = useReread()
  const act = useAct<enterTransitionMutation, 'enterTransition'>(mutation, 'enterTransition', () => {
    say(t`The transition is entered.`)
    reread()
    onClose()
  })
  const form = useActForm({
    schema: z.object({
      serviceId: picked(t`Choose the service that takes over.`),
      goLiveOn: day,
      earlyLifeSupportUntil: day,
      criteria: optional,
    }),
    defaults: FIRST,
    act,
    input: ({ serviceId, criteria, ...days }: typeof FIRST) => ({
      projectId,
      serviceId: serviceId?.id ?? '',
      goLiveOn: orNull(days.goLiveOn),
      earlyLifeSupportUntil: orNull(days.earlyLifeSupportUntil),
      criteria: linesOf(criteria),
    }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Enter transition</Trans>}
      title={<Trans>New service transition</Trans>}
      note={
        <Trans>
          The service key opens when every criterion is signed by the owner of the service, or excepted.
        </Trans>
      }
      onClose={onClose}
    >
      <FormPick form={form} name="serviceId" source={services} label={t`Service that takes over`} />
      <Pair>
        <FormDate form={form} name="goLiveOn" label={t`Go-live`} optional />
        <FormDate form={form} name="earlyLifeSupportUntil" label={t`Early-life support until`} optional />
      </Pair>
      <FormArea
        form={form}
        name="criteria"
        label={t`Acceptance criteria`}
        hint={t`One a line. Only the owner of the service can enter them; leave them empty if that is not you.`}
        rows={4}
        optional
      />
    </ActDialog>
  )
}
