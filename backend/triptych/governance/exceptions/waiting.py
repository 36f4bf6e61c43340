"""What could wait for somebody: of the open requests that they may see, those whose next act may be theirs.

What the decision clock brought to them waits for them as well, also where they may do nothing but see that it moves.
"""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, Select, cast, exists, or_, select
from sqlalchemy import Uuid as SqlUuid
from sqlalchemy.dialects.postgresql import ARRAY

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.escalation import escalated_to_actor
from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.governance.exceptions.rules.lifecycle import SUPERSEDABLE
from triptych.governance.exceptions.waited import is_lapsed
from triptych.model.decision import Decision, Terms
from triptych.model.exception import Answer, Authorship, ExceptionRequest, HelperReply, RequestEvent
from triptych.model.people import Person
from triptych.model.portfolio import Program

NEXT_ACTS: Mapping[State, tuple[str, ...]] = {
    State.OPENED: ("restateNeed",),
    State.RESTATED: ("confirmNeed",),
    State.CONFIRMED: ("citeRule",),
    State.ANSWERING: ("submitAnswer",),
    State.DECIDING: ("signTerms", "approveRequest"),
    State.REOPENED: ("signTerms", "approveRequest"),
    State.DECLINE_PROPOSED: ("replyAsHelper",),
    State.DEFERRAL_PROPOSED: ("replyAsHelper",),
    State.EMERGENCY_GO: ("reviewEmergency", "signTerms", "approveRequest"),
    State.APPEALED: ("signTerms", "approveRequest", "upholdDecision"),
    **dict.fromkeys(SUPERSEDABLE, ("signTerms",)),
}
# What lets somebody do the next act who has no tie to the request: whoever asked, or was named, has one.
ACTING = (Action.EXCEPTION_ANSWER, Action.EXCEPTION_APPROVE, Action.EXCEPTION_WAIVE, Action.EXCEPTION_REOPEN)
HELPED = (State.DECLINE_PROPOSED, State.DEFERRAL_PROPOSED)
ANSWERED = (State.OPENED, State.CONFIRMED, State.ANSWERING)
DECIDED = (State.DECIDING, State.REOPENED, State.APPEALED, State.EMERGENCY_GO)


def could_wait(work: Work) -> ColumnElement[bool]:
    """Which requests could wait for the actor at all: asked of the database, so that few are looked at closely."""
    fold = work.gatekeeper.fold(work.grants, work.now)
    readable = ExceptionRequest.scope_ids.op("&&")(cast(sorted(work.readable(Action.EXCEPTION_READ)), ARRAY(SqlUuid)))
    ways: list[ColumnElement[bool]] = [
        ExceptionRequest.state.in_(HELPED) & ExceptionRequest.id.in_(_helping(work)),
        (ExceptionRequest.state == State.RESTATED) & ExceptionRequest.id.in_(_asked(work)),
    ]
    if fold.may_somewhere(Action.EXCEPTION_ANSWER):
        ways.append(ExceptionRequest.state.in_(ANSWERED) & readable)
    if any(fold.may_somewhere(act) for act in (Action.EXCEPTION_APPROVE, Action.EXCEPTION_WAIVE)):
        ways.append(ExceptionRequest.state.in_(DECIDED) & readable)
        ways.append(ExceptionRequest.state.in_(SUPERSEDABLE) & readable & _being_overridden())
    if fold.may_somewhere(Action.EXCEPTION_REOPEN):
        ways.append(is_lapsed(work) & readable)
    if fold.may_somewhere(Action.EXCEPTION_READ):
        ways.append(escalated_to_actor(work) & readable)
    return or_(*ways)


def _being_overridden() -> ColumnElement[bool]:
    """Decided requests on which somebody wrote terms that no decision stands on yet."""
    decided = exists().where(Decision.terms_id == Terms.id)
    return exists().where(Terms.request_id == ExceptionRequest.id, Terms.supersedes_id.is_not(None), ~decided)


def _helping(work: Work) -> Select[UUID]:
    return (
        select(Answer.request_id)
        .outerjoin(HelperReply, HelperReply.answer_id == Answer.id)
        .where(Answer.helper_id == work.actor.person_id, HelperReply.id.is_(None))
    )


def _asked(work: Work) -> Select[UUID]:
    """What the actor asked, and what somebody who left asked in a program that the actor manages now."""
    return (
        select(RequestEvent.request_id)
        .join(Authorship, Authorship.id == RequestEvent.authorship_id)
        .join(Person, Person.id == Authorship.person_id)
        .join(ExceptionRequest, ExceptionRequest.id == RequestEvent.request_id)
        .join(Program, Program.id == ExceptionRequest.program_id)
        .where(
            RequestEvent.kind == EventKind.EXCEPTION_REQUESTED,
            or_(
                Authorship.person_id == work.actor.person_id,
                Person.deactivated_at.is_not(None) & (Program.manager_id == work.actor.person_id),
            ),
        )
    )
