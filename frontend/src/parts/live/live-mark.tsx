import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { now } from '~/words/clock'
import { useTimeZone } from '~/words/settings'
import type { LiveState } from './use-live'
import s from './live-mark.module.css'

/** Whether a page follows what others do. Says nothing that is not so: without a line it says as of when it stands. */
export function LiveMark({ state }: { state: LiveState }) {
  const [since, setSince] = useState({ state, at: now() })
  if (since.state !== state) setSince({ state, at: now() })
  const { i18n } = useLingui()
  const format = new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short', timeZone: useTimeZone() })
  const time = format.format(since.at)
  return (
    <>
      {state === 'live' && (
        <span className={s.live}>
          <Trans>Live</Trans>
        </span>
      )}
      <span role="status">
        {state === 'updated' && (
          <span className={s.updated}>
            <Trans>Updated just now</Trans>
          </span>
        )}
        {(state === 'lost' || state === 'ended') && (
          <span className={s.quiet}>
            <Trans>As of {time}</Trans>
          </span>
        )}
      </span>
      <span role="alert">
        {state === 'gone' && (
          <span className={s.gone}>
            <Trans>No longer yours to see; as of {time}</Trans>
          </span>
        )}
      </span>
    </>
  )
}
