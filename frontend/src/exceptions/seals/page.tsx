import { Trans, useLingui } from '@lingui/react/macro'
import { ShieldCheck } from 'lucide-react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageSealsQuery } from '~/__generated__/pageSealsQuery.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { PageBody, PageHead } from '~/design/page/page'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import { OpeningsTable } from './openings-table'
import { OwnTable } from './own-table'

export const query = graphql`
  query pageSealsQuery {
    viewer {
      acts
    }
    mine: alternatives(first: 100, filter: { mine: { eq: true }, sealed: { eq: true } }) {
      totalCount
      ...ownTable_list
    }
    sealOpenings(first: 100) {
      totalCount
      ...openingsTable_list
    }
  }
`

/** The safe harbour: what one proposed under seal, and who asked for which seal to be opened, and why. */
export default function SealsPage({ queryRef }: { queryRef: PreloadedQuery<pageSealsQuery> }) {
  const { t } = useLingui()
  const { viewer, mine, sealOpenings } = usePreloadedQuery<pageSealsQuery>(query, queryRef)
  return (
    <>
      <PageHead title={t`Seals`} />
      <SectionTabs section="exceptions" acts={viewer.acts} />
      <PageBody width="read">
        <Card title={t`What you proposed under seal`} note={t`Nobody else sees this list`} flush>
          {mine.totalCount > 0 ? (
            <OwnTable list={mine} />
          ) : (
            <Empty level={3} icon={<ShieldCheck size={20} />} title={t`Nothing of yours is under seal`}>
              <Trans>
                Whoever proposes an alternative outside the rules or outside the supply base is a sealed
                person for everybody, auditors and exports included. Proposing is safe.
              </Trans>
            </Empty>
          )}
        </Card>
        <Card
          title={t`Asked to be opened`}
          note={t`A seal opens once two people ask within 14 days of whom neither stands above the other`}
          flush
        >
          {sealOpenings.totalCount > 0 ? (
            <OpeningsTable list={sealOpenings} />
          ) : (
            <Empty level={3} icon={<ShieldCheck size={20} />} title={t`Nobody has asked for a seal`}>
              <Trans>
                Who may ask does so on the alternative itself, with a reason. Every word stands here for
                everybody who may read the request.
              </Trans>
            </Empty>
          )}
        </Card>
      </PageBody>
    </>
  )
}
