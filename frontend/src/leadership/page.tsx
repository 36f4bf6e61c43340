import { Trans, useLingui } from '@lingui/react/macro'
import { Printer, RefreshCw } from 'lucide-react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageLeadershipQuery } from '~/__generated__/pageLeadershipQuery.graphql'
import { Button } from '~/design/button/button'
import { Columns, PageBody, PageHead, Stack } from '~/design/page/page'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { AsOf } from '~/words'
import { Burning } from './burning'
import { GatesSoon } from './gates-soon'
import { Headline } from './headline'
import { Indicators } from './indicators'
import { Emergencies } from './emergencies'
import { Overrides } from './overrides'
import { Ratings } from './ratings'
import { RuleCosts } from './rule-costs'
import s from './leadership.module.css'

const query = graphql`
  query pageLeadershipQuery @preloadable {
    viewer {
      organisation
    }
    leadership {
      asOf
      ...headline_page
      ...indicators_page
      ...burning_page
      ...gatesSoon_page
      ...ratings_page
      ...ruleCosts_page
      ...overrides_page
      ...emergencies_page
    }
  }
`

/** What burns, who can stop it, and which gates are not ready: one page, each figure with its records. */
export default function LeadershipPage({ queryRef }: { queryRef: PreloadedQuery<pageLeadershipQuery> }) {
  const { t } = useLingui()
  const readAnew = useReadAnew()
  const { viewer, leadership: page } = usePreloadedQuery<pageLeadershipQuery>(query, queryRef)
  return (
    <>
      <PageHead
        title={t`Leadership`}
        beside={
          <span className={s.small}>
            <AsOf at={page.asOf} />
          </span>
        }
        acts={
          <>
            <Button onClick={readAnew}>
              <RefreshCw size={15} aria-hidden />
              <Trans>Read anew</Trans>
            </Button>
            <Button variant="primary" onClick={() => print()}>
              <Printer size={15} aria-hidden />
              <Trans>Print</Trans>
            </Button>
          </>
        }
      />
      <PageBody>
        <header>
          <p className={s.small}>{viewer.organisation}</p>
          <Headline page={page} />
        </header>
        <Indicators page={page} />
        <Columns parts="main-side">
          <Stack>
            <Burning page={page} />
            <Ratings page={page} />
          </Stack>
          <Stack>
            <GatesSoon page={page} />
            <RuleCosts page={page} />
            <Overrides page={page} />
            <Emergencies page={page} />
          </Stack>
        </Columns>
      </PageBody>
    </>
  )
}
