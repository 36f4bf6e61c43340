"""When a notice is mailed: by table across quiet hours, changes of the clocks and absences, and by property."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.notices.rules.delivery import (
    Wishes,
    back_at,
    digest_after,
    digest_before,
    due_at,
    instant_of,
    mailable_from,
    quiet_ends,
    too_late,
)
from triptych.governance.notices.rules.retries import PAUSES, pause_after
from triptych.kernel.notice_words import Urgency, Way
from triptych.kernel.periods import Period

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")]


@given(st.integers(0, 3 * 365 * 24 * 60), st.times(), st.sampled_from(ZONES))
def test_one_digest_lies_before_each_instant_and_the_next_behind_it(minutes: int, at: time, zone: ZoneInfo) -> None:
    now = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    wishes = Wishes(digest_at=at.replace(second=0, microsecond=0))
    before = digest_before(now, wishes, zone)

    assert before <= now < digest_after(before, wishes, zone) == digest_after(now, wishes, zone)


def berlin(text: str) -> datetime:
    """A local time in Berlin as an instant; the first, where it exists twice."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "instant"),
    [
        ("2026-01-15", time(8), "2026-01-15T07:00"),
        ("2026-07-15", time(8), "2026-07-15T06:00"),
        ("2026-03-29", time(2, 30), "2026-03-29T01:00"),  # does not exist: the clocks jump from 2 to 3
        ("2026-03-29", time(2), "2026-03-29T01:00"),
        ("2026-03-29", time(3), "2026-03-29T01:00"),
        ("2026-10-25", time(2, 30), "2026-10-25T00:30"),  # exists twice: the first
        ("2026-10-25", time(3), "2026-10-25T02:00"),
    ],
)
def test_a_time_of_day_is_one_instant_across_changes_of_the_clocks(day: str, at: time, instant: str) -> None:
    assert instant_of(datetime.fromisoformat(day).date(), at, BERLIN) == utc(instant)


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("2026-03-02T12:00", "2026-03-02T12:00"),  # by day
        ("2026-03-02T20:00", "2026-03-03T07:00"),  # from its first instant
        ("2026-03-02T23:59", "2026-03-03T07:00"),
        ("2026-03-03T00:10", "2026-03-03T07:00"),  # over midnight
        ("2026-03-03T06:59", "2026-03-03T07:00"),
        ("2026-03-03T07:00", "2026-03-03T07:00"),  # the end itself is not quiet
        ("2026-03-28T22:00", "2026-03-29T07:00"),  # the short night of spring
        ("2026-10-24T22:00", "2026-10-25T07:00"),  # the long night of autumn
    ],
)
def test_quiet_hours_end_in_the_zone_of_the_person(now: str, ends: str) -> None:
    assert quiet_ends(berlin(now), Wishes(), BERLIN) == berlin(ends)


def test_quiet_hours_by_day_and_none_at_all() -> None:
    lunch = Wishes(quiet_from=time(12), quiet_until=time(13))
    assert quiet_ends(berlin("2026-03-02T12:30"), lunch, BERLIN) == berlin("2026-03-02T13:00")
    assert quiet_ends(berlin("2026-03-02T23:30"), lunch, BERLIN) == berlin("2026-03-02T23:30")

    never = Wishes(quiet_from=None, quiet_until=None)
    assert quiet_ends(berlin("2026-03-02T03:00"), never, BERLIN) == berlin("2026-03-02T03:00")


ALL_AT_ONCE = Wishes(ways=dict.fromkeys(Urgency, Way.AT_ONCE))


@pytest.mark.parametrize(
    ("urgency", "wishes", "sent", "due"),
    [
        (Urgency.ACT, Wishes(), "2026-03-02T12:00", "2026-03-02T12:00"),
        (Urgency.ACT, Wishes(), "2026-03-02T22:00", "2026-03-03T07:00"),
        (Urgency.ACT, Wishes(urgent_in_quiet=True), "2026-03-02T22:00", "2026-03-02T22:00"),
        (Urgency.CHANGED, Wishes(ALL_AT_ONCE.ways, urgent_in_quiet=True), "2026-03-02T22:00", "2026-03-03T07:00"),
        (Urgency.CHANGED, Wishes(), "2026-03-02T12:00", "2026-03-03T08:00"),
        (Urgency.CHANGED, Wishes(), "2026-03-02T07:59", "2026-03-02T08:00"),
        (Urgency.CHANGED, Wishes(), "2026-03-02T08:00", "2026-03-03T08:00"),
        (Urgency.CHANGED, Wishes(digest_at=time(22)), "2026-03-02T12:00", "2026-03-02T22:00"),
        (Urgency.CHANGED, Wishes(digest_at=time(2, 30)), "2026-03-28T12:00", "2026-03-29T03:00"),
    ],
)
def test_each_kind_goes_its_way(urgency: Urgency, wishes: Wishes, sent: str, due: str) -> None:
    assert due_at(urgency, berlin(sent), wishes, BERLIN) == berlin(due)


