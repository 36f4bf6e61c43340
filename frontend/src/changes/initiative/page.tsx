import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link, notFound } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageInitiativeQuery } from '~/__generated__/pageInitiativeQuery.graphql'
import { CopyRef } from '~/design/copy/copy'
import { PageBody, PageHead } from '~/design/page/page'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { ActButton } from '~/parts/records/act-button'
import { Groups } from './groups'
import { States } from './states'

const AddGroup = lazy(() => import('../acts/add-group'))
const EditInitiative = lazy(() => import('../acts/edit-initiative'))

const query = graphql`
  query pageInitiativeQuery($ref: String!) @preloadable {
    viewer {
      acts
    }
    initiative(ref: $ref) {
      id
      version
      ref
      name
      currentState
      futureState
      goLiveOn
      origin
      groups {
        id
      }
      ...states_initiative
      ...groups_initiative
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageInitiativeQuery> }

/** One change: from what to what, for whom, and how ready they are. */
export default function InitiativePage({ queryRef }: Props) {
  const { t } = useLingui()
  const { viewer, initiative } = usePreloadedQuery<pageInitiativeQuery>(query, queryRef)
  const [open, setOpen] = useState<'edit' | 'group' | null>(null)
  if (!initiative) throw notFound()
  const close = () => setOpen(null)
  const whoCan = t`Change lead of the project, CMO lead`
  return (
    <>
      <PageHead
        title={initiative.name}
        crumbs={
          <Link to="/changes">
            <Trans>Initiatives</Trans>
          </Link>
        }
        beside={
          <>
            <CopyRef value={initiative.ref} />
            <span>
              <Plural value={initiative.groups.length} one="# group" other="# groups" />
            </span>
            <ProvenanceBadge kind={initiative.origin} />
          </>
        }
        acts={
          <>
            <ActButton
              acts={viewer.acts}
              act="initiative:enter"
              whoCan={whoCan}
              onClick={() => setOpen('edit')}
            >
              <Trans>Edit</Trans>
            </ActButton>
            <ActButton
              variant="primary"
              acts={viewer.acts}
              act="initiative:enter"
              whoCan={whoCan}
              onClick={() => setOpen('group')}
            >
              <Trans>Add a group</Trans>
            </ActButton>
          </>
        }
      />
      <PageBody>
        <States initiative={initiative} />
        <Groups initiative={initiative} acts={viewer.acts} onAdd={() => setOpen('group')} />
      </PageBody>
      <Suspense>
        {open === 'group' && <AddGroup initiativeId={initiative.id} onClose={close} />}
        {open === 'edit' && (
          <EditInitiative
            initiativeId={initiative.id}
            version={initiative.version}
            now={{
              name: initiative.name,
              currentState: initiative.currentState,
              futureState: initiative.futureState,
              goLiveOn: initiative.goLiveOn ?? '',
            }}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  )
}
