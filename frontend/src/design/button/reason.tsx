import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import s from './button.module.css'

/** Why an act is closed, and who can do it. */
export function Reason({ reason, whoCan }: { reason: ReactNode; whoCan?: ReactNode }) {
  return (
    <>
      <span className={s.line}>{reason}</span>
      {whoCan && (
        <span className={s.line}>
          {' '}
          <Trans>Who can: {whoCan}</Trans>
        </span>
      )}
    </>
  )
}
