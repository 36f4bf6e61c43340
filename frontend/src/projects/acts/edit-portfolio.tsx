import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { editPortfolioMutation } from '~/__generated__/editPortfolioMutation.graphql'
import type { editPortfolio_portfolio$key } from '~/__generated__/editPortfolio_portfolio.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useReread } from '~/parts/records/use-reread'
import { PortfolioFields, portfolioInput, usePortfolioShape, type PortfolioValues } from './portfolio-fields'

const fragment = graphql`
  fragment editPortfolio_portfolio on Portfolio {
    id
    version
    name
    purpose
    unit {
      id
      name
    }
    owner {
      id
      name
    }
  }
`

const mutation = graphql`
  mutation editPortfolioMutation($key: ID!, $input: EditPortfolioInput!) {
    editPortfolio(key: $key, input: $input) {
      __typename
      ... on EditPortfolioDone {
        portfolio {
          name
          ...editPortfolio_portfolio
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

type Props = {
  portfolio: editPortfolio_portfolio$key
  onClose: () => void
  /** The name it has now: it is a part of addresses. */
  onDone?: (name: string) => void
}

/** The portfolio as it should stand. Under another unit, whoever holds a role there reaches everything in it. */
export default function EditPortfolio({ portfolio, onClose, onDone }: Props) {
  const { t } = useLingui()
  const reread = useReread()
  const { id, version, name, purpose, unit, owner } = useFragment(fragment, portfolio)
  // what stood when the form was opened: whoever was faster is not overwritten
  const [seen] = useState(version)
  const act = useAct<editPortfolioMutation, 'editPortfolio'>(mutation, 'editPortfolio', done => {
    say(t`The portfolio is changed.`)
    reread()
    onClose()
    onDone?.(done.portfolio.name)
  })
  const form = useActForm<PortfolioValues, editPortfolioMutation['variables']['input']>({
    schema: z.object(usePortfolioShape()),
    defaults: {
      name,
      unitId: { id: unit.id, label: unit.name },
      ownerId: owner ? { id: owner.id, label: owner.name } : null,
      purpose: purpose ?? '',
    },
    act,
    input: values => ({ ...portfolioInput(values), portfolioId: id, seen }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Save</Trans>}
      title={<Trans>Change the portfolio</Trans>}
      note={<Trans>What you leave empty is cleared.</Trans>}
      onClose={onClose}
    >
      <PortfolioFields
        form={form}
        unitHint={t`Whoever holds a role at this unit or above it reaches everything in the portfolio.`}
      />
    </ActDialog>
  )
}
