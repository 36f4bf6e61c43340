import { Trans } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { Button } from '~/design/button/button'
import s from './fields.module.css'

type Props = { onStay: () => void; onLeave: () => void }

/** Before something typed is thrown away: in the place of the acts, so that nothing else moves. */
export function LeaveQuestion({ onStay, onLeave }: Props) {
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => stay.current?.focus(), [])
  return (
    <>
      <p className={s.leave} role="alert">
        <Trans>What you typed has not been sent and is not kept. Discard it?</Trans>
      </p>
      <Button variant="danger" onClick={onLeave}>
        <Trans>Discard</Trans>
      </Button>
      <Button ref={stay} variant="primary" onClick={onStay}>
        <Trans>Go on writing</Trans>
      </Button>
    </>
  )
}
