"""The page of the decision clock: the open hops by how late they are, and what each office has set."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID

import strawberry
from sqlalchemy import select

from triptych.access.policy.actions import Action
from triptych.access.seen import everywhere
from triptych.access.work import Work
from triptych.governance.decision_clock.efforts import Efforts, all_efforts
from triptych.governance.decision_clock.open_hops import MOST, open_hops
from triptych.governance.decision_clock.targets import Targets, all_targets
from triptych.governance.exceptions.clock import working_calendar
from triptych.graphql.context import Context
from triptych.graphql.reading.below import read_below
from triptych.graphql.reading.declared.fields import MoneyAmount
from triptych.graphql.reading.declared.nodes import lazy
from triptych.graphql.types.decision_clock import DecisionClock, shown_clock
from triptych.graphql.types.waiting import shown
from triptych.graphql.types.working_hours import shown_calendar
from triptych.kernel.actor import Office
from triptych.kernel.clock_words import Band, HopKind
from triptych.kernel.money import Money
from triptych.kernel.refusals import Denial
from triptych.model.decision_clock import HopEffort, HopTarget
from triptych.model.people import Person

Names = Mapping[UUID | None, str]


@strawberry.type(description="A request in which somebody is waited for, with its clock.")
class OpenHop:
    request: lazy("ExceptionRequest")  # type: ignore[valid-type]
    clock: DecisionClock


@strawberry.type(description="A target that counts for hops that begin now, and the one that follows, if one is set.")
class TargetNow:
    band: Band
    hours: Decimal
    valid_from: datetime
    set_by: str | None = strawberry.field(description="Null for what ships.")
    next_hours: Decimal | None
    next_from: datetime | None


@strawberry.type(description="What a hop takes of people, as the office entered it (EX5).")
class EffortNow:
    hours: Decimal
    rate: MoneyAmount
    basis: str
    valid_from: datetime
    set_by: str | None


@strawberry.type(description="One kind of hop at one office.")
class HopSetting:
    hop: HopKind
    targets: list[TargetNow]
    effort: EffortNow | None


@strawberry.type(description="What one office set for the decision clock.")
class OfficeClock:
    office: Office
    hops: list[HopSetting]
    may_set: bool
    why_not: str | None


async def read_open_hops(info: strawberry.Info[Context]) -> list[OpenHop]:
    async with info.context.reading() as work:
        found = await open_hops(work)
        calendar = shown_calendar(working_calendar(work.organisation.time_zone))
        keys = [each.request_id for each in found]
        records = await read_below(work, info, "ExceptionRequest", keys, ("OpenHop", "request"))
        return [OpenHop(request=records.get(each.request_id), clock=shown_clock(each, calendar)) for each in found]


async def read_settings(info: strawberry.Info[Context]) -> list[OfficeClock]:
    async with info.context.reading() as work:
        targets, efforts = await all_targets(work), await all_efforts(work)
        authors = {row.set_by_id for row in targets.rows} | {row.set_by_id for row in efforts.rows}
        named = await work.session.execute(select(Person.id, Person.name).where(Person.id.in_(authors)))
        names: Names = dict(named.all())
        return [_office(work, office, targets, efforts, names) for office in Office]


def _office(work: Work, office: Office, targets: Targets, efforts: Efforts, names: Names) -> OfficeClock:
    answer = work.may(Action.CLOCK_SET, everywhere(work), office=office)
    return OfficeClock(
        office=office,
        hops=[
            HopSetting(
                hop=hop,
                targets=[
                    _target(work, row, targets, names)
                    for band in Band
                    if (row := targets.of(work.now, office, hop, band)) is not None
                ],
                effort=_effort(efforts.at(work.now, office, hop), names),
            )
            for hop in HopKind
        ],
        may_set=not isinstance(answer, Denial),
        why_not=answer.reason if isinstance(answer, Denial) else None,
    )


def _target(work: Work, row: HopTarget, targets: Targets, names: Names) -> TargetNow:
    later = targets.following(work.now, row)
    return TargetNow(
        band=Band(row.band),
        hours=row.hours,
        valid_from=row.valid_from,
        set_by=names.get(row.set_by_id),
        next_hours=later.hours if later else None,
        next_from=later.valid_from if later else None,
    )


def _effort(row: HopEffort | None, names: Names) -> EffortNow | None:
    if row is None:
        return None
    rate = shown(Money(row.rate_amount, row.rate_currency))
    if rate is None:
        raise AssertionError("an amount is shown as one")
    return EffortNow(
        hours=row.hours, rate=rate, basis=row.basis, valid_from=row.valid_from, set_by=names.get(row.set_by_id)
    )


@strawberry.type
class ClockQueries:
    open_hops = strawberry.field(
        resolver=read_open_hops,
        description="The requests in which somebody is waited for, the latest first; at most 200.",
        metadata={"rows": MOST},
    )
    clock_settings = strawberry.field(
        resolver=read_settings,
        description="What each office set for the decision clock: targets by kind of hop and class, and efforts.",
    )
