import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { retireSourceMutation } from '~/__generated__/retireSourceMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormArea } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { useReread } from '~/parts/records/use-reread'

const mutation = graphql`
  mutation retireSourceMutation($key: ID!, $input: RetireSupplySourceInput!) {
    retireSupplySource(key: $key, input: $input) {
      __typename
      ... on RetireSupplySourceDone {
        supplySource {
          id
          retired
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

type Props = { sourceId: string; version: number; onClose: () => void }

/** Takes a source off the register for good. */
export default function RetireSource({ sourceId, version, onClose }: Props) {
  const [seen] = useState(version)
  const { t } = useLingui()
  const { needed } = useChecks()
  const reread = useReread()
  const act = useAct<retireSourceMutation, 'retireSupplySource'>(mutation, 'retireSupplySource', () => {
    say(t`The source is retired.`)
    reread()
    onClose()
  })
  const form = useActForm({
    schema: z.object({ reason: needed(t`Say why it is not to be had any more.`) }),
    defaults: { reason: '' },
    act,
    input: ({ reason }: { reason: string }) => ({ supplySourceId: sourceId, reason, seen }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Retire it for good</Trans>}
      title={<Trans>Retire the source</Trans>}
      note={
        <Trans>
          No alternative can name it from now; those that do keep it. This is not taken back: a new source is
          entered instead.
        </Trans>
      }
      onClose={onClose}
    >
      <FormArea form={form} name="reason" label={t`Why it is not to be had any more`} rows={3} />
    </ActDialog>
  )
}
