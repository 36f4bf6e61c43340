"""When a notice is mailed: at once, after quiet hours, after an absence, in the digest of the day, or never.

All instants are aware. Times of day are those of the person's zone; across a change of the clocks a time that does not
exist is the instant at which the clocks jump over it, and one that exists twice is the first (PEP 495).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from triptych.kernel.days import day_of, first_instant_after
from triptych.kernel.notice_words import Urgency, Way
from triptych.kernel.periods import Period

STALE_AFTER = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How somebody wants to be told. Without quiet hours both ends are None; they may go over midnight."""

    ways: dict[Urgency, Way] = field(
        default_factory=lambda: {
            Urgency.ACT: Way.AT_ONCE,
            Urgency.CHANGED: Way.DIGEST,
            Urgency.INFORMATION: Way.INBOX,
        }
    )
    digest_at: time = time(8)
    quiet_from: time | None = time(20)
    quiet_until: time | None = time(7)
    urgent_in_quiet: bool = False
    mail_while_away: bool = False


def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant (UTC) of a time of day in the zone."""
    local = datetime.combine(day, at, zone)
    earlier, later = local.utcoffset(), local.replace(fold=1).utcoffset()
    if earlier is not None and later is not None and earlier < later:
        return _jump(local, later - earlier)
    return local.astimezone(UTC)


def _jump(local: datetime, width: timedelta) -> datetime:
    """The instant at which the clocks jump over a time that does not exist, found to the minute."""
    after = local.astimezone(UTC)  # by the offset before the jump: so much after it as the time lies after its edge
    zone, before = local.tzinfo, after - width
    while after - before > timedelta(minutes=1):
        middle = before + (after - before) / 2
        if middle.astimezone(zone).utcoffset() == after.astimezone(zone).utcoffset():
            after = middle
        else:
            before = middle
    return after.replace(second=0, microsecond=0)


def quiet_ends(now: datetime, wishes: Wishes, zone: ZoneInfo) -> datetime:
    """The end of the quiet hours that lie around `now`; `now` itself where none do."""
    if wishes.quiet_from is None or wishes.quiet_until is None or wishes.quiet_from == wishes.quiet_until:
        return now
    today = day_of(now, zone.key)
    for begun in (today - timedelta(days=1), today):
        over = begun if wishes.quiet_from < wishes.quiet_until else begun + timedelta(days=1)
        starts, ends = instant_of(begun, wishes.quiet_from, zone), instant_of(over, wishes.quiet_until, zone)
        if starts <= now < ends:
            return ends
    return now


def back_at(now: datetime, away: Sequence[Period]) -> datetime:
    """When somebody who is away is back; absences that follow on each other are one."""
    for each in sorted(away, key=lambda period: period.start):
        if each.covers(now) and each.end is not None:
            now = each.end
    return now


def digest_after(instant: datetime, wishes: Wishes, zone: ZoneInfo) -> datetime:
    """The first instant after this one at which a digest goes out."""
    day = day_of(instant, zone.key)
    while (due := instant_of(day, wishes.digest_at, zone)) <= instant:
        day += timedelta(days=1)
    return due


def digest_before(instant: datetime, wishes: Wishes, zone: ZoneInfo) -> datetime:
    """The last instant, this one included, at which a digest went out or could have."""
    day = day_of(instant, zone.key)
    while (due := instant_of(day, wishes.digest_at, zone)) > instant:
        day -= timedelta(days=1)
    return due


def due_at(
    urgency: Urgency, sent_at: datetime, wishes: Wishes, zone: ZoneInfo, away: Sequence[Period] = ()
) -> datetime | None:
    """When a notice is to be mailed, or None where it stays in the inbox.

    A digest goes out at its own hour, which somebody chose, in quiet hours too. Whoever is back is told at the next
    moment at which they may be told at all.
    """
    way = wishes.ways[urgency]
    if way is Way.INBOX:
        return None
    absent = () if wishes.mail_while_away else away
    due = digest_after(sent_at, wishes, zone) if way is Way.DIGEST else sent_at
    if (back := back_at(due, absent)) != due:
        due = digest_after(back, wishes, zone) if way is Way.DIGEST else back
    if way is Way.AT_ONCE and not (urgency is Urgency.ACT and wishes.urgent_in_quiet):
        due = quiet_ends(due, wishes, zone)
    return due


def mailable_from(sent_at: datetime, time_zone: str, *, sealed: bool) -> datetime:
    """From when on a notice may be mailed: at once, or when the day is over where a sealed person acted.

    So no mail says the hour. The day is the organisation's, by which the act itself is dated.
    """
    return first_instant_after(day_of(sent_at, time_zone), time_zone) if sealed else sent_at


def too_late(due: datetime, now: datetime) -> bool:
    """Whether a mail that was due so long ago is not sent any more: the inbox has it."""
    return now - due > STALE_AFTER
