import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { resolveFindingMutation } from '~/__generated__/resolveFindingMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormArea } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { useReread } from '~/parts/records/use-reread'

const mutation = graphql`
  mutation resolveFindingMutation($key: ID!, $input: ResolveFindingInput!) {
    resolveFinding(key: $key, input: $input) {
      __typename
      ... on ResolveFindingDone {
        finding {
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

/** How a violation was put right. */
export default function ResolveFinding({ findingId, onClose }: { findingId: string; onClose: () => void }) {
  const { t } = useLingui()
  const { needed } = useChecks()
  const reread = useReread()
  const act = useAct<resolveFindingMutation, 'resolveFinding'>(mutation, 'resolveFinding', () => {
    say(t`The finding is resolved.`)
    reread()
    onClose()
  })
  const form = useActForm({
    schema: z.object({ resolution: needed(t`Say how it was put right.`) }),
    defaults: { resolution: '' },
    act,
    input: ({ resolution }: { resolution: string }) => ({ findingId, resolution }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Resolve finding</Trans>}
      title={<Trans>Resolve this finding</Trans>}
      note={<Trans>It stays in the history, with what you write here.</Trans>}
      onClose={onClose}
    >
      <FormArea form={form} name="resolution" label={t`How was it put right?`} rows={4} />
    </ActDialog>
  )
}
