import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { createProgramMutation } from '~/__generated__/createProgramMutation.graphql'
import { Button } from '~/design/button/button'
import type { Picked } from '~/design/field/picker-remote'
import { Row } from '~/design/page/page'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { lazy, Suspense, useState } from 'react'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormPick } from '~/parts/form/fields'
import { portfolios } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { ProgramFields, programInput, useProgramShape, type ProgramValues } from './program-fields'

const CreatePortfolio = lazy(() => import('./create-portfolio'))

const mutation = graphql`
  mutation createProgramMutation($key: ID!, $input: CreateProgramInput!) {
    createProgram(key: $key, input: $input) {
      __typename
      ... on CreateProgramDone {
        program {
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

type Values = ProgramValues & { portfolioId: Picked | null }
type Props = { currency: string; onDone: (made: Picked) => void; onClose: () => void }

/** A program of a portfolio, and the portfolio with it where there is none yet. */
export default function CreateProgram({ currency, onDone, onClose }: Props) {
  const { t } = useLingui()
  const { picked } = useChecks()
  const [creating, setCreating] = useState(false)
  const act = useAct<createProgramMutation, 'createProgram'>(mutation, 'createProgram', ({ program }) => {
    say(t`${program.ref} is created.`)
    onDone({ id: program.id, label: program.name, note: program.ref })
  })
  const form = useActForm<Values, createProgramMutation['variables']['input']>({
    schema: z.object({
      ...useProgramShape(),
      portfolioId: picked(t`Choose the portfolio that the program belongs to.`),
    }),
    defaults: {
      name: '',
      portfolioId: null,
      managerId: null,
      weeklyBurn: { amount: '', currency },
      weeklyBurnBasis: '',
    },
    act,
    input: values => ({ ...programInput(values), portfolioId: values.portfolioId?.id ?? '' }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Create program</Trans>}
      title={<Trans>New program</Trans>}
      note={<Trans>Projects with one outcome and one purse.</Trans>}
      onClose={onClose}
    >
      <FormPick form={form} name="portfolioId" source={portfolios} label={t`Portfolio`} />
      <Row>
        <Button size="s" onClick={() => setCreating(true)}>
          <Trans>New portfolio</Trans>
        </Button>
      </Row>
      <ProgramFields form={form} />
      <Suspense>
        {creating && (
          <CreatePortfolio
            onClose={() => setCreating(false)}
            onDone={made => {
              form.setValue('portfolioId', made, { shouldValidate: true })
              setCreating(false)
            }}
          />
        )}
      </Suspense>
    </ActDialog>
  )
}
