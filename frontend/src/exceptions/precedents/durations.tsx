import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { durations_history$key } from '~/__generated__/durations_history.graphql'
import { BarChart } from '~/charts/bar-chart'
import { Figure } from '~/charts/figure'
import { Stat, Stats } from '~/design/stat/stat'
import { useWords } from '~/words'
import s from './precedents-page.module.css'

const fragment = graphql`
  fragment durations_history on ApprovalHistory {
    n
    withheld
    shareApproved
    shareLow
    shareHigh
    days {
      n
      low
      middle
      high
    }
    hops {
      low
      middle
      high
    }
    bars {
      over
      to
      n
    }
  }
`

/** The distribution of durations first; share and middles after it, each with its interval or its two quarters. */
export function Durations({ history }: { history: durations_history$key }) {
  const { t } = useLingui()
  const words = useWords()
  const told = useFragment(fragment, history)
  const { days, hops, bars } = told
  if (!days || told.shareApproved == null)
    return (
      <p className={s.quiet}>
        <Trans>{words.count(told.n)} decided cases in this band: figures are shown from ten on.</Trans>
      </p>
    )
  const number = (value: string, digits = 1) => words.number(Number(value), digits)
  const share = (value: string | null | undefined) => words.percent(Number(value), 1)
  const name = (bar: (typeof bars)[number]) =>
    bar.to == null ? t`more than ${Number(bar.over)} days` : t`up to ${Number(bar.to)} days`
  const [total, middle] = [words.count(days.n), number(days.middle)]
  const [low, high] = [number(days.low), number(days.high)]
  return (
    <>
      <Figure
        level={3}
        finding={t`Half of ${total} cases were decided within ${middle} calendar days`}
        note={t`From asking to the last decision, by number of cases`}
        table={{
          label: t`How long decided cases took`,
          columns: [
            { id: 'days', head: t`Calendar days`, cell: name },
            { id: 'n', head: t`Cases`, end: true, cell: bar => words.count(bar.n) },
            { id: 'share', head: t`Share`, end: true, cell: bar => words.percent(bar.n / days.n, 1) },
          ],
          rows: bars,
          rowId: bar => bar.over,
        }}
      >
        <BarChart
          label={t`How long decided cases took`}
          bars={bars.map(bar => ({
            id: bar.over,
            label: name(bar),
            value: bar.n,
            text: words.count(bar.n),
          }))}
        />
      </Figure>
      <Stats label={t`What the cases came to`}>
        <Stat
          label={t`Approved`}
          value={share(told.shareApproved)}
          note={t`95 % interval ${share(told.shareLow)} to ${share(told.shareHigh)}, n = ${words.count(told.n)}`}
        />
        <Stat label={t`Days, the middle`} value={middle} note={t`half lie in ${low} to ${high}`} />
        {hops && (
          <Stat
            label={t`Hands, the middle`}
            value={number(hops.middle, 0)}
            note={t`half lie in ${number(hops.low, 0)} to ${number(hops.high, 0)}`}
          />
        )}
      </Stats>
    </>
  )
}
