import { useLingui } from '@lingui/react/macro'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageAwayQuery } from '~/__generated__/pageAwayQuery.graphql'
import { Columns } from '~/design/page/page'
import { now } from '~/words/clock'
import { SettingsPage } from '../frame'
import { Absences } from './absences'
import { Delegations } from './delegations'

export const query = graphql`
  query pageAwayQuery($now: DateTime!) {
    viewer {
      acts
      baseCurrency
      person {
        id
      }
    }
    absences(first: 100, filter: { cancelledAt: { isNull: true }, until: { atLeast: $now } }) {
      ...absences_list
    }
    delegations(first: 100, filter: { revokedAt: { isNull: true }, validUntil: { atLeast: $now } }) {
      ...delegations_list
    }
  }
`

export const variables = () => ({ now: new Date(now()).toISOString() })

/** Who is away, and who stands in: nobody waits for somebody who is not there. */
export default function AwayPage({ queryRef }: { queryRef: PreloadedQuery<pageAwayQuery> }) {
  const { t } = useLingui()
  const { viewer, absences, delegations } = usePreloadedQuery<pageAwayQuery>(query, queryRef)
  const me = viewer.person.id
  return (
    <SettingsPage title={t`Absence and delegation`} acts={viewer.acts}>
      <Columns parts={2}>
        <Absences list={absences} me={me} acts={viewer.acts} />
        <Delegations list={delegations} me={me} acts={viewer.acts} currency={viewer.baseCurrency} />
      </Columns>
    </SettingsPage>
  )
}
