"""Groups: every row is in one, amounts are added up by currency, and what is not seen counts nowhere."""

from decimal import Decimal
from typing import Any

from sqlalchemy import update

from asking import an_outsider, ask, gid
from listed import some_projects
from relocation import Relocation
from triptych.model.database import Database
from triptych.model.portfolio import Project

GROUPS = """query ($by: [ProjectGroupField!]!, $first: Int, $filter: ProjectFilter, $page: Int) {
  projects(filter: $filter, first: $page) { totalCount edges { node { name } }
    groups(by: $by, first: $first) { keys { field value } count sums { budget { amount currency } } }
    sums { budget { amount currency } weeklyBurn { amount } } } }"""


async def budgets(story: Relocation, **given: tuple[str, str, str]) -> None:
    """Give projects a stage and a budget, past the use cases: only reading is looked at here."""
    async with story.database.sessions() as session, session.begin():
        await session.execute(update(Project).values(budget_amount=None, budget_currency=None))
        for name, (stage, amount, currency) in given.items():
            statement = update(Project).where(Project.name == name)
            values = {"stage": stage, "budget_amount": Decimal(amount), "budget_currency": currency}
            await session.execute(statement.values(**values))


async def groups(story: Relocation, who: str, **given: Any) -> Any:
    """The list with its groups."""
    told = await ask(story, who, GROUPS, **given)
    assert told.codes == (), told.messages
    return told.data["projects"]


async def test_every_row_is_in_one_group_and_amounts_add_up_by_currency(database: Database) -> None:
    story = await some_projects(database)
    await budgets(
        story,
        beta=("execute", "1000.10", "USD"),
        Alpha=("execute", "2000", "EUR"),
        gamma=("execute", "0.90", "USD"),
        Delta=("close", "5", "USD"),
    )

    found = await groups(story, "Paula", by=["STAGE"], page=2)

    assert [(each["keys"], each["count"]) for each in found["groups"]] == [
        ([{"field": "STAGE", "value": "EXECUTE"}], 3),
        ([{"field": "STAGE", "value": "INTAKE"}], 2),
        ([{"field": "STAGE", "value": "CLOSE"}], 1),
    ]
    assert found["groups"][0]["sums"]["budget"] == [
        {"amount": "2000", "currency": "EUR"}, {"amount": "1001", "currency": "USD"},
    ]  # fmt: skip
    assert found["groups"][1]["sums"]["budget"] == []
    assert found["sums"]["budget"] == [{"amount": "2000", "currency": "EUR"}, {"amount": "1006", "currency": "USD"}]
    assert found["totalCount"] == sum(each["count"] for each in found["groups"]) == 6
    assert len(found["edges"]) == 2


async def test_groups_follow_the_filter_the_limit_and_several_fields(database: Database) -> None:
    story = await some_projects(database)
    await budgets(story, beta=("execute", "10", "USD"), Alpha=("execute", "20", "USD"))
    program = gid("Program", story.ids["program"])

    some = await groups(story, "Paula", by=["STAGE", "PROGRAM"], filter={"name": {"contains": "a"}}, first=1)
    none = await groups(story, "Paula", by=["RATING"], filter={"name": {"eq": "no such"}}, page=0)
    unrated = await groups(story, "Paula", by=["RATING"])

    (largest,) = some["groups"]
    assert [key["value"] for key in largest["keys"]] == ["EXECUTE", program]
    assert largest["count"] == 2
    assert none["groups"] == []
    assert none["sums"] == {"budget": [], "weeklyBurn": []}
    assert [(each["keys"][0]["value"], each["count"]) for each in unrated["groups"]] == [(None, 6)]


async def test_what_is_not_seen_is_in_no_group(database: Database) -> None:
    story = await some_projects(database)
    await an_outsider(story)

    found = await groups(story, "Nora", by=["STAGE"])

    assert found["groups"] == []
    assert found["totalCount"] == 0


async def test_groups_say_what_is_wrong_with_how_they_are_asked(database: Database) -> None:
    story = await some_projects(database)

    for given, said in (
        ({"by": []}, "one to 3 fields"),
        ({"by": ["STAGE", "RATING", "NAME", "REF"]}, "one to 3 fields"),
        ({"by": ["STAGE"], "first": 501}, "0 to 500"),
    ):
        told = await ask(story, "Paula", GROUPS, **given)
        assert told.codes == ("Invalid",)
        assert said in told.messages[0]
    six = " ".join(f"g{at}: groups(by: [STAGE]) {{ count }}" for at in range(6))
    assert (await ask(story, "Paula", f"{{ projects {{ {six} }} }}")).codes == ("Invalid",)
