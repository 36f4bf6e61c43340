"""What somebody may do on a request now, and why not the rest: a button is disabled with its reason, never hidden.

One table: the act, which is the name of its mutation; the event that it writes; and the check before it. A test holds
the table equal to what the use cases do.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from triptych.access.authority.who_can import NeededAuthority
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.governance.exceptions.appealing import ONCE
from triptych.governance.exceptions.authority import Authorities
from triptych.governance.exceptions.conditions import SET_IT
from triptych.governance.exceptions.dissenting import no_dissent
from triptych.governance.exceptions.finding import NOT_REQUESTER
from triptych.governance.exceptions.helping import NOT_HELPER, act_of
from triptych.governance.exceptions.matters import Matter, matters_of
from triptych.governance.exceptions.offices import may_for
from triptych.governance.exceptions.parts import permit_for, separation
from triptych.governance.exceptions.ranking import Behind, not_outranking
from triptych.governance.exceptions.reopening import STILL_HOLDS, still_holds
from triptych.governance.exceptions.rules.deciding import Standing
from triptych.governance.exceptions.rules.events import EventKind as K
from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.rules.lifecycle import DECISIONS, allowed
from triptych.kernel.actor import Office
from triptych.kernel.exception_words import APPROVALS, Outcome
from triptych.kernel.refusals import Denial, Invalid

Check = Callable[[Matter], Denial | None]


@dataclass(frozen=True)
class Possible:
    """One act: its name is that of the mutation; without a denial it is allowed now."""

    name: str
    denial: Denial | None


@dataclass(frozen=True)
class Act:
    """One row of the table."""

    name: str
    tells: K
    check: Check


async def acts_of(work: Work, requests: Sequence[UUID]) -> dict[UUID, list[Possible]]:
    """The acts of the actor on each request. A fixed number of statements, however many requests."""
    matters = await matters_of(work, requests)
    return {key: possible(matter) for key, matter in matters.items()}


async def allowed_acts(work: Work, asked: Mapping[UUID, Collection[str]]) -> dict[UUID, frozenset[str]]:
    """Of the acts that are asked about, request by request, those that the actor may do now."""
    matters = await matters_of(work, list(asked))
    return {
        key: frozenset(name for name in asked[key] if _denial(NAMED[name], matter) is None)
        for key, matter in matters.items()
    }


def first_allowed(matter: Matter, wanted: Sequence[str]) -> str | None:
    """The first of these acts that may be done now; none of those behind it is checked."""
    return next((name for name in wanted if _denial(NAMED[name], matter) is None), None)


def possible(matter: Matter) -> list[Possible]:
    """The acts on one request of whoever its matter was read for."""
    return [Possible(act.name, _denial(act, matter)) for act in ACTS]


def _denial(act: Act, matter: Matter) -> Denial | None:
    return act.check(matter) or _timely(matter, act.tells)


def _timely(matter: Matter, kind: K) -> Denial | None:
    """Why the act does not fit the state that the request is in."""
    if kind in allowed(matter.state):
        return None
    return wrong_moment(matter.state)


def wrong_moment(state: State) -> Denial:
    """Why the act does not fit."""
    return Denial("wrong_moment", f"Not while the request is “{state.replace('_', ' ')}”.")


def _policy(matter: Matter, action: Action, scope: Scope) -> Denial | None:
    return _unless_parted(matter, action, matter.work.may(action, scope))


def _for_offices(matter: Matter, action: Action, scope: Scope, offices: Collection[Office]) -> Denial | None:
    return _unless_parted(matter, action, may_for(matter.work, action, scope, offices))


def _unless_parted(matter: Matter, action: Action, answer: Permit | Denial) -> Denial | None:
    if isinstance(answer, Denial):
        return answer
    return separation(action, matter.work, matter.parts, answer.on_behalf_of_id)


def _anybody(action: Action) -> Check:
    """Whoever may, on the project's side or the provider's."""
    return lambda matter: _policy(matter, action, matter.whole)


def _provider(action: Action) -> Check:
    """Whoever may on the provider's side."""
    return lambda matter: _policy(matter, action, matter.scopes.provider)


