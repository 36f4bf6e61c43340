"""Class waivers: who proposes and grants one, what it covers, and that it ends everywhere at the same instant."""

from datetime import timedelta
from decimal import Decimal

import pytest

from building import NOON, TODAY
from relocation import Relocation, a_relocation, dollars
from triptych.governance.exceptions.resolver import CoverKind, covers_of
from triptych.governance.gates.readiness import of_gates
from triptych.governance.standards.library import ReviseRule, revise_rule
from triptych.governance.waivers import acts, answering, covering, finding, proposing
from triptych.kernel.actor import Office
from triptych.kernel.health import KeyState
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.kernel.targets import Case, Target, TargetKind
from triptych.model.base import new_id
from triptych.model.currency import CurrencyRate
from triptych.model.database import Database
from triptych.model.types import PortfolioId, ProjectId, RuleId, UnitId, WaiverId
from triptych.model.waiver import ClassWaiver
from unchanged import refused
from waiving import UNTIL, a_proposal, found, granted, proposed, revoked


async def at_gate(story: Relocation) -> tuple[KeyState, KeyState, str | None, CoverKind | None]:
    """The rule's reason at the gate without and with exceptions, and what covers it."""
    async with story.as_("Olivia") as work:
        ready = (await of_gates(work, [story.ids["gate"]]))[story.ids["gate"]]
    delivery = next(key for key in ready.keys if key.office is Office.PMO)
    reason = next(each for each in delivery.reasons if each.code == "standard_violated")
    by = reason.covered_by
    return (
        KeyState.BLOCKED,
        KeyState.EXCEPTED if reason.covered_until else KeyState.BLOCKED,
        by.ref if by else None,
        by.kind if by else None,
    )


async def in_resolver(story: Relocation, amount: Money | None) -> object:
    """Until when the rule is covered on the project for a case about so much, as the resolver says now."""
    target = Target(TargetKind.STANDARD, story.ids["rule"], story.ids["project"])
    async with story.as_("Olivia") as work:
        covers = await covers_of(work, [story.ids["project"]])
        return covers.until(target, None if amount is None else Case(amount, work.today))


async def revise(story: Relocation, *, waivable: bool = True) -> None:
    async with story.as_("Sam") as work:
        ask = ReviseRule(
            rule_id=RuleId(story.ids["rule"]),
            title="Capacity is booked ahead",
            statement="One quarter.",
            purpose="P",
            harm_prevented="H",
            waivable=waivable,
            outside_authority=None if waivable else "The telecoms regulator",
        )
        await revise_rule(work, ask)


