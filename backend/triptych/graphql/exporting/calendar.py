"""The calendar of exceptions as events of a file, as its person sees it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from triptych.exchange.icalendar import Event
from triptych.exchange.wording.calendar_words import CalendarWords
from triptych.governance.exceptions.calendar import MOST_DAYS
from triptych.graphql.context import Context
from triptych.graphql.exporting.pages import answered
from triptych.kernel.calendar_words import EntryKind, EntryState
from triptych.kernel.days import first_instant_after
from triptych.kernel.refusals import Invalid

MOST_DAYS_IN_A_FILE = 400
A_SPAN = timedelta(days=MOST_DAYS - 1)
DOCUMENT = """query Calendar($since: Date, $until: Date, $office: Office, $program: String) {
  exceptionCalendar(since: $since, until: $until, office: $office, program: $program) { timeZone more entries {
    key kind on at state text until request { ref title programName }
    waiver { ref title place rule { ref title } } } } }"""


@dataclass(frozen=True, kw_only=True)
class CalendarAsked:
    """Which days (both included), of which office and program."""

    since: date
    until: date
    office: str | None = None
    program: str | None = None


async def read_entries(context: Context, asked: CalendarAsked) -> tuple[list[dict[str, Any]], str]:
    """Every entry of the days, and the zone in which they are days; all of it or, with `Invalid`, nothing."""
    if (asked.until - asked.since).days >= MOST_DAYS_IN_A_FILE:
        raise Invalid.at("until", "too_many", f"At most {MOST_DAYS_IN_A_FILE} days at once.")
    entries: list[dict[str, Any]] = []
    zone = "UTC"
    for first, last in _spans(asked):
        days = {"since": first.isoformat(), "until": last.isoformat()}
        told = await answered(context, DOCUMENT, days | {"office": asked.office, "program": asked.program})
        found = told["exceptionCalendar"]
        if found["more"]:
            raise Invalid.at("until", "too_many", "That is too much for one file: choose an office or a program.")
        entries += found["entries"]
        zone = found["timeZone"]
    return entries, zone


def _spans(asked: CalendarAsked) -> Iterator[tuple[date, date]]:
    first = asked.since
    while True:
        last = min(asked.until, min(first, date.max - A_SPAN) + A_SPAN)
        yield first, last
        if last >= asked.until:
            return
        first = last + timedelta(days=1)


def event_of(entry: dict[str, Any], zone: str, words: CalendarWords, address: str) -> Event:
    """An entry as an event; `address` is that of the pages. What ends with a day of the organisation is that day."""
    on = date.fromisoformat(entry["on"])
    at = None if entry["at"] is None else datetime.fromisoformat(entry["at"])
    until = None if entry["until"] is None else date.fromisoformat(entry["until"])
    said = words.entry(
        EntryKind(entry["kind"].lower()), EntryState(entry["state"].lower()), text=entry["text"], until=until
    )
    request, waiver = entry["request"], entry["waiver"]
    record = request or waiver
    if waiver:
        about = f"{words.waiver}: {waiver['place']}\n{waiver['rule']['ref']} {waiver['rule']['title']}"
        path = f"/rules/waivers/{waiver['ref']}"
    else:
        about, path = request["programName"], f"/exceptions/{request['ref']}"
    return Event(
        uid=f"{entry['key']}@triptych",
        when=on if at is None or at == first_instant_after(on, zone) else at,
        summary=f"{record['ref']} {said}",
        description=f"{record['title']}\n{about}\n{address}{path}",
        category=words.calendar,
        url=f"{address}{path}",
    )
