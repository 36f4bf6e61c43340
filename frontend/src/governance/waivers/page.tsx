import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useDeferredValue } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageWaiversQuery } from '~/__generated__/pageWaiversQuery.graphql'
import { Card } from '~/design/card/card'
import { later } from '~/design/later'
import { PageBody, PageHead, Row } from '~/design/page/page'
import { Segmented } from '~/design/segmented/segmented'
import { ActButton } from '~/parts/records/act-button'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import { NoWaivers } from './no-waivers'
import { STATES, type WaiversSearch } from './search'
import { WaiversTable } from './waivers-table'

const ExportMenu = later(async () => (await import('~/parts/export/export-menu')).ExportMenu)
const ProposeDialog = later(async () => (await import('./propose-dialog')).ProposeDialog)

export const query = graphql`
  query pageWaiversQuery($filter: ClassWaiverFilter) {
    viewer {
      acts
      baseCurrency
      timeZone
    }
    every: classWaivers(first: 1) {
      totalCount
    }
    classWaivers(first: 100, filter: $filter) {
      totalCount
      ...waiversTable_list
    }
  }
`
export const variables = ({ search: { show } }: { search: WaiversSearch }) => ({
  filter: show ? { state: { oneOf: STATES[show] } } : {},
})

const COLUMNS = ['state', 'rule', 'place', 'limit', 'until', 'why', 'who', 'covered']

type Props = { queryRef: PreloadedQuery<pageWaiversQuery>; search: WaiversSearch; params: object }

/** Which classes of cases are excepted from a rule in advance, until when, and what does each cover now? */
export default function WaiversPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate({ from: '/rules/waivers' })
  const { viewer, every, classWaivers } = usePreloadedQuery<pageWaiversQuery>(
    query,
    useDeferredValue(queryRef),
  )
  const change = (part: WaiversSearch) =>
    void navigate({ search: old => ({ ...old, ...part }), replace: true })
  const propose = (
    <ActButton
      variant="primary"
      acts={viewer.acts}
      act="waiver:propose"
      whoCan={t`the lead of an office`}
      onClick={() => change({ new: true })}
    >
      <Plus size={15} aria-hidden />
      <Trans>Propose a waiver</Trans>
    </ActButton>
  )
  return (
    <>
      <PageHead title={t`Class waivers`} acts={propose} />
      <SectionTabs section="rules" acts={viewer.acts} />
      <PageBody>
        {every.totalCount === 0 ? (
          <NoWaivers />
        ) : (
          <>
            <Row>
              <Segmented
                label={t`Which waivers`}
                value={search.show ?? 'all'}
                onChange={show => change({ show: show === 'all' ? undefined : show })}
                options={[
                  { value: 'all', label: t`All` },
                  { value: 'force', label: t`In force` },
                  { value: 'proposed', label: t`Proposed` },
                  { value: 'ended', label: t`Ended` },
                ]}
              />
            </Row>
            <Card
              title={t`Excepted in advance`}
              note={t`What each covers now: open violations on projects that you may see`}
              flush
              acts={
                <ExportMenu
                  table="waivers"
                  acts={viewer.acts}
                  columns={COLUMNS}
                  variables={variables({ search })}
                />
              }
            >
              <WaiversTable list={classWaivers} />
            </Card>
          </>
        )}
      </PageBody>
      {search.new && (
        <ProposeDialog
          currency={viewer.baseCurrency}
          timeZone={viewer.timeZone}
          onClose={() => change({ new: undefined })}
        />
      )}
    </>
  )
}
