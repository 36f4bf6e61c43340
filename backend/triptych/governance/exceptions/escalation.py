"""Escalation: what the decision clock brought to somebody, and a deferral that lapses (EX3, EX10).

A lapsed deferral is the business of whoever leads the office whose standard, or gap, it rested on, clock or not.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, cast, func, select
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import aliased

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.scopes import scopes_of
from triptych.governance.exceptions.waited import is_lapsed
from triptych.kernel.actor import Office
from triptych.model.decision import Decision
from triptych.model.decision_clock import RequestHop
from triptych.model.exception import Answer, Citation, ExceptionRequest, RequestEvent
from triptych.model.standard import Rule, RuleVersion


def level_now(to: UUID | None = None) -> Select[int | None]:
    """The highest level that the hop which stands was escalated to, as SQL over a request; `to` somebody, or at all.

    An act that began another hop since ended it: nothing was cancelled.
    """
    began = aliased(RequestEvent)
    stands = (
        select(func.max(began.number))
        .join(RequestHop, (RequestHop.kind == began.kind) & (RequestHop.state == ExceptionRequest.state))
        .where(began.request_id == ExceptionRequest.id)
        .correlate(ExceptionRequest)
        .scalar_subquery()
    )
    told = select(func.max(RequestEvent.level)).where(
        RequestEvent.request_id == ExceptionRequest.id,
        RequestEvent.kind == EventKind.ESCALATED,
        RequestEvent.hop == stands,
    )
    reached = told if to is None else told.where(_reached(to))
    return reached.correlate(ExceptionRequest)


def escalated_to_actor(work: Work) -> ColumnElement[bool]:
    """The requests that the clock brought to the actor, and that nobody moved since."""
    mine = select(RequestEvent.request_id).where(
        RequestEvent.kind == EventKind.ESCALATED, _reached(work.actor.person_id)
    )
    return ExceptionRequest.id.in_(mine) & level_now(work.actor.person_id).scalar_subquery().is_not(None)


def is_escalated(work: Work) -> ColumnElement[bool]:
    """The requests that were escalated to anybody and that nobody moved since: by silence, or by a deferral's lapse."""
    by_silence = select(RequestEvent.request_id).where(RequestEvent.kind == EventKind.ESCALATED)
    silent = ExceptionRequest.id.in_(by_silence) & level_now().scalar_subquery().is_not(None)
    return is_lapsed(work) | silent


def _reached(person_id: UUID) -> ColumnElement[bool]:
    return RequestEvent.escalated_to.contains(array([cast(person_id, Uuid)]))


async def leads_of_lapsed(work: Work, requests: Sequence[UUID]) -> frozenset[UUID]:
    """Of these, the requests whose deferral has lapsed and whose office the actor leads. Two statements.

    Who keeps the standards of an office leads it; a gap is the service management office's.
    """
    if not requests:
        return frozenset()
    scopes = await scopes_of(work, requests)
    found = await work.session.execute(
        select(ExceptionRequest.id, Rule.owner_office)
        .join(Decision, Decision.request_id == ExceptionRequest.id)
        .join(Answer, Answer.id == Decision.answer_id)
        .join(Citation, Citation.id == Answer.citation_id)
        .outerjoin(RuleVersion, RuleVersion.id == Citation.rule_version_id)
        .outerjoin(Rule, Rule.id == RuleVersion.rule_id)
        .where(ExceptionRequest.id.in_(requests), is_lapsed(work))
        .order_by(Decision.number)
    )
    office_of = {request: Office(office or Office.SMO) for request, office in found}
    fold = work.gatekeeper.fold(work.grants, work.now)
    return frozenset(
        request
        for request, office in office_of.items()
        if fold.may(Action.RULE_EDIT, scopes[request].provider, office=office)
    )
