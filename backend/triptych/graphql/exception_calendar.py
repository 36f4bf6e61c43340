"""The calendar of exceptions: what comes to its day, in the requests that the viewer may see."""

from calendar import monthrange
from datetime import date, datetime

import strawberry

from triptych.governance.exceptions.calendar import MOST_DAYS, MOST_ENTRIES, Wanted, exception_calendar
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


@strawberry.type(description="Something of an exception that comes to its day, a day of the organisation.")
class CalendarEntry:
    kind: EntryKind
    on: date
    at: datetime | None = strawberry.field(description="The instant; null for what is owed on a day.")
    state: EntryState
    text: str | None = strawberry.field(description="What a condition says.")
    until: date | None = strawberry.field(description="The later end of what was extended.")
    request: lazy("ExceptionRequest")  # type: ignore[valid-type]


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
        seen = visible_rows(work, spec_of("ExceptionRequest"))
        found = await exception_calendar(work, Wanted(first, last, office, program), seen)
        keys = list(dict.fromkeys(each.request_id for each in found.entries))
        path = ("ExceptionCalendar", "entries", "CalendarEntry", "request")
        requests = await read_below(work, info, "ExceptionRequest", keys, path)
        entries = [
            CalendarEntry(
                kind=each.kind,
                on=each.on,
                at=each.at,
                state=each.state,
                text=each.text,
                until=each.until,
                request=requests.get(each.request_id),
            )
            for each in found.entries
        ]
        return ExceptionCalendar(today=today, since=first, until=last, time_zone=zone, entries=entries, more=found.more)


@strawberry.type
class CalendarQueries:
    exception_calendar = strawberry.field(
        resolver=read_calendar,
        description="Ends of approvals and emergency goes, former ends that were extended, conditions, deferrals and "
        f"reviews that come to their day from the first to the last of at most {MOST_DAYS} days; without a first, of "
        "this month. `program` is a reference.",
    )
