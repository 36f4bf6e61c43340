"""What waiting costs together, for every board that lists open requests: one sum and how it came about (EX4)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import ColumnElement, and_, select, true, union_all

from triptych.access.work import Work
from triptych.governance.exceptions.burn_sum import BurnSum, PurseSum, Spread, burn_of
from triptych.governance.exceptions.clock import working_calendar
from triptych.governance.exceptions.queue import whole_queue
from triptych.graphql.context import Context
from triptych.graphql.ids import key_of
from triptych.graphql.queries import RecordQueries
from triptych.graphql.queue import QueueFilter, wanted_of
from triptych.graphql.reading.arguments import given_arguments, with_arguments
from triptych.graphql.reading.declared.fields import MoneyAmount
from triptych.graphql.reading.declared.nodes import spec_of
from triptych.graphql.reading.lists.conditions import Inline
from triptych.graphql.reading.lists.connection import Listing
from triptych.graphql.reading.lists.filter_types import filter_type
from triptych.graphql.reading.lists.windows import Asked
from triptych.graphql.reading.selection import Pick
from triptych.graphql.types.waiting import shown
from triptych.graphql.types.working_hours import WorkingCalendar, shown_calendar
from triptych.kernel.exception_words import HoursBasis
from triptych.kernel.refusals import Invalid
from triptych.model.exception import ExceptionRequest
from triptych.model.portfolio import Program, Project

MOST_AT_ONCE = 200
MOST_PURSES = 12
STANDS = 2  # how often the filter stands in the statements
HOW = (
    "idle share x weekly burn of each waiting request, and the benefit and penalties stated beside it, in base "
    "currency at the newest rate up to today; the shares of one program together count at most as its whole burn"
)


@strawberry.type(description="What the requests of one program, or of a project with a burn of its own, cost together.")
class BurnOfPurse:
    name: str
    waiting: int
    per_day: MoneyAmount | None


@strawberry.type(description="What waiting requests cost together, in base currency, and how many are not in the sum.")
class QueueBurn:
    waiting: int
    unpriced: int = strawberry.field(description="How many of them state no share, or have no burn or rate.")
    partial: bool = strawberry.field(description="Whether more wait in the queue than were looked at.")
    as_of: datetime
    per_day: MoneyAmount | None
    per_day_low: MoneyAmount | None = strawberry.field(description="The least of three: all shares low, likely, high.")
    per_day_high: MoneyAmount | None
    so_far: MoneyAmount | None
    so_far_low: MoneyAmount | None
    so_far_high: MoneyAmount | None
    per_hour: MoneyAmount | None = strawberry.field(
        description="Of what counts around the clock; with it the sum goes on."
    )
    per_working_hour: MoneyAmount | None = strawberry.field(description="Of what counts in working hours.")
    working_calendar: WorkingCalendar | None
    purses: list[BurnOfPurse] = strawberry.field(description="The dearest twelve, the dearest first.")
    formula: str


async def read_queue_burn(
    info: strawberry.Info[Context],
    *,
    requests: list[strawberry.ID] | None = None,
    project: strawberry.ID | None = None,
    program: strawberry.ID | None = None,
    portfolio: strawberry.ID | None = None,
    queue: QueueFilter | None = None,
    **_read_from_the_document: Any,
) -> QueueBurn:
    given = (among_requests(requests), _of_place(project, program, portfolio))
    async with info.context.reading() as work:
        among = and_(true(), *given, *listed_requests(work, info))
        partial = False
        if queue is not None:
            waiting, partial = await whole_queue(work, wanted_of(queue))
            among &= ExceptionRequest.id.in_(waiting)
        found = await burn_of(work, among)
        return _shown(work, found, await _names(work, found.purses[:MOST_PURSES]), partial=partial)


def among_requests(requests: Sequence[strawberry.ID] | None) -> ColumnElement[bool]:
    """These requests, or all."""
    if requests is None:
        return true()
    if len(requests) > MOST_AT_ONCE:
        raise Invalid.at("requests", "too_many", f"At most {MOST_AT_ONCE} requests at once.")
    return ExceptionRequest.id.in_([key_of(str(each), "ExceptionRequest", "requests") for each in requests])


def _of_place(
    project: strawberry.ID | None, program: strawberry.ID | None, portfolio: strawberry.ID | None
) -> ColumnElement[bool]:
    among: ColumnElement[bool] = true()
    if project is not None:
        among &= ExceptionRequest.project_id == key_of(str(project), "Project", "project")
    if program is not None:
        among &= ExceptionRequest.program_id == key_of(str(program), "Program", "program")
    if portfolio is not None:
        of_portfolio = select(Program.id).where(
            Program.portfolio_id == key_of(str(portfolio), "Portfolio", "portfolio")
        )
        among &= ExceptionRequest.program_id.in_(of_portfolio)
    return among


def listed_requests(work: Work, info: strawberry.Info[Context]) -> list[ColumnElement[bool]]:
    """What a filter and a search mean in the list of all requests, whose board says them as they are."""
    raw: Any = info._raw_info
    name = raw.field_nodes[0].name.value
    given = given_arguments(raw, "Query", Pick(name, name, list(raw.field_nodes)))
    narrowed, search = given.get("filter"), given.get("search")
    if narrowed is None and not search:
        return []
    return REGISTER.conditions(work, REGISTER.understood(Asked(filter=narrowed, search=search)), Inline())


async def _names(work: Work, purses: Sequence[PurseSum]) -> dict[UUID, str]:
    """What the programs and projects are called whose burn is drawn on: as it stands on requests that are seen."""
    keys = [each.purse for each in purses]
    either = union_all(*(select(each.id, each.name).where(each.id.in_(keys)) for each in (Program, Project)))
    return dict((await work.session.execute(either)).all())


def _shown(work: Work, found: BurnSum, names: dict[UUID, str], *, partial: bool) -> QueueBurn:
    working = found.per_hour.get(HoursBasis.WORKING)
    day, cost = _three(found.per_day), _three(found.so_far)
    return QueueBurn(
        waiting=found.waiting,
        unpriced=found.unpriced,
        partial=partial,
        as_of=work.now,
        per_day=day[1],
        per_day_low=day[0],
        per_day_high=day[2],
        so_far=cost[1],
        so_far_low=cost[0],
        so_far_high=cost[2],
        per_hour=shown(found.per_hour.get(HoursBasis.CALENDAR)),
        per_working_hour=shown(working),
        working_calendar=shown_calendar(working_calendar(work.organisation.time_zone)) if working else None,
        purses=[
            BurnOfPurse(name=names[each.purse], waiting=each.waiting, per_day=shown(each.per_day))
            for each in found.purses[:MOST_PURSES]
        ],
        formula=HOW,
    )


def _three(spread: Spread | None) -> tuple[MoneyAmount | None, MoneyAmount | None, MoneyAmount | None]:
    return (None, None, None) if spread is None else (shown(spread.low), shown(spread.likely), shown(spread.high))


def _register() -> Listing:
    fields = RecordQueries.__strawberry_definition__.fields  # type: ignore[attr-defined]
    (found,) = (each.metadata["list"] for each in fields if each.python_name == "exception_requests")
    if not isinstance(found, Listing):
        raise TypeError("the requests are a list")
    return found


REGISTER = _register()
NARROWED = {"filter": filter_type(spec_of("ExceptionRequest")) | None, "search": str | None}


@strawberry.type
class BurnQueries:
    queue_burn = strawberry.field(
        resolver=with_arguments(read_queue_burn, NARROWED, QueueBurn),
        description="What the waiting requests that the viewer may read cost together: all, these, those of a project, "
        "program or portfolio, of the viewer's queue, or of the list of requests as it is narrowed and searched.",
        metadata={"stands": STANDS},
    )
