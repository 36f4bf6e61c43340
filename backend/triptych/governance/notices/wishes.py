"""How people want to be told, and when they are away: what decides when a notice is mailed."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from triptych.access.work import Work
from triptych.governance.notices.rules.delivery import Wishes, digest_after, digest_before, due_at
from triptych.kernel.days import day_of
from triptych.kernel.notice_words import Urgency, Way
from triptych.kernel.periods import Period
from triptych.kernel.refusals import Problem, refuse_if
from triptych.model.notice import Notice, NoticePreference
from triptych.model.people import Absence, Person


@dataclass(frozen=True, kw_only=True)
class EditWishes:
    """Which way each kind of notice goes, the time of the digest, and the quiet hours: both ends, or neither."""

    act: Way
    changed: Way
    information: Way
    digest_at: time
    quiet_from: time | None = None
    quiet_until: time | None = None
    urgent_in_quiet: bool = False
    mail_while_away: bool = False


@dataclass(frozen=True)
class Mailing:
    """What says when somebody is mailed: their wishes, their zone, and when they are away."""

    wishes: Wishes
    zone: ZoneInfo
    away: tuple[Period, ...] = field(default=())

    def due_at(self, urgency: Urgency, sent_at: datetime) -> datetime | None:
        """When a notice is to be mailed, or None where it stays in the inbox."""
        return due_at(urgency, sent_at, self.wishes, self.zone, self.away)

    def digest_on(self, now: datetime) -> date:
        """The day of the digest that goes out now: of its own instant, however late it is."""
        return day_of(digest_before(now, self.wishes, self.zone), self.zone.key)

    def next_digest(self, now: datetime) -> datetime:
        """When the next digest goes out."""
        return digest_after(now, self.wishes, self.zone)


async def mailing_of(work: Work, people: Collection[UUID], since: datetime | None = None) -> dict[UUID, Mailing]:
    """What says when these people are mailed; with absences that ended after `since`. Two statements, however many.

    Whoever takes an absence back is there from that instant.
    """
    away: dict[UUID, list[Period]] = defaultdict(list)
    ends = func.least(Absence.until, Absence.cancelled_at)
    for person, starts, end in await work.session.execute(
        select(Absence.person_id, Absence.starts, ends).where(
            Absence.person_id.in_(people), ends > (since or work.now), ends > Absence.starts
        )
    ):
        away[person].append(Period(starts, end))
    found = await work.session.execute(
        select(Person.id, Person.time_zone, NoticePreference)
        .outerjoin(NoticePreference, NoticePreference.person_id == Person.id)
        .where(Person.id.in_(people))
    )
    return {
        person: Mailing(wishes_in(said), ZoneInfo(zone or work.organisation.time_zone), tuple(away.get(person, ())))
        for person, zone, said in found
    }


def wishes_in(said: NoticePreference | None) -> Wishes:
    """What somebody said, or what holds for whoever said nothing."""
    if said is None:
        return Wishes()
    return Wishes(
        ways={
            Urgency.ACT: Way(said.act),
            Urgency.CHANGED: Way(said.changed),
            Urgency.INFORMATION: Way(said.information),
        },
        digest_at=said.digest_at,
        quiet_from=said.quiet_from,
        quiet_until=said.quiet_until,
        urgent_in_quiet=said.urgent_in_quiet,
        mail_while_away=said.mail_while_away,
    )


async def my_wishes(work: Work) -> Wishes:
    """How the actor wants to be told."""
    return wishes_in(await work.session.get(NoticePreference, work.actor.person_id))


async def edit_wishes(work: Work, ask: EditWishes) -> Person:
    """Say how one wants to be told; what was sent and not mailed yet goes by it as well."""
    refuse_if(_problems(ask))
    said = {
        "act": ask.act,
        "changed": ask.changed,
        "information": ask.information,
        "digest_at": ask.digest_at,
        "quiet_from": ask.quiet_from,
        "quiet_until": ask.quiet_until,
        "urgent_in_quiet": ask.urgent_in_quiet,
        "mail_while_away": ask.mail_while_away,
    }
    me = work.actor.person_id
    await work.session.execute(
        insert(NoticePreference)
        .values(person_id=me, **said)
        .on_conflict_do_update(index_elements=["person_id"], set_=said)
    )
    await work.session.execute(
        update(Notice).where(Notice.person_id == me, Notice.settled_at.is_(None)).values(mail_due_at=work.now)
    )
    return await work.session.get_one(Person, me)


def _problems(ask: EditWishes) -> Iterator[Problem]:
    if (ask.quiet_from is None) != (ask.quiet_until is None):
        missing = "quietFrom" if ask.quiet_from is None else "quietUntil"
        yield Problem(missing, "half_quiet", "Quiet hours have a beginning and an end; give both, or neither.")
    elif ask.quiet_from is not None and ask.quiet_from == ask.quiet_until:
        yield Problem("quietUntil", "all_day_quiet", "Quiet hours end at another time than they begin.")
    for name, given in (("digestAt", ask.digest_at), ("quietFrom", ask.quiet_from), ("quietUntil", ask.quiet_until)):
        if given is not None and (given.second or given.microsecond or given.tzinfo is not None):
            yield Problem(name, "bad_time", "Write a time of day in hours and minutes, like 07:30.")
