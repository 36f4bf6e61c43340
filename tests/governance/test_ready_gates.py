"""Whoever may decide at a gate is asked while its keys are ready, not after, and anew when they are so again."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from building import a_role
from relocation import LATER, Relocation, a_relocation, dollars, evidence
from telling import all_told, looked_about, notices_of, told_beside
from triptych.governance.gates.gates import CreateGate, create_gate
from triptych.governance.gates.readiness import of_gates
from triptych.governance.notices import ready_gates
from triptych.governance.notices.ready_gates import notice_ready_gates
from triptych.kernel.actor import Office, Role
from triptych.kernel.health import KeyState
from triptych.model.database import Database
from triptych.model.gate import Gate
from triptych.model.occurrence import Occurrence
from triptych.model.people import RoleAssignment
from triptych.model.types import GateId, ProjectId
from triptych.pmo.forecasts import EnterForecast, enter_forecast

ASKED = [("gate_ready", "decideGate")]


async def forecast(story: Relocation, millions: int) -> None:
    """Forty-one millions are within tolerance, eighty are not."""
    async with story.as_("Dan") as work:
        cost = dollars(millions * 1_000_000)
        project = ProjectId(story.ids["project"])
        await enter_forecast(work, EnterForecast(project_id=project, cost=cost, finish_on=LATER, basis="Anew"))


async def state(story: Relocation) -> KeyState:
    gate = GateId(story.ids["gate"])
    async with story.as_("Paula") as work:
        return (await of_gates(work, [gate]))[gate].state


async def asked(story: Relocation) -> dict[str, list[tuple[str, str]]]:
    return await told_beside(story, "gate_ready")


async def noticed(story: Relocation) -> list[tuple[str, bool]]:
    """The stamps of what was noticed of gates, in order, and whether it was told."""
    async with story.database.sessions() as session:
        found = await session.scalars(
            select(Occurrence).where(Occurrence.kind == "gate_ready").order_by(Occurrence.stamp)
        )
        return [(each.stamp, each.told_at is not None) for each in found]


async def revoked(story: Relocation) -> None:
    """Whoever leads the office of the gate holds that role no more."""
    async with story.database.sessions() as session, session.begin():
        leads = update(RoleAssignment).where(RoleAssignment.role == Role.PMO_LEAD)
        await session.execute(leads.values(revoked_at=story.house.clock.now))


async def test_keys_that_stop_being_ready_ask_nobody_and_ask_anew_when_they_are_ready_again(database: Database) -> None:
    story = await a_relocation(database)
    await evidence(story)
    await looked_about(story)
    before = set(await asked(story))
    assert "Paula" in before

    await forecast(story, 80)
    assert await state(story) is KeyState.BLOCKED
    await looked_about(story)
    assert await asked(story) == {}, "there is nothing to decide"
    await looked_about(story)
    assert await noticed(story) == [("0", True)]

    await forecast(story, 41)
    await looked_about(story)
    await looked_about(story)

    assert set(await asked(story)) == before
    assert await noticed(story) == [("0", True), ("0.1", True)]
    assert len([each for each in await notices_of(story, "Paula") if each.act == "decideGate"]) == 2, "once each time"


async def test_keys_that_were_ready_no_more_when_it_was_told_ask_when_they_are_ready_again(database: Database) -> None:
    story = await a_relocation(database)
    await evidence(story)
    async with story.works.begin_system("Notices") as work:
        assert await notice_ready_gates(work) is None
    await forecast(story, 80)

    await all_told(story)
    assert await asked(story) == {}

    await forecast(story, 41)
    await looked_about(story)
    assert (await asked(story))["Paula"] == ASKED


async def test_where_nobody_may_decide_whoever_may_later_is_asked_then(database: Database) -> None:
    story = await a_relocation(database)
    await evidence(story)
    await revoked(story)
    await looked_about(story)
    assert await asked(story) == {}
    assert await noticed(story) == [("0", False)], "it rests, and is not noticed a second time"
    await looked_about(story)
    assert await noticed(story) == [("0", False)]

    await a_role(story.house, "Paula", Role.PMO_LEAD)
    story.house.clock.now += timedelta(days=1)
    await looked_about(story)

    assert (await asked(story))["Paula"] == ASKED
    assert await noticed(story) == [("0", True)]


async def test_every_gate_is_looked_at_the_most_overdue_first_however_many_are_not_ready(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready_gates, "AT_ONCE", 1)
    story = await a_relocation(database)
    await evidence(story)
    async with story.as_("Paula") as work:
        due_on = await work.session.scalar(select(Gate.due_on).where(Gate.id == story.ids["gate"]))
        assert due_on is not None
        for days in (-2, -1, 1, 2):
            await create_gate(
                work,
                CreateGate(
                    project_id=ProjectId(story.ids["project"]),
                    name=f"Another {days}",
                    due_on=due_on + timedelta(days=days),
                    criteria="All moved",
                    office=Office.PMO,
                    barrier_threshold=Decimal(0),
                ),
            )
    async with story.works.begin_system("Notices") as work:
        first = await notice_ready_gates(work)
    assert first is not None
    assert first[0] == due_on - timedelta(days=2)

    await looked_about(story)

    assert (await asked(story))["Paula"] == ASKED
