import { useLingui } from '@lingui/react/macro'
import { Card } from '~/design/card/card'
import { ActButton } from './act-button'
import { ClosedActs } from './card-acts'
import { useBench } from './workbench'
import s from './workbench.module.css'

/** Every act on the request: those that are open now, then the others with the reason why not. */
export function Acts() {
  const { t } = useLingui()
  const { acts } = useBench()
  const open = acts.filter(each => each.allowed)
  return (
    <Card title={t`What you can do`}>
      <ul className={s.acts}>
        {open.map(({ act }, index) => (
          <li key={act}>
            <ActButton act={act} primary={index === 0 && act !== 'commentOnRequest'} className={s.wide} />
          </li>
        ))}
      </ul>
      <ClosedActs acts={acts.map(each => each.act)} />
    </Card>
  )
}
