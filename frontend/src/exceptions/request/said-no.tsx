import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { saidNo_request$key } from '~/__generated__/saidNo_request.graphql'
import { Day } from '~/words'
import s from './workbench.module.css'

const fragment = graphql`
  fragment saidNo_request on ExceptionRequest {
    answers {
      id
      reason
      nextDate
      helper {
        name
      }
    }
    decisionInForce {
      reason
      nextDate
      accountable {
        name
      }
      answer {
        id
      }
    }
  }
`

/** No refusal is bare: why, by whom, who helps and when the requester hears next; of one put forward, as it stands. */
export function SaidNo({ request, proposed }: { request: saidNo_request$key; proposed: boolean }) {
  const { t } = useLingui()
  const { answers, decisionInForce } = useFragment(fragment, request)
  const answer = proposed ? answers[0] : answers.find(each => each.id === decisionInForce?.answer?.id)
  const said = proposed ? answer : decisionInForce
  if (!said) return null
  return (
    <>
      <blockquote className={s.said}>{said.reason}</blockquote>
      <p className={s.short}>
        {!proposed && (
          <span>
            {t`Accountable`}: <b>{decisionInForce?.accountable?.name ?? t`a sealed person`}</b>
          </span>
        )}
        {answer && (
          <span>
            {proposed ? t`Asked to help` : t`Helps`}: <b>{answer.helper.name}</b>
          </span>
        )}
        {said.nextDate && (
          <span>
            {t`Next word`}: <Day day={said.nextDate} />
          </span>
        )}
      </p>
    </>
  )
}
