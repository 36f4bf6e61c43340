import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useWatch } from 'react-hook-form'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { addCriteriaMutation } from '~/__generated__/addCriteriaMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '../../act/use-act'
import { useReread } from '../../records/use-reread'
import { ActDialog } from '../act-dialog'
import { useChecks } from '../checks'
import { FormArea } from '../fields'
import { useActForm } from '../use-act-form'
import { linesOf } from '../lines'

const mutation = graphql`
  mutation addCriteriaMutation($key: ID!, $input: AddCriteriaInput!) {
    addCriteria(key: $key, input: $input) {
      __typename
      ... on AddCriteriaDone {
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

type Values = { statements: string }

/** What the service needs to see before it accepts: one criterion a line. */
export default function AddCriteria({
  transitionId,
  onClose,
}: {
  transitionId: string
  onClose: () => void
}) {
  const { t } = useLingui()
  const { needed } = useChecks()
  const reread = useReread()
  const act = useAct<addCriteriaMutation, 'addCriteria'>(mutation, 'addCriteria', () => {
    say(t`The criteria are added.`)
    reread()
    onClose()
  })
  const form = useActForm({
    schema: z.object({ statements: needed(t`Enter at least one criterion.`) }),
    defaults: { statements: '' },
    act,
    input: ({ statements }: Values) => ({ transitionId, statements: linesOf(statements) }),
  })
  const count = linesOf(useWatch({ control: form.control, name: 'statements' })).length
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Plural value={count} one="Add # criterion" other="Add # criteria" />}
      title={<Trans>Add acceptance criteria</Trans>}
      note={<Trans>Each one is signed on evidence before the service key opens; a criterion stays.</Trans>}
      onClose={onClose}
    >
      <FormArea
        form={form}
        name="statements"
        label={t`Criteria`}
        hint={t`One a line; paste a list if there is one.`}
        rows={6}
      />
    </ActDialog>
  )
}
