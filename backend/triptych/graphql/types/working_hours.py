"""When waiting counts, as facts from which a browser lets a clock pause."""

from datetime import date

import strawberry

from triptych.kernel import business_time


@strawberry.type(description="One span of a week in which work is done, in the calendar's own zone; Monday is 1.")
class WorkingHours:
    weekday: int
    opens: str = strawberry.field(name="from")
    closes: str = strawberry.field(name="until")


@strawberry.type(description="Working hours of a week, and the days without work.")
class WorkingCalendar:
    time_zone: str
    hours: list[WorkingHours]
    holidays: list[date]


def shown_calendar(calendar: business_time.WorkingCalendar) -> WorkingCalendar:
    """A working calendar as the graph shows it."""
    return WorkingCalendar(
        time_zone=calendar.time_zone,
        hours=[
            WorkingHours(
                weekday=each.weekday + 1,
                opens=each.opens.isoformat("minutes"),
                closes=each.closes.isoformat("minutes"),
            )
            for each in calendar.week
        ],
        holidays=sorted(calendar.holidays),
    )
