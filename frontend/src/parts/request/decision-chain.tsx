import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowDown } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type {
  decisionChain_request$data,
  decisionChain_request$key,
} from '~/__generated__/decisionChain_request.graphql'
import { Badge, type Tone } from '~/design/badge/badge'
import { later } from '~/design/later'
import { PersonChip } from '~/parts/person/person-chip'
import { Day, Moment } from '~/words'
import { useOutcomeWord } from './words'
import { PolicyLine } from './policy-line'
import s from './request.module.css'

const DecisionFacts = later(async () => (await import('./decision-facts')).DecisionFacts)
const DecisionVoices = later(async () => (await import('./decision-voices')).DecisionVoices)

const fragment = graphql`
  fragment decisionChain_request on ExceptionRequest {
    decisions {
      id
      number
      outcome
      reason
      at
      policyLine
      policyVersion
      superseded
      nextDate
      terms {
        nature
      }
      directed
      dissented
      emergency
      ...decisionVoices_decision
      accountable {
        name
        title
      }
      onBehalfOf {
        name
      }
    }
  }
`

type Decision = decisionChain_request$data['decisions'][number]
const TONE: Record<string, Tone> = {
  APPROVED: 'good',
  APPROVED_WITH_CONDITIONS: 'cover',
  DEFERRED: 'info',
  DEFERRAL_UPHELD: 'info',
  EMERGENCY_GO: 'warn',
}

/** How many decisions there are; nothing is shown where there is none. */
export const useDecisionCount = (request: decisionChain_request$key) =>
  useFragment(fragment, request).decisions.length

/** The decision in force and those it superseded: decisions never change, and accountability moves with each. */
export function DecisionChain({ request }: { request: decisionChain_request$key }) {
  const { t } = useLingui()
  const { decisions } = useFragment(fragment, request)
  return (
    <ol className={s.chain} aria-label={t`Decisions`}>
      {decisions.map((decision, index) => (
        <li key={decision.id} data-superseded={decision.superseded || undefined}>
          <DecisionView decision={decision} />
          {index < decisions.length - 1 && (
            <p className={s.moves}>
              <ArrowDown size={14} aria-hidden />
              <Trans>
                supersedes; accountability moved from{' '}
                {decisions[index + 1]?.accountable?.name ?? t`a sealed person`} to{' '}
                {decision.accountable?.name ?? t`a sealed person`}
              </Trans>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

function DecisionView({ decision }: { decision: Decision }) {
  const { t } = useLingui()
  const outcome = useOutcomeWord()
  const { accountable, onBehalfOf, policyLine, policyVersion } = decision
  return (
    <div className={s.decision}>
      <h3 className={s.itemTitle}>
        <Badge tone={TONE[decision.outcome] ?? 'bad'}>{outcome(decision.outcome)}</Badge>
        {decision.terms?.nature === 'EXTENSION' && <Badge tone="info" quiet>{t`extended`}</Badge>}
        <span className={s.quiet}>{decision.superseded ? t`superseded` : t`in force`}</span>
        <span className={s.quiet}>
          <Moment at={decision.at} />
        </span>
      </h3>
      <blockquote className={s.quote}>{decision.reason}</blockquote>
      {decision.nextDate && (
        <p className={s.quiet}>
          <Trans>
            The requester hears next on <Day day={decision.nextDate} />.
          </Trans>
        </p>
      )}
      <p className={s.accountable}>
        <span className={s.quiet}>
          {decision.superseded ? <Trans>Was accountable:</Trans> : <Trans>Accountable:</Trans>}
        </span>
        <PersonChip
          name={accountable?.name ?? null}
          note={onBehalfOf ? t`for ${onBehalfOf.name}` : accountable?.title}
        />
      </p>
      {(decision.directed || decision.dissented || decision.emergency) && (
        <DecisionVoices decision={decision} />
      )}
      {!decision.superseded && <DecisionFacts id={decision.id} version={decision.number} />}
      <PolicyLine version={policyVersion} line={policyLine} />
    </div>
  )
}
