"""A document is read once and asked of the schema once, whoever uses it; others' are forgotten when there are many."""

import gc
import json
from collections import Counter
from typing import Any

import pytest
import strawberry.schema.schema as strawberrys
from strawberry.types.base import StrawberryMaybe

from graphql import build_schema, is_input_object_type, is_object_type, parse
from relocation import a_relocation
from triptych.graphql import documents as room
from triptych.graphql.answering import guard, operations
from triptych.graphql.context import Context
from triptych.graphql.documents import (
    LONG,
    MOST_CHARACTERS,
    MOST_DOCUMENTS,
    Asked,
    Document,
    KnownDocuments,
    NotAccepted,
)
from triptych.graphql.guard.limits import INTERFACE, ORDINARY
from triptych.graphql.guard.verdict import Guard, Objection, Passed
from triptych.graphql.reading.lists.windows import Window
from triptych.graphql.schema import schema
from triptych.model.database import Database

SCHEMA = build_schema(
    "type Query { things(first: Int = 5): [Thing!]! thing: Thing } type Thing { name(first: Int = 5): String }"
)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a text was read, and a document asked of the schema, by us or by Strawberry."""
    times: Counter[str] = Counter()

    def counted(module: Any, name: str) -> None:
        really = getattr(module, name)

        def again(*given: Any, **more: Any) -> Any:
            times[name] += 1
            return really(*given, **more)

        monkeypatch.setattr(module, name, again)

    for module in (room, strawberrys):
        counted(module, "parse")
        counted(module, "validate")
    return times


def _held(*kinds: type) -> list[Any]:
    """What is alive of these kinds, in this process: other tests' documents are remembered too."""
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, kinds)]


async def test_plans_hold_nothing_of_what_one_person_gave(database: Database) -> None:
    """They are everybody's and outlive whoever they were made for: no variable, used or not, and no cursor."""
    story = await a_relocation(database)
    context = Context(story.works, story.house.people["Marta"])
    pages = """query Kept($n: Int, $a: String, $f: ProjectFilter) { projects(first: $n, after: $a, filter: $f) {
      pageInfo { endCursor hasNextPage } edges { node { ref requests(first: $n) { ref } } } } }"""
    by_hand = "query Mine($n: Int) { myRequests { ref alternatives(first: $n) { title } } }"
    first = await operations.answer(context, pages, None, {})
    assert first is not None
    cursor = json.loads(first.data)["projects"]["pageInfo"]["endCursor"]
    mine = "only mine"
    before = {id(each): each for each in _held(Asked, Window)}

    for size in (1, 2):
        given = {"n": size, "a": cursor, "f": {"name": {"contains": mine}}, "more": mine}
        for document in (pages, by_hand):
            assert await operations.answer(context, document, None, given) is not None

    kept = [each for each in _held(Asked, Window) if id(each) not in before]
    assert [each for each in kept if isinstance(each, Asked) and (each.given or "f" in each.variable_values)] == []
    assert [each for each in kept if isinstance(each, Window) and each.after] == []


async def test_whatever_is_made_of_a_document_it_is_read_once(database: Database, done: Counter[str]) -> None:
    story = await a_relocation(database)
    context = Context(story.works, story.house.people["Marta"])
    text = "query Once { projects { totalCount edges { node { ref } } } }"

    for variables in ({}, {"more": 1}):
        assert isinstance(guard.sight(text, "Once", variables).within(ORDINARY), Passed)
        answer = await operations.answer(context, text, "Once", variables)
        executed = await schema.execute(text, variable_values=variables, context_value=context)
        assert (answer is None, executed.errors) == (False, None)
        schema.documents.asked(text, "Once", variables)

    assert done == {"parse": 1, "validate": 1}


def test_what_is_held_against_wider_limits_is_read_once_and_what_is_refused_is_forgotten(done: Counter[str]) -> None:
    documents = KnownDocuments(SCHEMA)
    text = f"{{ {' '.join(f'a{at}: thing {{ name }}' for at in range(50))} }}"

    sight = Guard(documents).sight(text, None, {})

    assert [type(sight.within(limits)) for limits in (ORDINARY, INTERFACE)] == [Objection, Objection]
    assert done == {"parse": 1}
    assert documents.known(text) is None


