import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pagePeopleQuery } from '~/__generated__/pagePeopleQuery.graphql'
import { Button } from '~/design/button/button'
import { later } from '~/design/later'
import { SettingsPage } from '../frame'
import { useLackingRight } from '../lacking-right'
import { PeopleList } from './people-list'
import { peopleVariables } from './people-variables'
import type { PeopleSearch } from './search'

const AddPersonDialog = later(async () => (await import('./add-person-dialog')).AddPersonDialog)
const PersonDialog = later(async () => (await import('./person-dialog')).PersonDialog)

export const query = graphql`
  query pagePeopleQuery($typed: String, $filter: PersonFilter!, $email: String!, $asked: Boolean!) {
    viewer {
      acts
      person {
        id
      }
    }
    root: units(first: 1, filter: { parent: { isNull: true } }) {
      edges {
        node {
          id
          name
        }
      }
    }
    ...peopleList_query @arguments(typed: $typed, filter: $filter)
    asked: people(first: 1, filter: { email: { eq: $email } }) @include(if: $asked) {
      edges {
        node {
          id
          ...personDialog_person
        }
      }
    }
  }
`

export const variables = ({ search }: { search: PeopleSearch }) => peopleVariables(search)
type Props = { queryRef: PreloadedQuery<pagePeopleQuery>; search: PeopleSearch }

/** Who is here, what they may do, and whose account it is. */
export default function PeoplePage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const lacking = useLackingRight()
  const data = usePreloadedQuery<pagePeopleQuery>(query, queryRef)
  const { viewer, root, asked } = data
  const change = (next: Partial<PeopleSearch>) =>
    void navigate({ to: '/settings/people', search: { ...search, ...next }, replace: true })
  const open = asked?.edges[0]?.node
  const rootUnit = root.edges[0]?.node
  return (
    <SettingsPage
      title={t`People and roles`}
      acts={viewer.acts}
      buttons={
        <Button
          variant="primary"
          reason={lacking(viewer.acts, 'organisation:edit')}
          whoCan={t`administrators`}
          onClick={() => change({ add: true })}
        >
          <UserPlus size={15} aria-hidden />
          <Trans>Add a person</Trans>
        </Button>
      }
    >
      <PeopleList query={data} search={search} onChange={change} />
      {search.add && rootUnit && (
        <AddPersonDialog
          root={{ id: rootUnit.id, label: rootUnit.name }}
          onClose={() => change({ add: undefined })}
          onAdded={email => change({ add: undefined, person: email })}
        />
      )}
      {search.person && open && rootUnit && (
        <PersonDialog
          key={open.id}
          person={open}
          acts={viewer.acts}
          me={viewer.person.id}
          root={{ id: rootUnit.id, label: rootUnit.name }}
          role={search.grant}
          onClose={() => change({ person: undefined, grant: undefined })}
        />
      )}
    </SettingsPage>
  )
}
