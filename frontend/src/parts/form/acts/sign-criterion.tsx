import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { signCriterionMutation } from '~/__generated__/signCriterionMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '../../act/use-act'
import { useReread } from '../../records/use-reread'
import { ActDialog } from '../act-dialog'
import { useChecks } from '../checks'
import { FormArea } from '../fields'
import { useActForm } from '../use-act-form'

const mutation = graphql`
  mutation signCriterionMutation($key: ID!, $input: SignCriterionInput!) {
    signCriterion(key: $key, input: $input) {
      __typename
      ... on SignCriterionDone {
        signOff {
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

type Props = { criterionId: string; statement: string; onClose: () => void }

/** The service accepts one criterion on evidence, for good. */
export default function SignCriterion({ criterionId, statement, onClose }: Props) {
  const { t } = useLingui()
  const { needed } = useChecks()
  const reread = useReread()
  const act = useAct<signCriterionMutation, 'signCriterion'>(mutation, 'signCriterion', () => {
    say(t`Signed.`)
    reread()
    onClose()
  })
  const form = useActForm({
    schema: z.object({ evidence: needed(t`Say what shows that the criterion is met.`) }),
    defaults: { evidence: '' },
    act,
    input: ({ evidence }: { evidence: string }) => ({ criterionId, evidence }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Sign for the service</Trans>}
      title={<Trans>Accept this criterion</Trans>}
      note={<Trans>A signature stays for good, with your name and the evidence.</Trans>}
      onClose={onClose}
    >
      <p>{statement}</p>
      <FormArea
        form={form}
        name="evidence"
        label={t`Evidence`}
        hint={t`What you saw, where, and when.`}
        rows={3}
      />
    </ActDialog>
  )
}
