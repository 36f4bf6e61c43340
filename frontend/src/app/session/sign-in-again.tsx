import { Trans, useLingui } from '@lingui/react/macro'
import { fetchQuery, graphql } from 'relay-runtime'
import type { signInAgainQuery } from '~/__generated__/signInAgainQuery.graphql'
import { Dialog } from '~/design/dialog/dialog'
import { SignInForm } from '~/parts/session/sign-in-form'
import { environment } from '../environment'
import { sessionRestored, sessionState } from './state'

const query = graphql`
  query signInAgainQuery {
    viewer {
      person {
        id
      }
    }
  }
`

/** The session ended while somebody worked: sign in on top of the page, and go on where one was. */
export default function SignInAgain() {
  const { t } = useLingui()
  const goOn = async () => {
    const answer = await fetchQuery<signInAgainQuery>(environment, query, {}).toPromise()
    // somebody else signed in: nothing of the first person may stay on the screen
    if (answer?.viewer?.person.id !== sessionState().personId) location.reload()
    else sessionRestored()
  }
  return (
    <Dialog
      open
      firm
      onOpenChange={() => undefined}
      title={t`Your session has ended`}
      note={
        <Trans>Sign in again to go on. What you typed is kept, and what you sent goes on after it.</Trans>
      }
    >
      <div style={{ paddingBottom: 20 }}>
        <SignInForm onSignedIn={() => void goOn()} />
      </div>
    </Dialog>
  )
}
