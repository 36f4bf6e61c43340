"""The decision clock in the graph: who holds the ball since when, against which target, and whom silence goes to."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

import strawberry

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.decision_clock import reading
from triptych.governance.exceptions.clock import working_calendar
from triptych.graphql.ids import to_global
from triptych.graphql.inputs import enum_type
from triptych.graphql.reading.declared.fields import column, money, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import anywhere
from triptych.graphql.types.working_hours import WorkingCalendar, shown_calendar
from triptych.kernel.actor import Office
from triptych.kernel.clock_words import Band, HopKind, Pressure
from triptych.model import decision_clock

for words in (HopKind, Band, Pressure):
    enum_type(words)


@strawberry.type(description="Somebody on the ladder of the decision clock.")
class OnLadder:
    person_id: strawberry.ID
    name: str


@strawberry.type(description="Silence went one level up.")
class Escalation:
    level: int
    at: datetime
    to: list[OnLadder]


@strawberry.type(
    description="The hop in which a request stands (EX10): working time against a target, as facts that tick."
)
class DecisionClock:
    hop: HopKind
    event_number: int = strawberry.field(description="The number of the event that began the hop.")
    since: datetime
    holders: list[OnLadder] = strawberry.field(description="Who is waited for; empty where nobody who could is there.")
    sealed: bool = strawberry.field(description="The one who asks is waited for, and is a sealed person.")
    elapsed_hours: Decimal = strawberry.field(description="Working hours since the hop began.")
    band: Band | None = strawberry.field(description="The class of the request, by the amount asked in base currency.")
    target_hours: Decimal | None = strawberry.field(description="Working hours; null where `whyNoTarget` says why.")
    target_office: Office | None = strawberry.field(
        description="The office whose target it is: the shortest of several."
    )
    why_no_target: str | None
    pressure: Pressure | None
    warn_at: datetime | None
    due_at: datetime | None
    levels: list[Escalation]
    next_level: int | None
    next_at: datetime | None = strawberry.field(description="When silence goes on; null where nobody is left above.")
    next_to: list[OnLadder]
    working_calendar: WorkingCalendar


async def decision_clocks(work: Work, requests: Sequence[UUID]) -> list[DecisionClock | None]:
    """The clocks of requests, all at once; null where nobody is waited for."""
    found = await reading.decision_clocks(work, requests)
    calendar = shown_calendar(working_calendar(work.organisation.time_zone))
    return [shown_clock(found[key], calendar) if key in found else None for key in requests]


def shown_clock(told: reading.ClockReading, calendar: WorkingCalendar) -> DecisionClock:
    """A reading as the graph shows it."""
    clock = told.clock
    return DecisionClock(
        hop=told.kind,
        event_number=told.number,
        since=told.since,
        holders=_people(told.holders),
        sealed=told.sealed,
        elapsed_hours=told.elapsed_hours.quantize(Decimal("0.0001")),
        band=told.band,
        target_hours=told.target_hours,
        target_office=told.target_office,
        why_no_target=told.why_not,
        pressure=clock.pressure if clock else None,
        warn_at=clock.warn_at if clock else None,
        due_at=clock.due_at if clock else None,
        levels=[Escalation(level=each.level, at=each.at, to=_people(each.to)) for each in told.levels],
        next_level=clock.next_level if clock and told.next_to else None,
        next_at=told.next_at,
        next_to=_people(told.next_to),
        working_calendar=calendar,
    )


def _people(people: Sequence[reading.Named]) -> list[OnLadder]:
    return [OnLadder(person_id=strawberry.ID(to_global("Person", each.person_id)), name=each.name) for each in people]


@node(decision_clock.HopTarget, visible=anywhere(Action.RULE_READ))
class HopTarget:
    """How many working hours a hop may take at an office, from an instant on."""

    office = column(decision_clock.HopTarget.office, words=Office)
    hop = column(decision_clock.HopTarget.hop, words=HopKind)
    band = column(decision_clock.HopTarget.band, words=Band)
    hours = column(decision_clock.HopTarget.hours)
    valid_from = column(decision_clock.HopTarget.valid_from)
    set_by = one("Person", decision_clock.HopTarget.set_by_id, doc="Null for what ships.")
    set_at = column(decision_clock.HopTarget.set_at)


@node(decision_clock.HopEffort, visible=anywhere(Action.RULE_READ))
class HopEffort:
    """What a hop takes of people at an office, from an instant on (EX5)."""

    office = column(decision_clock.HopEffort.office, words=Office)
    hop = column(decision_clock.HopEffort.hop, words=HopKind)
    hours = column(decision_clock.HopEffort.hours)
    rate = money(decision_clock.HopEffort.rate_amount, decision_clock.HopEffort.rate_currency)
    basis = column(decision_clock.HopEffort.basis)
    valid_from = column(decision_clock.HopEffort.valid_from)
    set_by = one("Person", decision_clock.HopEffort.set_by_id)
    set_at = column(decision_clock.HopEffort.set_at)
