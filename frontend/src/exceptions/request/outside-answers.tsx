import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { outsideAnswers_request$key } from '~/__generated__/outsideAnswers_request.graphql'
import { Timeline, TimelineEvent } from '~/design/timeline/timeline'
import { useWords } from '~/words'

const fragment = graphql`
  fragment outsideAnswers_request on ExceptionRequest {
    outsideAnswers {
      id
      authority
      says
      askedOn
      reference
      answeredOn
      expectedOn
      validUntil
      conditions
      askedBy {
        name
      }
      author {
        name
      }
    }
  }
`

/** What the authority was asked, by whom, and what it answered; the newest first, and the last word counts. */
export function OutsideAnswers({ request }: { request: outsideAnswers_request$key }) {
  const { t } = useLingui()
  const words = useWords()
  const { outsideAnswers } = useFragment(fragment, request)
  const title = ({
    authority,
    says,
    answeredOn,
    expectedOn,
    validUntil,
  }: (typeof outsideAnswers)[number]) => {
    const day = answeredOn ? words.day(answeredOn) : ''
    if (says === 'PERMITS')
      return t`${authority} permitted it on ${day}, until ${words.dayOf(validUntil ?? '')}`
    if (says === 'REFUSES') return t`${authority} refused it on ${day}`
    return t`${authority} has not answered; expected by ${words.day(expectedOn ?? '')}`
  }
  return (
    <Timeline label={t`What the authority outside answered`}>
      {outsideAnswers.map(answer => (
        <TimelineEvent
          key={answer.id}
          title={title(answer)}
          note={
            <Trans>
              Asked on {words.day(answer.askedOn)} by {answer.askedBy?.name ?? t`a sealed person`}; entered by{' '}
              {answer.author?.name ?? t`a sealed person`}
            </Trans>
          }
        >
          {answer.reference}
          {answer.conditions && (
            <>
              <br />
              <Trans>On condition: {answer.conditions}</Trans>
            </>
          )}
        </TimelineEvent>
      ))}
    </Timeline>
  )
}
