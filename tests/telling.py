"""Telling in tests: everything that happened is told, and what then stands in whose inbox."""

from collections.abc import Sequence

from sqlalchemy import select

from relocation import Relocation
from triptych.governance.notices.noticing import notice_what_came
from triptych.governance.notices.ready_gates import end_what_is_not_ready, notice_ready_gates
from triptych.governance.notices.telling import tell_event, untold
from triptych.governance.notices.telling_records import tell_occurrence, untold_occurrences
from triptych.model.exception import ExceptionRequest, RequestEvent
from triptych.model.notice import Notice
from triptych.model.occurrence import Occurrence
from triptych.model.people import Person

Told = dict[str, list[tuple[str, str]]]


async def all_told(story: Relocation) -> int:
    """Everything that happened is told, in order; how many notices that made."""
    async with story.works.begin_system("Notices") as work:
        waiting = await untold(work)
    sent = 0
    for event in waiting:
        async with story.works.begin_system("Notices") as work:
            sent += await tell_event(work, event)
    async with story.works.begin_system("Notices") as work:
        occurrences = await untold_occurrences(work)
    for each in occurrences:
        async with story.works.begin_system("Notices") as work:
            sent += await tell_occurrence(work, each)
    return sent


async def looked_about(story: Relocation) -> int:
    """What came by itself is noticed, and all is told; how many notices that made."""
    async with story.works.begin_system("Notices") as work:
        await notice_what_came(work)
        await end_what_is_not_ready(work)
        after = await notice_ready_gates(work)
    while after is not None:
        async with story.works.begin_system("Notices") as work:
            after = await notice_ready_gates(work, after)
    return await all_told(story)


async def told_beside(story: Relocation, *kinds: str) -> Told:
    """What occurrences stand undone in everybody's inbox, by first name: each with the act, or how urgent it is."""
    async with story.database.sessions() as session:
        found = await session.execute(
            select(Person.name, Occurrence.kind, Notice.act, Notice.urgency)
            .join(Notice, Notice.person_id == Person.id)
            .join(Occurrence, Occurrence.id == Notice.occurrence_id)
            .where(Notice.done_at.is_(None), *([Occurrence.kind.in_(kinds)] if kinds else []))
            .order_by(Notice.at, Occurrence.kind, Person.name)
        )
        told: Told = {}
        for name, kind, act, urgency in found:
            told.setdefault(name.split()[0], []).append((kind, act or urgency))
        return told


async def inboxes(story: Relocation, request: ExceptionRequest | None = None) -> Told:
    """What stands undone in everybody's inbox, by first name, in the order in which it happened.

    Each is the event with how urgent it is, or, where it asks for an act, the act.
    """
    of = [Notice.request_id == request.id] if request else []
    async with story.database.sessions() as session:
        found = await session.execute(
            select(Person.name, RequestEvent.kind, Notice.act, Notice.urgency)
            .join(Notice, Notice.person_id == Person.id)
            .join(RequestEvent, RequestEvent.id == Notice.event_id)
            .where(Notice.done_at.is_(None), *of)
            .order_by(Notice.at, RequestEvent.number, Person.name)
        )
        told: Told = {}
        for name, kind, act, urgency in found:
            told.setdefault(name.split()[0], []).append((kind, act or urgency))
        return told


async def notices_of(story: Relocation, name: str) -> Sequence[Notice]:
    """Every notice of a person, the oldest first."""
    async with story.database.sessions() as session:
        mine = select(Notice).where(Notice.person_id == story.person(name)).order_by(Notice.at, Notice.id)
        return (await session.scalars(mine)).all()
