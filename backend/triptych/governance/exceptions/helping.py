"""A refusal that was put forward: its helper accepts and it takes effect, or refuses, or it is taken back (EX2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import distinct_on

from triptych.access.authority.standing import standings
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.governance.exceptions.chain import next_decision
from triptych.governance.exceptions.events import must_follow, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.offices import offices_cited
from triptych.governance.exceptions.parts import must_have_no_part_against
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.opening import required
from triptych.governance.exceptions.scopes import provider_scope
from triptych.kernel.actor import Office
from triptych.kernel.exception_words import Outcome
from triptych.kernel.refusals import Conflict, Denial, NotAllowed, NotFound, refuse_if
from triptych.model.exception import Answer, AnswerKind, Authorship, ExceptionRequest, HelperReply
from triptych.model.types import AnswerId

NOT_HELPER = Denial("not_helper", "Only the person who was named as helper can reply.")
NO_LONGER = "This answer no longer stands. Nothing was stored."


async def standing_answers(work: Work, requests: Sequence[UUID]) -> dict[UUID, Answer]:
    """The answer that waits for its helper, of each request that has one: the one put forward last. One statement."""
    newest = (
        select(Answer)
        .where(Answer.request_id.in_(requests))
        .order_by(Answer.request_id, Answer.at.desc(), Answer.id.desc())
        .ext(distinct_on(Answer.request_id))
        .subquery()
    )
    found = await work.session.scalars(
        select(Answer)
        .join(newest, newest.c.id == Answer.id)
        .join(ExceptionRequest, ExceptionRequest.id == Answer.request_id)
        .where(
            ExceptionRequest.state == Answer.kind + "_proposed",
            ~exists().where(HelperReply.answer_id == Answer.id),
        )
    )
    return {answer.request_id: answer for answer in found}


async def must_stand(work: Work, answer: Answer) -> None:
    """Raise `Conflict` where the answer was replied to, taken back or overtaken by another."""
    stands = (await standing_answers(work, [answer.request_id])).get(answer.request_id)
    if stands is None or stands.id != answer.id:
        raise Conflict(NO_LONGER)


def act_of(answer: Answer) -> Action:
    """The act that puts such an answer forward, and takes it back."""
    return Action.EXCEPTION_DECLINE if answer.kind == AnswerKind.DECLINE else Action.EXCEPTION_DEFER


@dataclass(frozen=True, kw_only=True)
class ReplyAsHelper:
    """The named helper accepts to help, or does not."""

    answer_id: AnswerId
    accepted: bool
    note: str | None = None


async def reply_as_helper(work: Work, ask: ReplyAsHelper) -> ExceptionRequest:
    """The helper named in a refusal accepts, and the refusal is a decision; or refuses, and nothing is decided."""
    answer = await work.session.get(Answer, ask.answer_id)
    if answer is None:
        raise NotFound("There is no such answer.")
    request = await readable_request(work, answer.request_id)
    if answer.helper_id != work.actor.person_id:
        raise NotAllowed(NOT_HELPER)
    permit = work.must(Action.EXCEPTION_HELP, Scope(tuple(request.scope_ids)))
    await must_have_no_part_against(work, request, Action.EXCEPTION_HELP, permit)
    kind = EventKind.HELPER_ACCEPTED if ask.accepted else EventKind.HELPER_REFUSED
    must_follow(request, kind)
    await must_stand(work, answer)
    if ask.accepted and answer.next_date <= work.today:
        raise Conflict("The next date of this answer has come; it must be put forward again. Nothing was stored.")
    work.session.add(HelperReply(answer_id=answer.id, accepted=ask.accepted, note=ask.note, at=work.now))
    await work.session.flush()
    await tell(work, request, kind, permit, text=ask.note, detail={"answerId": str(answer.id)})
    if ask.accepted:
        await _take_effect(work, request, answer)
    return request


async def _take_effect(work: Work, request: ExceptionRequest, answer: Answer) -> None:
    """The refusal is now the decision of whoever put it forward, if they still hold the authority (trap 8)."""
    outcome = Outcome.DECLINED if answer.kind == AnswerKind.DECLINE else Outcome.DEFERRED
    permit = await _still_permitted(work, request, answer)
    decision = await next_decision(
        work, request, outcome, answer.reason, answer_id=answer.id, authorship_id=answer.authorship_id, permit=permit
    )
    detail = {"decisionId": str(decision.id), "outcome": outcome.value}
    author = await work.session.get_one(Authorship, answer.authorship_id)
    await tell(
        work,
        request,
        EventKind.DECISION_MADE,
        permit,
        outcome=outcome,
        text=answer.reason,
        detail=detail,
        authorship=author,
    )


async def _still_permitted(work: Work, request: ExceptionRequest, answer: Answer) -> Permit:
    """The permit of whoever put the answer forward, now. Raises `Conflict` when they have lost the authority since."""
    author = await work.session.get_one(Authorship, answer.authorship_id)
    held = await standings(work.session, {author.person_id}, work.now)
    scope = await provider_scope(work, request)
    office = await _office_of(work, answer)
    permit = work.gatekeeper.may(held[author.person_id], act_of(answer), scope, office=office, now=work.now)
    if isinstance(permit, Denial):
        raise Conflict("Whoever put this answer forward no longer holds the authority. Nothing was stored.")
    return permit


async def _office_of(work: Work, answer: Answer) -> Office:
    return (await offices_cited(work, [answer.request_id]))[answer.request_id][answer.citation_id]


@dataclass(frozen=True, kw_only=True)
class WithdrawAnswer:
    """Take a proposed decline or deferral back, with the reason."""

    answer_id: AnswerId
    reason: str


async def withdraw_answer(work: Work, ask: WithdrawAnswer) -> ExceptionRequest:
    """Whoever may put such an answer forward takes it back: a decline who may decline, a deferral who may defer.

    The request is decided or answered anew. It needs no reply of the helper, who may have left, and not the same
    representative, who may have left, too.
    """
    answer = await work.session.get(Answer, ask.answer_id)
    if answer is None:
        raise NotFound("There is no such answer.")
    request = await readable_request(work, answer.request_id)
    scope, office = await provider_scope(work, request), await _office_of(work, answer)
    permit = work.must(act_of(answer), scope, office=office)
    await must_have_no_part_against(work, request, act_of(answer), permit)
    refuse_if(required(reason=ask.reason))
    must_follow(request, EventKind.ANSWER_WITHDRAWN)
    await must_stand(work, answer)
    detail = {"answerId": str(answer.id)}
    await tell(work, request, EventKind.ANSWER_WITHDRAWN, permit, text=ask.reason, detail=detail)
    return request