def test_what_one_may_ask_within_wider_limits_is_measured_for_everybody_else(done: Counter[str]) -> None:
    documents = KnownDocuments(SCHEMA)
    text = f"{{ {' '.join(f'a{at}: thing {{ name }}' for at in range(30))} }}"
    judge = Guard(documents)

    verdicts = [type(judge.sight(text, None, {}).within(limits)) for limits in (INTERFACE, ORDINARY, INTERFACE)]

    assert verdicts == [Passed, Objection, Passed]
    assert done == {"parse": 1, "validate": 1}


def test_others_documents_are_forgotten_by_number_and_by_length_and_our_own_never() -> None:
    documents = KnownDocuments(SCHEMA)
    own, first, long = "{ own: thing { name } }", "{ first: thing { name } }", "{ thing { name } } #" + "x" * 60_000
    documents.never_forget([own])

    kept = [documents.valid(each) for each in (own, first)]
    for at in range(MOST_DOCUMENTS):
        documents.valid(f"{{ a{at}: thing {{ name }} }}")
        assert documents.known(own) is kept[0]
    assert documents.known(first) is None
    for at in range(MOST_CHARACTERS // len(long) + 1):
        documents.valid(long + str(at))
    assert documents.known(long + "0") is None
    assert documents.known(long + str(at)) is not None
    assert documents.known(own) is kept[0]


@pytest.mark.parametrize(
    ("text", "name", "variables", "says"),
    [
        ("{ thing { name }", None, {}, "Syntax Error"),
        ("{ thing { size } }", None, {}, "Cannot query field"),
        ("query A { thing { name } } query B { thing { name } }", None, {}, "Name one operation"),
        ("query ($n: Int!) { things(first: $n) { name } }", None, {"n": "many"}, "Int cannot represent"),
        ("{a" * 5_000, None, {}, "nested too deeply"),
        ("{ thing { " + "name " * 20_000 + "} }", None, {}, "more than 20000 tokens"),
    ],
)
def test_what_asks_for_nothing_says_why(text: str, name: str | None, variables: dict[str, Any], says: str) -> None:
    documents = KnownDocuments(SCHEMA)

    with pytest.raises(NotAccepted, match=says):
        documents.asked(text, name, variables)


def test_of_a_long_document_the_fields_that_there_are_not_are_told_first() -> None:
    """The answer to a short one has everything that does not fit; a long one is not looked through."""
    wrong = "query ($unused: Int) { thing { size } }"

    short, long = (Document(SCHEMA, text, parse(text)).errors() for text in (wrong, f"{wrong} #{'x' * LONG}"))

    assert [("size" in each.message, "unused" in each.message) for each in long] == [(True, False)]
    assert len(short) == 2


def test_what_a_statement_turns_on_tells_null_from_what_was_not_given() -> None:
    documents = KnownDocuments(SCHEMA)
    text = "query ($n: Int, $with: Boolean = true) { thing { name(first: $n) @include(if: $with) } }"

    given: list[dict[str, Any]] = [{}, {"n": None}, {"n": 5}, {"n": 5, "with": True}, {"n": 5, "with": False}, {}]
    turns = [documents.asked(text, None, each).turns for each in given]

    assert turns[0] == turns[5]
    assert turns[2] == turns[3]
    assert len(set(turns)) == 4


def test_strawberrys_own_rules_have_nothing_to_say_to_this_schema() -> None:
    """Documents are held against the rules of the specification: nothing here is `@oneOf`, and nothing a `Maybe`."""
    kinds = [each for each in schema._schema.type_map.values() if is_input_object_type(each) or is_object_type(each)]
    fields = [each for kind in kinds for each in kind.fields.values()]
    given = [*fields, *(argument for each in fields for argument in getattr(each, "args", {}).values())]
    declared = [each.extensions.get("strawberry-definition") for each in given]

    assert sum(each is not None for each in declared) > 1_000
    assert not any(isinstance(getattr(each, "type", None), StrawberryMaybe) for each in declared)
    assert not any(kind.is_one_of for kind in kinds if is_input_object_type(kind))