def _requester(action: Action) -> Check:
    """The one who asks, if they may."""
    return lambda matter: _policy(matter, action, matter.whole) if matter.asks else NOT_REQUESTER


def _refuse(action: Action) -> Check:
    """Whoever may on the provider's side, for an office that stands behind a citation."""
    return lambda matter: _for_offices(matter, action, matter.scopes.provider, matter.cited.values())


def _reopen(matter: Matter) -> Denial | None:
    if still_holds(matter.request, matter.work.now):
        return STILL_HOLDS
    side = matter.whole if matter.asks else matter.scopes.provider
    return _for_offices(matter, Action.EXCEPTION_REOPEN, side, matter.cited.values())


def _either_side(action: Action) -> Check:
    """The one who asks on the project's side, everybody else on the provider's."""
    return lambda matter: _policy(matter, action, matter.whole if matter.asks else matter.scopes.provider)


def _of_what_is_offered(check: Check) -> Check:
    """Whoever may, once there is an alternative that it could be about."""
    return lambda matter: check(matter) or (None if matter.offered_by else NOTHING_OFFERED)


def _take_back_an_alternative(matter: Matter) -> Denial | None:
    if matter.work.actor.person_id not in matter.offered_by:
        return Denial("not_author", "An alternative is taken back by whoever proposed it.")
    return _policy(matter, Action.ALTERNATIVE_PROPOSE, matter.whole)


def _reply(matter: Matter) -> Denial | None:
    if matter.answer is None or matter.answer.helper_id != matter.work.actor.person_id:
        return NOT_HELPER
    return _policy(matter, Action.EXCEPTION_HELP, matter.whole)


def _take_back_an_answer(matter: Matter) -> Denial | None:
    if matter.answer is None:
        return Denial("nothing_proposed", "No decline or deferral waits for its helper.")
    office = matter.cited[matter.answer.citation_id]
    return _for_offices(matter, act_of(matter.answer), matter.scopes.provider, [office])


def _approve(matter: Matter) -> Denial | None:
    return _may_sign(matter, matter.need, None)


def _sign(matter: Matter) -> Denial | None:
    """None when the actor could sign what lacks under any of the open terms."""
    last = Denial("nothing_open", "No terms wait for a signature.")
    for terms, need in matter.open_terms:
        missing = () if isinstance(need, Invalid) else terms.missing(need)
        denial = _may_sign(matter, need, missing)
        if denial is None:
            return None
        last = denial
    return last


def _may_sign(
    matter: Matter, need: Authorities | Invalid, missing: tuple[NeededAuthority, ...] | None
) -> Denial | None:
    """Why the actor could sign nothing of what is needed, or of what is missing; to begin is to sign what leads."""
    if isinstance(need, Invalid):  # a missing rate: nobody can decide until it is entered, and the reason says which
        return Denial("missing_rate", need.message)
    if need.blocked is not None:
        return need.blocked
    wanted = need.needed if missing is None else missing
    answers = [permit_for(matter.work, each, matter.parts) for each in wanted]
    if not any(isinstance(answer, Permit) for answer in answers):
        return next((answer for answer in reversed(answers) if isinstance(answer, Denial)), NOTHING_NEEDED)
    return _lead(matter, need, need.leading) if need.leading in wanted else None


NOTHING_OFFERED = Denial("nothing_offered", "No alternative is on the table yet.")
NOTHING_NEEDED = Denial("nothing_needed", "Nothing needs a signature.")


def _lead(matter: Matter, need: Authorities, leading: NeededAuthority | None) -> Denial | None:
    if leading is None or matter.behind is None:
        return None
    answer = permit_for(matter.work, leading, matter.parts)
    if isinstance(answer, Denial):
        return answer
    return not_outranking(matter.work, matter.work.grants, answer, matter.behind, need.standing)


def _revoke(matter: Matter) -> Denial | None:
    if matter.last is None or matter.behind is None or Outcome(matter.last.outcome) not in APPROVALS:
        return Denial("nothing_to_revoke", "There is no approval in force that could be revoked.")
    return _supersede(matter, matter.behind)


