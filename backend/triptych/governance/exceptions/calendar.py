"""What of exceptions comes to its day: ends, extensions, conditions, deferrals, reviews, waivers, in one statement.

Nothing here is stored for the calendar: ends are where the decision in force says they are (EX11), and whether one has
passed is a matter of the instant of whoever asks. A day is a day of the organisation: what ends with its last instant
stands on that day, as people wrote it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    TIMESTAMP,
    ColumnElement,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from triptych.access.work import Work
from triptych.governance.exceptions.calendar_rows import Span, row_of, sorted_by
from triptych.governance.exceptions.calendar_waivers import waivers_of, waivers_on_their_days
from triptych.governance.exceptions.offices import OF_A_GAP
from triptych.governance.exceptions.rules.emergency import REVIEWED_WITHIN
from triptych.governance.exceptions.rules.events import State
from triptych.kernel.actor import Office
from triptych.kernel.calendar_words import EntryKind, EntryState
from triptych.kernel.days import first_instant_after, last_day_until
from triptych.kernel.exception_words import Outcome, TermsNature
from triptych.kernel.refusals import Invalid
from triptych.model.decision import Condition, ConditionMet, Decision, Terms
from triptych.model.emergency import EmergencyReview
from triptych.model.exception import Citation, ExceptionRequest
from triptych.model.portfolio import Program
from triptych.model.standard import Rule, RuleVersion

MOST_DAYS = 100
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9000, 1, 1)
MOST_ENTRIES = 500
COVERING = (State.APPROVED, State.APPROVED_WITH_CONDITIONS, State.EMERGENCY_GO, State.CLOSED)
# a record has one end, whatever it is the end of by now
NAMED = dict.fromkeys(
    (
        EntryKind.APPROVAL_ENDS,
        EntryKind.EMERGENCY_GO_ENDS,
        EntryKind.DEFERRAL_LAPSES,
        EntryKind.WAIVER_ENDS,
        EntryKind.WAIVER_OUTDATED,
    ),
    "ends",
)
OVERDUE = {EntryKind.CONDITION_DUE, EntryKind.REVIEW_DUE}  # what somebody owes; whatever else has passed is over


@dataclass(frozen=True)
class Wanted:
    """Which days (both included), of whose requests: an office that is cited, a program by its reference; None: all."""

    first: date
    last: date
    office: Office | None = None
    program: str | None = None


@dataclass(frozen=True)
class Entry:
    """Something of a request or of a class waiver that comes to its day. `at` is its instant, None for a whole day.

    `key` names it for good, also when its day moves: what comes to its day, and of which record. `text` is a
    condition's; `until` is the later end of what was extended.
    """

    key: str
    kind: EntryKind
    request_id: UUID | None
    waiver_id: UUID | None
    on: date
    at: datetime | None
    state: EntryState
    text: str | None
    until: date | None


@dataclass(frozen=True)
class Seen:
    """What the viewer may see, of requests and of class waivers, as conditions on their rows."""

    requests: Sequence[ColumnElement[bool]]
    waivers: Sequence[ColumnElement[bool]]


@dataclass(frozen=True)
class Found:
    """The entries in the order of their days, and whether there are more than are told."""

    entries: Sequence[Entry]
    more: bool


async def exception_calendar(work: Work, wanted: Wanted, seen: Seen) -> Found:
    """What comes to its day in what is `seen`. One statement. Raises `Invalid` for days out of order, or too many."""
    _must_be_a_span(wanted)
    among = and_(true(), *seen.requests, *_of(wanted))
    span = Span(work.organisation.time_zone, wanted.first, wanted.last)
    every = union_all(
        _ends(among, span),
        _extended(among, span),
        _conditions(among, span),
        _reviews(among, span),
        *waivers_on_their_days(and_(true(), *seen.waivers, *waivers_of(wanted.office, wanted.program)), span),
    ).subquery()
    rows = await work.session.execute(
        select(every).order_by(every.c.sort, every.c.kind, every.c.ref, every.c.text).limit(MOST_ENTRIES + 1)
    )
    found = [_entry(work, row) for row in rows]
    return Found(found[:MOST_ENTRIES], more=len(found) > MOST_ENTRIES)


def _must_be_a_span(wanted: Wanted) -> None:
    if wanted.last < wanted.first:
        raise Invalid.at("until", "out_of_range", "The last day is not before the first.")
    if wanted.first < FIRST_DAY or wanted.last > LAST_DAY:
        raise Invalid.at("since", "out_of_range", f"A day lies between {FIRST_DAY} and {LAST_DAY}.")
    if (wanted.last - wanted.first).days >= MOST_DAYS:
        raise Invalid.at("until", "too_many", f"At most {MOST_DAYS} days at once.")


def _of(wanted: Wanted) -> list[ColumnElement[bool]]:
    given: list[ColumnElement[bool]] = []
    if wanted.program is not None:
        named = select(Program.id).where(Program.ref == wanted.program)
        given.append(ExceptionRequest.program_id.in_(named))
    if wanted.office is not None:
        owned = Rule.owner_office == wanted.office
        if wanted.office is OF_A_GAP:
            owned |= Citation.rule_version_id.is_(None)
        cited = (
            select(Citation.id)
            .outerjoin(RuleVersion, RuleVersion.id == Citation.rule_version_id)
            .outerjoin(Rule, Rule.id == RuleVersion.rule_id)
            .where(Citation.request_id == ExceptionRequest.id, owned)
        )
        given.append(exists(cited.correlate(ExceptionRequest)))
    return given


def _in_force() -> ColumnElement[bool]:
    """A decision that nothing superseded, of a request that holds by it; what was closed covers to its end."""
    later = aliased(Decision)
    superseded = exists(select(later.id).where(later.supersedes_id == Decision.id).correlate(Decision))
    holds = and_(ExceptionRequest.state.in_(COVERING), ExceptionRequest.holds_until.is_not(None))
    return and_(~superseded, holds)


def _row(kind: Any, at: Any, on: Any, record: Any = ExceptionRequest.id, **more: Any) -> tuple[Any, ...]:
    return row_of(kind, at, on, record_id=record, request_id=ExceptionRequest.id, ref=ExceptionRequest.ref, **more)


def _ends(among: ColumnElement[bool], span: Span) -> Select[Any]:
    """Where what is in force ends by its own words."""
    kind = case(
        (ExceptionRequest.state == State.DEFERRED, EntryKind.DEFERRAL_LAPSES.value),
        (ExceptionRequest.state == State.EMERGENCY_GO, EntryKind.EMERGENCY_GO_ENDS.value),
        else_=EntryKind.APPROVAL_ENDS.value,
    )
    end = ExceptionRequest.holds_until
    holds = ExceptionRequest.state.in_((*COVERING, State.DEFERRED))
    return sorted_by(_row(kind, end, None), end).where(among, holds, span.ends_in(end))


def _extended(among: ColumnElement[bool], span: Span) -> Select[Any]:
    """Where something would have ended, had it not been extended."""
    longer, new = aliased(Decision), aliased(Terms)
    return (
        sorted_by(
            _row(
                literal(EntryKind.APPROVAL_EXTENDED.value), Terms.valid_until, None, Decision.id, until=new.valid_until
            ),
            Terms.valid_until,
        )
        .join(Decision, Decision.request_id == ExceptionRequest.id)
        .join(Terms, Terms.id == Decision.terms_id)
        .join(longer, longer.supersedes_id == Decision.id)
        .join(new, and_(new.id == longer.terms_id, new.nature == TermsNature.EXTENSION))
        .where(among, span.ends_in(Terms.valid_until))
    )


def _conditions(among: ColumnElement[bool], span: Span) -> Select[Any]:
    """What is owed for what is in force, on its day."""
    due = Condition.due_on
    over = func.timezone(span.zone, cast(due + 1, TIMESTAMP(timezone=False)))
    return (
        sorted_by(
            _row(
                literal(EntryKind.CONDITION_DUE.value),
                None,
                due,
                Condition.id,
                text=Condition.statement,
                done_at=ConditionMet.at,
            ),
            over,
        )
        .join(Decision, Decision.request_id == ExceptionRequest.id)
        .join(Condition, Condition.terms_id == Decision.terms_id)
        .outerjoin(ConditionMet, ConditionMet.condition_id == Condition.id)
        .where(among, _in_force(), due.between(span.first, span.last))
    )


def _reviews(among: ColumnElement[bool], span: Span) -> Select[Any]:
    """Until when an emergency go that is in force is looked at by somebody else."""
    due = Decision.at + REVIEWED_WITHIN
    return (
        sorted_by(_row(literal(EntryKind.REVIEW_DUE.value), due, None, Decision.id, done_at=EmergencyReview.at), due)
        .join(Decision, Decision.request_id == ExceptionRequest.id)
        .outerjoin(EmergencyReview, EmergencyReview.decision_id == Decision.id)
        .where(among, _in_force(), Decision.outcome == Outcome.EMERGENCY_GO, span.ends_in(due))
    )


def _entry(work: Work, row: Any) -> Entry:
    zone = work.organisation.time_zone
    kind = EntryKind(row.kind)
    on = row.on_day or last_day_until(row.at, zone)
    passes = row.at or first_instant_after(on, zone)
    return Entry(
        key=f"{NAMED.get(kind, kind.value)}-{row.record_id}",
        kind=kind,
        request_id=row.request_id,
        waiver_id=row.waiver_id,
        on=on,
        at=row.at,
        state=_state(kind, passed=passes <= work.now, done=row.done_at is not None),
        text=row.text,
        until=None if row.until is None else last_day_until(row.until, zone),
    )


def _state(kind: EntryKind, *, passed: bool, done: bool) -> EntryState:
    if done or kind is EntryKind.APPROVAL_EXTENDED:
        return EntryState.DONE
    if not passed:
        return EntryState.AHEAD
    return EntryState.OVERDUE if kind in OVERDUE else EntryState.OVER
