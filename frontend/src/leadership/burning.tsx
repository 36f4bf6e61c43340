import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Flame } from 'lucide-react'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { burning_page$key } from '~/__generated__/burning_page.graphql'
import { Figure } from '~/charts/figure'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { Amount, AsOf, useWords } from '~/words'
import { BurningRow } from './burning-row'
import { useBurningColumns } from './burning-columns'
import { ShowAll } from './show-all'
import s from './leadership.module.css'

const fragment = graphql`
  fragment burning_page on Leadership {
    asOf
    burningPerDay {
      amount
      currency
    }
    burning {
      perDay {
        amount
        currency
      }
      soFar {
        amount
        currency
      }
      whyNotPriced
      request {
        id
        ref
        title
        programName
      }
      ...burningRow_item
    }
  }
`

const SHOWN = 8

/** What burns in queues: each open request by what its wait costs a day, and has cost. */
export function Burning({ page }: { page: burning_page$key }) {
  const { t } = useLingui()
  const [all, setAll] = useState(false)
  const words = useWords()
  const columns = useBurningColumns()
  const { burning, burningPerDay, asOf } = useFragment(fragment, page)
  if (burning.length === 0) {
    return (
      <Card title={<Trans>Nothing burns in a queue</Trans>}>
        <Empty icon={<Flame size={20} />} title={t`No request is open`} level={3}>
          <Trans>As soon as somebody asks for an exception, what its wait costs stands here.</Trans>
        </Empty>
      </Card>
    )
  }
  const most = Math.max(...burning.map(item => Number(item.perDay?.amount ?? 0)))
  const first = burning[0]
  const perDay = burningPerDay && words.money(burningPerDay, { compact: true })
  const share =
    first?.perDay && burningPerDay ? Number(first.perDay.amount) / Number(burningPerDay.amount) : null
  return (
    <Card>
      <Figure
        finding={
          perDay && share !== null && first && burning.length > 1 ? (
            <Trans>
              {first.request.ref} is {words.percent(share)} of the {perDay} that burn each day
            </Trans>
          ) : (
            <Plural value={burning.length} one="# request burns" other="# requests burn" />
          )
        }
        note={
          <>
            <Trans>Cost of delay a day, in base currency, never more than the program burns</Trans> ·{' '}
            <AsOf at={asOf} />
          </>
        }
        table={{
          label: t`Money burning in queues`,
          columns,
          rows: burning,
          rowId: item => item.request.id,
        }}
      >
        <ul className={s.burning}>
          {burning.slice(0, all ? undefined : SHOWN).map(item => (
            <BurningRow key={item.request.id} item={item} most={most} />
          ))}
        </ul>
      </Figure>
      <ShowAll shown={SHOWN} of={burning.length} all={all} onAll={() => setAll(true)} />
      {burningPerDay && (
        <p className={s.total}>
          <Trans>
            Together <Amount money={burningPerDay} digits={0} /> a day
          </Trans>
        </p>
      )}
    </Card>
  )
}
