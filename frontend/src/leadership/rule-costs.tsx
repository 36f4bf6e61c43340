import { Trans, Plural, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { LibraryBig } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { ruleCosts_page$key } from '~/__generated__/ruleCosts_page.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { Amount } from '~/words'
import { ruleOf } from './places'
import s from './leadership.module.css'

const fragment = graphql`
  fragment ruleCosts_page on Leadership {
    ruleCosts {
      cited
      perDay {
        amount
        currency
      }
      rule {
        id
        ref
        title
        ownerOffice
      }
    }
  }
`

/** Standards by what waiting on them costs a day now; a request that two standards stop counts for both. */
export function RuleCosts({ page }: { page: ruleCosts_page$key }) {
  const { t } = useLingui()
  const { ruleCosts } = useFragment(fragment, page)
  const most = Math.max(...ruleCosts.map(one => Number(one.perDay?.amount ?? 0)), 0)
  const first = ruleCosts[0]
  return (
    <Card
      flush
      title={
        first?.perDay ? (
          <Trans>{first.rule.ref} costs most while requests wait on it</Trans>
        ) : (
          <Trans>Standards by cost</Trans>
        )
      }
      note={
        <Trans>
          A day, of the open requests against which it was cited; two standards of one request both count
        </Trans>
      }
    >
      {ruleCosts.length === 0 ? (
        <Empty icon={<LibraryBig size={20} />} title={t`No standard was cited`} level={3}>
          <Trans>When a standard stands in the way of a request, what that costs is counted here.</Trans>
        </Empty>
      ) : (
        <ul className={s.list}>
          {ruleCosts.map(({ rule, cited, perDay }) => (
            <li key={rule.id} className={s.item}>
              <div className={s.what}>
                <Link to={ruleOf(rule.ref)} className={s.itemTitle}>
                  {rule.title}
                </Link>
                <p className={s.small}>
                  <span className="num">{rule.ref}</span> · {rule.ownerOffice} ·{' '}
                  <Plural value={cited} one="cited once" other="cited # times" />
                </p>
                {perDay && (
                  <span className={s.track} aria-hidden>
                    <i style={{ width: `${most > 0 ? (Number(perDay.amount) / most) * 100 : 0}%` }} />
                  </span>
                )}
              </div>
              <span className={s.when}>
                {perDay ? (
                  <Amount money={perDay} compact />
                ) : (
                  <span className={s.small}>{t`nothing waits on it`}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
