import { Trans, useLingui } from '@lingui/react/macro'
import { Navigate, useRouter, useRouterState, type ErrorComponentProps } from '@tanstack/react-router'
import { CloudOff, Compass, RefreshCw, TriangleExclamationPoint } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button, ButtonLink } from '~/design/button/button'
import { Empty } from '~/design/empty/empty'
import { PageBody, PageHead } from '~/design/page/page'
import { ConnectionLost, Outdated, ServerFault, SignedOut } from '~/parts/act/faults'

const Denied = lazy(() => import('../denied/denied'))
/** A refusal of a query is a denial of policy, or one of these. */
const OTHERWISE = ['unexpected', 'notfound', 'invalid', 'conflict']

/** A page that could not be shown: says why, and what to do. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui()
  const router = useRouter()
  if (error instanceof SignedOut) return <ToSignIn />
  if (error instanceof Outdated) return <Newer />
  if (error instanceof ServerFault && !OTHERWISE.includes(error.code))
    return (
      <Suspense>
        <Denied />
      </Suspense>
    )
  const again = (
    <Button
      variant="primary"
      onClick={() => {
        reset()
        void router.invalidate()
      }}
    >
      <Trans>Try again</Trans>
    </Button>
  )
  const lost = error instanceof ConnectionLost
  const fault = error instanceof ServerFault ? error : null
  const expected = fault !== null && fault.code !== 'unexpected'
  return (
    <>
      <PageHead title={lost ? t`No connection` : t`This page could not be shown`} />
      <PageBody width="read">
        <div role="alert">
          <Empty
            icon={lost ? <CloudOff size={20} /> : <TriangleExclamationPoint size={20} />}
            title={
              lost
                ? t`The server could not be reached`
                : expected
                  ? fault.message
                  : t`Something went wrong on our side`
            }
            act={again}
          >
            {lost ? (
              <Trans>Check your connection. Nothing you typed elsewhere is lost.</Trans>
            ) : expected ? null : (
              <Fault id={fault?.id ?? null} />
            )}
          </Empty>
        </div>
      </PageBody>
    </>
  )
}

/** The server was upgraded under an open page. */
function Newer() {
  const { t } = useLingui()
  return (
    <>
      <PageHead title={t`There is a newer version of these pages`} />
      <PageBody width="read">
        <Empty
          icon={<RefreshCw size={20} />}
          title={t`There is a newer version of these pages`}
          act={
            <Button variant="primary" onClick={() => location.reload()}>
              <Trans>Reload</Trans>
            </Button>
          }
        >
          <Trans>Drafts are kept.</Trans>
        </Empty>
      </PageBody>
    </>
  )
}

/** Goes to the sign-in page once, from where the person wanted to be; the address changes under it meanwhile. */
function ToSignIn() {
  const here = useRouterState({ select: state => state.location.href })
  const [wanted] = useState(here)
  return <Navigate to="/sign-in" search={{ next: wanted }} replace />
}

function Fault({ id }: { id: string | null }) {
  return (
    <>
      <Trans>It has been logged.</Trans>{' '}
      {id && <Trans>If it stays, tell your administrator this number: {id}</Trans>}
    </>
  )
}

/** No such page, or none that this person may see: both look the same. */
export function PageNotFound() {
  const { t } = useLingui()
  return (
    <>
      <PageHead title={t`Not found`} />
      <PageBody width="read">
        <Empty
          icon={<Compass size={20} />}
          title={t`There is nothing here that you can see`}
          act={
            <ButtonLink to="/" variant="primary">
              <Trans>Go to Home</Trans>
            </ButtonLink>
          }
        >
          <Trans>The address may be wrong, the record may not exist, or you may not have access to it.</Trans>
        </Empty>
      </PageBody>
    </>
  )
}
