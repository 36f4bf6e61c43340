import { useLingui } from '@lingui/react/macro'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageMeQuery } from '~/__generated__/pageMeQuery.graphql'
import { Columns, Stack } from '~/design/page/page'
import { SettingsPage } from '../frame'
import { MyRoles } from './my-roles'
import { PasswordForm } from './password-form'
import { ProfileForm } from './profile-form'
import { Sessions } from './sessions'

const query = graphql`
  query pageMeQuery @preloadable {
    viewer {
      acts
      timeZone
      sessionId
      person {
        ...profileForm_person
        ...myRoles_person
      }
    }
    mySessions(first: 50, filter: { endedAt: { isNull: true } }) {
      ...sessions_list
    }
  }
`

/** What is one's own: name, zone, language, password, where one is signed in, and what one may do. */
export default function MePage({ queryRef }: { queryRef: PreloadedQuery<pageMeQuery> }) {
  const { t } = useLingui()
  const { viewer, mySessions } = usePreloadedQuery<pageMeQuery>(query, queryRef)
  return (
    <SettingsPage title={t`Me`} acts={viewer.acts}>
      <Columns parts={2}>
        <Stack>
          <ProfileForm person={viewer.person} organisationZone={viewer.timeZone} />
          <PasswordForm sessionId={viewer.sessionId ?? null} />
        </Stack>
        <Stack>
          <Sessions list={mySessions} own={viewer.sessionId ?? null} />
          <MyRoles person={viewer.person} />
        </Stack>
      </Columns>
    </SettingsPage>
  )
}
