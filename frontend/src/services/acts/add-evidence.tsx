import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { addEvidenceMutation } from '~/__generated__/addEvidenceMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormArea, FormDate, FormText } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { useReread } from '~/parts/records/use-reread'
import { orNull } from '~/parts/records/typed'

const mutation = graphql`
  mutation addEvidenceMutation($key: ID!, $input: AddSupplyEvidenceInput!) {
    addSupplyEvidence(key: $key, input: $input) {
      __typename
      ... on AddSupplyEvidenceDone {
        supplySource {
          id
          evidenceCount
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

type Values = { words: string; reference: string; datedOn: string }

/** What supports the figures of a source; it is added to and never changed. */
export default function AddEvidence({ sourceId, onClose }: { sourceId: string; onClose: () => void }) {
  const { t } = useLingui()
  const { needed, optional, neededDay } = useChecks()
  const reread = useReread()
  const act = useAct<addEvidenceMutation, 'addSupplyEvidence'>(mutation, 'addSupplyEvidence', () => {
    say(t`The evidence is kept.`)
    reread()
    onClose()
  })
  const form = useActForm({
    schema: z.object({
      words: needed(t`Say what was seen or told.`),
      reference: optional,
      datedOn: neededDay(t`Enter of which day it is.`),
    }),
    defaults: { words: '', reference: '', datedOn: '' },
    act,
    input: ({ words, reference, datedOn }: Values) => ({
      supplySourceId: sourceId,
      words,
      datedOn,
      reference: orNull(reference),
    }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Add evidence</Trans>}
      title={<Trans>Evidence for the figures</Trans>}
      note={<Trans>It stays as you write it; a later piece says what an earlier one got wrong.</Trans>}
      onClose={onClose}
    >
      <FormArea form={form} name="words" label={t`What was seen or told`} rows={3} />
      <FormText form={form} name="reference" label={t`Link or document`} optional />
      <FormDate form={form} name="datedOn" label={t`Of which day`} />
    </ActDialog>
  )
}