async def test_a_proposal_covers_nothing_and_a_grant_covers_from_its_instant_to_its_end(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await found(story, dollars(20_000))
    waiver = await proposed(story)
    before = await at_gate(story)
    story.house.clock.now = NOON + timedelta(hours=1)
    async with story.as_("Sam") as work:
        await answering.grant_waiver(work, answering.GrantWaiver(waiver_id=WaiverId(waiver.id), reason="Fair."))
    during = await at_gate(story)
    story.house.clock.now = UNTIL - timedelta(microseconds=1)
    last, last_said = await at_gate(story), await in_resolver(story, dollars(20_000))
    story.house.clock.now = UNTIL

    assert waiver.ref == "W-0001"
    assert before == (KeyState.BLOCKED, KeyState.BLOCKED, None, None)
    assert during == last == (KeyState.BLOCKED, KeyState.EXCEPTED, "W-0001", CoverKind.WAIVER)
    assert last_said == UNTIL
    assert (await at_gate(story), await in_resolver(story, dollars(20_000))) == (before, None)


async def test_a_revocation_ends_it_at_its_instant_everywhere(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await found(story, dollars(20_000))
    waiver = await granted(story)
    story.house.clock.now = NOON + timedelta(days=1)
    covered = (await at_gate(story))[1], await in_resolver(story, dollars(1))
    await revoked(story, waiver)

    assert covered == (KeyState.EXCEPTED, UNTIL)
    assert ((await at_gate(story))[1], await in_resolver(story, dollars(1))) == (KeyState.BLOCKED, None)
    async with story.as_("Olivia") as work:
        assert await covering.covered_by_waivers(work, [waiver.id]) == {waiver.id: []}
        assert await covering.waivers_for(work, ProjectId(story.ids["project"]), [], dollars(1)) == []
    async with refused(database, Conflict, "revoked"):
        await revoked(story, waiver)


async def test_a_newer_wording_of_the_rule_ends_it_and_it_is_proposed_anew(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await found(story, dollars(20_000))
    await granted(story)
    waiting = await proposed(story)
    story.house.clock.now = NOON + timedelta(days=1)
    covered = (await at_gate(story))[1]
    await revise(story)

    assert (covered, (await at_gate(story))[1]) == (KeyState.EXCEPTED, KeyState.BLOCKED)
    async with refused(database, Conflict, "reworded"), story.as_("Sam") as work:
        await answering.grant_waiver(work, answering.GrantWaiver(waiver_id=WaiverId(waiting.id), reason="Fair."))
    await granted(story)
    assert (await at_gate(story))[1:3] == (KeyState.EXCEPTED, "W-0003")


@pytest.mark.parametrize(
    ("amount", "covered"), [(dollars(25_000), True), (dollars(25_000) + dollars(1), False), (None, False)]
)
async def test_a_case_falls_under_it_up_to_the_limit_and_not_where_nobody_knows_the_amount(
    database: Database, amount: Money | None, covered: bool
) -> None:
    story = await a_relocation(database)
    await found(story, amount)
    waiver = await granted(story)

    assert (await at_gate(story))[1] is (KeyState.EXCEPTED if covered else KeyState.BLOCKED)
    async with story.as_("Paula") as work:
        cases = (await covering.covered_by_waivers(work, [waiver.id]))[waiver.id]
        told = await covering.waivers_for(work, ProjectId(story.ids["project"]), [], amount)
    assert (len(cases), len(told)) == (int(covered), int(covered))


async def test_another_currency_is_compared_at_the_rate_of_the_day_and_without_one_nothing_is_covered(
    database: Database,
) -> None:
    story = await a_relocation(database)
    await found(story, Money(Decimal(24_000), "EUR"))
    await granted(story)
    without = (await at_gate(story))[1]
    async with story.database.sessions() as session, session.begin():
        session.add(
            CurrencyRate(id=new_id(), base="EUR", quote="USD", on_day=TODAY, rate=Decimal("1.04"), source="A bank")
        )

    assert (without, (await at_gate(story))[1]) == (KeyState.BLOCKED, KeyState.EXCEPTED)


async def test_one_at_an_ancestor_covers_what_is_beneath_and_one_beside_does_not(database: Database) -> None:
    story = await a_relocation(database)
    await found(story, dollars(1))
    elsewhere = {"program_id": None, "unit_id": UnitId(story.ids["infrastructure"])}
    await granted(story, **elsewhere)
    beside = (await at_gate(story))[1]
    await granted(story, program_id=None, portfolio_id=PortfolioId(story.ids["portfolio"]))

    assert (beside, await at_gate(story)) == (
        KeyState.BLOCKED,
        (KeyState.BLOCKED, KeyState.EXCEPTED, "W-0002", CoverKind.WAIVER),
    )


@pytest.mark.parametrize("who", ["Paula", "Marta", "Rita", "Cleo", "Bela", "Uma"])
async def test_only_who_may_waive_the_rule_there_grants_it_and_never_who_proposed_it(
    database: Database, who: str
) -> None:
    story = await a_relocation(database)
    waiver = await proposed(story)

    async with refused(database, NotAllowed), story.as_(who) as work:
        await answering.grant_waiver(work, answering.GrantWaiver(waiver_id=WaiverId(waiver.id), reason="Fair."))
    async with refused(database, NotAllowed), story.as_(who) as work:
        await answering.turn_down_waiver(work, answering.TurnDownWaiver(waiver_id=WaiverId(waiver.id), reason="No."))


async def test_the_lead_whose_rule_it_is_does_not_grant_their_own_proposal(database: Database) -> None:
    story = await a_relocation(database)
    waiver = await proposed(story, by="Sam")

    async with refused(database, NotAllowed, "proposed"), story.as_("Sam") as work:
        await answering.grant_waiver(work, answering.GrantWaiver(waiver_id=WaiverId(waiver.id), reason="Fair."))
    async with story.as_("Olivia") as work:
        done = await answering.grant_waiver(work, answering.GrantWaiver(waiver_id=WaiverId(waiver.id), reason="Fair."))
    assert done.id == waiver.id


async def test_a_waiver_without_a_limit_asks_for_authority_without_limit(database: Database) -> None:
    story = await a_relocation(database)
    waiver = await proposed(story, limit=None)

    async with refused(database, NotAllowed, "without limit"), story.as_("Sam") as work:
        await answering.grant_waiver(work, answering.GrantWaiver(waiver_id=WaiverId(waiver.id), reason="Fair."))
    async with story.as_("Paula") as work:
        granters = await acts.who_can_grant(work, waiver.id)
    assert [each.name for each in granters.able] == ["Olivia"]
    assert {each.name for each in granters.unable} >= {"Sam", "Paula", "Cleo"}


async def test_a_rule_from_law_is_refused_with_the_authority_outside(database: Database) -> None:
    story = await a_relocation(database)
    await revise(story, waivable=False)

    async with refused(database, NotAllowed, "The telecoms regulator"):
        await proposed(story)


async def test_whoever_proposed_takes_it_back_and_nobody_answers_it_then(database: Database) -> None:
    story = await a_relocation(database)
    waiver = await proposed(story)
    ask = proposing.WithdrawWaiver(waiver_id=WaiverId(waiver.id), reason="Not needed any more.")

    async with refused(database, NotAllowed), story.as_("Sam") as work:
        await proposing.withdraw_waiver(work, ask)
    async with story.as_("Paula") as work:
        await proposing.withdraw_waiver(work, ask)
    async with refused(database, Conflict, "taken back"), story.as_("Sam") as work:
        await answering.grant_waiver(work, answering.GrantWaiver(waiver_id=WaiverId(waiver.id), reason="Fair."))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"unit_id": "root"}, Invalid),
        ({"program_id": None}, Invalid),
        ({"title": " "}, Invalid),
        ({"limit": Money(Decimal(1), "CHF")}, Invalid),
        ({"rule_id": RuleId(new_id())}, NotFound),
    ],
)
async def test_a_proposal_that_says_too_little_is_refused_and_nothing_is_kept(
    database: Database, changes: dict[str, object], refusal: type[Exception]
) -> None:
    story = await a_relocation(database)
    named = {key: UnitId(story.ids["root"]) if value == "root" else value for key, value in changes.items()}

    async with refused(database, refusal):
        await proposed(story, **named)


