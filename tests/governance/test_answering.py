"""What stands in the way and what would meet the need: citations, gaps and the workbench."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from building import TODAY
from relocation import Relocation, a_relocation, answered, confirmed, dollars, opened
from triptych.governance.exceptions import alternatives, answers, comparing
from triptych.governance.exceptions.alternatives import ProposeAlternative, propose_alternative
from triptych.governance.exceptions.rules.alternatives import mark_problems
from triptych.governance.standards import library
from triptych.kernel.exception_words import AlternativeKind
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.exception import Alternative, ExceptionRequest
from triptych.model.gap import CapabilityGap
from triptych.model.types import AlternativeId, GapId, RequestId, RuleId, SupplySourceId
from unchanged import refused


def an_option(request: ExceptionRequest, **changes: object) -> ProposeAlternative:
    """An alternative near the rule."""
    facts: dict[str, object] = {
        "request_id": RequestId(request.id),
        "kind": AlternativeKind.PARTIAL_OR_INTERIM,
        "title": "Ten desks now",
        "cost": dollars(30_000),
        "lead_time_days": 10,
        "rule_distance": 1,
    }
    return ProposeAlternative(**(facts | changes))


def citing(story: Relocation, request: ExceptionRequest, **changes: object) -> answers.CiteRule:
    """The rule of the story, cited."""
    facts = {"request_id": RequestId(request.id), "rule_id": RuleId(story.ids["rule"]), "harm": "Others slow down."}
    return answers.CiteRule(**(facts | changes))


async def first_alternative(story: Relocation) -> Alternative:
    """The alternative that was proposed first."""
    async with story.database.sessions() as session:
        found: Alternative | None = await session.scalar(select(Alternative).order_by(Alternative.id).limit(1))
    assert found is not None
    return found


@pytest.mark.parametrize("who", ["Marta", "Dan", "Bela", "Sam", "Olivia"])
async def test_a_rule_is_cited_by_the_provider(database: Database, who: str) -> None:
    story = await a_relocation(database)
    request = await confirmed(story)

    async with refused(database, NotAllowed), story.as_(who) as work:
        await answers.cite_rule(work, citing(story, request))


async def test_a_rule_is_cited_once_with_its_harm_and_while_it_is_in_force(database: Database) -> None:
    story = await a_relocation(database)
    request = await confirmed(story)

    async with refused(database, Invalid), story.as_("Rita") as work:
        await answers.cite_rule(work, citing(story, request, harm="  "))
    async with refused(database, NotFound), story.as_("Rita") as work:
        await answers.cite_rule(work, citing(story, request, rule_id=RuleId(new_id())))
    async with story.as_("Rita") as work:
        done = await answers.cite_rule(work, citing(story, request))

    assert done.state == "answering"
    async with refused(database, Conflict, "cited on the request before"), story.as_("Rita") as work:
        await answers.cite_rule(work, citing(story, request))


async def test_a_rule_past_its_sunset_stands_in_nobodys_way(database: Database) -> None:
    story = await a_relocation(database)
    async with story.as_("Sam") as work:
        await library.revise_rule(
            work,
            library.ReviseRule(
                rule_id=RuleId(story.ids["rule"]),
                title="Capacity",
                statement="S",
                purpose="P",
                harm_prevented="H",
                sunset_on=TODAY + timedelta(days=1),
            ),
        )
    request = await confirmed(story)
    story.house.clock.now += timedelta(days=1)

    async with refused(database, Invalid, "This rule ended on 2026-03-03"), story.as_("Rita") as work:
        await answers.cite_rule(work, citing(story, request))


async def test_we_cannot_names_its_gap(database: Database) -> None:
    story = await a_relocation(database)
    request = await confirmed(story)
    key = RequestId(request.id)

    for wrong in ({"harm": "x", "statement": " "}, {"harm": " ", "statement": "We cannot."}, {"harm": "x"}):
        async with refused(database, Invalid), story.as_("Rita") as work:
            await answers.name_gap(work, answers.NameGap(request_id=key, **wrong))
    async with refused(database, NotFound), story.as_("Rita") as work:
        await answers.name_gap(work, answers.NameGap(request_id=key, harm="x", gap_id=GapId(new_id())))
    async with story.as_("Rita") as work:
        await answers.name_gap(work, answers.NameGap(request_id=key, harm="x", statement="No lab network."))
        gap = (await work.session.scalars(select(CapabilityGap.id))).one()

    async with refused(database, Conflict), story.as_("Rita") as work:
        await answers.name_gap(work, answers.NameGap(request_id=key, harm="x", gap_id=GapId(gap)))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"cost": dollars(-1)}, "cost.amount"),
        ({"lead_time_days": -1}, "leadTimeDays"),
        ({"lead_time_days": 99_999}, "leadTimeDays"),
        ({"rule_distance": 4}, "ruleDistance"),
        ({"kind": AlternativeKind.WITHIN_RULE, "rule_distance": 2}, "ruleDistance"),
        ({"cost": Money(Decimal(1), "EUR")}, "cost"),
    ],
)
async def test_an_alternative_says_what_it_takes(database: Database, changes: dict[str, object], field: str) -> None:
    story = await a_relocation(database)
    request = await confirmed(story)

    async with refused(database, Invalid) as told, story.as_("Rita") as work:
        await propose_alternative(work, an_option(request, **changes))

    assert [problem.field for problem in told.value.problems] == [field]


async def test_alternatives_are_proposed_by_those_on_the_request_from_a_source_that_exists(database: Database) -> None:
    story = await a_relocation(database)
    early, request = await opened(story), await confirmed(story, title="Another")

    async with refused(database, Conflict), story.as_("Rita") as work:
        await propose_alternative(work, an_option(early))
    async with refused(database, NotAllowed), story.as_("Uma") as work:
        await propose_alternative(work, an_option(request))
    async with refused(database, NotFound), story.as_("Ada") as work:
        await propose_alternative(work, an_option(request))
    async with refused(database, NotFound), story.as_("Rita") as work:
        await propose_alternative(work, an_option(request, supply_source_id=SupplySourceId(new_id())))


async def test_whether_an_alternative_is_real_is_said_by_whoever_asked(database: Database) -> None:
    story = await a_relocation(database)
    await answered(story)
    key = AlternativeId((await first_alternative(story)).id)
    mark = alternatives.MarkAlternative(alternative_id=key, real=False, reason="It comes after the move.")

    for who in ("Rita", "Dan", "Olivia"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await alternatives.mark_alternative(work, mark)
    async with story.as_("Marta") as work:
        await alternatives.mark_alternative(work, mark)

    marked = await first_alternative(story)
    assert (marked.real, marked.not_real_because) == (False, "It comes after the move.")


async def test_what_is_not_real_for_the_requester_beats_no_other_option(database: Database) -> None:
    story = await a_relocation(database)
    await answered(story)
    async with story.database.sessions() as session:
        options = {each.title: each.id for each in await session.scalars(select(Alternative))}
    ten, carrier = options["Ten desks now, thirty in a month"], options["A carrier builds it"]

    async with story.as_("Marta") as work:
        before = await comparing.in_pareto_set(work, [ten, carrier])
        mark = alternatives.MarkAlternative(alternative_id=AlternativeId(ten), real=False, reason="Too few desks.")
        await alternatives.mark_alternative(work, mark)
        after = await comparing.in_pareto_set(work, [ten, carrier])

    assert before == {ten: True, carrier: False}
    assert after == {ten: None, carrier: True}


@pytest.mark.parametrize(
    ("real", "reason", "code"), [(False, None, "required"), (False, " ", "required"), (True, "Fine", "only_not_real")]
)
def test_what_is_not_real_says_why_and_what_is_real_does_not(real: bool, reason: str | None, code: str) -> None:
    assert [problem.code for problem in mark_problems(real=real, reason=reason)] == [code]


async def test_each_side_signs_an_alternative_once(database: Database) -> None:
    story = await a_relocation(database)
    await answered(story)
    ask = alternatives.SignAlternative(alternative_id=AlternativeId((await first_alternative(story)).id))

    for who in ("Dan", "Uma", "Olivia"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await alternatives.sign_alternative(work, ask)
    for who in ("Marta", "Rita"):
        async with story.as_(who) as work:
            await alternatives.sign_alternative(work, ask)

    for who in ("Marta", "Rita", "Remo"):
        async with refused(database, Conflict, "Your side has signed"), story.as_(who) as work:
            await alternatives.sign_alternative(work, ask)


async def test_an_alternative_is_taken_back_by_its_author_and_is_gone(database: Database) -> None:
    story = await a_relocation(database)
    await answered(story)
    ask = alternatives.WithdrawAlternative(alternative_id=AlternativeId((await first_alternative(story)).id))

    for who in ("Remo", "Marta", "Olivia"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await alternatives.withdraw_alternative(work, ask)
    async with story.as_("Rita") as work:
        await alternatives.withdraw_alternative(work, ask)

    async with refused(database, NotFound), story.as_("Rita") as work:
        await alternatives.withdraw_alternative(work, ask)


async def test_whoever_asked_answers_for_nobody_not_even_as_a_delegate(database: Database) -> None:
    """The provider's own representative asks on a program of theirs: somebody else of the provider answers."""
    story = await a_relocation(database)
    request = await confirmed(story)
    async with story.database.engine.begin() as connection:
        await connection.exec_driver_sql(
            "INSERT INTO delegation (id, delegator_id, delegate_id, valid_from, valid_until)"
            " VALUES (gen_random_uuid(), $1, $2, '2026-01-01', '2027-01-01')",
            (story.house.people["Rita"], story.house.people["Marta"]),
        )

    async with refused(database, NotAllowed), story.as_("Marta") as work:
        await answers.cite_rule(work, citing(story, request))
