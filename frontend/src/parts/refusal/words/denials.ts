import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Told } from './told'

type Words = (told: Told) => MessageDescriptor

/** Why an act is not allowed, by the code of the server's denial; its facts fill the sentence. */
export const DENIAL_WORDS: Readonly<Record<string, Words>> = {
  // the role policy, nearest lack first
  over_limit: ({ asked, limit, role }) => msg`${asked} is above the limit of ${limit} as ${role}.`,
  over_delegated_limit: ({ asked, limit, lender }) =>
    msg`${asked} is above the ${limit} that ${lender} delegated.`,
  amount_not_stated: () => msg`No amount is stated, so no limit can be compared with it.`,
  other_office: ({ role, place }) => msg`The role ${role} for ${place} does not decide for this office.`,
  outside_scope: ({ role, place }) => msg`The role ${role} is held for ${place}, and this lies outside.`,
  never_delegated: ({ lender }) => msg`This authority is ${lender}'s and is never used in another's name.`,
  not_yet_valid: ({ role, place }) => msg`The role ${role} for ${place} has not begun yet.`,
  expired: ({ role, place }) => msg`The role ${role} for ${place} has ended.`,
  revoked: ({ role, place }) => msg`The role ${role} for ${place} was revoked.`,
  no_role: ({ roles }) => msg`None of the roles held may do this: ${roles}.`,
  denied_by_line: () => msg`A line of the role policy denies this.`,
  // two persons where one is not enough
  separation_of_duties: () =>
    msg`Separation of duties: whoever took part, or benefits, is not the one who decides this.`,
  own_evidence: () => msg`Whoever entered the evidence of a key does not decide the gate.`,
  last_administrator: () => msg`This would leave nobody who administers the organisation and can sign in.`,
  last_way: ({ now, afterwards }) =>
    msg`This would leave nobody here with the authority of today: ${now} now, ${afterwards} afterwards.`,
  not_superior: () =>
    msg`A decision is superseded by somebody with more authority than those who made it; this does not outrank them.`,
  not_one_level_up: ({ authority }) =>
    msg`An appeal is heard one level up from those who decided: by ${authority}.`,
  // who and when
  signed_out: () => msg`Sign in first.`,
  token_rights: () => msg`This is beyond the rights of the token.`,
  not_author: () => msg`An alternative is taken back by whoever proposed it.`,
  dissented_before: () => msg`Your dissent from this is kept already.`,
  no_part_in_deciding: () =>
    msg`A dissent is entered by whoever took part in deciding, was directed, or leads an office that is concerned.`,
  nothing_to_dissent: () => msg`Nothing is decided or directed here that one could dissent from.`,
  own_decision: () => msg`Whoever is accountable for a decision does not dissent from it.`,
  appealed_before: () => msg`A request is appealed once.`,
  nothing_appealed: () => msg`No decision is under appeal.`,
  nothing_to_review: () => msg`No emergency go waits for its review.`,
  nothing_to_extend: () => msg`There is no approval in force that could be extended.`,
  still_holds: () =>
    msg`This approval holds. It is extended or revoked; once it has ended, it can be taken up again.`,
  no_law_here: () => msg`No rule from law stands in the way of this request.`,
  not_proposer: () => msg`A proposal is taken back by whoever made it.`,
  own_waiver: () => msg`Whoever proposed a waiver, or manages a program that it is for, does not answer it.`,
  waiver_without_limit: () =>
    msg`A waiver without a limit of money is granted by somebody who may waive without limit.`,
  waiver_wrong_moment: () => msg`Not as this waiver stands.`,
  not_helper: () => msg`Only the person who was named as helper can reply.`,
  not_requester: () => msg`Only the person who asks can do this.`,
  not_waivable: ({ rule, authority }) => msg`${rule} cannot be waived here; ask ${authority}.`,
  not_stated: () => msg`No share is stated yet that could be disputed.`,
  nothing_needed: () => msg`Nothing needs a signature.`,
  nothing_offered: () => msg`No alternative is on the table yet.`,
  nothing_open: () => msg`No terms wait for a signature.`,
  nothing_proposed: () => msg`No decline or deferral waits for its helper.`,
  nothing_sealed: () => msg`Nothing was proposed under a seal that could be opened.`,
  same_line: () => msg`A seal is opened by two people of whom neither stands above the other.`,
  nothing_to_meet: () => msg`No condition of the approval in force is left to meet.`,
  nothing_to_revoke: () => msg`There is no approval in force that could be revoked.`,
  missing_rate: () => msg`There is no exchange rate for this amount. Somebody has to enter one first.`,
  wrong_moment: () => msg`Not in the state that the request is in.`,
}

/** The nearest ask that would be permitted, where the facts say it; otherwise who may. */
export const NEAREST_WORDS: Readonly<Record<string, Words>> = {
  over_limit: ({ limit }) => msg`The same for at most ${limit}.`,
  over_delegated_limit: ({ limit }) => msg`The same for at most ${limit}.`,
  amount_not_stated: () => msg`The same with its amount stated.`,
  outside_scope: ({ place }) => msg`The same within ${place}.`,
  not_yet_valid: () => msg`The same once the role has begun.`,
  appealed_before: () => msg`Take it up again on new facts.`,
  not_waivable: () => msg`An alternative within the rule.`,
  waiver_without_limit: () => msg`A waiver up to an amount.`,
  last_administrator: () =>
    msg`Make somebody else an administrator first, without an end date, and let them take up their account.`,
  last_way: () => msg`Give somebody else that authority first.`,
}
