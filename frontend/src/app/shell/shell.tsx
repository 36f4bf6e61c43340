import { Trans } from '@lingui/react/macro'
import { Navigate, Outlet, useLoaderData, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { queryShellQuery } from '~/__generated__/queryShellQuery.graphql'
import { PageSkeleton } from '~/design/skeleton/skeleton'
import { setTimeZone } from '~/words/settings'
import { setLocale, stored } from '../catalogues'
import { signedInAs } from '../session/state'
import { Helpers } from './helpers'
import { LineBanner } from './line-banner'
import { shellQuery } from './query'
import { Sidebar } from './sidebar'
import s from './shell.module.css'

// comes with the pieces that pages share, not with the shell
const Toasts = lazy(() => import('~/design/toast/toast').then(toast => ({ default: toast.Toasts })))

/** What stands around every page of somebody who is signed in. */
export function Shell() {
  const { queryRef } = useLoaderData({ strict: false }) as { queryRef: PreloadedQuery<queryShellQuery> }
  const next = useRouterState({ select: state => state.location.href })
  const { viewer } = usePreloadedQuery<queryShellQuery>(shellQuery, queryRef)
  const person = viewer?.person
  useEffect(() => {
    if (!person) return
    signedInAs(person.id)
    setTimeZone(person.timeZone)
    if (!stored() && person.locale.startsWith('de')) void setLocale('de')
  }, [person])
  if (!viewer) return <Navigate to="/sign-in" search={{ next }} replace />
  return (
    <>
      <a className={s.skip} href="#main">
        <Trans>Skip to content</Trans>
      </a>
      <div className={s.shell}>
        <Sidebar name={viewer.person.name} roles={viewer.roles} />
        <main id="main" className={s.main} tabIndex={-1}>
          <LineBanner />
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Suspense>
        <Toasts />
      </Suspense>
      <Helpers roles={viewer.roles} />
    </>
  )
}
