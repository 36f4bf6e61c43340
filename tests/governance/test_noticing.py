"""What nobody does is noticed, once: keys that are ready, facts of a decision that changed. It decides nothing."""

from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select

from building import NOON
from relocation import Relocation, a_relocation, evidence
from stages import approved, revoked
from telling import all_told, looked_about, notices_of, told_beside
from triptych.governance.gates.gates import DecideGate, decide_gate
from triptych.governance.gates.readiness import of_gates
from triptych.governance.notices.facts import notice_changed_facts
from triptych.governance.notices.following import FollowRequest, follow_request
from triptych.governance.notices.rules.facts import news
from triptych.governance.notices.subjects import subject_of
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.gate import GateOutcome
from triptych.model.occurrence import Occurrence
from triptych.model.portfolio import Program
from triptych.model.types import CriterionId, GateId, RequestId
from triptych.smo.transitions import SignCriterion, sign_criterion


async def decided(story: Relocation, outcome: GateOutcome) -> None:
    gate = GateId(story.ids["gate"])
    async with story.as_("Paula") as work:
        stamp = (await of_gates(work, [gate]))[gate].stamp
        await decide_gate(work, DecideGate(gate_id=gate, seen=stamp, outcome=outcome, reason="As the keys say."))


async def test_three_keys_that_are_ready_wait_for_whoever_decides_the_gate_until_it_is_decided(
    database: Database,
) -> None:
    story = await a_relocation(database)
    await looked_about(story)
    assert await told_beside(story, "gate_ready") == {}, "no key is shown"

    await evidence(story)
    await looked_about(story)
    await looked_about(story)

    told = await told_beside(story, "gate_ready")
    assert told["Paula"] == [("gate_ready", "decideGate")]
    assert "Dan" not in told, "he entered the evidence, and decides nothing"
    assert "Cleo" not in told, "it is the gate of another office"

    await decided(story, GateOutcome.GO)
    await looked_about(story)

    assert await told_beside(story, "gate_ready") == {}
    assert "Dan" in await told_beside(story, "gate_decided")


async def test_whoever_holds_a_gate_whose_keys_are_ready_is_not_asked_again(database: Database) -> None:
    story = await a_relocation(database)
    await evidence(story)
    await looked_about(story)
    await decided(story, GateOutcome.HOLD)

    await looked_about(story)

    assert await told_beside(story, "gate_ready") == {}


async def test_keys_that_become_ready_after_a_gate_was_held_ask_again(database: Database) -> None:
    story = await a_relocation(database)
    await decided(story, GateOutcome.HOLD)
    await evidence(story)

    await looked_about(story)

    assert (await told_beside(story, "gate_ready"))["Paula"] == [("gate_ready", "decideGate")]


async def burns(story: Relocation, factor: str) -> None:
    async with story.database.sessions() as session, session.begin():
        program = await session.get_one(Program, story.ids["program"])
        assert program.weekly_burn_amount is not None
        program.weekly_burn_amount *= Decimal(factor)


async def facts_looked_at(story: Relocation) -> int:
    async with story.works.begin_system("Notices") as work:
        assert await notice_changed_facts(work) is None
    return await all_told(story)


async def test_facts_that_changed_are_told_once_for_each_change_to_who_asked_and_who_decided(
    database: Database,
) -> None:
    story = await a_relocation(database)
    request = await approved(story)
    await all_told(story)
    assert await facts_looked_at(story) == 0

    await burns(story, "1.5")
    assert await facts_looked_at(story) == 2
    assert await facts_looked_at(story) == 0

    told = await told_beside(story, "facts_changed")
    assert told == {name: [("facts_changed", "changed")] for name in ("Marta", "Olivia")}
    (notice,) = [each for each in await notices_of(story, "Olivia") if each.occurrence_id]
    assert (notice.request_id, notice.event_id) == (request.id, None)
    assert notice.at == NOON.replace(hour=0), "the day and not the hour: what changed may be of a sealed person"
    assert notice.id.version == 4, "its id tells no time"
    assert notice.mail_due_at is not None
    assert notice.mail_due_at >= NOON.replace(hour=0) + timedelta(days=1)

    await burns(story, "2")
    assert await facts_looked_at(story) == 2, "another change"


async def test_keys_that_stand_otherwise_are_told_once_to_those_who_see_the_project(database: Database) -> None:
    story = await a_relocation(database)
    await evidence(story, signed=False)
    await approved(story)
    await all_told(story)
    assert await facts_looked_at(story) == 0
    async with story.as_("Otto") as work:
        signing = SignCriterion(criterion_id=CriterionId(story.ids["criterion_2"]), evidence="Seen on site")
        await sign_criterion(work, signing)

    await facts_looked_at(story)
    assert await facts_looked_at(story) == 0, "once"

    assert set(await told_beside(story, "facts_changed")) == {"Marta", "Olivia"}
    async with story.works.begin_system("Notices") as work, story.as_("Rita") as rita, story.as_("Dan") as dan:
        changed = (await work.session.scalars(select(Occurrence).where(Occurrence.kind == "facts_changed"))).one()
        reads = (await subject_of(work, changed)).reads
        assert (reads(rita), reads(dan)) == (False, True), "Rita answers the request, and does not see the project"
    assert changed.stamp.startswith("project_keys_changed:")


async def test_whoever_wants_only_what_is_theirs_to_do_is_not_told_of_facts_that_changed(database: Database) -> None:
    story = await a_relocation(database)
    request = await approved(story)
    await all_told(story)
    async with story.as_("Marta") as work:
        await follow_request(work, FollowRequest(request_id=RequestId(request.id), follows=False))
    await burns(story, "1.5")

    await facts_looked_at(story)

    assert set(await told_beside(story, "facts_changed")) == {"Olivia"}


async def test_what_the_project_alone_tells_is_told_to_nobody_who_does_not_see_the_project(database: Database) -> None:
    """Rita answers the request, and does not see the project."""
    story = await a_relocation(database)
    await approved(story)
    async with story.database.sessions() as session:
        decision = await session.scalar(select(Decision.id))

    read = {}
    async with story.as_("Rita") as rita, story.works.begin_system("Notices") as work:
        for stamp in ("forecast_cost_moved:1a", "forecast_cost_moved:1a rule_revised:2b"):
            facts = Occurrence(kind="facts_changed", decision_id=decision, record_id=decision, stamp=stamp, at=NOON)
            read[stamp] = (await subject_of(work, facts)).reads(rita)

    assert list(read.values()) == [False, True]


async def test_a_decision_that_another_replaced_is_looked_at_no_more(database: Database) -> None:
    story = await a_relocation(database)
    await revoked(story)
    async with story.works.begin_system("Notices") as work:
        await notice_changed_facts(work)
    await burns(story, "3")

    await facts_looked_at(story)

    async with story.database.sessions() as session:
        found = (await session.scalars(select(Occurrence.decision_id).where(Occurrence.kind == "facts_changed"))).all()
        leaf = await session.scalar(select(Decision.id).where(Decision.supersedes_id.is_not(None)))
    assert set(found) <= {leaf}


def test_a_change_is_news_once_and_again_when_it_is_another() -> None:
    burn = {"code": "burn_changed", "before": "10", "after": "15"}
    more = burn | {"after": "20"}
    first = news([burn], [])

    assert first is not None
    assert news([burn], [first]) is None
    assert news([], [first]) is None
    second = news([more], [first])
    assert second not in (None, first)
    assert news([burn, more], [first]) == second, "what was told already is not in it"