def _supersede(matter: Matter, behind: Behind) -> Denial | None:
    """Why the actor could not decide over those behind the last decision, with the right to override."""
    if isinstance(matter.need, Invalid):
        return Denial("missing_rate", matter.need.message)
    money = NeededAuthority("Override", Action.EXCEPTION_OVERRIDE, matter.scopes.payer, matter.need.amount)
    answer = permit_for(matter.work, money, matter.parts)
    if isinstance(answer, Denial):
        return answer
    if matter.state is State.EMERGENCY_GO:  # which anybody else with the authority unwinds
        return None
    return not_outranking(matter.work, matter.work.grants, answer, behind, Standing.OVERRIDE)


def _appeal(matter: Matter) -> Denial | None:
    if matter.appealed and matter.state is not State.APPEALED:
        return ONCE
    return _requester(Action.EXCEPTION_APPEAL)(matter)


def _uphold(matter: Matter) -> Denial | None:
    if matter.state is not State.APPEALED or matter.behind is None:
        return Denial("nothing_appealed", "No decision is under appeal.")
    return _supersede(matter, matter.behind)


def _extend(matter: Matter) -> Denial | None:
    go = matter.state is State.EMERGENCY_GO
    if matter.extension is None or go or not still_holds(matter.request, matter.work.now):
        return Denial("nothing_to_extend", "There is no approval in force that could be extended.")
    return _may_sign(matter, matter.extension, None)


def _direct(matter: Matter) -> Denial | None:
    return _with_money(matter, Action.EXCEPTION_DIRECT)


def _with_money(matter: Matter, action: Action) -> Denial | None:
    """Whether the actor may do it at the amount, in the scope of whoever pays, by policy and by their part."""
    if isinstance(matter.need, Invalid):
        return Denial("missing_rate", matter.need.message)
    money = NeededAuthority("Money", action, matter.scopes.payer, matter.need.amount)
    answer = permit_for(matter.work, money, matter.parts)
    return answer if isinstance(answer, Denial) else None


def _give(matter: Matter) -> Denial | None:
    if Outcome.EMERGENCY_GO not in DECISIONS.get(matter.state, {}):
        return wrong_moment(matter.state)
    if not isinstance(matter.need, Invalid) and matter.need.blocked is not None:
        return matter.need.blocked
    return _with_money(matter, Action.EXCEPTION_EMERGENCY)


def _review(matter: Matter) -> Denial | None:
    last, holds = matter.last, still_holds(matter.request, matter.work.now)
    if last is None or last.outcome != Outcome.EMERGENCY_GO or matter.reviewed or not holds:
        return Denial("nothing_to_review", "No emergency go waits for its review.")
    return _with_money(matter, Action.EXCEPTION_APPROVE)


def _dissent(matter: Matter) -> Denial | None:
    return _policy(matter, Action.EXCEPTION_DISSENT, matter.whole) or no_dissent(matter.work, matter.voices)


def _meet_a_condition(matter: Matter) -> Denial | None:
    if not matter.unmet:
        return Denial("nothing_to_meet", "No condition of the approval in force is left to meet.")
    answer = matter.work.may(Action.CONDITION_MEET, matter.whole)
    if isinstance(answer, Denial):
        return answer
    set_by = {each.person_id for each in matter.behind.deciders} if matter.behind else set()
    return SET_IT if {matter.work.actor.person_id, answer.on_behalf_of_id} & set_by else None


def _dispute(matter: Matter) -> Denial | None:
    if matter.request.phi_likely is None:
        return Denial("not_stated", "No share is stated yet that could be disputed.")
    return _policy(matter, Action.EXCEPTION_ANSWER, matter.scopes.provider)


def _open_a_seal(matter: Matter) -> Denial | None:
    if not matter.sealed:
        return Denial("nothing_sealed", "Nothing was proposed under a seal that could be opened.")
    return _policy(matter, Action.SEAL_OPEN, matter.whole)


def _record_outside(matter: Matter) -> Denial | None:
    if not matter.law:
        return Denial("no_law_here", "No rule from law stands in the way of this request.")
    return _policy(matter, Action.OUTSIDE_RECORD, matter.whole)


