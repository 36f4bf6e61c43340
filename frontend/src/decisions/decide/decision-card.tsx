import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { decisionCard_request$key } from '~/__generated__/decisionCard_request.graphql'
import { Card } from '~/design/card/card'
import { DecisionChain } from '~/parts/request/decision-chain'
import { TermsFacts, useTerms } from '~/parts/request/terms-list'
import s from './decide.module.css'

const fragment = graphql`
  fragment decisionCard_request on ExceptionRequest {
    ...decisionChain_request
    ...termsList_request
  }
`

/** What was decided: the decision in force with until when it holds, and those that it superseded. */
export function DecisionCard({ request }: { request: decisionCard_request$key }) {
  const { t } = useLingui()
  const told = useFragment(fragment, request)
  const { inForce } = useTerms(told)
  return (
    <Card title={t`The decision in force`}>
      {inForce && (
        <div className={s.terms}>
          <TermsFacts terms={inForce} />
        </div>
      )}
      <DecisionChain request={told} />
    </Card>
  )
}
