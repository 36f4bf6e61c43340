import { Trans, useLingui } from '@lingui/react/macro'
import { Trash2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { graphql } from 'react-relay/hooks'
import type { managedViewForgetMutation } from '~/__generated__/managedViewForgetMutation.graphql'
import type { managedViewRenameMutation } from '~/__generated__/managedViewRenameMutation.graphql'
import { Button } from '~/design/button/button'
import { TextField } from '~/design/field/text-field'
import { useAct } from '../act/use-act'
import { RefusalView } from '../refusal/refusal-view'
import type { ViewedPage } from './search-state'
import { useViewsReread } from './use-views-reread'
import s from './views.module.css'

const rename = graphql`
  mutation managedViewRenameMutation($input: RenameViewInput!) {
    renameView(input: $input) {
      __typename
      ... on SavedView {
        id
        name
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
const forget = graphql`
  mutation managedViewForgetMutation($input: ForgetViewInput!) {
    forgetView(input: $input) {
      __typename
      ... on SavedView {
        page
      }
      ... on Refusal {
        message
      }
    }
  }
`

/** One view: its name, which can be typed over, and its end. */
export function ManagedView({ page, view }: { page: ViewedPage; view: { id: string; name: string } }) {
  const { t } = useLingui()
  const [name, setName] = useState(view.name)
  const reread = useViewsReread(page)
  const renaming = useAct<managedViewRenameMutation, 'renameView'>(rename, 'renameView', reread)
  const forgetting = useAct<managedViewForgetMutation, 'forgetView'>(forget, 'forgetView', reread)
  const save = (event: FormEvent) => {
    event.preventDefault()
    void renaming.send({ viewId: view.id, name })
  }
  const wrong = renaming.refusal?.__typename === 'Invalid' ? renaming.refusal.problems[0]?.message : undefined
  const other = wrong ? forgetting.refusal : (renaming.refusal ?? forgetting.refusal)
  return (
    <li>
      <form className={s.view} onSubmit={save} noValidate>
        <TextField
          id={`name-${view.id}`}
          label={t`Name`}
          value={name}
          maxLength={60}
          autoComplete="off"
          onChange={event => setName(event.target.value)}
          error={wrong}
        />
        <Button
          type="submit"
          busy={renaming.busy}
          reason={name.trim() === view.name ? t`It has this name.` : undefined}
        >
          <Trans>Rename</Trans>
        </Button>
        <Button
          icon
          variant="ghost"
          busy={forgetting.busy}
          aria-label={t`Remove ${view.name}`}
          onClick={() => void forgetting.send({ viewId: view.id })}
        >
          <Trash2 size={16} aria-hidden />
        </Button>
      </form>
      <RefusalView refusal={other} />
    </li>
  )
}
