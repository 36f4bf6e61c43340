import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { history_query$key } from '~/__generated__/history_query.graphql'
import { ButtonLink } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { Cases } from './cases'
import { Durations } from './durations'
import { HistoryBar } from './history-bar'
import type { PrecedentsSearch } from './search'
import s from './precedents-page.module.css'

const fragment = graphql`
  fragment history_query on Query
  @argumentDefinitions(
    search: { type: "String" }
    band: { type: "Int" }
    filter: { type: "ImportedCaseFilter" }
  ) {
    every: importedCases(first: 1) {
      totalCount
    }
    approvalHistory(band: $band) {
      unplaced
      whyUnplaced
      ...durations_history
    }
    ...cases_query @arguments(search: $search, filter: $filter)
  }
`

type Props = { query: history_query$key; search: PrecedentsSearch; mayImport: boolean }

/** Approval history of elsewhere: it informs whoever decides here, and obliges nobody. */
export function History({ query, search, mayImport }: Props) {
  const { t } = useLingui()
  const told = useFragment(fragment, query)
  const { every, approvalHistory } = told
  const importLink = mayImport && (
    <ButtonLink to="/settings/imports" search={{ kind: 'approvals' }} size="s">
      <Trans>Import a log</Trans>
    </ButtonLink>
  )
  if (every.totalCount === 0)
    return (
      <Card title={t`History of elsewhere`}>
        <Empty title={t`No approval history was imported`} act={importLink || undefined}>
          <Trans>
            A log of approvals from another system tells how often such asks are approved, how long that takes
            and over how many hands. It obliges nobody here.
          </Trans>
        </Empty>
      </Card>
    )
  return (
    <Card
      title={t`History of elsewhere`}
      note={t`Imported approval logs. They have neither need nor rule, so they oblige nobody.`}
      acts={importLink || undefined}
    >
      <div className={s.history}>
        <HistoryBar search={search} />
        {approvalHistory.unplaced > 0 && (
          <Callout tone="warn" title={t`${approvalHistory.unplaced} cases are not in any band of money`}>
            {approvalHistory.whyUnplaced}
          </Callout>
        )}
        <Durations history={approvalHistory} />
        <Cases query={told} />
      </div>
    </Card>
  )
}
