import { Trans, useLingui } from '@lingui/react/macro'
import { Link, notFound } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageGapQuery } from '~/__generated__/pageGapQuery.graphql'
import { Badge } from '~/design/badge/badge'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { Card } from '~/design/card/card'
import { CopyRef } from '~/design/copy/copy'
import { later } from '~/design/later'
import { Columns, PageBody, PageHead, Stack } from '~/design/page/page'
import { useLacking } from '~/parts/records/act-button'
import { useGapState } from '../gaps/gap-state'
import { Partners } from './partners'
import { Trace } from './trace'

const PlanDialog = later(async () => (await import('./plan-dialog')).PlanDialog)
const DeliverDialog = later(async () => (await import('./deliver-dialog')).DeliverDialog)
const MergeDialog = later(async () => (await import('./merge-dialog')).MergeDialog)
const DIALOGS = { plan: PlanDialog, deliver: DeliverDialog, merge: MergeDialog } as const

export const query = graphql`
  query pageGapQuery($ref: String!) {
    viewer {
      acts
      person {
        id
      }
    }
    capabilityGap(ref: $ref) {
      id
      ref
      statement
      namedAt
      targetOn
      deliveredAt
      mergedInto {
        ref
      }
      merged {
        ref
        statement
      }
      ...trace_gap
      ...partners_gap
    }
  }
`
export const variables = ({ params }: { params: Record<string, string> }) => ({ ref: params.ref })

/** One gap: how it is being closed, who met it, who helps to shape what closes it. */
export default function GapPage({ queryRef }: { queryRef: PreloadedQuery<pageGapQuery> }) {
  const { t } = useLingui()
  const { viewer, capabilityGap: gap } = usePreloadedQuery<pageGapQuery>(query, queryRef)
  const state = useGapState()
  const lacking = useLacking(viewer.acts)
  const [open, setOpen] = useState<keyof typeof DIALOGS | null>(null)
  if (!gap) throw notFound()
  const Dialog = open && DIALOGS[open]
  const ended = gap.deliveredAt || gap.mergedInto ? t`This gap is done with.` : undefined
  const reason = ended ?? lacking('capability_gap:plan')
  const button = (which: keyof typeof DIALOGS, word: string, primary = false) => (
    <Button
      variant={primary ? 'primary' : 'default'}
      reason={reason}
      whoCan={ended ? undefined : t`the lead of the service management office`}
      onClick={() => setOpen(which)}
    >
      {word}
    </Button>
  )
  return (
    <>
      <PageHead
        title={gap.statement}
        crumbs={
          <Link to="/exceptions/gaps">
            <Trans>Capability gaps</Trans>
          </Link>
        }
        beside={
          <>
            <CopyRef value={gap.ref} />
            <Badge tone={state(gap).tone}>{state(gap).word}</Badge>
          </>
        }
        acts={
          <>
            {button('merge', t`Join with another`)}
            {button('deliver', t`It is delivered`)}
            {button('plan', gap.targetOn ? t`Plan anew` : t`Plan it`, true)}
          </>
        }
      />
      <PageBody>
        {gap.mergedInto && (
          <Callout title={t`Joined with ${gap.mergedInto.ref}`}>
            <Link to="/exceptions/gaps/$ref" params={{ ref: gap.mergedInto.ref }}>
              <Trans>Its requests count there.</Trans>
            </Link>
          </Callout>
        )}
        <Columns parts="main-side">
          <Card title={t`From gap to delivery`}>
            <Trace gap={gap} />
          </Card>
          <Stack>
            <Card title={t`Who met it`} note={t`Requests that you may see, each with whom to invite`}>
              <Partners gap={gap} acts={viewer.acts} me={viewer.person.id} />
            </Card>
          </Stack>
        </Columns>
      </PageBody>
      {Dialog && <Dialog gap={gap} onClose={() => setOpen(null)} />}
    </>
  )
}
