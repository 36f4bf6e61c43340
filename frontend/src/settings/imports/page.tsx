import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageImportsQuery } from '~/__generated__/pageImportsQuery.graphql'
import { Callout } from '~/design/callout/callout'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { SettingsPage } from '../frame'
import { useLackingRight } from '../lacking-right'
import type { Kind } from './kinds'
import { ImportFile } from './import-file'
import { Runs } from './runs'

export const query = graphql`
  query pageImportsQuery {
    viewer {
      acts
    }
    importRuns(first: 50) {
      ...runs_list
    }
  }
`
type Props = { queryRef: PreloadedQuery<pageImportsQuery>; search: { kind?: Kind } }

/** A file in: rehearsed first, reconciled to the last line, nothing dropped silently. */
export default function ImportsPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const readAnew = useReadAnew()
  const lacking = useLackingRight()
  const { viewer, importRuns } = usePreloadedQuery<pageImportsQuery>(query, queryRef)
  const closed = lacking(viewer.acts, 'data:import')
  return (
    <SettingsPage title={t`Imports`} acts={viewer.acts}>
      {closed ? (
        <Callout tone="warn" title={closed}>{t`Administrators and office leads import files.`}</Callout>
      ) : (
        <ImportFile
          kind={search.kind ?? 'people'}
          onKind={kind => void navigate({ to: '/settings/imports', search: { kind }, replace: true })}
          onImported={readAnew}
        />
      )}
      <Runs list={importRuns} />
    </SettingsPage>
  )
}
