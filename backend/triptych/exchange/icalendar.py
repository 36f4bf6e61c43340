"""Calendars as files: iCalendar (RFC 5545), as far as a list of days and instants needs it.

Written here rather than taken from a library: it is one component with nine properties, and a library would be one more
dependency of the running product.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75  # octets of a line, without its end (RFC 5545, 3.1)
PRODUCT = "-//Triptych//Exceptions//EN"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]")
_NEW_LINE = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, kw_only=True)
class Event:
    """What stands on a whole day, or at an instant. `uid` names it for good: a calendar that has it moves it."""

    uid: str
    when: date | datetime
    summary: str
    description: str
    category: str
    url: str


def calendar_file(name: str, events: Iterable[Event], stamp: datetime) -> bytes:
    """The file; `stamp` is the instant at which it says so. Raises `ValueError` for an instant without zone."""
    lines = (folded for line in _calendar(name, events, stamp) for folded in fold(line))
    return "".join(f"{line}\r\n" for line in lines).encode()


def _calendar(name: str, events: Iterable[Event], stamp: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    yield f"X-WR-CALNAME:{escaped(name)}"
    for event in events:
        yield from ("BEGIN:VEVENT", f"UID:{escaped(event.uid)}", f"DTSTAMP:{_instant(stamp)}")
        yield from _when(event.when)
        yield f"SUMMARY:{escaped(event.summary)}"
        yield f"DESCRIPTION:{escaped(event.description)}"
        yield f"CATEGORIES:{escaped(event.category)}"
        yield f"URL:{_CONTROL.sub('', event.url)}"
        yield from ("TRANSP:TRANSPARENT", "END:VEVENT")  # what comes to its day takes nobody's time
    yield "END:VCALENDAR"


def _when(when: date | datetime) -> Iterator[str]:
    """A day lasts to the next, which is exclusive; an instant lasts no time."""
    if isinstance(when, datetime):
        yield f"DTSTART:{_instant(when)}"
    else:
        yield f"DTSTART;VALUE=DATE:{when:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{when + timedelta(days=1):%Y%m%d}"


def _instant(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("an instant has a zone")
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """A text as the value of a property (3.3.11): what separates is escaped, what no calendar shows is left out."""
    plain = _CONTROL.sub("", _NEW_LINE.sub("\n", text))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, the later ones after a blank; no character is cut (3.1)."""
    piece, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > LONGEST_LINE:
            yield piece
            piece, octets = " ", 1
        piece += character
        octets += size
    yield piece
