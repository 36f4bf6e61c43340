import { Trans, useLingui } from '@lingui/react/macro'
import { useWatch } from 'react-hook-form'
import { graphql } from 'react-relay/hooks'
import type { createSourceMutation } from '~/__generated__/createSourceMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import {
  SourceFields,
  newSource,
  renamed,
  sourceInput,
  useSourceSchema,
  type SourceValues,
} from './source-fields'

const mutation = graphql`
  mutation createSourceMutation($key: ID!, $input: CreateSupplySourceInput!) {
    createSupplySource(key: $key, input: $input) {
      __typename
      ... on CreateSupplySourceDone {
        supplySource {
          id
          ref
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

type Props = { currency: string; onDone: (ref: string) => void; onClose: () => void }

/** A source of supply, inside the approved base or outside it. */
export default function CreateSource({ currency, onDone, onClose }: Props) {
  const { t } = useLingui()
  const act = useAct<createSourceMutation, 'createSupplySource'>(
    mutation,
    'createSupplySource',
    ({ supplySource }) => {
      say(t`${supplySource.ref} is entered.`)
      onDone(supplySource.ref)
    },
  )
  const form = useActForm<SourceValues, createSourceMutation['variables']['input']>({
    schema: useSourceSchema(),
    keep: 'sources/new',
    defaults: newSource(currency),
    act,
    input: sourceInput,
    rename: renamed,
  })
  const base = useWatch({ control: form.control, name: 'base' })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Enter source</Trans>}
      title={<Trans>New source of supply</Trans>}
      note={<Trans>Alternatives can name it from now, and take over its lead time and price.</Trans>}
      onClose={onClose}
    >
      <SourceFields form={form} inside={base ? base === 'inside' : null} />
    </ActDialog>
  )
}
