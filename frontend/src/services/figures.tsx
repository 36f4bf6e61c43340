import { Trans, useLingui } from '@lingui/react/macro'
import { Badge } from '~/design/badge/badge'
import { Amount, NoValue, useWords } from '~/words'
import type { SourceRow } from './sources/row'

type Lead = Pick<SourceRow, 'leadLowDays' | 'leadLikelyDays' | 'leadHighDays'>

/** Days to delivery: the likely figure, and from the best to the worst case. */
export function LeadTime({ row: { leadLowDays, leadLikelyDays, leadHighDays } }: { row: Lead }) {
  const { t } = useLingui()
  const words = useWords()
  if (leadLikelyDays == null || leadLowDays == null || leadHighDays == null)
    return <NoValue why="not-stated" reason={t`Nobody entered how long it takes.`} />
  return (
    <>
      <b>{t`${words.count(leadLikelyDays)} days`}</b>{' '}
      <small>
        {words.count(leadLowDays)}–{words.count(leadHighDays)}
      </small>
    </>
  )
}

type Priced = Pick<SourceRow, 'price' | 'priceUnit'>

/** What one costs, and one of what. */
export function Price({ row: { price, priceUnit } }: { row: Priced }) {
  const { t } = useLingui()
  if (!price) return <NoValue why="not-stated" reason={t`Nobody entered a price.`} />
  return (
    <>
      <b>
        <Amount money={price} />
      </b>{' '}
      <small>{t`per ${priceUnit ?? ''}`}</small>
    </>
  )
}

type Based = Pick<SourceRow, 'insideBase' | 'retired'>

/** Inside the approved supply base or outside it; or not to be had any more. */
export const Base = ({ row }: { row: Based }) =>
  row.retired ? (
    <Badge tone="none" quiet>
      <Trans>Retired</Trans>
    </Badge>
  ) : (
    <Badge tone={row.insideBase ? 'good' : 'warn'} quiet>
      {row.insideBase ? <Trans>Inside</Trans> : <Trans>Outside</Trans>}
    </Badge>
  )
