"""What of class waivers comes to its day: where one ends by its own words or by a newer wording, and its review.

The end is where the law of class waivers says it is (`rules.class_waiver.waived_period`); a test holds the two equal.
What was revoked, or ends before it begins, comes to no day.
"""

from typing import Any

from sqlalchemy import TIMESTAMP, ColumnElement, Select, and_, any_, case, cast, exists, func, literal, or_, select

from triptych.governance.exceptions.calendar_rows import Span, row_of, sorted_by
from triptych.governance.exceptions.class_waivers import outdated_at, scope_id
from triptych.kernel.actor import Office
from triptych.kernel.calendar_words import EntryKind
from triptych.kernel.waiver_words import WaiverEventKind
from triptych.model.portfolio import Program, Project
from triptych.model.standard import Rule
from triptych.model.waiver import ClassWaiver, ClassWaiverEvent


def waivers_of(office: Office | None, program: str | None) -> list[ColumnElement[bool]]:
    """Of a rule of the office; over something of the program, by its reference."""
    given: list[ColumnElement[bool]] = []
    if office is not None:
        given.append(ClassWaiver.rule_id.in_(select(Rule.id).where(Rule.owner_office == office)))
    if program is not None:
        covered = (
            select(Project.id)
            .join(Program, Program.id == Project.program_id)
            .where(Program.ref == program, scope_id() == any_(Project.scope_ids))
            .correlate(ClassWaiver)
        )
        own = select(Program.id).where(Program.ref == program, Program.id == ClassWaiver.program_id)
        given.append(or_(exists(covered), exists(own.correlate(ClassWaiver))))
    return given


def waivers_on_their_days(among: ColumnElement[bool], span: Span) -> tuple[Select[Any], Select[Any]]:
    """Ends and reviews of the granted among these."""
    granted = _said(ClassWaiverEvent.at, WaiverEventKind.GRANTED)
    outdated = outdated_at()
    end = func.least(ClassWaiver.valid_until, outdated)
    starts = func.greatest(granted, func.coalesce(ClassWaiver.valid_from, granted))
    holds = and_(among, _said(ClassWaiverEvent.at, WaiverEventKind.REVOKED).is_(None), starts < end)
    kind = case(
        (outdated < ClassWaiver.valid_until, EntryKind.WAIVER_OUTDATED.value), else_=EntryKind.WAIVER_ENDS.value
    )
    due = ClassWaiver.review_on
    over = func.timezone(span.zone, cast(due + 1, TIMESTAMP(timezone=False)))
    return (
        sorted_by(_row(kind, end, None), end).where(holds, span.ends_in(end)),
        sorted_by(_row(literal(EntryKind.WAIVER_REVIEW.value), None, due), over).where(
            holds, due.between(span.first, span.last)
        ),
    )


def _row(kind: Any, at: Any, on: Any) -> tuple[Any, ...]:
    return row_of(kind, at, on, record_id=ClassWaiver.id, waiver_id=ClassWaiver.id, ref=ClassWaiver.ref)


def _said(column: Any, kind: WaiverEventKind) -> ColumnElement[Any]:
    return (
        select(column)
        .where(ClassWaiverEvent.waiver_id == ClassWaiver.id, ClassWaiverEvent.kind == kind)
        .correlate(ClassWaiver)
        .scalar_subquery()
    )
