"""What a hop takes of people (EX5): standard hours and an hourly rate, entered by each office with its basis."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from triptych.access.policy.actions import Action
from triptych.access.rates import in_base
from triptych.access.seen import everywhere
from triptych.access.work import Work
from triptych.governance.decision_clock.setting import must_hold_from
from triptych.governance.exceptions.rules.hops import HopKind
from triptych.governance.exceptions.rules.opening import required
from triptych.kernel.actor import Office
from triptych.kernel.money import Money
from triptych.kernel.refusals import Problem, refuse_if
from triptych.model.decision_clock import HopEffort
from triptych.model.people import Person

MOST_HOURS = Decimal(2_000)


@dataclass(frozen=True)
class Efforts:
    """Every effort that was ever entered, newest first; an instant decides which of them counts."""

    rows: Sequence[HopEffort]
    names: Mapping[UUID, str]

    def author(self, effort: HopEffort) -> str:
        """Who entered it."""
        return self.names[effort.set_by_id]

    def at(self, instant: datetime, office: Office, hop: HopKind) -> HopEffort | None:
        """The effort of one office for a hop that began then; where none was there yet, the first one."""
        mine = [row for row in self.rows if (row.office, row.hop) == (office, hop)]
        return next((row for row in mine if row.valid_from <= instant), mine[-1] if mine else None)


async def all_efforts(work: Work) -> Efforts:
    """Read once for many hops: those that count already. One statement."""
    found = await work.session.execute(
        select(HopEffort, Person.id, Person.name)
        .join(Person, Person.id == HopEffort.set_by_id)
        .where(HopEffort.valid_from <= work.now)
        .order_by(HopEffort.valid_from.desc())
    )
    rows = found.all()
    return Efforts([row for row, _, _ in rows], {person: name for _, person, name in rows})


@dataclass(frozen=True, kw_only=True)
class HopHours:
    """The standard hours that a hop of one kind takes."""

    hop: HopKind
    hours: Decimal


@dataclass(frozen=True, kw_only=True)
class SetHopEfforts:
    """What deciding takes of an office: hours a hop, what an hour costs, and on what basis; from an instant on."""

    office: Office
    rate: Money
    basis: str
    efforts: tuple[HopHours, ...]
    valid_from: datetime | None = None


async def set_hop_efforts(work: Work, ask: SetHopEfforts) -> HopEffort:
    """The lead of an office enters what a hop takes of people there; what deciding cost is told by it (EX5)."""
    permit = work.must(Action.CLOCK_SET, everywhere(work), office=ask.office)
    valid_from = must_hold_from(work, ask.valid_from)
    refuse_if((*required(basis=ask.basis), *_problems(ask)))
    await in_base(work, ask.rate, "rate")
    rows = [
        HopEffort(
            office=ask.office,
            hop=each.hop,
            hours=each.hours,
            rate_amount=ask.rate.amount,
            rate_currency=ask.rate.currency,
            basis=ask.basis,
            valid_from=valid_from,
            set_by_id=work.actor.person_id,
            set_at=work.now,
        )
        for each in ask.efforts
    ]
    work.session.add_all(rows)
    await work.session.flush()
    hours = {each.hop.value: str(each.hours) for each in ask.efforts}
    rate = f"{ask.rate.amount} {ask.rate.currency}"
    work.record(permit, "clock:set_efforts", rows[0], office=ask.office, rate=rate, hours=hours)
    return rows[0]


def _problems(ask: SetHopEfforts) -> Iterable[Problem]:
    if ask.rate.amount < 0:
        yield Problem("rate", "negative", "An hour of work costs nothing or more.")
    if not ask.efforts:
        yield Problem("efforts", "nothing_set", "Enter the hours of at least one hop.")
    seen: set[HopKind] = set()
    for at, each in enumerate(ask.efforts):
        if not (each.hours.is_finite() and 0 <= each.hours <= MOST_HOURS):
            yield Problem(f"efforts.{at}.hours", "effort_hours", "Standard hours are 0 to 2,000.")
        if each.hop in seen:
            yield Problem(f"efforts.{at}", "set_twice", "The hours of this hop are entered twice.")
        seen.add(each.hop)
