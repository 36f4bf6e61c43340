"""Calendar files by RFC 5545, read back by hand: lines, folding, escapes, days and instants."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icalendars import unescaped, unfolded
from triptych.exchange.icalendar import Event, calendar_file, escaped, fold

NOW = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)


def an_event(**changes: object) -> Event:
    facts: dict[str, object] = {
        "uid": "ends-1@triptych",
        "when": date(2026, 3, 31),
        "summary": "REQ-0001 Approval ends",
        "description": "One line\nand another",
        "category": "Exceptions",
        "url": "http://localhost/exceptions/REQ-0001",
    }
    return Event(**(facts | changes))  # type: ignore[arg-type]


def test_a_file_says_what_it_is_and_each_event_when_it_was_written() -> None:
    found = unfolded(calendar_file("Exceptions, all", [an_event(), an_event(uid="2")], NOW))

    assert found[:5] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Triptych//Exceptions//EN", "CALSCALE:GREGORIAN",
                         "METHOD:PUBLISH"]  # fmt: skip
    assert "X-WR-CALNAME:Exceptions\\, all" in found
    assert found.count("BEGIN:VEVENT") == found.count("END:VEVENT") == found.count("DTSTAMP:20260302T123000Z") == 2
    assert found[-1] == "END:VCALENDAR"


@pytest.mark.parametrize(
    ("when", "lines"),
    [
        (date(2026, 12, 31), ["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101"]),
        (date(2028, 2, 28), ["DTSTART;VALUE=DATE:20280228", "DTEND;VALUE=DATE:20280229"]),
        (NOW, ["DTSTART:20260302T123000Z"]),
        (datetime(2026, 3, 2, 1, tzinfo=timezone(timedelta(hours=2))), ["DTSTART:20260301T230000Z"]),
    ],
)
def test_a_day_is_a_whole_day_and_an_instant_is_in_utc(when: date, lines: list[str]) -> None:
    found = unfolded(calendar_file("x", [an_event(when=when)], NOW))

    assert [line for line in found if line.startswith(("DTSTART", "DTEND"))] == lines


def test_an_instant_without_zone_is_nobodys() -> None:
    with pytest.raises(ValueError, match="zone"):
        calendar_file("x", [an_event(when=datetime(2026, 3, 2))], NOW)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a, b; c", "a\\, b\\; c"),
        ("back\\slash", "back\\\\slash"),
        ("one\r\ntwo\rthree\nfour", "one\\ntwo\\nthree\\nfour"),
        ("bell\x07 and \u2028", "bell and "),
        ('"quoted": kept', '"quoted": kept'),
        ("END:VCALENDAR\nBEGIN:VEVENT", "END:VCALENDAR\\nBEGIN:VEVENT"),
    ],
)
def test_what_separates_is_escaped_and_nobody_adds_a_line(text: str, written: str) -> None:
    assert escaped(text) == written


def test_a_line_of_75_octets_is_whole_and_one_more_is_folded() -> None:
    assert list(fold("x" * 75)) == ["x" * 75]
    assert list(fold("x" * 76)) == ["x" * 75, " x"]
    assert list(fold("x" * 74 + "ü")) == ["x" * 74, " ü"]


@given(st.text(max_size=400))
def test_whatever_is_typed_comes_back_and_no_line_is_too_long(text: str) -> None:
    clean = unescaped(escaped(text))

    data = calendar_file("x", [an_event(summary=text)], NOW)

    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    (summary,) = [line for line in unfolded(data) if line.startswith("SUMMARY:")]
    assert unescaped(summary.removeprefix("SUMMARY:")) == clean
    assert unfolded(data).count("BEGIN:VEVENT") == 1
