"""The guard counts what a document spreads to without spreading it, in one pass that is as long as the document."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from types import FrameType
from typing import Any

import pytest

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    IntValueNode,
    OperationDefinitionNode,
    VariableNode,
    build_schema,
    get_introspection_query,
    get_named_type,
    parse,
)
from page_documents import document, pages
from triptych.graphql.answering import guard
from triptych.graphql.documents import KnownDocuments
from triptych.graphql.guard.limits import COMPILED, INTERFACE, ORDINARY
from triptych.graphql.guard.measure import LEAF, LIST, MANY, NAMED_LEAF, NOTHING, Crowd, Measure, Measuring
from triptych.graphql.guard.verdict import Guard, Objection
from triptych.graphql.schema import schema
from triptych.kernel.paging import DEFAULT_PAGE

SCHEMA = build_schema(
    """
    directive @mark on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
    type Query { things(first: Int, last: Int, after: String): ThingConnection! thing: Thing! tags: [String!]! }
    type ThingConnection { edges: [ThingEdge!]! pageInfo: PageInfo! totalCount: Int! }
    type ThingEdge { node: Thing! cursor: String! }
    type PageInfo { hasNextPage: Boolean! }
    type Thing { name: String! parts: [Thing!]! whole: Thing things(first: Int, last: Int): ThingConnection! }
    """
)
FIELDS = {
    "Query": ("things", "thing", "tags"),
    "ThingConnection": ("edges", "pageInfo", "totalCount"),
    "ThingEdge": ("node", "cursor"),
    "PageInfo": ("hasNextPage",),
    "Thing": ("name", "parts", "whole", "things"),
}
PAGES = ("", "(first: 0)", "(first: 3)", "(last: 7)", "(first: $n)", "(first: $m)", "(first: null)", "(first: $no)")
BOTH = ("(first: $no, last: 6)", "(first: null, last: $n)", "(first: 3, last: 7)", "(last: $no, first: $m)")
VARIABLES: dict[str, Any] = {"n": 4, "no": None}
HEAD = "query ($n: Int = 2, $m: Int = 5, $no: Int = 9)"


def selection(chance: Random, kind: str, depth: int, fragments: list[str]) -> str:
    """A selection by chance, with fragments that stand for themselves."""
    parts = []
    for _ in range(chance.randint(1, 3)):
        luck = chance.random()
        marked = chance.choice(("", "", " @mark"))
        if luck < 0.15 and depth < 4:
            parts.append(f"... on {kind}{marked} {selection(chance, kind, depth + 1, fragments)}")
        elif luck < 0.4 and depth < 4:
            own = [each for each in fragments if each.split()[3] == kind]
            if not own or chance.random() < 0.4:
                inside = selection(chance, kind, depth + 1, fragments)
                fragments.append(f"fragment f{len(fragments)} on {kind} {inside}")
                own = fragments[-1:]
            parts.append(f"...{chance.choice(own).split()[1]}{marked}")
        else:
            parts.append(asked_field(chance, kind, depth, fragments))
    return f"{{ {' '.join(parts)} }}"


def asked_field(chance: Random, kind: str, depth: int, fragments: list[str]) -> str:
    """A field by chance, with its page and what stands below it."""
    name = chance.choice(FIELDS[kind])
    below = get_named_type(SCHEMA.type_map[kind].fields[name].type).name  # type: ignore[attr-defined]
    if below in FIELDS and depth >= 5:
        return "__typename"
    alias = chance.choice(("", "", f"a{chance.randint(0, 9)}: "))
    page = chance.choice(PAGES + BOTH) if name == "things" else ""
    return f"{alias}{name}{page}" + (f" {selection(chance, below, depth + 1, fragments)}" if below in FIELDS else "")


def spelled_out(text: str) -> Measure:
    """The same measure by answering: every fragment wherever it is spread, every row for itself."""
    parsed = parse(text)
    fragments = {each.name.value: each for each in parsed.definitions if isinstance(each, FragmentDefinitionNode)}
    (operation,) = [each for each in parsed.definitions if isinstance(each, OperationDefinitionNode)]
    counts = {"fields": 0, "aliases": 0, "directives": 0, "here": 0}
    deepest = 0

    def look(chosen: Any, depth: int) -> None:
        nonlocal deepest
        for part in chosen.selections if chosen else ():
            counts["directives"] += len(part.directives or ())
            if isinstance(part, FragmentSpreadNode):
                look(fragments[part.name.value].selection_set, depth)
                continue
            if isinstance(part, FieldNode):
                counts["fields"] += 1
                counts["aliases"] += part.alias is not None
                counts["here"] += depth == 0
                deepest = max(deepest, depth + 1)
            look(part.selection_set, depth + isinstance(part, FieldNode))

    def size(node: FieldNode) -> int | None:
        sizes = []
        for argument in node.arguments or ():
            told: Any = argument.value
            if isinstance(told, VariableNode):
                sizes.append(VARIABLES.get(told.name.value, 5))
            elif isinstance(told, IntValueNode):
                sizes.append(int(told.value))
        return max((each for each in sizes if each is not None), default=None)

    def answered(chosen: Any, kind: str, page: int) -> int:
        total = 0
        for part in chosen.selections if chosen else ():
            if isinstance(part, FragmentSpreadNode):
                total += answered(fragments[part.name.value].selection_set, kind, page)
            elif not isinstance(part, FieldNode):
                total += answered(part.selection_set, kind, page)
            else:
                rows = size(part) if part.name.value == "things" else None
                kinds: Any = SCHEMA.type_map[kind]
                meta = part.name.value == "__typename"
                below = "" if meta else get_named_type(kinds.fields[part.name.value].type).name
                inside = 0
                times = {"edges": page, "parts": LIST}.get(part.name.value, 1)
                if below in FIELDS:
                    inside = answered(part.selection_set, below, DEFAULT_PAGE if rows is None else rows)
                # An edge is a row: it counts as often as there are rows, with all that stands in it.
                total += times * (1 + inside) if part.name.value == "edges" else 1 + times * inside
        return total

    look(operation.selection_set, 0)
    return Measure(depth=deepest, cost=answered(operation.selection_set, "Query", 0), **counts)


def measured(text: str) -> Measure:
    """What the guard finds."""
    parsed = parse(text)
    (operation,) = [each for each in parsed.definitions if isinstance(each, OperationDefinitionNode)]
    return Measuring(SCHEMA, parsed, VARIABLES).measure(operation)


@pytest.mark.parametrize("number", range(300))
def test_one_pass_counts_what_spelling_out_counts(number: int) -> None:
    fragments: list[str] = []
    inside = selection(Random(number), "Query", 0, fragments)  # noqa: S311 - chance, not secrets
    text = " ".join([HEAD, inside, *fragments])

    assert measured(text) == spelled_out(text), text


def test_a_larger_page_costs_more_by_as_many_rows() -> None:
    one, ten, variable = (
        measured(f"{HEAD} {{ things(first: {n}) {{ edges {{ cursor }} }} }}").cost for n in (1, 10, "$n")
    )

    assert (one, ten, variable) == (3, 21, 9)


def test_fragments_within_fragments_are_measured_once_each() -> None:
    levels = 2_000
    inner = " ".join(f"fragment f{at} on Thing {{ ...f{at + 1} ...f{at + 1} }}" for at in range(levels))

    found = measured(f"{{ thing {{ ...f0 }} }} {inner} fragment f{levels} on Thing {{ name }}")

    assert found.fields == 2**levels + 1


@pytest.mark.parametrize("shared", [NOTHING, LEAF, NAMED_LEAF])
def test_what_measures_share_is_changed_by_none(shared: Measure) -> None:
    with pytest.raises(AttributeError):
        shared.directives = 1  # type: ignore[misc]


def test_a_circle_of_fragments_is_measured_and_then_refused_by_the_schema() -> None:
    text = "{ thing { ...a } } fragment a on Thing { whole { ...b } } fragment b on Thing { name ...a }"

    found = Guard(KnownDocuments(SCHEMA)).sight(text, None, {}).within(ORDINARY)

    assert isinstance(found, Objection)
    assert found.trouble.value == "misfit"


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name.value)
def test_every_page_of_the_product_passes(page: Any) -> None:
    assert not isinstance(guard.sight(document(page), None, {}).within(COMPILED), Objection)


def test_explorers_may_ask_what_they_ask_first_and_others_may_not() -> None:
    asked = get_introspection_query(input_value_deprecation=True, specified_by_url=True, schema_description=True)
    passed, not_passed = (guard.sight(asked, None, {}).within(limits) for limits in (INTERFACE, ORDINARY))

    assert not isinstance(passed, Objection)
    assert isinstance(not_passed, Objection)
    assert not_passed.trouble.value == "schema_closed"


def test_a_page_by_variable_is_judged_by_each_value_that_is_given() -> None:
    text = "query ($n: Int) { things(first: $n) { edges { cursor } } }"
    judge = Guard(KnownDocuments(SCHEMA))

    small, large, again = (judge.sight(text, None, {"n": n}).within(ORDINARY) for n in (5, 500_000, 5))

    assert (isinstance(small, Objection), isinstance(large, Objection), isinstance(again, Objection)) == (
        False,
        True,
        False,
    )


@pytest.mark.parametrize(("given", "rows"), [({}, 500), ({"n": None}, 500), ({"n": 900}, 900), ({"n": 900.0}, 900)])
def test_a_page_that_is_asked_for_in_two_ways_counts_as_the_larger_one(given: dict[str, Any], rows: int) -> None:
    """Execution takes a null for nothing, and 900.0 for 900; neither hides what stands beside it."""
    text = "query ($n: Int) { projects(first: $n, last: 500) { edges { node { workstreams { kind } } } } }"
    parsed = parse(text)
    (operation,) = [each for each in parsed.definitions if isinstance(each, OperationDefinitionNode)]

    assert Measuring(schema._schema, parsed, given).measure(operation).cost == 1 + rows * (3 + LIST)


def test_a_number_with_a_point_is_judged_by_itself() -> None:
    text = "query ($n: Int) { things(first: $n) { edges { cursor } } }"
    judge = Guard(KnownDocuments(SCHEMA))

    verdicts = [judge.sight(text, None, {"n": n}).within(ORDINARY) for n in ("five", 500_000.0)]

    assert [found.trouble if isinstance(found, Objection) else None for found in verdicts] == [None, "too_much"]


@pytest.mark.parametrize(
    ("inside", "repeated"),
    [
        ("name whole { name }", 0),
        ("name name", 1),
        ("name other: name", 0),
        ("... on Thing { name } ... { name } name", 2),
        ("... on Thing { whole { name } } whole { name name }", 2),
        ("...a ...a", 2),
        ("...a name", 1),
        ("...a ... @mark { ...b }", 1),
        ("whole { ...c }", 1),
        ("...c parts { ...c name }", 3),
    ],
)
def test_what_stands_beside_the_same_one_is_found_in_fragments_as_well(inside: str, repeated: int) -> None:
    """`c` repeats one itself, which counts once more wherever it is spread."""
    fragments = "fragment a on Thing { name } fragment b on Thing { ...a } fragment c on Thing { ...a ...b }"

    assert Crowd(parse(f"{{ thing {{ {inside} }} }} {fragments}")).repeated == repeated + 1


@pytest.mark.parametrize(
    ("asked", "repeated"), [("...f " * 10_000, 10_000 * 10_000 - 1), ("a { b ...f } " * 3_000, 2_999)]
)
def test_spreads_are_counted_without_following_each(asked: str, repeated: int) -> None:
    """Each of thousands of spreads brings 10,000 keys, in an operation that nobody asks for by name."""
    keys = " ".join(f"a{at}" for at in range(10_000))
    crowd = Crowd(parse(f"query A {{ x }} query B {{ {asked} }} fragment f on Query {{ {keys} }}"))

    with counting_lines() as ran:
        found = crowd.repeated

    assert found >= min(repeated, MANY)
    assert ran.total() < 200 * (10_000 + asked.count("...f"))


@contextmanager
def counting_lines() -> Iterator[Counter[str]]:
    """How many lines of Python run, which no busy machine makes more."""
    ran: Counter[str] = Counter()

    def trace(_frame: FrameType, event: str, _given: Any) -> Any:
        ran[event] += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield ran
    finally:
        sys.settrace(before)
