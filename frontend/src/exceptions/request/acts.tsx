import { Trans, useLingui } from '@lingui/react/macro'
import { Card } from '~/design/card/card'
import { ActButton } from './act-button'
import { useBench } from './workbench'
import s from './workbench.module.css'

/** Every act on the request: those that are open now, then the others with the reason why not. */
export function Acts() {
  const { t } = useLingui()
  const { request } = useBench()
  const open = request.viewerActs.filter(each => each.allowed)
  const closed = request.viewerActs.filter(each => !each.allowed)
  return (
    <Card title={t`What you can do`}>
      <ul className={s.acts}>
        {open.map(({ act }, index) => (
          <li key={act}>
            <ActButton act={act} primary={index === 0 && act !== 'commentOnRequest'} className={s.wide} />
          </li>
        ))}
      </ul>
      {closed.length > 0 && (
        <details className={s.closed}>
          <summary>
            <Trans>Not now, and why ({closed.length})</Trans>
          </summary>
          <ul className={s.acts}>
            {closed.map(({ act, reason }) => (
              <li key={act}>
                <ActButton act={act} size="s" className={s.wide} />
                <span className={s.reason}>{reason}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
