import { Trans, useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { useSessionState } from '../session/state'
import s from './shell.module.css'

/** Says that the line to the server is lost, and tries again: by hand, or when the browser is on line again. */
export function LineBanner() {
  const { t } = useLingui()
  const router = useRouter()
  const { line, forbidden, outdated } = useSessionState()
  const lost = line === 'lost'
  useEffect(() => {
    if (!lost) return
    const again = () => void router.invalidate()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [lost, router])
  if (forbidden) {
    return (
      <div className={s.banner}>
        <Callout tone="bad" role="alert" title={t`The server did not accept this page's requests`}>
          <Trans>Open the product under the address that your administrator gave you, and try again.</Trans>
        </Callout>
      </div>
    )
  }
  if (outdated) {
    return (
      <div className={s.banner}>
        <Callout
          tone="info"
          role="alert"
          title={t`There is a newer version of these pages`}
          acts={
            <Button size="s" onClick={() => location.reload()}>
              <Trans>Reload</Trans>
            </Button>
          }
        >
          <Trans>Drafts are kept.</Trans>
        </Callout>
      </div>
    )
  }
  if (!lost) return null
  return (
    <div className={s.banner}>
      <Callout
        tone="warn"
        role="alert"
        title={t`No connection to the server`}
        acts={
          <Button size="s" onClick={() => void router.invalidate()}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        <Trans>What you see may be old. What you type is kept.</Trans>
      </Callout>
    </div>
  )
}
