import { Plural, Trans } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { historyLine_history$key } from '~/__generated__/historyLine_history.graphql'
import { useWords } from '~/words'
import s from './precedents.module.css'

const fragment = graphql`
  fragment historyLine_history on ApprovalHistory {
    n
    withheld
    shareApproved
    shareLow
    shareHigh
    days {
      low
      middle
      high
    }
    hops {
      middle
    }
    unplaced
  }
`

/** What imported history says of this band of money; it obliges nobody, and too few cases say nothing. */
export function HistoryLine({ history }: { history: historyLine_history$key }) {
  const words = useWords()
  const told = useFragment(fragment, history)
  if (told.n === 0 && told.unplaced === 0) return null
  if (told.shareApproved == null || !told.days) {
    return (
      <p className={s.quiet}>
        {told.unplaced > 0 ? (
          <Trans>Imported history cannot be placed in this band: an exchange rate is missing.</Trans>
        ) : (
          <Trans>
            Imported history has only <Plural value={told.n} one="# case" other="# cases" /> in this band of
            money: too few to show.
          </Trans>
        )}
      </p>
    )
  }
  const share = words.percent(Number(told.shareApproved))
  const low = words.percent(Number(told.shareLow))
  const high = words.percent(Number(told.shareHigh))
  const [first, middle, last] = [told.days.low, told.days.middle, told.days.high].map(days =>
    words.number(Number(days), 1),
  )
  const hops = words.number(Number(told.hops?.middle), 0)
  return (
    <p className={s.quiet}>
      <Trans>
        Elsewhere, in this band of money ({told.n} imported cases): {share} approved (95 % interval {low} to{' '}
        {high}), decided in {middle} days (half of them in {first} to {last}), over {hops} hands. It obliges
        nobody.
      </Trans>
    </p>
  )
}