async def test_what_somebody_may_do_is_what_the_acts_do(database: Database) -> None:
    story = await a_relocation(database)
    states: dict[str, ClassWaiver] = {"proposed": await proposed(story), "granted": await granted(story)}
    gone = await granted(story)
    await revoked(story, gone)
    states["revoked"] = gone
    asks = {
        "grantWaiver": lambda key: (answering.grant_waiver, answering.GrantWaiver(waiver_id=key, reason="R")),
        "turnDownWaiver": lambda key: (answering.turn_down_waiver, answering.TurnDownWaiver(waiver_id=key, reason="R")),
        "withdrawWaiver": lambda key: (proposing.withdraw_waiver, proposing.WithdrawWaiver(waiver_id=key, reason="R")),
        "revokeWaiver": lambda key: (answering.revoke_waiver, answering.RevokeWaiver(waiver_id=key, reason="R")),
    }

    wrong = []
    for who in ("Paula", "Sam", "Cleo", "Olivia", "Marta", "Uma"):
        for name, waiver in states.items():
            async with story.as_(who) as work:
                said = {each.name: each.denial for each in (await acts.acts_with(work, [waiver.id]))[waiver.id]}
            for act, ask in asks.items():
                run, given = ask(WaiverId(waiver.id))
                try:
                    async with story.as_(who) as work:
                        await run(work, given)
                        raise RollBack
                except RollBack:
                    done = True
                except (NotAllowed, Conflict):
                    done = False
                if done is not (said[act] is None):
                    wrong.append((who, name, act, said[act]))
    assert wrong == []


class RollBack(Exception):
    """Takes back what an act did."""


async def test_who_reads_no_projects_is_told_no_cases(database: Database) -> None:
    story = await a_relocation(database)
    await found(story, dollars(1))
    waiver = await granted(story)

    async with story.as_("Rita") as work:
        seen = await covering.covered_by_waivers(work, [waiver.id])
        with pytest.raises(NotFound):
            await covering.waivers_for(work, ProjectId(story.ids["project"]), [], dollars(1))
        assert (await finding.matter_of(work, waiver.id)).waiver.id == waiver.id
    assert seen == {waiver.id: []}
    assert a_proposal(story).limit == dollars(25_000)
