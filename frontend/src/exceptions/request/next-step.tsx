import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { nextStep_request$key } from '~/__generated__/nextStep_request.graphql'
import { Callout } from '~/design/callout/callout'
import { later } from '~/design/later'
import { stateTone } from '~/parts/request/words'
import { ActButton } from './act-button'
import { SaidNo } from './said-no'
import { useBench } from './workbench'

const fragment = graphql`
  fragment nextStep_request on ExceptionRequest {
    state
    lapsed
    expired
    requester {
      name
    }
    providerUnit {
      name
    }
    decisionInForce {
      outcome
    }
    decisionClock {
      sealed
      holders {
        __typename
      }
      ...decisionClock_clock
    }
    ...saidNo_request
  }
`

const NobodyLeft = later(async () => (await import('./nobody-left')).NobodyLeft)
const DecisionClock = later(async () => (await import('~/parts/decision-clock/decision-clock')).DecisionClock)

/** Where a "no" or a "later" was said, or put forward. */
const NO = new Set([
  'decline_proposed',
  'deferral_proposed',
  'declined',
  'deferred',
  'lapsed',
  'appealed',
  'revoked',
])

/** The act that leads on from each state. */
const NEXT: Record<string, readonly string[]> = {
  opened: ['restateNeed'],
  restated: ['confirmNeed', 'correctNeed'],
  confirmed: ['citeRule', 'nameGap', 'proposeAlternative', 'submitAnswer'],
  answering: ['proposeAlternative', 'submitAnswer'],
  deciding: ['signTerms', 'approveRequest'],
  reopened: ['signTerms', 'approveRequest'],
  decline_proposed: ['replyAsHelper'],
  deferral_proposed: ['replyAsHelper'],
  approved_with_conditions: ['meetCondition'],
  declined: ['signTerms'],
  deferred: ['signTerms'],
  lapsed: ['signTerms', 'reopenRequest'],
  expired: ['reopenRequest'],
  revoked: ['reopenRequest', 'closeRequest'],
  emergency_go: ['reviewEmergency', 'signTerms', 'approveRequest'],
  appealed: ['signTerms', 'approveRequest', 'upholdDecision'],
}

/** Where the request stands, who has the next word, and the act itself when it is one's own. */
export function NextStep({ request }: { request: nextStep_request$key }) {
  const { t } = useLingui()
  const { hint } = useBench()
  const {
    state: stored,
    lapsed,
    expired,
    requester,
    providerUnit,
    decisionInForce,
    decisionClock,
    ...told
  } = useFragment(fragment, request)
  const state = lapsed ? 'lapsed' : expired ? 'expired' : stored
  const mine = (NEXT[state] ?? []).filter(act => hint(act) && hint(act)?.reason === undefined)
  const who = requester?.name ?? t`the requester`
  const unit = providerUnit.name
  const used = decisionInForce?.outcome === 'DECLINE_UPHELD'
  const next: Record<string, string> = {
    opened: t`${unit} restates the need in its own words; no rule can be cited before ${who} confirms it.`,
    restated: t`${who} confirms the restatement, or says what is different.`,
    confirmed: t`The need is agreed. ${unit} says what stands in the way and offers alternatives.`,
    answering: t`${unit} completes its answer: at least two alternatives of different kinds, then it goes to a decider.`,
    deciding: t`It waits for somebody with authority.`,
    reopened: t`It was reopened and waits for somebody with authority.`,
    decline_proposed: t`A decline was put forward. It counts when its helper accepts; until then the request waits.`,
    deferral_proposed: t`A deferral was put forward. It counts when its owner accepts; until then the request waits.`,
    approved: t`The exception is in force.`,
    approved_with_conditions: t`The exception is in force as long as its conditions are met in time.`,
    declined: used
      ? t`A decline is in force, and its appeal was answered. New facts take it up again.`
      : t`A decline is in force. New facts take it up again, ${who} may appeal once, and somebody with more authority can supersede it.`,
    deferred: t`A deferral is in force until its date.`,
    lapsed: t`The date of the deferral has passed and nobody decided: it waits again, and the lead of the office is asked to take it up.`,
    expired: t`The approval has ended; it covers nothing any more. What is still needed is taken up again.`,
    revoked: t`The approval was taken back; it covers nothing any more. New facts take it up again.`,
    appealed: t`${who} appealed. It waits one level up from whoever decided; the clock runs.`,
    emergency_go: t`An emergency go is in force. Another person reviews it within a day, or it stops covering; an approval lets it last.`,
    withdrawn: t`The requester took it back. What was said stays.`,
    closed: t`It is closed. What was said stays.`,
  }
  return (
    <Callout
      tone={mine.length ? 'warn' : stateTone(state)}
      title={mine.length ? t`Your turn` : undefined}
      acts={
        mine.length > 0 &&
        mine.map((act, index) => <ActButton key={act} act={act} size="s" primary={index === 0} />)
      }
    >
      {next[state] ?? <Trans>It goes on.</Trans>}
      {NO.has(state) && <SaidNo request={told} proposed={state.endsWith('_proposed')} />}
      {decisionClock && !decisionClock.sealed && decisionClock.holders.length === 0 && <NobodyLeft />}
      {decisionClock && (
        <div>
          <DecisionClock clock={decisionClock} hop />
        </div>
      )}
    </Callout>
  )
}
