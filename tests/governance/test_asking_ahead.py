"""Who could say yes is known before an ask is sent: the same answer as right after, and nothing is kept of asking."""

from dataclasses import fields
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from asking_outside import law
from relocation import Relocation, a_relocation, an_ask, dollars, evidence, opened, submitted
from triptych.governance.exceptions.requests import request_exception
from triptych.governance.exceptions.targets import AskedTarget
from triptych.governance.exceptions.unsent import UnsentAsk, who_could_say_yes
from triptych.governance.exceptions.who_decides import Deciders, who_can_say_yes
from triptych.kernel.exception_words import Payer
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid, NotFound
from triptych.kernel.targets import TargetKind
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.people import OrgUnit
from triptych.model.portfolio import Workstream, WorkstreamKind
from triptych.model.types import GateId, ProjectId, RuleId, UnitId, WorkstreamId
from unchanged import refused


def unsent(story: Relocation, **changes: object) -> UnsentAsk:
    """The ask of the story, before it is sent."""
    asked = an_ask(story)
    facts = {each.name: getattr(asked, each.name) for each in fields(UnsentAsk) if hasattr(asked, each.name)}
    return UnsentAsk(**(facts | changes))


async def told(story: Relocation, who: str = "Marta", **changes: object) -> Deciders:
    """What somebody is told who asks ahead."""
    async with story.as_(who) as work:
        return await who_could_say_yes(work, unsent(story, **changes))


def names(people: Any) -> list[str]:
    """Whoever is meant, by name."""
    return [each.name for each in people]


async def target(story: Relocation, kind: TargetKind) -> AskedTarget:
    """One of each kind that the project of the story has."""
    async with story.database.sessions() as session:
        stream = await session.scalar(select(Workstream.id).where(Workstream.kind == WorkstreamKind.PEOPLE_CHANGE))
    assert stream is not None
    return {
        TargetKind.STANDARD: AskedTarget(kind=kind, rule_id=RuleId(story.ids["rule"])),
        TargetKind.WORKSTREAM: AskedTarget(kind=kind, workstream_id=WorkstreamId(stream)),
        TargetKind.DELIVERY_KEY: AskedTarget(kind=kind, gate_id=GateId(story.ids["gate"])),
    }[kind]


@pytest.mark.parametrize("payer", list(Payer))
@pytest.mark.parametrize("amount", ["0", "20000", "100000", "900000"])
@pytest.mark.parametrize("kinds", [(), (TargetKind.STANDARD,), (TargetKind.WORKSTREAM, TargetKind.DELIVERY_KEY)])
async def test_what_is_told_before_is_what_is_told_right_after(
    database: Database, payer: Payer, amount: str, kinds: tuple[TargetKind, ...]
) -> None:
    story = await a_relocation(database)
    await opened(story, title="An earlier one", amount=dollars(30_000))
    targets = tuple([await target(story, kind) for kind in kinds])
    ask: dict[str, object] = {"amount": dollars(amount), "paid_by": payer, "targets": targets}

    async with story.as_("Marta") as work:
        before = await who_could_say_yes(work, unsent(story, **ask))
        sent = await request_exception(work, an_ask(story, **ask))
        after = await who_can_say_yes(work, sent.id)

    assert before == after
    assert before.need.amount == dollars(Decimal(amount) + 30_000)


async def test_nothing_is_kept_of_asking(database: Database) -> None:
    story = await a_relocation(database)

    async with story.as_("Marta") as work:
        await who_could_say_yes(work, unsent(story))
        assert not work.session.new
        assert await work.session.scalar(select(func.count()).select_from(ExceptionRequest)) == 0


async def test_whose_money_it_is_decides_whose_yes_it_takes(database: Database) -> None:
    story = await a_relocation(database)

    mine, theirs = [await told(story, paid_by=payer) for payer in (Payer.REQUESTER, Payer.PROVIDER)]

    assert ("Bela" in names(mine.found.able), "Ivo" in names(mine.found.able)) == (True, False)
    assert ("Bela" in names(theirs.found.able), "Ivo" in names(theirs.found.able)) == (False, True)


async def test_a_rule_that_would_be_cited_needs_the_office_that_owns_it(database: Database) -> None:
    story = await a_relocation(database)

    found = await told(story, rules=(RuleId(story.ids["rule"]),), amount=dollars(0))

    assert [(each.label, each.office) for each in found.need.needed] == [("Waive the SMO standard", "smo")]
    assert "Sam" in names(found.found.able)


async def test_law_is_told_before_anybody_asks_for_it(database: Database) -> None:
    story = await a_relocation(database)
    await law(story)

    found = await told(story, rules=(RuleId(story.ids["rule"]),))

    assert found.need.blocked is not None
    assert found.need.blocked.code == "not_waivable"


async def test_whoever_would_ask_or_gain_does_not_sign(database: Database) -> None:
    story = await a_relocation(database)
    asking, inquiring = [await told(story, "Bela", by_me=by_me) for by_me in (True, False)]

    assert "Bela" not in names(asking.found.able)
    assert "Bela" in names(inquiring.found.able)
    reasons = {each.name: {o.code for o in each.obstacles} for each in asking.found.unable}
    assert reasons["Bela"] == {"separation_of_duties"}


async def test_asks_outside_the_window_and_of_other_providers_do_not_count(database: Database) -> None:
    story = await a_relocation(database)
    await submitted(story, amount=dollars(100_000))
    async with story.as_("Ada") as work:
        elsewhere = OrgUnit(name="Catering", parent_id=story.house.root)
        work.session.add(elsewhere)
        await work.session.flush()
        kitchen = UnitId(elsewhere.id)

    near, other = await told(story), await told(story, provider_unit_id=kitchen)
    story.house.clock.now += timedelta(days=366)
    later = await told(story)

    assert [each.need.amount for each in (near, other, later)] == [dollars(n) for n in (200_000, 100_000, 100_000)]


async def test_what_cannot_be_asked_is_told_at_its_field(database: Database) -> None:
    story = await a_relocation(database)
    await evidence(story)
    strange = AskedTarget(kind=TargetKind.STANDARD, gate_id=GateId(story.ids["gate"]))
    for wrong, words in [
        ({"amount": dollars(-1)}, "not negative"),
        ({"amount": Money(Decimal(5), "EUR")}, "no rate from EUR to USD"),
        ({"targets": (strange,)}, "fits the kind"),
    ]:
        async with refused(database, Invalid, words), story.as_("Marta") as work:
            await who_could_say_yes(work, unsent(story, **wrong))


async def test_only_whoever_reads_the_project_s_requests_may_ask(database: Database) -> None:
    story = await a_relocation(database)
    nowhere = UnitId(story.ids["rule"])
    for who, wrong in [
        ("Otto", {}),
        ("Marta", {"project_id": ProjectId(story.ids["gate"])}),
        ("Marta", {"provider_unit_id": nowhere}),
        ("Marta", {"rules": (RuleId(story.ids["gate"]),)}),
    ]:
        async with refused(database, NotFound, "no such"), story.as_(who) as work:
            await who_could_say_yes(work, unsent(story, **wrong))
