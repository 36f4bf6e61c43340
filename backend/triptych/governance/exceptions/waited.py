"""The intervals in which requests waited, read from their events: what clocks, boards and reports count alike."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import TIMESTAMP, ColumnElement, Date, exists, false, func, or_, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import aliased
from sqlalchemy.types import Uuid

from triptych.access.work import Work
from triptych.governance.exceptions.rules.emergency import review_due
from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.governance.exceptions.rules.hops import RUNS_OUT
from triptych.governance.exceptions.rules.waiting import TURNING, Turn, turning, waiting_intervals
from triptych.kernel.days import first_instant_after
from triptych.kernel.exception_words import Outcome
from triptych.kernel.periods import Period
from triptych.model.decision import Condition, ConditionMet, Decision, Terms
from triptych.model.emergency import EmergencyReview
from triptych.model.exception import Answer, ExceptionRequest, RequestEvent
from triptych.model.people import Organisation

SOON = timedelta(days=30)


async def waited_by(work: Work, requests: Sequence[UUID]) -> dict[UUID, tuple[Period, ...]]:
    """When each request waited until now. One statement, however many requests."""
    decided = sql_cast(RequestEvent.detail["decisionId"].astext, Uuid)
    found = await work.session.execute(
        select(
            RequestEvent.request_id,
            RequestEvent.kind,
            RequestEvent.at,
            Decision.outcome,
            func.coalesce(Decision.next_date, Answer.next_date),
            Terms.valid_until,
            EmergencyReview.at,
        )
        .outerjoin(Decision, Decision.id == decided)
        .outerjoin(Terms, Terms.id == Decision.terms_id)
        .outerjoin(EmergencyReview, EmergencyReview.decision_id == Decision.id)
        .outerjoin(Answer, Answer.id == Decision.answer_id)
        .where(RequestEvent.request_id.in_(requests), RequestEvent.kind.in_(TURNING))
        .order_by(RequestEvent.number)
    )
    turns: dict[UUID, list[Turn]] = defaultdict(list)
    for request, kind, at, outcome, next_date, valid_until, reviewed_at in found:
        deferred = outcome in {Outcome.DEFERRED, Outcome.DEFERRAL_UPHELD} and next_date is not None
        lapses_at = first_instant_after(next_date, work.organisation.time_zone) if deferred else None
        if outcome == Outcome.EMERGENCY_GO:
            due = review_due(Outcome.EMERGENCY_GO, at)
            lapses_at = valid_until if reviewed_at or due is None else min(valid_until, due)
        turns[request].append(Turn(turning(EventKind(kind), Outcome(outcome) if outcome else None), at, lapses_at))
    return {request: waiting_intervals(turns[request], work.now) for request in requests}


def is_lapsed(work: Work, request: type[ExceptionRequest] = ExceptionRequest) -> ColumnElement[bool]:
    """The deferrals whose date has passed, as SQL: nobody wrote that they lapsed, the instant says so (EX3)."""
    return (request.state == State.DEFERRED) & _over(work, request)


def is_expired(work: Work) -> ColumnElement[bool]:
    """The approvals whose end has passed, as SQL: they cover nothing any more (EX11)."""
    approved = ExceptionRequest.state.in_([State.APPROVED, State.APPROVED_WITH_CONDITIONS, State.EMERGENCY_GO])
    return approved & _over(work, ExceptionRequest)


def is_in_force(work: Work) -> ColumnElement[bool]:
    """The exceptions that cover now, as SQL: the twin of `coverage.in_force` for whole requests (EX11).

    What was closed covers to its end; while a condition is overdue and unmet nothing is covered.
    """
    covering = (State.APPROVED, State.APPROVED_WITH_CONDITIONS, State.EMERGENCY_GO, State.CLOSED)
    ahead = func.coalesce(ExceptionRequest.holds_until > work.now, false())
    return ExceptionRequest.state.in_(covering) & ahead & ~_owes(work)


def ends_soon(work: Work) -> ColumnElement[bool]:
    """Of those in force, the ones whose end is at most thirty days away, as SQL."""
    return is_in_force(work) & (ExceptionRequest.holds_until <= work.now + SOON)


def _owes(work: Work) -> ColumnElement[bool]:
    """Whether a condition of the decision that nothing superseded is overdue at this instant and unmet."""
    later = aliased(Decision)
    superseded = exists(select(later.id).where(later.supersedes_id == Decision.id).correlate(Decision))
    met = exists(select(ConditionMet.id).where(ConditionMet.condition_id == Condition.id).correlate(Condition))
    zone = select(Organisation.time_zone).scalar_subquery()  # read there: the statement is kept for whoever asks next
    today = sql_cast(func.timezone(zone, sql_cast(work.now, TIMESTAMP(timezone=True))), Date)
    owed = (
        select(Condition.id)
        .join(Decision, Decision.terms_id == Condition.terms_id)
        .where(Decision.request_id == ExceptionRequest.id, ~superseded, Condition.due_on < today, ~met)
    )
    return exists(owed.correlate(ExceptionRequest))


def is_waiting(work: Work, request: type[ExceptionRequest] = ExceptionRequest) -> ColumnElement[bool]:
    """The requests whose clock runs at this instant, as SQL: the twin of `running_since`."""
    return or_(request.stopped_at.is_(None), has_run_out(work, request))


def has_run_out(work: Work, request: type[ExceptionRequest] = ExceptionRequest) -> ColumnElement[bool]:
    """The deferrals and emergency goes that are over, as SQL: somebody is waited for again since then."""
    return request.state.in_(RUNS_OUT) & _over(work, request)


def holds_after(instant: datetime) -> ColumnElement[bool]:
    """What was decided until some day that comes after this instant, as SQL."""
    return func.coalesce(ExceptionRequest.holds_until > instant, false())


def _over(work: Work, request: type[ExceptionRequest]) -> ColumnElement[bool]:
    return func.coalesce(request.holds_until <= work.now, false())
