import { Trans } from '@lingui/react/macro'
import { Outlet, useLoaderData } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { queryShellQuery } from '~/__generated__/queryShellQuery.graphql'
import { Toasts } from '~/design/toast/toasts'
import { PageSkeleton } from '~/design/skeleton/skeleton'
import { setTimeZone } from '~/words/settings'
import { signedInAs } from '../session/state'
import { Helpers } from './helpers'
import { LineBanner } from './line-banner'
import { shellQuery } from './query'
import { Sidebar } from './sidebar'
import s from './shell.module.css'

/** What stands around every page of somebody who is signed in. */
export function Shell() {
  const { queryRef } = useLoaderData({ strict: false }) as { queryRef: PreloadedQuery<queryShellQuery> }
  const { viewer, unreadNotices } = usePreloadedQuery<queryShellQuery>(shellQuery, queryRef)
  const { person, acts, roles, organisation, demo } = viewer
  useEffect(() => {
    signedInAs(person.id)
    setTimeZone(person.timeZone ?? viewer.timeZone)
  }, [person, viewer.timeZone])
  return (
    <>
      <a className={s.skip} href="#main">
        <Trans>Skip to content</Trans>
      </a>
      <div className={s.shell}>
        <Sidebar
          name={person.name}
          role={roles[0]}
          acts={acts}
          organisation={organisation}
          demo={demo}
          unread={unreadNotices}
        />
        <main id="main" className={s.main} tabIndex={-1}>
          <LineBanner />
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Toasts />
      <Helpers acts={acts} />
    </>
  )
}
