"""The guard counts what a document spreads to without spreading it, in one pass that is as long as the document."""

from random import Random
from time import process_time
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
from triptych.graphql.reading.declared.fields import Many
from triptych.graphql.reading.declared.nodes import MOST_NODES, REGISTRY, spec_of
from triptych.graphql.reading.lists.connection_types import IN_PARTS
from triptych.graphql.reading.lists.keyset import Ends, Term
from triptych.graphql.reading.lists.parts import Parting, candidates
from triptych.graphql.reading.lists.windows import Window
from triptych.graphql.schema import schema
from triptych.kernel.paging import DEFAULT_PAGE, MAX_PAGE
from triptych.model.portfolio import Project

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
    started = process_time()

    found = crowd.repeated

    assert process_time() - started < 1
    assert found >= min(repeated, MANY)


GROWING = {
    "ExceptionRequest.events", "OrgUnit.children", "OrgUnit.people", "Person.programs", "Person.services",
    "Person.workstreams", "Portfolio.programs", "Program.projects", "Project.findings", "Project.forecasts",
    "Project.requests", "Rule.findings", "Service.transitions", "ServiceFamily.services",
}  # fmt: skip
HANDFULS = {
    "Alternative.signatures", "ExceptionRequest.alternatives", "ExceptionRequest.answers", "ExceptionRequest.citations",
    "ExceptionRequest.decisions", "ExceptionRequest.restatements", "ExceptionRequest.targets", "ExceptionRequest.terms",
    "Gate.decisions", "Initiative.groups", "Person.absences", "Person.roles", "Person.tokens",
    "Project.gates", "Project.initiatives", "Project.ratings", "Project.transitions", "Project.workstreams",
    "Project.years", "Rule.versions", "Service.quarters", "StakeholderGroup.assessments", "Terms.conditions",
    "Terms.covers", "Terms.signatures", "Transition.criteria",
}  # fmt: skip


def test_every_list_within_a_record_is_a_handful_or_grows_with_the_house() -> None:
    """Whoever declares a new one says which, here and there: what grows counts in full without `first`."""
    declared = {
        f"{spec.name}.{name}": each.open_ended
        for spec in REGISTRY.values()
        for name, each in spec.fields.items()
        if isinstance(each, Many)
    }

    assert {name for name, grows in declared.items() if grows} == GROWING
    assert {name for name, grows in declared.items() if not grows} == HANDFULS


@pytest.mark.parametrize(
    ("inside", "cost"),
    [
        ("programs(first: 2) { edges { node { projects { ref } } } }", 1 + 2 * (3 + MAX_PAGE)),
        ("programs(first: 2) { edges { node { projects(first: null) { ref } } } }", 1 + 2 * (3 + MAX_PAGE)),
        ("programs(first: 2) { edges { node { projects(first: 3) { ref } } } }", 1 + 2 * (3 + 3)),
        ("projects(first: 2) { edges { node { workstreams { kind } } } }", 1 + 2 * (3 + LIST)),
        ('nodes(ids: ["a"]) { id }', 1 + MOST_NODES),
        ("waitingForMe { act }", 1 + MAX_PAGE),
        ("savedViews { name }", 1 + LIST),
    ],
)
def test_a_list_without_pages_counts_as_many_rows_as_it_may_have(inside: str, cost: int) -> None:
    parsed = parse(f"{{ {inside} }}")
    (operation,) = [each for each in parsed.definitions if isinstance(each, OperationDefinitionNode)]

    assert Measuring(schema._schema, parsed, {}).measure(operation).cost == cost


@pytest.mark.parametrize(("first", "refused"), [("", True), ("(first: 20)", False)])
def test_lists_without_an_end_stand_within_each_other_only_with_a_number(first: str, refused: bool) -> None:
    text = f"{{ units {{ edges {{ node {{ people{first} {{ unit {{ people{first} {{ name }} }} }} }} }} }} }}"

    found = guard.sight(text, None, {}).within(ORDINARY)

    assert isinstance(found, Objection) == refused
    if isinstance(found, Objection):
        assert "values if every list is full, at most 250,000" in found.errors[0].message


