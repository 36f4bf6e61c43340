"""Whoever decides does so with what they hold when it is stored, at gates and waivers too (AU2, trap 8)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import select, update

from governance.test_gates_and_standards import a_go
from relocation import Relocation, a_relocation, an_approval, evidence, submitted
from side_by_side import Doing, alone, behind
from triptych.access.administration.roles import RevokeRole, revoke_role
from triptych.access.work import Work
from triptych.governance.exceptions.deciding import approve_request
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.gates.gates import decide_gate
from triptych.governance.waivers.answering import (
    GrantWaiver,
    RevokeWaiver,
    TurnDownWaiver,
    grant_waiver,
    revoke_waiver,
    turn_down_waiver,
)
from triptych.kernel.refusals import Conflict
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.gate import Gate, GateDecision
from triptych.model.people import RoleAssignment
from triptych.model.policy import PolicyLine, PolicyVersion
from triptych.model.types import RoleAssignmentId, WaiverId
from triptych.model.waiver import ClassWaiverEvent
from waiting import until_somebody_waits
from waiving import granted, proposed


@dataclass(frozen=True)
class Act:
    """An act that decides: by whom, what, and where what it says is kept."""

    who: str
    do: Doing
    kept: type[GateDecision | ClassWaiverEvent]


async def the_gate(story: Relocation) -> Act:
    await evidence(story)
    go = await a_go(story)
    return Act("Paula", lambda work: decide_gate(work, go), GateDecision)


async def a_grant(story: Relocation) -> Act:
    ask = GrantWaiver(waiver_id=WaiverId((await proposed(story)).id), reason="Fair.")
    return Act("Sam", lambda work: grant_waiver(work, ask), ClassWaiverEvent)


async def a_turning_down(story: Relocation) -> Act:
    ask = TurnDownWaiver(waiver_id=WaiverId((await proposed(story)).id), reason="Not fair.")
    return Act("Sam", lambda work: turn_down_waiver(work, ask), ClassWaiverEvent)


async def a_revoking(story: Relocation) -> Act:
    ask = RevokeWaiver(waiver_id=WaiverId((await granted(story)).id), reason="Two sites lost their line.")
    return Act("Sam", lambda work: revoke_waiver(work, ask), ClassWaiverEvent)


EVERY = pytest.mark.parametrize("make", [the_gate, a_grant, a_turning_down, a_revoking])
Making = Callable[[Relocation], Awaitable[Act]]


async def takes_away(story: Relocation, work: Work, who: str) -> None:
    """Their first role; whatever else they hold goes on."""
    found = select(RoleAssignment.id).where(RoleAssignment.person_id == story.person(who)).order_by(RoleAssignment.id)
    role = (await story.house.all(found))[0]
    await revoke_role(work, RevokeRole(assignment_id=RoleAssignmentId(role)))


@EVERY
async def test_who_waits_while_their_role_is_taken_away_decides_nothing(database: Database, make: Making) -> None:
    story = await a_relocation(database)
    act = await make(story)
    before = await story.house.count(act.kept)

    async with story.as_("Ada") as work:
        await takes_away(story, work, act.who)
        late = behind(story, act.who, act.do)
        await until_somebody_waits(database)
    with pytest.raises(Conflict, match="authority was taken away at this moment"):
        await late

    assert await story.house.count(act.kept) == before


@EVERY
async def test_who_takes_the_role_away_waits_for_what_is_decided_with_it(database: Database, make: Making) -> None:
    story = await a_relocation(database)
    act = await make(story)
    before = await story.house.count(act.kept)

    async with story.as_(act.who) as work:
        await act.do(work)
        late = behind(story, "Ada", lambda other: takes_away(story, other, act.who))
        await until_somebody_waits(database)
    await late

    assert await story.house.count(act.kept) == before + 1


async def test_who_waits_for_the_gate_while_their_role_is_taken_away_decides_nothing(database: Database) -> None:
    story = await a_relocation(database)
    act = await the_gate(story)

    async with database.sessions() as session, session.begin():
        await session.execute(select(Gate).where(Gate.id == story.ids["gate"]).with_for_update())
        late = behind(story, act.who, act.do)
        await until_somebody_waits(database)
        await alone(story, "Ada", lambda other: takes_away(story, other, act.who))
    with pytest.raises(Conflict, match="authority was taken away at this moment"):
        await late

    assert await story.house.count(GateDecision) == 0


async def another_policy(database: Database) -> None:
    """The same lines, as the next version: what it says is no matter, that it is another one is."""
    async with database.sessions() as session, session.begin():
        active = (await session.scalars(select(PolicyVersion).where(PolicyVersion.state == "active"))).one()
        lines = list(await session.scalars(select(PolicyLine).where(PolicyLine.version_id == active.id)))
        version = PolicyVersion(state="draft", note="The next one.", shipped=True)
        session.add(version)
        await session.flush()
        session.add_all(PolicyLine(version_id=version.id, number=line.number, line=line.line) for line in lines)
        await session.flush()
        for key, state in ((active.id, "retired"), (version.id, "active")):
            await session.execute(update(PolicyVersion).where(PolicyVersion.id == key).values(state=state))


async def test_who_waits_while_another_policy_is_activated_decides_nothing_by_the_old_one(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    async with story.as_("Marta") as work:
        await work.session.get_one(type(request), request.id, with_for_update=True)
        late = behind(story, "Olivia", lambda other: approve_request(other, an_approval(request)))
        await until_somebody_waits(database)
        await another_policy(database)
    with pytest.raises(Conflict, match="rules of authority changed at this moment"):
        await late
    after = await story.house.count(Decision)
    await alone(story, "Olivia", lambda other: approve_request(other, an_approval(request)))

    assert after == 0
    assert await story.house.count(Decision) == 1


async def test_another_policy_is_activated_after_what_is_decided_by_the_one_before(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    async with story.as_("Olivia") as work:
        await readable_request(work, request.id)
        late = behind(story, "Ada", lambda _other: another_policy(database))
        await until_somebody_waits(database)
        await approve_request(work, an_approval(request))
    await late

    assert await story.house.count(Decision) == 1
