"""The calendar of exceptions: what comes to its day, in the requests and class waivers that the viewer may see."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

import strawberry

from triptych.access.work import Work
from triptych.governance.exceptions.calendar import MOST_DAYS, MOST_ENTRIES, Seen, Wanted, exception_calendar
from triptych.graphql.context import Context
from triptych.graphql.inputs import enum_type
from triptych.graphql.reading.below import read_below
from triptych.graphql.reading.declared.nodes import lazy, spec_of
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.kernel.actor import Office
from triptych.kernel.calendar_words import EntryKind, EntryState
from triptych.kernel.days import day_of

enum_type(EntryKind)
enum_type(EntryState)


@strawberry.type(
    description="Something of an exception, or of a class waiver, that comes to its day, a day of the organisation."
)
class CalendarEntry:
    key: str = strawberry.field(description="Names the entry for good, also when its day moves.")
    kind: EntryKind
    on: date
    at: datetime | None = strawberry.field(description="The instant; null for what is owed on a day.")
    state: EntryState
    text: str | None = strawberry.field(description="What a condition says.")
    until: date | None = strawberry.field(description="The later end of what was extended.")
    request: lazy("ExceptionRequest") | None = strawberry.field(  # type: ignore[valid-type]
        description="Null for what comes to its day of a class waiver."
    )
    waiver: lazy("ClassWaiver") | None = strawberry.field(  # type: ignore[valid-type]
        description="Null for what comes to its day of a request."
    )


@strawberry.type(description="What comes to its day in a span of days, by day.")
class ExceptionCalendar:
    today: date = strawberry.field(description="The organisation's day now.")
    since: date
    until: date
    time_zone: str
    entries: list[CalendarEntry]
    more: bool = strawberry.field(description=f"Whether there are more than {MOST_ENTRIES}, which are told.")


async def read_calendar(
    info: strawberry.Info[Context],
    since: date | None = None,
    until: date | None = None,
    office: Office | None = None,
    program: str | None = None,
) -> ExceptionCalendar:
    async with info.context.reading() as work:
        zone = work.organisation.time_zone
        today = day_of(work.now, zone)
        first = since or today.replace(day=1)
        last = until or first.replace(day=monthrange(first.year, first.month)[1])
        found = await exception_calendar(work, Wanted(first, last, office, program), seen_on_calendar(work))
        path = ("ExceptionCalendar", "entries", "CalendarEntry")
        asked = _keys(each.request_id for each in found.entries)
        requests = await read_below(work, info, "ExceptionRequest", asked, (*path, "request"))
        waived = _keys(each.waiver_id for each in found.entries)
        waivers = await read_below(work, info, "ClassWaiver", waived, (*path, "waiver"))
        entries = [
            CalendarEntry(
                key=each.key,
                kind=each.kind,
                on=each.on,
                at=each.at,
                state=each.state,
                text=each.text,
                until=each.until,
                request=None if each.request_id is None else requests.get(each.request_id),
                waiver=None if each.waiver_id is None else waivers.get(each.waiver_id),
            )
            for each in found.entries
        ]
        return ExceptionCalendar(today=today, since=first, until=last, time_zone=zone, entries=entries, more=found.more)


def seen_on_calendar(work: Work) -> Seen:
    """What the viewer may see of it: the same as of the lists of requests and of class waivers."""
    return Seen(
        visible_rows(work, spec_of("ExceptionRequest")),
        visible_rows(work, spec_of("ClassWaiver")),
    )


def _keys(among: Iterable[UUID | None]) -> list[UUID]:
    return list(dict.fromkeys(each for each in among if each is not None))


@strawberry.type
class CalendarQueries:
    exception_calendar = strawberry.field(
        resolver=read_calendar,
        description="Ends of approvals, emergency goes and class waivers, former ends that were extended, conditions, "
        f"deferrals and reviews that come to their day from the first to the last of at most {MOST_DAYS} days; without "
        "a first, of this month. `program` is a reference.",
    )
