"""The calendar of exceptions, as somebody is told it."""

from datetime import date, timedelta
from typing import Any

from asking import ask
from building import TODAY
from relocation import Relocation

CALENDAR = """query ($since: Date, $until: Date, $office: Office, $program: String) {
  exceptionCalendar(since: $since, until: $until, office: $office, program: $program) {
    today since until timeZone more entries { key kind on at state text until request { ref title }
      waiver { ref title } } } }"""
DAY = timedelta(days=1)


async def calendar(story: Relocation, who: str = "Uma", first: date = TODAY, days: int = 90, **narrowed: Any) -> Any:
    """What somebody's calendar says."""
    span = {"since": first.isoformat(), "until": (first + timedelta(days=days)).isoformat()}
    told = await ask(story, who, CALENDAR, **span, **narrowed)
    assert not told.codes, told.messages
    return told.data["exceptionCalendar"]


async def entries(
    story: Relocation, who: str = "Uma", first: date = TODAY, days: int = 90
) -> list[tuple[str, str, str]]:
    """Kind, day and state, in order."""
    found = await calendar(story, who, first, days)
    return [(each["kind"], each["on"], each["state"]) for each in found["entries"]]


def on(days: int) -> str:
    """A day so many days from the story's."""
    return (TODAY + timedelta(days=days)).isoformat()
