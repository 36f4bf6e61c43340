"""Something of every kind happens in a house beside its requests, and somebody is told of each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, text

from e2e.houses import House
from triptych.access.administration.delegations import (
    GrantDelegation,
    RevokeDelegation,
    grant_delegation,
    revoke_delegation,
)
from triptych.access.work import Works
from triptych.governance.notices.facts import notice_changed_facts
from triptych.governance.notices.noticing import notice_what_came
from triptych.governance.notices.ready_gates import notice_ready_gates
from triptych.governance.notices.telling_records import tell_occurrence, untold_occurrences
from triptych.governance.waivers import answering, proposing
from triptych.kernel.money import Money
from triptych.model.database import Database
from triptych.model.people import Delegation, Person
from triptych.model.types import DelegationId, PersonId, ProgramId, RuleId, WaiverId
from triptych.model.waiver import ClassWaiver

# Somebody is told of the newest occurrence of every kind, as if each concerned them.
TELL_EACH = text("""
INSERT INTO notice (id, person_id, request_id, occurrence_id, urgency, tie, act, at, sent_at, settled_at)
SELECT gen_random_uuid(), :person, decision.request_id, newest.id,
       CASE WHEN act IS NULL THEN 'changed' ELSE 'act' END, CASE WHEN act IS NULL THEN 'follows' ELSE 'must_act' END,
       act, newest.at, now(), now()
FROM (SELECT DISTINCT ON (kind) * FROM occurrence ORDER BY kind, at DESC, id) AS newest
LEFT JOIN (VALUES ('gate_ready', 'decideGate'), ('waiver_proposed', 'grantWaiver')) AS asks (asked, act)
  ON asked = newest.kind
LEFT JOIN decision ON decision.id = newest.decision_id
WHERE newest.kind <> 'waiver_withdrawn' AND newest.person_id IS DISTINCT FROM :person
ON CONFLICT DO NOTHING
""")


@asynccontextmanager
async def a_database(house: House) -> AsyncIterator[Database]:
    """The database of a house, beside its server."""
    database = Database(house.owner_url, house.app_url)
    try:
        yield database
    finally:
        await database.close()


async def everything_happens(database: Database) -> None:
    """Waivers are answered, one of them ends soon; authority is lent and taken back; and the clock looks about."""
    works = Works(database)
    async with database.sessions() as session:
        waived = (await session.scalars(select(ClassWaiver).order_by(ClassWaiver.ref).limit(1))).one()
        lent = (await session.scalars(select(Delegation).order_by(Delegation.id).limit(1))).one()
        samir, paula = [
            (await session.scalars(select(Person.id).where(Person.name.startswith(name)))).one()
            for name in ("Samir", "Paula")
        ]
    for answer in (answering.turn_down_waiver, None, answering.revoke_waiver):
        key = await _proposed(works, samir, waived)
        async with works.begin(paula) as work:
            if answer is not answering.turn_down_waiver:
                await answering.grant_waiver(work, answering.GrantWaiver(waiver_id=key, reason="Fair."))
            else:
                await answer(work, answering.TurnDownWaiver(waiver_id=key, reason="Too wide."))
        if answer is answering.revoke_waiver:
            async with works.begin(paula) as work:
                await answer(work, answering.RevokeWaiver(waiver_id=key, reason="A line was lost."))
    async with works.begin(lent.delegator_id) as work:
        until = work.now + timedelta(days=20)
        ask = GrantDelegation(
            delegate_id=PersonId(lent.delegate_id), valid_from=until, valid_until=until + timedelta(1)
        )
        short = await grant_delegation(work, ask)
        await revoke_delegation(work, RevokeDelegation(delegation_id=DelegationId(short.id)))
    async with works.begin_system("Notices") as work:
        await notice_what_came(work)
        await notice_ready_gates(work)
        await notice_changed_facts(work)


async def _proposed(works: Works, by: UUID, like: ClassWaiver) -> WaiverId:
    async with works.begin(by) as work:
        ask = proposing.ProposeWaiver(
            rule_id=RuleId(like.rule_id),
            program_id=ProgramId(UUID(str(like.program_id))),
            title=f"Cables for a day, {work.now:%H:%M:%S.%f}",
            reason="A day is shorter than any tender.",
            limit=Money(1, work.organisation.base_currency),
            valid_until=work.now + timedelta(days=10),
            review_on=work.today,
        )
        return WaiverId((await proposing.propose_waiver(work, ask)).id)


async def all_told(database: Database, to: str) -> None:
    """Everything is told to those whom it concerns, as a worker does it; and of each kind something to one person."""
    works = Works(database)
    async with works.begin_system("Notices") as work:
        waiting = await untold_occurrences(work)
    for each in waiting:
        async with works.begin_system("Notices") as work:
            await tell_occurrence(work, each)
    async with database.sessions() as session, session.begin():
        person = (await session.scalars(select(Person.id).where(Person.name.startswith(to)))).one()
        await session.execute(TELL_EACH, {"person": person})
