import { useLingui } from '@lingui/react/macro'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageMeQuery } from '~/__generated__/pageMeQuery.graphql'
import { later } from '~/design/later'
import { Columns, Stack } from '~/design/page/page'
import { Skeleton } from '~/design/skeleton/skeleton'
import { SettingsPage } from '../frame'
import { MyTokens } from '../tokens/my-tokens'
import { MyRoles } from './my-roles'
import { Sessions } from './sessions'

const ProfileForm = later(async () => (await import('./profile-form')).ProfileForm, <Skeleton height={420} />)
const NoticesForm = later(async () => (await import('./notices-form')).NoticesForm, <Skeleton height={520} />)
const PasswordForm = later(
  async () => (await import('./password-form')).PasswordForm,
  <Skeleton height={300} />,
)

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
    noticeWishes {
      ...noticesForm_wishes
    }
    mySessions(first: 50, filter: { endedAt: { isNull: true } }) {
      ...sessions_list
    }
    myTokens(first: 100) {
      ...myTokens_list
    }
  }
`

/** What is one's own: name, zone, language, password, how one is told, where one is signed in, one's programs, and what one may do. */
export default function MePage({ queryRef }: { queryRef: PreloadedQuery<pageMeQuery> }) {
  const { t } = useLingui()
  const { viewer, noticeWishes, mySessions, myTokens } = usePreloadedQuery<pageMeQuery>(query, queryRef)
  return (
    <SettingsPage title={t`Me`} acts={viewer.acts}>
      <Columns parts={2}>
        <Stack>
          <ProfileForm person={viewer.person} organisationZone={viewer.timeZone} />
          <NoticesForm wishes={noticeWishes} />
          <PasswordForm sessionId={viewer.sessionId ?? null} />
        </Stack>
        <Stack>
          <Sessions list={mySessions} own={viewer.sessionId ?? null} />
          <MyTokens list={myTokens} acts={viewer.acts} />
          <MyRoles person={viewer.person} />
        </Stack>
      </Columns>
    </SettingsPage>
  )
}
