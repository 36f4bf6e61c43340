import { Trans, useLingui } from '@lingui/react/macro'
import { Link, notFound } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageSourceQuery } from '~/__generated__/pageSourceQuery.graphql'
import { CopyRef } from '~/design/copy/copy'
import { Columns, PageBody, PageHead, Row, Stack } from '~/design/page/page'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { ActButton } from '~/parts/records/act-button'
import { Base } from '../figures'
import { Evidence } from './evidence'
import { SourceFacts } from './source-facts'
import { UsedIn } from './used-in'

const EditSource = lazy(() => import('../acts/edit-source'))
const AddEvidence = lazy(() => import('../acts/add-evidence'))
const RetireSource = lazy(() => import('../acts/retire-source'))

export const query = graphql`
  query pageSourceQuery($ref: String!) {
    viewer {
      acts
      baseCurrency
    }
    supplySource(ref: $ref) {
      id
      version
      ref
      name
      insideBase
      retired
      origin
      ...editSource_source
      ...sourceFacts_source
      ...evidence_source
      ...usedIn_source
    }
  }
`

export const variables = ({ params }: { params: Record<string, string> }) => ({ ref: params.ref })

type Props = { queryRef: PreloadedQuery<pageSourceQuery> }
type Opened = 'edit' | 'evidence' | 'retire' | null

/** One source of supply: what it can supply, by when, at what price, on what evidence, and where it is used. */
export default function SourcePage({ queryRef }: Props) {
  const { t } = useLingui()
  const { viewer, supplySource: source } = usePreloadedQuery<pageSourceQuery>(query, queryRef)
  const [opened, setOpened] = useState<Opened>(null)
  if (!source) throw notFound()
  const close = () => setOpened(null)
  const act = {
    acts: viewer.acts,
    act: 'catalogue:edit',
    whoCan: t`SMO lead`,
    reason: source.retired ? t`This source was retired; it stays as it was.` : undefined,
  }
  const ids = { sourceId: source.id, version: source.version, onClose: close }
  return (
    <>
      <PageHead
        title={source.name}
        crumbs={
          <Link to="/services/sources">
            <Trans>Sources of supply</Trans>
          </Link>
        }
        beside={
          <>
            <CopyRef value={source.ref} />
            <Base row={source} />
            {source.origin === 'ILLUSTRATIVE' && <ProvenanceBadge kind={source.origin} />}
          </>
        }
        acts={
          <Row>
            <ActButton {...act} variant="ghost" onClick={() => setOpened('retire')}>
              <Trans>Retire</Trans>
            </ActButton>
            <ActButton {...act} onClick={() => setOpened('edit')}>
              <Trans>Change</Trans>
            </ActButton>
          </Row>
        }
      />
      <PageBody>
        <Columns parts="main-side">
          <Stack>
            <UsedIn source={source} />
            <Evidence
              source={source}
              add={
                <ActButton {...act} size="s" onClick={() => setOpened('evidence')}>
                  <Trans>Add evidence</Trans>
                </ActButton>
              }
            />
          </Stack>
          <SourceFacts source={source} />
        </Columns>
      </PageBody>
      <Suspense>
        {opened === 'edit' && <EditSource {...ids} source={source} currency={viewer.baseCurrency} />}
        {opened === 'evidence' && <AddEvidence sourceId={source.id} onClose={close} />}
        {opened === 'retire' && <RetireSource {...ids} />}
      </Suspense>
    </>
  )
}
