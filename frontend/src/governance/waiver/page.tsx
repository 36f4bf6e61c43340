import { Trans, useLingui } from '@lingui/react/macro'
import { Link, notFound } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageWaiverQuery } from '~/__generated__/pageWaiverQuery.graphql'
import { Badge } from '~/design/badge/badge'
import { Card } from '~/design/card/card'
import { CopyRef } from '~/design/copy/copy'
import { Columns, PageBody, PageHead, Stack } from '~/design/page/page'
import { useWaiverState } from '../waivers/waiver-state'
import { Covered } from './covered'
import { Dialogs, type Asked } from './dialogs'
import { Granters } from './granters'
import { History } from './history'
import { Terms } from './terms'
import { WaiverActs } from './waiver-acts'

export const query = graphql`
  query pageWaiverQuery($ref: String!) {
    viewer {
      acts
      baseCurrency
      timeZone
    }
    classWaiver(ref: $ref) {
      id
      ref
      title
      state
      ...terms_waiver
      ...history_waiver
      ...covered_waiver
      ...waiverActs_waiver
      ...dialogs_waiver
    }
  }
`
export const variables = ({ params }: { params: Record<string, string> }) => ({ ref: params.ref })

/** One class waiver: what it excepts, who may answer it, what was said to it, and what it covers now. */
export default function WaiverPage({ queryRef }: { queryRef: PreloadedQuery<pageWaiverQuery> }) {
  const { t } = useLingui()
  const { viewer, classWaiver: waiver } = usePreloadedQuery<pageWaiverQuery>(query, queryRef)
  const state = useWaiverState()
  const [open, setOpen] = useState<Asked | null>(null)
  if (!waiver) throw notFound()
  const { word, tone } = state(waiver.state)
  return (
    <>
      <PageHead
        title={waiver.title}
        crumbs={
          <Link to="/rules/waivers">
            <Trans>Class waivers</Trans>
          </Link>
        }
        beside={
          <>
            <CopyRef value={waiver.ref} />
            <Badge tone={tone}>{word}</Badge>
          </>
        }
        acts={<WaiverActs waiver={waiver} acts={viewer.acts} onAct={setOpen} />}
      />
      <PageBody>
        <Columns parts="main-side">
          <Stack>
            <Card title={t`What is excepted`}>
              <Terms waiver={waiver} />
            </Card>
            <Card title={t`What it covers now`} note={t`Open violations on projects that you may see`}>
              <Covered waiver={waiver} />
            </Card>
          </Stack>
          <Stack>
            {waiver.state === 'PROPOSED' && (
              <Card title={t`Who can grant it`}>
                <Granters waiver={waiver.id} currency={viewer.baseCurrency} />
              </Card>
            )}
            <Card title={t`What was said to it`}>
              <History waiver={waiver} />
            </Card>
          </Stack>
        </Columns>
      </PageBody>
      {open && (
        <Dialogs
          open={open}
          waiver={waiver}
          currency={viewer.baseCurrency}
          timeZone={viewer.timeZone}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
