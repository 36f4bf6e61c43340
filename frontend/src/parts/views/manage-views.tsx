import { Trans, useLingui } from '@lingui/react/macro'
import { Dialog } from '~/design/dialog/dialog'
import { ManagedView } from './managed-view'
import type { ViewedPage } from './search-state'
import s from './views.module.css'

type Props = { page: ViewedPage; views: readonly { id: string; name: string }[]; onClose: () => void }

/** One's own views of a table: other names, and away with what is not wanted. */
export default function ManageViews({ page, views, onClose }: Props) {
  const { t } = useLingui()
  return (
    <Dialog
      open
      size="m"
      title={t`Your views`}
      note={t`Removing a view removes nothing that it shows.`}
      onOpenChange={open => !open && onClose()}
    >
      {views.length ? (
        <ul className={s.list}>
          {views.map(view => (
            <ManagedView key={view.id} page={page} view={view} />
          ))}
        </ul>
      ) : (
        <p>
          <Trans>No view is kept any more.</Trans>
        </p>
      )}
    </Dialog>
  )
}