def test_what_stays_in_the_inbox_is_never_due() -> None:
    assert due_at(Urgency.INFORMATION, berlin("2026-03-02T12:00"), Wishes(), BERLIN) is None


@pytest.mark.parametrize(
    ("urgency", "mailed_while_away", "due"),
    [
        (Urgency.ACT, False, "2026-03-10T09:00"),
        (Urgency.ACT, True, "2026-03-02T12:00"),
        (Urgency.CHANGED, False, "2026-03-11T08:00"),
        (Urgency.CHANGED, True, "2026-03-03T08:00"),
    ],
)
def test_whoever_is_away_is_mailed_when_they_are_back_unless_they_want_otherwise(
    urgency: Urgency, due: str, *, mailed_while_away: bool
) -> None:
    away = (
        Period(berlin("2026-03-05T00:00"), berlin("2026-03-10T09:00")),
        Period(berlin("2026-03-01T00:00"), berlin("2026-03-05T00:00")),
    )
    wishes = Wishes(mail_while_away=mailed_while_away)

    assert due_at(urgency, berlin("2026-03-02T12:00"), wishes, BERLIN, away) == berlin(due)


INSTANTS = st.integers(0, 3 * 366 * 24 * 60).map(lambda minutes: utc("2025-01-01") + timedelta(minutes=minutes))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(INSTANTS, st.tuples(TIMES, TIMES, TIMES), st.sampled_from(ZONES), st.sampled_from(Urgency))
def test_nothing_is_mailed_before_it_was_sent_nor_at_once_in_quiet_hours(
    sent: datetime, times: tuple[time, time, time], zone: ZoneInfo, urgency: Urgency
) -> None:
    wishes = Wishes(ALL_AT_ONCE.ways, *times)

    due = due_at(urgency, sent, wishes, zone)

    assert due is not None
    assert sent <= due <= sent + timedelta(hours=26)
    assert quiet_ends(due, wishes, zone) == due
    assert due_at(urgency, due, wishes, zone) == due, "asked again at that moment, it is still due"


@given(INSTANTS, TIMES, st.sampled_from(ZONES))
def test_a_digest_comes_once_a_day_and_after_what_is_in_it(instant: datetime, at: time, zone: ZoneInfo) -> None:
    first = digest_after(instant, Wishes(digest_at=at), zone)
    second = digest_after(first, Wishes(digest_at=at), zone)

    assert instant < first < second
    assert first - instant <= timedelta(hours=26)
    assert timedelta(hours=21) <= second - first <= timedelta(hours=27)


def test_absences_that_follow_each_other_are_one_and_a_later_one_is_none() -> None:
    noon = berlin("2026-03-02T12:00")
    first, gap, later = timedelta(days=1), timedelta(days=2), timedelta(days=3)

    assert back_at(noon, [Period(noon + gap, noon + later), Period(noon, noon + first)]) == noon + first
    assert back_at(noon, [Period(noon + first, noon + later), Period(noon, noon + first)]) == noon + later
    assert back_at(noon, []) == noon


def test_what_was_due_days_ago_is_left_to_the_inbox() -> None:
    due = berlin("2026-03-02T12:00")

    assert not too_late(due, due + timedelta(days=2))
    assert too_late(due, due + timedelta(days=2, seconds=1))


def test_pauses_grow_and_end() -> None:
    pauses = [pause_after(attempts) for attempts in range(1, len(PAUSES) + 2)]

    assert pauses[-1] is None
    grown = [each for each in pauses if each is not None]
    assert grown == sorted(set(grown))
    assert sum(grown, timedelta()) > timedelta(days=1, hours=12), "a mail server may be away for a night and a day"


@pytest.mark.parametrize(
    ("sent", "from_when"),
    [
        ("2026-03-02T14:03", "2026-03-03T00:00"),
        ("2026-03-02T00:00", "2026-03-03T00:00"),
        ("2026-03-28T23:59", "2026-03-29T00:00"),
        ("2026-10-25T02:30", "2026-10-26T00:00"),
    ],
)
def test_what_a_sealed_person_did_is_mailed_when_its_day_is_over(sent: str, from_when: str) -> None:
    assert mailable_from(berlin(sent), "Europe/Berlin", sealed=True) == berlin(from_when)
    assert mailable_from(berlin(sent), "Europe/Berlin", sealed=False) == berlin(sent)
