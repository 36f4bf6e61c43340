import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { decided_request$key } from '~/__generated__/decided_request.graphql'
import { Button } from '~/design/button/button'
import { AnswersList, useHasAnswers, type AnswerOf } from '~/parts/request/answers-list'
import { DecisionChain, useDecisionCount } from '~/parts/request/decision-chain'
import { Signatures } from '~/parts/request/signatures'
import { TermsFacts, TermsView, useTerms } from '~/parts/request/terms-list'
import { useBench } from './workbench'
import s from './workbench.module.css'

const fragment = graphql`
  fragment decided_request on ExceptionRequest {
    ...termsList_request
    ...answersList_request
    ...decisionChain_request
  }
`

/** Decisions with whoever is accountable, the terms they stand on, and answers put forward. */
export function Decided({ request }: { request: decided_request$key }) {
  const { t } = useLingui()
  const { hint, open } = useBench()
  const told = useFragment(fragment, request)
  const { inForce, open: waiting } = useTerms(told)
  const decisions = useDecisionCount(told)
  const answers = useHasAnswers(told)
  const meeting = hint('meetCondition')
  if (!decisions && !answers && !waiting) {
    return (
      <p className={s.reason}>
        <Trans>
          Nothing is decided yet. Declines and deferrals need their full grammar here; a yes comes from
          somebody with authority for the rule and for the money.
        </Trans>
      </p>
    )
  }
  return (
    <div className={s.decided}>
      {decisions > 0 && <DecisionChain request={told} />}
      {inForce && (
        <section aria-label={t`Its terms`}>
          <h3>{t`Its terms`}</h3>
          <TermsFacts
            terms={inForce}
            conditionAct={condition =>
              !condition.metAt && (
                <Button
                  size="s"
                  reason={meeting?.reason}
                  onClick={() => open({ act: 'meetCondition', id: condition.id, label: condition.statement })}
                >
                  <Trans>Show that it is met</Trans>
                </Button>
              )
            }
          />
          <Signatures terms={inForce} />
        </section>
      )}
      {waiting && (
        <section aria-label={t`Terms that wait for a signature`}>
          <h3>{t`Terms that wait for a signature`}</h3>
          <TermsView terms={waiting} />
        </section>
      )}
      {answers && <AnswersList request={told} acts={answer => <HelperActs answer={answer} />} />}
    </div>
  )
}

function HelperActs({ answer }: { answer: AnswerOf }) {
  const { t } = useLingui()
  const { hint, open } = useBench()
  const told = hint('replyAsHelper')
  if (answer.helperAccepted !== null || !told) return null
  return (
    <Button size="s" reason={told.reason} onClick={() => open({ act: 'replyAsHelper', id: answer.id })}>
      {t`Reply as helper`}
    </Button>
  )
}