PAIRS = {"anyOf": [{"name": {"contains": str(at)}} for at in range(95)]}
LINKS = {"allOf": [{"requests": {"some": {"title": {"contains": str(at)}}}} for at in range(48)]}


@pytest.mark.parametrize(
    ("text", "variables", "code"),
    [
        ("query ($f: ProjectFilter) { projects(filter: $f) { totalCount } }", {"f": PAIRS}, None),
        ("query ($f: ProjectFilter) { projects(filter: $f) { totalCount } }", {"f": LINKS}, "too_much"),
        (
            "query ($f: ProjectFilter) { programs { edges { node { "
            + " ".join(f"a{at}: projects(first: 10, filter: $f) {{ id }}" for at in range(50))
            + " } } } }",
            {"f": PAIRS},
            "too_much",
        ),
        (
            "query ($f: ProjectFilter) { projects(filter: $f) { "
            + " ".join(f"g{at}: groups(by: [STAGE]) {{ count }}" for at in range(20))
            + " } }",
            {"f": PAIRS},
            "too_much",
        ),
        (
            f"query ($f: ProjectFilter = {{ anyOf: [{' '.join('{ name: { eq: 1 } }' for _ in range(99))}] }}) {{ "
            + " ".join(f"a{at}: projects(filter: $f) {{ totalCount }}" for at in range(20))
            + " }",
            {},
            "too_much",
        ),
        ('{ projects(filter: { name: { contains: "a" } }) { totalCount groups(by: [STAGE]) { count } } }', {}, None),
    ],
)
def test_conditions_count_wherever_they_stand(text: str, variables: dict[str, Any], code: str | None) -> None:
    """A filter of a variable counts under each name, in each group, and by default; one on linked records for many."""
    found = guard.sight(text, None, variables).within(ORDINARY)

    assert (found.trouble if isinstance(found, Objection) else None) == code
    if isinstance(found, Objection):
        assert "conditions, wherever they stand, at most 1,000" in found.errors[0].message


NAMED = 'filter: { name: { contains: "a" } }'


@pytest.mark.parametrize(
    ("inside", "conditions"),
    [
        (f"programs({NAMED}) {{ edges {{ cursor }} }}", 2 * (1 + 1)),
        (f"projects({NAMED}) {{ edges {{ cursor }} }}", 2 * (IN_PARTS + 1)),
        (f"projects({NAMED}, orderBy: []) {{ edges {{ cursor }} totalCount }}", 2 * (IN_PARTS + 2)),
        (f"projects({NAMED}, orderBy: [{{ field: NAME, direction: ASC }}]) {{ edges {{ cursor }} }}", (2 + 2) * 2),
        ("projects { edges { cursor } }", 0),
    ],
)
def test_conditions_on_a_list_in_parts_count_as_often_as_they_stand(inside: str, conditions: int) -> None:
    parsed = parse(f"{{ {inside} }}")
    (operation,) = [each for each in parsed.definitions if isinstance(each, OperationDefinitionNode)]

    assert Measuring(schema._schema, parsed, {}).measure(operation).conditions == conditions


def test_conditions_on_a_list_in_parts_stand_as_often_as_is_counted() -> None:
    terms = [Parting(Project.finish_on.is_(None), descending=False), Term(Project.id, descending=False)]
    window = Window(50, back=False, after=None, before=None, parted=True)

    statement = str(candidates(spec_of("Project"), [Project.name == "a"], terms, window, Ends(None, None)))

    assert statement.count("project.name = ") == IN_PARTS


def test_a_filter_by_variable_is_judged_by_each_value_that_is_given() -> None:
    text = "query ($f: ProjectFilter) { a: projects(filter: $f) { totalCount } b: projects(filter: $f) { totalCount } }"
    few = {"f": {"name": {"contains": "a"}}}

    verdicts = [guard.sight(text, None, given).within(ORDINARY) for given in (few, {"f": LINKS}, few, {"f": None}, {})]

    assert [isinstance(each, Objection) for each in verdicts] == [False, True, False, False, False]
