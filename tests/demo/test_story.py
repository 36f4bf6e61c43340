"""What a newcomer finds: a page for leaders that says something, gates in every state, and a request to decide."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import select

from triptych.access.work import Work, Works
from triptych.demo.relocation import LAB_NETWORK
from triptych.governance.exceptions.acts import acts_of
from triptych.governance.exceptions.clock import clocks
from triptych.governance.exceptions.queue import waiting_for
from triptych.governance.exceptions.who_decides import who_can_say_yes
from triptych.governance.gates.readiness import of_gates
from triptych.insight.leadership import leadership
from triptych.kernel.health import KeyState
from triptych.model.database import Database
from triptych.model.decision import Decision, Signature
from triptych.model.exception import ExceptionRequest
from triptych.model.gate import Gate, GateDecision
from triptych.model.people import Person
from triptych.model.standard import RuleVersion


@asynccontextmanager
async def as_(demo: Database, name: str) -> AsyncIterator[Work]:
    """Somebody of the demo, now."""
    async with demo.sessions() as session:
        person = (await session.scalars(select(Person.id).where(Person.email == f"{name}@meridian.example"))).one()
    async with Works(demo).begin(person, read_only=True) as work:
        yield work


async def lab_network(work: Work) -> ExceptionRequest:
    """The request of the story that waits for a decision."""
    return (
        await work.session.scalars(select(ExceptionRequest).where(ExceptionRequest.title == LAB_NETWORK.title))
    ).one()


async def test_the_leadership_page_has_content(demo: Database) -> None:
    async with as_(demo, "olivia") as work:
        page = await leadership(work)

    assert page.headline
    assert page.open_requests >= 15
    assert page.burning_per_day is not None
    assert page.unpriced_requests == 0
    assert page.decided_recently > 0
    assert page.overrides
    assert page.rule_costs
    assert 0 < page.gates_ready.with_exceptions < len(page.gates)


async def test_gates_are_seen_open_excepted_blocked_and_not_shown(demo: Database) -> None:
    async with as_(demo, "paula") as work:
        gates = list(await work.session.scalars(select(Gate.id)))
        ready = await of_gates(work, gates)
        outcomes = set(await work.session.scalars(select(GateDecision.outcome)))

    assert {key.state for gate in ready.values() for key in gate.keys} == set(KeyState)
    assert outcomes == {"go", "conditional_go", "hold"}


async def test_the_hundred_thousand_waits_for_whoever_can_say_yes_with_belas_absence_told(demo: Database) -> None:
    async with as_(demo, "marta") as work:
        request = await lab_network(work)
        answer = await who_can_say_yes(work, request.id)
        mine = (await acts_of(work, [request.id]))[request.id]
        clock = (await clocks(work, [request.id]))[request.id]

    assert request.state == "deciding"
    assert answer.found.chain is not None
    assert {"Aaron Novak", "Hana Suzuki", "Olivia Grant", "Samir Patel"} == {one.name for one in answer.found.able}
    assert "Bela Kovács" in {person.name for person in answer.found.unable}
    assert "approveRequest" not in {act.name for act in mine if act.denial is None}
    assert clock.break_even_at is not None
    assert clock.break_even_at < work.now


async def test_something_waits_for_each_side(demo: Database) -> None:
    waiting = {}
    for name in ("marta", "rita", "samir", "aaron", "hana"):
        async with as_(demo, name) as work:
            waiting[name] = {each.act for each in await waiting_for(work)}

    assert "confirmNeed" in waiting["marta"]
    assert "restateNeed" in waiting["rita"]
    assert "approveRequest" in waiting["samir"]
    assert "approveRequest" in waiting["aaron"]
    assert "approveRequest" in waiting["hana"]


async def test_a_decision_taken_for_somebody_absent_carries_both_names(demo: Database) -> None:
    async with as_(demo, "uma") as work:
        lent = list(await work.session.scalars(select(Signature).where(Signature.on_behalf_of_id.is_not(None))))
        bela = (await work.session.scalars(select(Person.id).where(Person.name == "Bela Kovács"))).one()

    assert [signature.on_behalf_of_id for signature in lent] == [bela]


async def test_one_standard_comes_from_law_and_names_whom_to_ask(demo: Database) -> None:
    async with as_(demo, "uma") as work:
        versions = list(await work.session.scalars(select(RuleVersion)))

    assert len(versions) == 12
    assert [v.outside_authority for v in versions if not v.waivable] == ["Information Commissioner's Office"]


async def test_refusals_were_superseded_with_a_reason(demo: Database) -> None:
    async with as_(demo, "olivia") as work:
        later = list(await work.session.scalars(select(Decision).where(Decision.supersedes_id.is_not(None))))

    assert {decision.outcome for decision in later} >= {"revoked", "approved", "approved_with_conditions"}
    assert all(decision.reason for decision in later)
