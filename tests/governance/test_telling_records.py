"""Who is told of class waivers, delegations and gates: once, never what they did themselves, while they may read it."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text, update

from benches import a_bench
from building import NOON
from relocation import Relocation, a_relocation
from telling import all_told, looked_about, notices_of, told_beside
from triptych.access.administration import delegations
from triptych.access.administration.people import DeactivatePerson, deactivate_person
from triptych.governance.gates.gates import DecideGate, decide_gate
from triptych.governance.gates.readiness import of_gates
from triptych.governance.notices.telling_records import tell_occurrence, untold_occurrences
from triptych.governance.waivers import answering
from triptych.jobs.notices import tell_record, tell_the_rest
from triptych.model.database import Database
from triptych.model.gate import GateOutcome
from triptych.model.occurrence import TELL_RECORD
from triptych.model.people import RoleAssignment
from triptych.model.types import DelegationId, GateId, WaiverId
from waiving import UNTIL, granted, proposed, revoked


def acts(told: dict[str, list[tuple[str, str]]], kind: str) -> dict[str, str]:
    """By first name, what one kind of occurrence says."""
    return {name: says for name, all_of in told.items() for each, says in all_of if each == kind}


async def answered(story: Relocation, who: str, waiver_id: object) -> None:
    async with story.as_(who) as work:
        ask = answering.TurnDownWaiver(waiver_id=WaiverId(waiver_id), reason="Not for a whole program.")
        await answering.turn_down_waiver(work, ask)


async def test_a_proposed_waiver_waits_for_whoever_may_grant_it_and_for_nobody_once_answered(
    database: Database,
) -> None:
    story = await a_relocation(database)
    waiver = await proposed(story)

    await all_told(story)

    asked = acts(await told_beside(story), "waiver_proposed")
    assert asked["Sam"] == "grantWaiver"
    assert "Paula" not in asked, "she proposed it"
    assert "Rita" not in asked, "she may not grant it"
    assert set(asked.values()) == {"grantWaiver"}

    await answered(story, "Sam", waiver.id)
    await all_told(story)

    told = await told_beside(story)
    assert acts(told, "waiver_proposed") == {}, "it waits for nobody"
    assert acts(told, "waiver_turned_down")["Paula"] == "changed"
    assert "Sam" not in acts(told, "waiver_turned_down"), "he did it"


async def test_granted_revoked_and_nearly_over_are_told_to_the_proposer_and_the_office_of_the_rule(
    database: Database,
) -> None:
    story = await a_relocation(database)
    waiver = await granted(story)
    await all_told(story)
    assert acts(await told_beside(story), "waiver_granted") == {"Paula": "changed"}

    await looked_about(story)
    assert acts(await told_beside(story), "waiver_ends") == {}, "sixty days are left"

    story.house.clock.now = UNTIL - timedelta(days=14)
    await looked_about(story)
    await looked_about(story)
    assert acts(await told_beside(story), "waiver_ends") == {"Paula": "changed", "Sam": "changed"}
    assert len([each for each in await notices_of(story, "Paula") if each.at > NOON]) == 1, "told once"

    await revoked(story, waiver)
    await all_told(story)
    assert acts(await told_beside(story), "waiver_revoked") == {"Paula": "changed"}


async def test_a_proposal_that_nobody_answered_in_time_waits_no_more(database: Database) -> None:
    story = await a_relocation(database)
    await proposed(story)
    await all_told(story)
    story.house.clock.now = UNTIL

    await looked_about(story)

    assert acts(await told_beside(story), "waiver_proposed") == {}
    assert acts(await told_beside(story), "waiver_ends") == {}, "it never was in force"


async def lent(story: Relocation, lender: str, to: str) -> object:
    async with story.as_(lender) as work:
        ask = delegations.GrantDelegation(delegate_id=story.person(to), valid_until=NOON + timedelta(days=30))
        return (await delegations.grant_delegation(work, ask)).id


async def test_authority_lent_is_told_to_whom_it_is_lent_and_its_early_end_to_both_but_whoever_ended_it(
    database: Database,
) -> None:
    story = await a_relocation(database)
    delegation = await lent(story, "Olivia", "Ivo")
    await all_told(story)
    assert await told_beside(story) == {"Ivo": [("delegation_given", "changed")]}

    async with story.as_("Olivia") as work:
        await delegations.revoke_delegation(work, delegations.RevokeDelegation(delegation_id=DelegationId(delegation)))
    await all_told(story)

    assert acts(await told_beside(story), "delegation_ended") == {"Ivo": "changed"}


async def test_who_lent_authority_is_told_that_somebody_else_ended_it(database: Database) -> None:
    story = await a_relocation(database)
    await lent(story, "Olivia", "Ivo")
    await all_told(story)
    async with story.as_("Ada") as work:
        person = DeactivatePerson(person_id=story.person("Ivo"))
        await deactivate_person(work, person)

    await all_told(story)

    assert acts(await told_beside(story), "delegation_ended") == {"Olivia": "changed"}, "he has left"


async def decided(story: Relocation, who: str, outcome: GateOutcome) -> None:
    gate = GateId(story.ids["gate"])
    async with story.as_(who) as work:
        stamp = (await of_gates(work, [gate]))[gate].stamp
        await decide_gate(work, DecideGate(gate_id=gate, seen=stamp, outcome=outcome, reason="Not yet."))


async def test_what_was_decided_at_a_gate_is_told_to_those_who_run_the_project(database: Database) -> None:
    story = await a_relocation(database)
    await decided(story, "Paula", GateOutcome.HOLD)

    await all_told(story)

    told = acts(await told_beside(story), "gate_decided")
    assert set(told.values()) == {"changed"}
    assert {"Dan"} <= set(told), told
    assert "Paula" not in told, "she decided"
    assert "Uma" not in told, "she reads everything, and nothing here concerns her"


async def test_what_happened_is_told_once_whoever_is_at_it_and_however_often(database: Database) -> None:
    story = await a_relocation(database)
    await proposed(story)
    async with story.works.begin_system("Notices") as work:
        (occurrence,) = await untold_occurrences(work)

    async def told() -> int:
        async with story.works.begin_system("Notices") as work:
            return await tell_occurrence(work, occurrence)

    sent = await asyncio.gather(*(told() for _ in range(4)))

    assert sorted(sent)[:3] == [0, 0, 0]
    assert sorted(sent)[3] == len(await told_beside(story)) > 0
    assert await told() == 0


async def test_a_worker_that_dies_before_it_stored_leaves_everything_to_be_told(database: Database) -> None:
    story = await a_relocation(database)
    await proposed(story)
    async with story.works.begin_system("Notices") as work:
        (occurrence,) = await untold_occurrences(work)

    async def dies() -> None:
        async with story.works.begin_system("Notices") as work:
            assert await tell_occurrence(work, occurrence) > 0
            raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        await dies()

    assert await told_beside(story) == {}
    bench = a_bench(story.database, story.house.clock)
    await tell_the_rest(bench, {})
    await tell_the_rest(bench, {})
    assert acts(await told_beside(story), "waiver_proposed")["Sam"] == "grantWaiver"
    assert len(await notices_of(story, "Sam")) == 1


async def test_the_act_itself_has_it_told(database: Database) -> None:
    story = await a_relocation(database)
    waiver = await proposed(story)

    await tell_record(a_bench(story.database, story.house.clock), {"record": str(waiver.id)})

    assert len(await notices_of(story, "Sam")) == 1
    async with story.database.sessions() as session:
        waiting = text("SELECT convert_from(payload, 'UTF8')::jsonb ->> 'record' FROM pgqueuer WHERE entrypoint = :job")
        assert str(waiver.id) in set(await session.scalars(waiting, {"job": TELL_RECORD}))


async def test_what_one_may_read_no_more_is_told_no_more(database: Database) -> None:
    story = await a_relocation(database)
    await proposed(story)
    async with story.database.sessions() as session, session.begin():
        revoking = update(RoleAssignment).where(RoleAssignment.person_id == story.person("Sam"))
        await session.execute(revoking.values(revoked_at=story.house.clock.now))

    await all_told(story)

    assert "Sam" not in await told_beside(story)
