import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type {
  answersList_request$data,
  answersList_request$key,
} from '~/__generated__/answersList_request.graphql'
import { Badge } from '~/design/badge/badge'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { Day } from '~/words'
import { Byline } from './byline'
import s from './request.module.css'

const fragment = graphql`
  fragment answersList_request on ExceptionRequest {
    answers {
      id
      kind
      reason
      harm
      nextDate
      trigger
      interimRelief
      at
      helperAccepted
      helper {
        id
        name
      }
      author {
        name
      }
    }
  }
`

export type AnswerOf = answersList_request$data['answers'][number]

type Props = { request: answersList_request$key; acts?: (answer: AnswerOf) => ReactNode }

/** Declines and deferrals as they were put forward, the newest first; each counts once its helper accepts. */
export function AnswersList({ request, acts }: Props) {
  const { answers } = useFragment(fragment, request)
  return (
    <ul className={s.list}>
      {answers.map(answer => (
        <li key={answer.id} className={s.item}>
          <AnswerView answer={answer} />
          {acts && <div className={s.acts}>{acts(answer)}</div>}
        </li>
      ))}
    </ul>
  )
}

export const useHasAnswers = (request: answersList_request$key) =>
  useFragment(fragment, request).answers.length > 0

function AnswerView({ answer }: { answer: AnswerOf }) {
  const { t } = useLingui()
  const helper = answer.helper.name
  return (
    <>
      <h3 className={s.itemTitle}>
        {answer.kind === 'DECLINE' ? t`Decline` : t`Deferral`}
        <Badge tone={answer.helperAccepted ? 'good' : answer.helperAccepted === false ? 'bad' : 'info'} quiet>
          {answer.helperAccepted
            ? t`${helper} helps`
            : answer.helperAccepted === false
              ? t`${helper} did not accept to help`
              : t`waits for ${helper} to accept`}
        </Badge>
      </h3>
      <blockquote className={s.quote}>{answer.reason}</blockquote>
      <Definitions>
        <Definition term={t`Next word`}>
          <Day day={answer.nextDate} />
        </Definition>
        {answer.trigger && <Definition term={t`What makes it possible`}>{answer.trigger}</Definition>}
        {answer.interimRelief && <Definition term={t`Until then`}>{answer.interimRelief}</Definition>}
      </Definitions>
      <Byline author={answer.author} at={answer.at} />
      {answer.helperAccepted === null && (
        <p className={s.quiet}>
          <Trans>It takes effect when the helper accepts; until then the request waits.</Trans>
        </p>
      )}
    </>
  )
}
