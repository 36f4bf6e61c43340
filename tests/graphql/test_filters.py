"""Filters: together, apart and not, by what is linked, and of nothing that one may not see."""

from typing import Any

from asking import an_outsider, ask, gid
from listed import PAGE, some_projects
from relocation import opened
from triptych.model.database import Database


async def test_a_list_is_narrowed_by_what_is_linked_to_it(database: Database) -> None:
    story = await some_projects(database)
    all_ = {"Move to the north site", "beta", "Alpha", "gamma", "Delta", "epsilon"}
    cases: dict[str, tuple[dict[str, Any], set[str]]] = {
        "one": ({"program": {"meets": {"name": {"contains": "no such"}}}}, set()),
        "one, two steps": ({"program": {"meets": {"manager": {"meets": {"name": {"contains": "a"}}}}}}, all_),
        "within itself": ({"program": {"meets": {"projects": {"some": {"name": {"eq": "gamma"}}}}}}, all_),
        "some": ({"requests": {"some": {"title": {"contains": "e"}}}}, {"Move to the north site"}),
        "none": ({"requests": {"none": {}}}, all_ - {"Move to the north site"}),
        "every": ({"requests": {"every": {"title": {"eq": "?"}}}}, all_ - {"Move to the north site"}),
        "both": ({"name": {"contains": "a"}, "requests": {"none": {}}, "program": {"meets": {}}},
                 {"beta", "Alpha", "gamma", "Delta"}),
        "not": ({"noneOf": [{"requests": {"some": {}}}]}, all_ - {"Move to the north site"}),
    }  # fmt: skip
    await opened(story)

    for law, (filter_, names) in cases.items():
        told = await ask(story, "Paula", PAGE, filter=filter_)
        assert told.codes == (), (law, told.messages)
        assert {edge["node"]["name"] for edge in told.data["projects"]["edges"]} == names, law


async def test_amounts_are_compared_in_one_currency(database: Database) -> None:
    story = await some_projects(database)
    await opened(story)
    count = "query ($filter: ExceptionRequestFilter) { exceptionRequests(filter: $filter) { totalCount } }"
    found: list[tuple[dict[str, Any], int]] = [
        ({"currency": "USD", "atLeast": "100000"}, 1),
        ({"currency": "USD", "atLeast": "100000.01"}, 0),
        ({"currency": "USD", "atMost": "100000", "isNull": False}, 1),
        ({"currency": "EUR", "atLeast": "1"}, 0),
        ({"currency": "EUR"}, 0),
        ({"isNull": True}, 0),
    ]
    refused = [({"atLeast": "1"}, "Say in which currency"), ({"currency": "usd"}, "not an ISO 4217 currency code")]

    for amount, many in found:
        told = await ask(story, "Paula", count, filter={"amount": amount})
        assert told.data["exceptionRequests"]["totalCount"] == many, amount
    for amount, words in refused:
        told = await ask(story, "Paula", count, filter={"amount": amount})
        assert told.codes == ("Invalid",), amount
        assert words in told.messages[0], amount


async def test_whatever_lacks_a_value_is_none_of_those_that_have_one(database: Database) -> None:
    """Also where the value is a link that one may not follow: two rows that look alike are kept or dropped alike."""
    story = await some_projects(database)
    whole = {"Move to the north site", "beta", "Alpha", "gamma", "Delta", "epsilon"}
    cases: list[tuple[dict[str, Any], set[str]]] = [
        ({"noneOf": [{"finishOn": {"atLeast": "2000-01-01"}}]}, {"Alpha", "Delta"}),
        ({"noneOf": [{"noneOf": [{"finishOn": {"atLeast": "2000-01-01"}}]}]}, whole - {"Alpha", "Delta"}),
        ({"noneOf": [{"sponsor": {"meets": {}}}]}, whole),
        ({"noneOf": [{"sponsor": {"oneOf": [gid("Person", story.house.people["Paula"])]}}]}, whole),
    ]

    for filter_, names in cases:
        told = await ask(story, "Paula", PAGE, filter=filter_)
        assert {edge["node"]["name"] for edge in told.data["projects"]["edges"]} == names, filter_


async def test_what_somebody_may_not_see_narrows_nothing(database: Database) -> None:
    """Whoever sees people but no programs learns nothing of programs by asking for people with one."""
    story = await some_projects(database)
    await an_outsider(story)
    people = "query ($filter: PersonFilter) { people(filter: $filter) { totalCount } }"
    some, none = {"programs": {"some": {}}}, {"programs": {"none": {}}}

    paula, nora = [
        [(await ask(story, who, people, filter=each)).data["people"]["totalCount"] for each in (some, none)]
        for who in ("Paula", "Nora")
    ]

    assert paula[0] > 0
    assert nora[0] == 0
    assert nora[1] > 0


async def test_a_filter_has_an_end(database: Database) -> None:
    story = await some_projects(database)
    deep: dict[str, Any] = {}
    for _ in range(9):
        deep = {"program": {"meets": {"projects": {"some": deep}}}}

    linked = {"allOf": [{"requests": {"some": {}}}] * 13}
    for filter_, said in (
        (deep, "within each other"),
        ({"allOf": [{}] * 300}, "at most 200 conditions"),
        (linked, "at most 12 times"),
    ):
        told = await ask(story, "Paula", PAGE, filter=filter_)
        assert told.codes == ("Invalid",)
        assert said in told.messages[0]


async def test_filters_hold_together_apart_and_not(database: Database) -> None:
    story = await some_projects(database)
    program = gid("Program", story.ids["program"])
    cases: dict[str, tuple[dict[str, Any], set[str]]] = {
        "null": ({"finishOn": {"isNull": True}}, {"Alpha", "Delta"}),
        "both": ({"finishOn": {"isNull": False}, "name": {"contains": "AM"}}, {"gamma"}),
        "any": ({"anyOf": [{"name": {"eq": "beta"}}, {"name": {"eq": "Alpha"}}]}, {"beta", "Alpha"}),
        "none": ({"noneOf": [{"name": {"contains": "a"}}, {"name": {"contains": "e"}}]}, set()),
        "range": ({"finishOn": {"atLeast": "2027-01-10", "atMost": "2027-01-29"}}, {"gamma", "epsilon"}),
        "of": ({"program": {"oneOf": [program]}, "stage": {"oneOf": ["INTAKE"]}, "name": {"eq": "beta"}}, {"beta"}),
        "of none": ({"program": {"oneOf": []}}, set()),
        "whole": ({"ratingYear": {"atLeast": "2020.5"}}, set()),
        "percent": ({"name": {"contains": "%"}}, set()),
        "underscore": ({"name": {"contains": "_"}}, set()),
    }  # fmt: skip

    for law, (filter_, names) in cases.items():
        told = await ask(story, "Paula", PAGE, filter=filter_)
        assert told.codes == (), (law, told.messages)
        found = {edge["node"]["name"] for edge in told.data["projects"]["edges"]}
        assert found == names, law
        assert told.data["projects"]["totalCount"] == len(names)
