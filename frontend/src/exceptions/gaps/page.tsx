import { Trans, useLingui } from '@lingui/react/macro'
import { Hammer } from 'lucide-react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageGapsQuery } from '~/__generated__/pageGapsQuery.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { PageBody, PageHead } from '~/design/page/page'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import { RankedGaps } from './ranked-gaps'

export const query = graphql`
  query pageGapsQuery {
    viewer {
      acts
    }
    gapBacklog {
      gap {
        id
      }
      ...rankedGaps_ranked
    }
  }
`

/** What the organisation cannot do yet, by what it costs to be without it. */
export default function GapsPage({ queryRef }: { queryRef: PreloadedQuery<pageGapsQuery> }) {
  const { t } = useLingui()
  const { viewer, gapBacklog } = usePreloadedQuery<pageGapsQuery>(query, queryRef)
  return (
    <>
      <PageHead title={t`Capability gaps`} />
      <SectionTabs section="exceptions" acts={viewer.acts} />
      <PageBody>
        {gapBacklog.length === 0 ? (
          <Empty icon={<Hammer size={28} />} title={t`No gap was named yet`}>
            <Trans>
              When a provider answers “we cannot”, the gap is named on the request. All of them come together
              here, ranked by what waiting without them has cost.
            </Trans>
          </Empty>
        ) : (
          <Card
            title={t`By what their absence has cost`}
            note={t`The burn of a program is shared among all its requests, so no hour counts twice. Only requests that you may see are counted.`}
          >
            <RankedGaps ranked={gapBacklog} />
          </Card>
        )}
      </PageBody>
    </>
  )
}
