import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { decisionVoices_decision$key } from '~/__generated__/decisionVoices_decision.graphql'
import { Badge } from '~/design/badge/badge'
import { Moment } from '~/words'
import { Byline } from './byline'
import s from './request.module.css'

const fragment = graphql`
  fragment decisionVoices_decision on Decision {
    instruction {
      reason
      at
      author {
        name
      }
      directed {
        name
      }
      objections {
        id
        reason
        at
        author {
          name
        }
      }
    }
    emergency
    breach
    reviewDueAt
    reviewedAt
    reviewNote
    terms {
      unwindPlan
    }
    dissents {
      id
      reason
      at
      author {
        name
      }
    }
  }
`

type Said = {
  readonly id: string
  readonly reason: string
  readonly at: string
  readonly author?: { readonly name: string } | null
}

/** Under whose direction a decision was made, and what was said against it. */
export function DecisionVoices({ decision }: { decision: decisionVoices_decision$key }) {
  const { t } = useLingui()
  const told = useFragment(fragment, decision)
  const { instruction, dissents } = told
  const director = instruction?.author?.name ?? t`a sealed person`
  const decider = instruction?.directed?.name ?? t`a sealed person`
  return (
    <>
      {told.emergency && (
        <div className={s.voice}>
          <p className={s.quiet}>
            {told.reviewedAt ? (
              <Trans>
                Reviewed <Moment at={told.reviewedAt} />: {told.reviewNote}
              </Trans>
            ) : told.breach ? (
              <Badge tone="bad" quiet>{t`Not reviewed within its day`}</Badge>
            ) : (
              told.reviewDueAt && (
                <Trans>
                  To be reviewed by <Moment at={told.reviewDueAt} />
                </Trans>
              )
            )}
          </p>
          <p className={s.quiet}>{t`How it is undone`}</p>
          <blockquote className={s.quote}>{told.terms?.unwindPlan}</blockquote>
        </div>
      )}
      {instruction && (
        <div className={s.voice}>
          <p className={s.quiet}>
            <Trans>
              Directed by {director}; carried out by {decider}
            </Trans>
          </p>
          <blockquote className={s.quote}>{instruction.reason}</blockquote>
          {instruction.objections.map(each => (
            <Voice key={each.id} said={each} word={t`Objection`} />
          ))}
        </div>
      )}
      {dissents.map(each => (
        <Voice key={each.id} said={each} word={t`Dissent`} />
      ))}
    </>
  )
}

function Voice({ said, word }: { said: Said; word: string }) {
  return (
    <div className={s.voice}>
      <p className={s.quiet}>{word}</p>
      <blockquote className={s.quote}>{said.reason}</blockquote>
      <Byline author={said.author} at={said.at} />
    </div>
  )
}
