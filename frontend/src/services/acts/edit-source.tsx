import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { graphql, useFragment } from 'react-relay/hooks'
import type { editSource_source$data, editSource_source$key } from '~/__generated__/editSource_source.graphql'
import type { editSourceMutation } from '~/__generated__/editSourceMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { moneyTyped } from '~/parts/records/typed'
import { useReread } from '~/parts/records/use-reread'
import { SourceFields, renamed, sourceInput, useSourceSchema, type SourceValues } from './source-fields'

const fragment = graphql`
  fragment editSource_source on SupplySource {
    name
    insideBase
    inBaseSince
    baseNeeds
    supplier
    supplies
    leadLowDays
    leadLikelyDays
    leadHighDays
    price {
      amount
      currency
    }
    priceUnit
    priceOn
    risks
    note
    validUntil
    unit {
      id
      name
    }
  }
`

const mutation = graphql`
  mutation editSourceMutation($key: ID!, $input: EditSupplySourceInput!) {
    editSupplySource(key: $key, input: $input) {
      __typename
      ... on EditSupplySourceDone {
        supplySource {
          id
          version
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

const typed = (value: number | null | undefined) => (value == null ? '' : String(value))

/** The source as a form shows it. */
function standing(now: editSource_source$data, currency: string): SourceValues {
  return {
    name: now.name,
    base: now.insideBase ? 'inside' : 'outside',
    inBaseSince: now.inBaseSince ?? '',
    baseNeeds: now.baseNeeds ?? '',
    unit: now.unit ? { id: now.unit.id, label: now.unit.name } : null,
    supplier: now.supplier ?? '',
    supplies: now.supplies ?? '',
    low: typed(now.leadLowDays),
    likely: typed(now.leadLikelyDays),
    high: typed(now.leadHighDays),
    price: moneyTyped(now.price, currency),
    priceUnit: now.priceUnit ?? '',
    priceOn: now.priceOn ?? '',
    risks: now.risks ?? '',
    note: now.note ?? '',
    validUntil: now.validUntil ?? '',
  }
}

type Props = {
  source: editSource_source$key
  sourceId: string
  version: number
  currency: string
  onClose: () => void
}

/** The source as it should stand; alternatives that name it keep the figures that they were given. */
export default function EditSource({ source, sourceId, version, currency, onClose }: Props) {
  const stands = useFragment(fragment, source)
  // what stood when the form was opened: whoever was faster is not overwritten
  const [seen] = useState(version)
  const { t } = useLingui()
  const reread = useReread()
  const act = useAct<editSourceMutation, 'editSupplySource'>(mutation, 'editSupplySource', () => {
    say(t`The source is changed.`)
    reread()
    onClose()
  })
  const form = useActForm<SourceValues, editSourceMutation['variables']['input']>({
    schema: useSourceSchema(),
    defaults: standing(stands, currency),
    act,
    input: values => ({ ...sourceInput(values), supplySourceId: sourceId, seen }),
    rename: renamed,
  })
  const base = useWatch({ control: form.control, name: 'base' })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Save</Trans>}
      title={<Trans>Change the source</Trans>}
      note={
        <Trans>What you leave empty is cleared. Alternatives keep the figures that they were given.</Trans>
      }
      onClose={onClose}
    >
      <SourceFields form={form} inside={base ? base === 'inside' : null} />
    </ActDialog>
  )
}
