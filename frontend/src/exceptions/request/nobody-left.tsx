import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { nobodyLeftQuery } from '~/__generated__/nobodyLeftQuery.graphql'
import { useAuthorityWord } from '~/parts/request/authority-word'
import { useWords } from '~/words'
import { useBench } from './workbench'

const query = graphql`
  query nobodyLeftQuery($request: ID!) {
    viewer {
      acts
    }
    whoCanSayYes(request: $request) {
      nobodyHolds
      notWaivable
    }
  }
`

/** A request that waits for nobody still has a next step: whoever gives roles gives this one. */
export function NobodyLeft() {
  const { request } = useBench()
  const words = useWords()
  const authority = useAuthorityWord()
  const { viewer, whoCanSayYes } = useLazyLoadQuery<nobodyLeftQuery>(
    query,
    { request: request.id },
    { fetchKey: request.version },
  )
  if (whoCanSayYes.notWaivable) {
    return (
      <p>
        <Trans>
          A rule from law stands in the way: nobody here can approve it before the authority outside permits
          it. Ask there, and record what it answers.
        </Trans>
      </p>
    )
  }
  const lacking = words.list(whoCanSayYes.nobodyHolds.map(authority))
  return (
    <p>
      <b>
        <Trans>It waits for nobody: whoever could give the next word is away, or holds no role for it.</Trans>
      </b>{' '}
      {lacking && <Trans>Nobody who is there can sign: {lacking}.</Trans>}{' '}
      {viewer.acts.some(act => act === 'role:grant' || act === 'role:grant_approving') ? (
        <Link to="/settings/people" className="link">
          <Trans>Give somebody the role, or end an absence</Trans>
        </Link>
      ) : (
        <Trans>
          An administrator gives somebody the role; whoever is away can lend theirs. Ask one of them.
        </Trans>
      )}
    </p>
  )
}
