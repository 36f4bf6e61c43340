import { useLingui } from '@lingui/react/macro'
import type { Tone } from '~/design/badge/badge'

const TONES: Record<string, Tone> = {
  deciding: 'warn',
  reopened: 'warn',
  appealed: 'warn',
  emergency_go: 'warn',
  approved: 'good',
  approved_with_conditions: 'cover',
  declined: 'bad',
  revoked: 'bad',
  lapsed: 'warn',
  expired: 'none',
  withdrawn: 'none',
  closed: 'none',
}

/** Where a request stands, as tone; what is under way is neither good nor bad. */
export const stateTone = (state: string): Tone => TONES[state] ?? 'info'

/** States in which nothing is decided yet, in the order of the way through them. */
export const UNDECIDED = [
  'opened',
  'restated',
  'confirmed',
  'answering',
  'deciding',
  'reopened',
  'appealed',
  'decline_proposed',
  'deferral_proposed',
] as const

export function useStateWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    opened: t`Need to be restated`,
    restated: t`Need to be confirmed`,
    confirmed: t`Waits for an answer`,
    answering: t`Being answered`,
    deciding: t`Waits for a decision`,
    decline_proposed: t`Decline waits for its helper`,
    deferral_proposed: t`Deferral waits for its helper`,
    approved: t`Approved`,
    approved_with_conditions: t`Approved with conditions`,
    declined: t`Declined`,
    deferred: t`Deferred`,
    lapsed: t`Deferral lapsed`,
    expired: t`Approval ended`,
    revoked: t`Approval revoked`,
    reopened: t`Reopened`,
    appealed: t`Under appeal`,
    emergency_go: t`Emergency go`,
    withdrawn: t`Withdrawn`,
    closed: t`Closed`,
  }
  return (state: string) => words[state] ?? state
}

export function useOutcomeWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    APPROVED: t`Approved`,
    APPROVED_WITH_CONDITIONS: t`Approved with conditions`,
    DECLINED: t`Declined`,
    DEFERRED: t`Deferred`,
    REVOKED: t`Approval revoked`,
    EMERGENCY_GO: t`Emergency go`,
  }
  return (outcome: string) => words[outcome] ?? t`Upheld on appeal`
}

export function useAlternativeKindWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    WITHIN_RULE: t`Within the rule`,
    PARTIAL_OR_INTERIM: t`Part of it, or an interim now`,
    ANOTHER_SOURCE: t`Another source of supply`,
    CHANGE_RULE: t`Change the rule`,
  }
  return (kind: string) => words[kind] ?? kind
}

/** How far an alternative stands from the rule. */
export function useDistanceWord() {
  const { t } = useLingui()
  const words = [t`within the rule`, t`near the rule`, t`far from the rule`, t`outside the rule`]
  return (distance: number) => words[distance] ?? String(distance)
}

export function usePayerWord() {
  const { t } = useLingui()
  return (payer: string) => (payer === 'REQUESTER' ? t`The requester` : t`The provider`)
}

export function useTargetKindWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    STANDARD: t`Standard`,
    CRITERION: t`Acceptance criterion`,
    WORKSTREAM: t`Workstream not applicable`,
    DELIVERY_KEY: t`Delivery key`,
    SERVICE_KEY: t`Service key`,
    PEOPLE_KEY: t`People key`,
  }
  return (kind: string) => words[kind] ?? kind
}

export function useWorkstreamWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    DELIVERY: t`Delivery`,
    SERVICE_TRANSITION: t`Service transition`,
    PEOPLE_CHANGE: t`People change`,
  }
  return (kind: string) => words[kind] ?? kind
}
