import { useLingui } from '@lingui/react/macro'
import { Button } from '~/design/button/button'
import s from './decide.module.css'

type Props = { request: { readonly decisionInForce?: unknown }; reason: string }

/** For whoever cannot decide: the act is there, closed with its reason; who can stands above. */
export function ClosedBar({ request, reason }: Props) {
  const { t } = useLingui()
  return (
    <div className={s.submit}>
      <span className={s.end}>
        <span className={s.reason}>{reason}</span>
        <Button variant="primary" size="l" reason={reason}>
          {request.decisionInForce ? t`Supersede and approve` : t`Approve`}
        </Button>
      </span>
    </div>
  )
}
