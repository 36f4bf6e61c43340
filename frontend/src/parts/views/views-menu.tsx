import { Trans, useLingui } from '@lingui/react/macro'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { Bookmark, Check } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { viewsMenu_query$key } from '~/__generated__/viewsMenu_query.graphql'
import { Menu, type MenuEntry } from '~/design/menu/menu'
import { sameSearch, stateOf, type ViewedPage } from './search-state'

const SaveView = lazy(() => import('./save-view'))
const ManageViews = lazy(() => import('./manage-views'))

const fragment = graphql`
  fragment viewsMenu_query on Query @argumentDefinitions(page: { type: "String!" }) {
    savedViews(page: $page) {
      id
      name
      search
    }
  }
`

/** The views of this table that one keeps for oneself: what the address says, under a name. */
export function ViewsMenu({ page, views }: { page: ViewedPage; views: viewsMenu_query$key }) {
  const { t } = useLingui()
  const { savedViews } = useFragment(fragment, views)
  const [open, setOpen] = useState<'save' | 'manage' | null>(null)
  const navigate = useNavigate()
  const here = useLocation({ select: location => stateOf(location.searchStr) })
  const shown = savedViews.find(view => sameSearch(view.search, here))
  const entries: MenuEntry[] = [
    ...savedViews.map(view => ({
      label: view.name,
      ...(view === shown && { end: <Check size={14} aria-label={t`shown now`} /> }),
      onSelect: () => void navigate({ href: `/${page}${view.search && `?${view.search}`}` }),
    })),
    ...(savedViews.length ? (['line'] as const) : []),
    { label: t`Save this view…`, onSelect: () => setOpen('save') },
    ...(savedViews.length ? [{ label: t`Rename or remove…`, onSelect: () => setOpen('manage') }] : []),
  ]
  const close = () => setOpen(null)
  return (
    <>
      <Menu variant="ghost" align="end" entries={entries}>
        <Bookmark size={15} aria-hidden />
        {shown ? shown.name : <Trans>Views</Trans>}
      </Menu>
      <Suspense>
        {open === 'save' && <SaveView page={page} search={here} name={shown?.name ?? ''} onClose={close} />}
        {open === 'manage' && <ManageViews page={page} views={savedViews} onClose={close} />}
      </Suspense>
    </>
  )
}
