import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment, useLazyLoadQuery } from 'react-relay/hooks'
import type { factsActs_request$key } from '~/__generated__/factsActs_request.graphql'
import type { factsActsQuery } from '~/__generated__/factsActsQuery.graphql'
import { Button, ButtonLink } from '~/design/button/button'
import { actHint, type ActHint } from '~/parts/act/hints'
import { useActHints } from './use-act-hints'
import s from './request.module.css'

const query = graphql`
  query factsActsQuery($id: ID!) {
    node(id: $id) {
      ... on Decision {
        request {
          ...factsActs_request
        }
      }
    }
  }
`
const fragment = graphql`
  fragment factsActs_request on ExceptionRequest {
    ref
    state
    expired
    requester {
      name
    }
    viewerActs {
      ...useActHints_acts
    }
  }
`
const HOLDING = new Set(['approved', 'approved_with_conditions', 'emergency_go'])

type Props = { id: string; version: number }

/** What may follow where the facts of a decision have changed: taken up again, or, while it holds, extended or revoked. */
export function FactsActs({ id, version }: Props) {
  const { node } = useLazyLoadQuery<factsActsQuery>(query, { id }, { fetchKey: version })
  return node?.request ? <ActsOn request={node.request} /> : null
}

function ActsOn({ request }: { request: factsActs_request$key }) {
  const { t } = useLingui()
  const told = useFragment(fragment, request)
  const { ref, state, expired } = told
  const holds = HOLDING.has(state) && !expired
  const hints = useActHints(told.viewerActs, state)
  const on = { of: ref, hints }
  const requester = told.requester?.name ?? t`the requester`
  return (
    <>
      <p className={s.quiet}>
        {holds ? (
          <Trans>
            While an approval holds, whoever has the authority extends or revokes it; once it has ended, the
            request is taken up again.
          </Trans>
        ) : state === 'appealed' ? (
          <Trans>The appeal is heard first: whoever hears it has these facts before them.</Trans>
        ) : (
          <Trans>
            {requester} may take it up again, or whoever answers for the provider, or the lead of an office
            whose rule is cited.
          </Trans>
        )}
      </p>
      <p className={s.acts}>
        {holds ? (
          <>
            <Act to="/exceptions/$ref" act="extendApproval" word={t`Extend the approval`} {...on} />
            <Act to="/decisions/$ref" act="revokeApproval" word={t`Revoke the approval`} {...on} />
          </>
        ) : (
          <Act to="/exceptions/$ref" act="reopenRequest" word={t`Take it up again`} {...on} />
        )}
        <Act
          to="/exceptions/$ref"
          act="commentOnRequest"
          hash="history"
          word={t`Ask for it in a comment`}
          {...on}
        />
      </p>
    </>
  )
}

type ActProps = {
  to: '/exceptions/$ref' | '/decisions/$ref'
  act: string
  /** Where on the page it is done; without, its dialog opens. */
  hash?: string
  word: string
  of: string
  hints: readonly ActHint[]
}

/** The way to an act, which its page opens; closed with its reason, and not there where the graph does not know it. */
function Act({ to, act, hash = act, word, of, hints }: ActProps) {
  const told = actHint(hints, act)
  if (!told) return null
  if (told.reason)
    return (
      <Button size="s" reason={told.reason}>
        {word}
      </Button>
    )
  return (
    <ButtonLink size="s" to={to} params={{ ref: of }} hash={hash}>
      {word}
    </ButtonLink>
  )
}
