"""The compiled way says what the ordinary execution says: the same JSON, for everybody who asks."""

from typing import Any

import pytest

from both_ways import both_ways
from chance_documents import READERS, the_story
from fuller_story import variables_of
from page_documents import document, pages
from triptych.graphql.answering import operations
from triptych.graphql.documents import MOST_DOCUMENTS
from triptych.graphql.ids import to_global
from triptych.graphql.schema import schema
from triptych.model.database import Database


@pytest.mark.parametrize("who", READERS)
async def test_every_page_is_read_compiled_and_says_the_same(database: Database, who: str) -> None:
    story = await the_story(database)

    for page in pages():
        found = await both_ways(story, who, document(page), await variables_of(story, page))

        if not found.refused:
            assert found.compiled == found.ordinary, document(page)
            assert found.left == 0, (page.name, operations.ways.why)


async def test_one_plan_serves_every_value_of_one_shape(database: Database) -> None:
    """Other words, other ids, longer lists, further pages: the statement stands; another shape has its own."""
    story = await the_story(database)
    text = """query ($f: ProjectFilter, $first: Int, $after: String, $search: String) {
      projects(filter: $f, first: $first, after: $after, search: $search) {
        totalCount edges { cursor node { ref } } } }"""
    program = to_global("Program", story.ids["program"])
    cursors = [edge["cursor"] for edge in (await both_ways(story, "Olivia", text, {})).compiled["projects"]["edges"]]
    alike: list[dict[str, Any]] = [
        {"f": {"name": {"contains": word}, "program": {"oneOf": ids}}, "after": cursor, "search": search}
        for word, ids, cursor, search in (
            ("e", [program], cursors[0], "move site"),
            ("", [program, program], cursors[1], "a b"),
            ("no such", [], cursors[0], "x y"),
        )
    ]

    for given, planned in ((alike[0], 1), (alike[1], 0), (alike[2], 0), ({**alike[0], "search": "one"}, 1)):
        before = operations.ways.planned
        found = await both_ways(story, "Olivia", text, given)

        assert found.compiled == found.ordinary
        assert operations.ways.planned - before == planned


async def test_a_variable_that_includes_is_no_part_of_what_is_remembered(database: Database) -> None:
    """The same document with the other answer, also where a resolver reads records."""
    story = await the_story(database)
    text = """query ($with: Boolean!) {
      waitingForMe { act request { ref title @include(if: $with) } } myRequests { ref need @skip(if: $with) } }"""

    for who in ("Olivia", "Marta", "Rita"):
        for answer in (True, False, True):
            found = await both_ways(story, who, text, {"with": answer})

            assert found.compiled == found.ordinary
            assert found.left == 0


async def test_what_one_person_asked_of_a_list_within_a_record_is_not_what_another_is_told(database: Database) -> None:
    """The same document, other people, other values, in turns: nothing of one question stays in the next answer."""
    story = await the_story(database)
    text = """query ($f: ExceptionRequestFilter, $n: Int, $o: [ExceptionRequestOrder!]) { projects { edges { node { ref
      requests(filter: $f, first: $n, orderBy: $o) { ref title } } } } }"""
    values: list[dict[str, Any]] = [
        {"f": {"title": {"contains": "e"}}},
        {"f": {"title": {"contains": "zz"}}},
        {"f": None, "n": 1},
        {"n": 0},
        {"o": [{"field": "REF", "direction": "DESC"}]},
        {},
    ]

    answers = []
    for given in (*values, *reversed(values)):
        for who in ("Olivia", "Marta", "Nils"):
            found = await both_ways(story, who, text, given)
            assert found.compiled == found.ordinary, (who, given)
            assert found.left == 0
            answers.append(str(found.compiled))
    assert len(set(answers)) > 4


async def test_a_variable_that_is_null_is_not_one_that_was_not_given(database: Database) -> None:
    """Without a value an argument has its default, which no null may stand for."""
    story = await the_story(database)
    text = """query ($d: Direction) { projects { edges { node { requests(orderBy: [{field: REF, direction: $d}])
      { ref } } } } }"""

    absent, null, descending = [
        await both_ways(story, "Olivia", text, given) for given in ({}, {"d": None}, {"d": "DESC"})
    ]

    assert (absent.refused, null.refused) == (False, True)
    assert (absent.compiled, descending.compiled) == (absent.ordinary, descending.ordinary)
    assert null.compiled is None


async def test_a_name_longer_than_the_database_keeps_is_told_whole(database: Database) -> None:
    story = await the_story(database)
    long = "a" * 70
    text = f"{{ projects {{ edges {{ node {{ budget {{ {long}: amount {long}b: currency }} {long}: name }} }} }} }}"

    found = await both_ways(story, "Olivia", text, {})

    assert found.compiled == found.ordinary
    assert found.left == 1


async def test_what_does_not_compile_reads_its_variables_as_they_came(database: Database) -> None:
    """An execution understands words of an enumeration and days for itself: handed on understood, it refuses them."""
    story = await the_story(database)
    long = "a" * 70
    text = f"""query Asked($f: ExceptionRequestFilter) {{
      exceptionRequests(filter: $f) {{ totalCount edges {{ node {{ {long}: amount {{ amount }} }} }} }} }}"""
    given = {"f": {"paidBy": {"oneOf": ["REQUESTER"]}, "openedAt": {"atLeast": "2020-01-01T00:00:00Z"}}}

    found = await both_ways(story, "Olivia", text, given)

    assert found.compiled == found.ordinary
    assert found.left == 1


async def test_however_many_documents_others_send_the_product_s_own_stay_planned(database: Database) -> None:
    story = await the_story(database)
    own = "{ projects { edges { node { own: ref } } } }"
    schema.documents.never_forget([own])
    await both_ways(story, "Olivia", own, {})

    for number in range(MOST_DOCUMENTS + 5):
        await both_ways(story, "Nora", f"{{ foreign{number}: currencyRates {{ totalCount }} }}", {})
    before = operations.ways.planned
    await both_ways(story, "Olivia", own, {})

    assert operations.ways.planned == before