ACTS = (
    Act("restateNeed", K.NEED_RESTATED, _provider(Action.EXCEPTION_ANSWER)),
    Act("confirmNeed", K.NEED_CONFIRMED, _requester(Action.EXCEPTION_CONFIRM)),
    Act("correctNeed", K.NEED_CORRECTED, _requester(Action.EXCEPTION_CONFIRM)),
    Act("citeRule", K.RULE_CITED, _provider(Action.EXCEPTION_ANSWER)),
    Act("nameGap", K.GAP_NAMED, _provider(Action.CAPABILITY_GAP_NAME)),
    Act("proposeAlternative", K.ALTERNATIVE_PROPOSED, _anybody(Action.ALTERNATIVE_PROPOSE)),
    Act("reviseAlternative", K.ALTERNATIVE_REVISED, _of_what_is_offered(_anybody(Action.ALTERNATIVE_PROPOSE))),
    Act("markAlternative", K.ALTERNATIVE_MARKED, _of_what_is_offered(_requester(Action.ALTERNATIVE_RATE))),
    Act("signAlternative", K.ALTERNATIVE_SIGNED, _of_what_is_offered(_either_side(Action.ALTERNATIVE_SIGN))),
    Act("withdrawAlternative", K.ALTERNATIVE_REVISED, _take_back_an_alternative),
    Act("submitAnswer", K.ANSWER_SUBMITTED, _provider(Action.EXCEPTION_ANSWER)),
    Act("declineRequest", K.DECLINE_PROPOSED, _refuse(Action.EXCEPTION_DECLINE)),
    Act("deferRequest", K.DEFERRAL_PROPOSED, _refuse(Action.EXCEPTION_DEFER)),
    Act("replyAsHelper", K.HELPER_ACCEPTED, _reply),
    Act("withdrawAnswer", K.ANSWER_WITHDRAWN, _take_back_an_answer),
    Act("approveRequest", K.APPROVAL_SIGNED, _approve),
    Act("signTerms", K.APPROVAL_SIGNED, _sign),
    Act("revokeApproval", K.DECISION_REVOKED, _revoke),
    Act("extendApproval", K.APPROVAL_SIGNED, _extend),
    Act("directDecision", K.DECISION_DIRECTED, _direct),
    Act("enterDissent", K.DISSENT_ENTERED, _dissent),
    Act("giveEmergencyGo", K.DECISION_MADE, _give),
    Act("reviewEmergency", K.EMERGENCY_REVIEWED, _review),
    Act("meetCondition", K.CONDITION_MET, _meet_a_condition),
    Act("reopenRequest", K.REQUEST_REOPENED, _reopen),
    Act("closeRequest", K.REQUEST_CLOSED, _requester(Action.EXCEPTION_CLOSE)),
    Act("appealDecision", K.DECISION_APPEALED, _appeal),
    Act("upholdDecision", K.DECISION_MADE, _uphold),
    Act("statePhi", K.PHI_STATED, _requester(Action.EXCEPTION_REQUEST)),
    Act("stateFurtherCost", K.FURTHER_COST_STATED, _requester(Action.EXCEPTION_REQUEST)),
    Act("disputePhi", K.PHI_DISPUTED, _dispute),
    Act("withdrawRequest", K.REQUEST_WITHDRAWN, _requester(Action.EXCEPTION_WITHDRAW)),
    Act("followPrecedent", K.PRECEDENT_FOLLOWED, _anybody(Action.PRECEDENT_ANSWER)),
    Act("distinguishPrecedent", K.PRECEDENT_DISTINGUISHED, _anybody(Action.PRECEDENT_ANSWER)),
    Act("recordHarm", K.HARM_RECORDED, _anybody(Action.HARM_RECORD)),
    Act("recordOutsideAnswer", K.OUTSIDE_ANSWERED, _record_outside),
    Act("openSeal", K.SEAL_ASKED, _open_a_seal),
    Act("commentOnRequest", K.COMMENT_MADE, _anybody(Action.EXCEPTION_READ)),
)
NAMED = {act.name: act for act in ACTS}
