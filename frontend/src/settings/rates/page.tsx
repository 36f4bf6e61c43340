import { Trans, useLingui } from '@lingui/react/macro'
import { Coins } from 'lucide-react'
import { useState } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageRatesQuery } from '~/__generated__/pageRatesQuery.graphql'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { later } from '~/design/later'
import { PlainTable } from '~/design/table/plain-table'
import { Day, useWords } from '~/words'
import { SettingsPage } from '../frame'
import { useLackingRight } from '../lacking-right'
import s from '../settings.module.css'

const RateDialog = later(async () => (await import('./rate-dialog')).RateDialog)

export const query = graphql`
  query pageRatesQuery {
    viewer {
      acts
      baseCurrency
    }
    currencyRates(first: 200) {
      totalCount
      edges {
        node {
          id
          base
          quote
          onDay
          rate
          source
        }
      }
    }
  }
`

/** Dated rates: amounts of different currencies meet only through one. */
export default function RatesPage({ queryRef }: { queryRef: PreloadedQuery<pageRatesQuery> }) {
  const { t } = useLingui()
  const lacking = useLackingRight()
  const { viewer, currencyRates } = usePreloadedQuery<pageRatesQuery>(query, queryRef)
  const [entering, setEntering] = useState(false)
  // all digits that say something, and no more
  const exact = new Intl.NumberFormat(useWords().locale, { maximumFractionDigits: 10 })
  const rates = currencyRates.edges.map(edge => edge.node)
  const enter = (
    <Button
      variant="primary"
      reason={lacking(viewer.acts, 'rate:enter')}
      whoCan={t`administrators and the lead of the project management office`}
      onClick={() => setEntering(true)}
    >
      <Trans>Enter a rate</Trans>
    </Button>
  )
  return (
    <SettingsPage title={t`Currency rates`} acts={viewer.acts} buttons={rates.length > 0 && enter}>
      <Card
        flush
        title={<Trans>Rates</Trans>}
        note={
          <Trans>
            Limits are in {viewer.baseCurrency}. The newest rate of the day or before counts; a missing one is
            an error that says which.
          </Trans>
        }
      >
        {rates.length === 0 ? (
          <Empty icon={<Coins size={20} />} title={t`No rate yet`} act={enter} level={3}>
            <Trans>
              You need one as soon as an amount is in another currency than {viewer.baseCurrency}.
            </Trans>
          </Empty>
        ) : (
          <PlainTable
            label={t`Currency rates`}
            rows={rates}
            rowId={rate => rate.id}
            columns={[
              { id: 'pair', head: t`One unit of`, cell: rate => rate.base },
              {
                id: 'rate',
                head: t`is`,
                end: true,
                cell: rate => (
                  <span className="num">
                    {exact.format(rate.rate as `${number}`)} {rate.quote}
                  </span>
                ),
              },
              { id: 'day', head: t`From`, cell: rate => <Day day={rate.onDay} /> },
              { id: 'source', head: t`Source`, cell: rate => rate.source },
            ]}
          />
        )}
      </Card>
      {currencyRates.totalCount > rates.length && (
        <p className={s.note}>
          <Trans>The newest {rates.length} are shown.</Trans>
        </p>
      )}
      {entering && <RateDialog base={viewer.baseCurrency} onClose={() => setEntering(false)} />}
    </SettingsPage>
  )
}
