import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { createPortfolioMutation } from '~/__generated__/createPortfolioMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { PortfolioFields, portfolioInput, usePortfolioShape, type PortfolioValues } from './portfolio-fields'

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

const FIRST: PortfolioValues = { name: '', unitId: null, ownerId: null, purpose: '' }

type Props = { onDone: (made: Picked) => void; onClose: () => void }

/** A portfolio of a unit, and who answers for it. */
export default function CreatePortfolio({ onDone, onClose }: Props) {
  const { t } = useLingui()
  const act = useAct<createPortfolioMutation, 'createPortfolio'>(
    mutation,
    'createPortfolio',
    ({ portfolio }) => {
      say(t`${portfolio.ref} is created.`)
      onDone({ id: portfolio.id, label: portfolio.name, note: portfolio.ref })
    },
  )
  const form = useActForm<PortfolioValues, createPortfolioMutation['variables']['input']>({
    schema: z.object(usePortfolioShape()),
    defaults: FIRST,
    act,
    input: portfolioInput,
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
      <PortfolioFields form={form} />
    </ActDialog>
  )
}
