import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { contradictions_query$key } from '~/__generated__/contradictions_query.graphql'
import { Badge } from '~/design/badge/badge'
import { Card } from '~/design/card/card'
import { stateTone, useOutcomeWord } from '~/parts/request/words'
import { Moment, useWords } from '~/words'
import s from './precedents-page.module.css'

const fragment = graphql`
  fragment contradictions_query on Query {
    likenesses(first: 20, filter: { open: { eq: true } }) {
      totalCount
      edges {
        node {
          id
          similarity
          at
          earlier {
            ref
            title
            decisions(first: 1) {
              outcome
            }
          }
          later {
            ref
            title
            decisions(first: 1) {
              outcome
            }
          }
        }
      }
    }
  }
`

/** Close requests with opposite outcomes that nobody told apart, for those who read across offices. */
export function Contradictions({ query }: { query: contradictions_query$key }) {
  const { t } = useLingui()
  const words = useWords()
  const { likenesses } = useFragment(fragment, query)
  const count = likenesses.totalCount
  return (
    <Card
      title={t`Contradictions`}
      note={t`Close requests, one a yes and one a no, and nobody said what is different`}
    >
      {count === 0 ? (
        <p className={s.quiet}>
          <Trans>
            None. Whoever decides follows a close precedent or says what is different, so this list stays
            short.
          </Trans>
        </p>
      ) : (
        <ul className={s.list}>
          {likenesses.edges.map(({ node }) => (
            <li key={node.id} className={s.row}>
              <Side request={node.earlier} />
              <Side request={node.later} />
              <p className={s.quiet}>
                <Trans>
                  {words.percent(Number(node.similarity))} alike, found <Moment at={node.at} />. To settle it,
                  open the later one and say what is different.
                </Trans>
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

type Decided = {
  readonly ref: string
  readonly title: string
  readonly decisions: readonly { readonly outcome: string }[]
}

function Side({ request }: { request: Decided }) {
  const outcome = useOutcomeWord()
  const last = request.decisions[0]?.outcome
  return (
    <div className={s.head}>
      <Link to="/exceptions/$ref" params={{ ref: request.ref }}>
        {request.ref}
      </Link>
      <b>{request.title}</b>
      {last && (
        <Badge quiet tone={stateTone(last.toLowerCase())}>
          {outcome(last)}
        </Badge>
      )}
    </div>
  )
}
