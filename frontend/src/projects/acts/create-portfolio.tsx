import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { createPortfolioMutation } from '~/__generated__/createPortfolioMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { orNull } from '~/parts/records/typed'
import { FormArea, FormPick, FormText } from '~/parts/form/fields'
import { people, units } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'

const mutation = graphql`
  mutation createPortfolioMutation($key: ID!, $input: CreatePortfolioInput!) {
    createPortfolio(key: $key, input: $input) {
      __typename
      ... on CreatePortfolioDone {
        portfolio {
          id
          ref
          name
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

const FIRST = { name: '', unitId: null as Picked | null, ownerId: null as Picked | null, purpose: '' }

/** A portfolio of a unit, and who answers for it. */
export default function CreatePortfolio({
  onDone,
  onClose,
}: {
  onDone: (made: Picked) => void
  onClose: () => void
}) {
  const { t } = useLingui()
  const { needed, optional, picked, maybePicked } = useChecks()
  const act = useAct<createPortfolioMutation, 'createPortfolio'>(
    mutation,
    'createPortfolio',
    ({ portfolio }) => {
      say(t`${portfolio.ref} is created.`)
      onDone({ id: portfolio.id, label: portfolio.name, note: portfolio.ref })
    },
  )
  const form = useActForm({
    schema: z.object({
      name: needed(t`Give the portfolio a name.`),
      unitId: picked(t`Choose the unit that answers for it.`),
      ownerId: maybePicked,
      purpose: optional,
    }),
    defaults: FIRST,
    act,
    input: ({ name, unitId, ownerId, purpose }: typeof FIRST) => ({
      name,
      unitId: unitId?.id ?? '',
      ownerId: ownerId?.id ?? null,
      purpose: orNull(purpose),
    }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Create portfolio</Trans>}
      title={<Trans>New portfolio</Trans>}
      note={<Trans>The programs and projects that one part of the organisation answers for.</Trans>}
      onClose={onClose}
    >
      <FormText form={form} name="name" label={t`Name`} />
      <FormPick form={form} name="unitId" source={units} label={t`Unit`} />
      <FormPick form={form} name="ownerId" source={people} label={t`Owner`} optional />
      <FormArea form={form} name="purpose" label={t`Purpose`} rows={2} optional />
    </ActDialog>
  )
}
