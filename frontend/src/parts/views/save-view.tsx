import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { saveViewMutation } from '~/__generated__/saveViewMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '../act/use-act'
import { ActDialog } from '../form/act-dialog'
import { useChecks } from '../form/checks'
import { FormText } from '../form/fields'
import { useActForm } from '../form/use-act-form'
import type { ViewedPage } from './search-state'
import { useViewsReread } from './use-views-reread'

const mutation = graphql`
  mutation saveViewMutation($input: SaveViewInput!) {
    saveView(input: $input) {
      __typename
      ... on SavedView {
        id
        name
        search
      }
      ... on Invalid {
        message
        problems {
          field
          code
          message
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`

type Props = { page: ViewedPage; search: string; name: string; onClose: () => void }

/** Filters, order and columns as they are now, under a name. */
export default function SaveView({ page, search, name, onClose }: Props) {
  const { t } = useLingui()
  const { needed } = useChecks()
  const reread = useViewsReread(page)
  const act = useAct<saveViewMutation, 'saveView'>(mutation, 'saveView', done => {
    reread()
    onClose()
    say(t`${done.name} is kept.`)
  })
  const form = useActForm<{ name: string }, saveViewMutation['variables']['input']>({
    schema: z.object({ name: needed(t`Give the view a name.`) }),
    defaults: { name },
    act,
    input: values => ({ page, search, name: values.name }),
  })
  return (
    <ActDialog
      size="s"
      title={<Trans>Save this view</Trans>}
      note={
        <Trans>Filters, order and columns as they are now; only you see it. The same name is replaced.</Trans>
      }
      send={<Trans>Save</Trans>}
      form={form}
      act={act}
      onClose={onClose}
    >
      <FormText form={form} name="name" label={t`Name`} maxLength={60} autoComplete="off" />
    </ActDialog>
  )
}
