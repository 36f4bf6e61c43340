"""What lists and conditions on them count in the guard: as many rows and conditions as a statement may have."""

from typing import Any

import pytest

from graphql import (
    OperationDefinitionNode,
    parse,
)
from triptych.graphql.answering import guard
from triptych.graphql.guard.limits import ORDINARY
from triptych.graphql.guard.measure import LIST, Measuring
from triptych.graphql.guard.verdict import Objection
from triptych.graphql.reading.declared.fields import Many
from triptych.graphql.reading.declared.nodes import MOST_NODES, REGISTRY, spec_of
from triptych.graphql.reading.lists.connection_types import IN_PARTS
from triptych.graphql.reading.lists.keyset import Ends, Term
from triptych.graphql.reading.lists.parts import Parting, candidates
from triptych.graphql.reading.lists.windows import Window
from triptych.graphql.schema import schema
from triptych.kernel.paging import MAX_PAGE
from triptych.model.portfolio import Project

GROWING = {
    "CapabilityGap.citations",
    "ExceptionRequest.events", "OrgUnit.children", "OrgUnit.people", "Person.programs", "Person.services",
    "Person.workstreams", "Portfolio.programs", "Program.projects", "Project.findings", "Project.forecasts",
    "Project.requests", "Rule.findings", "Service.transitions", "ServiceFamily.services", "SupplySource.alternatives",
    "Rule.waivers", "SupplySource.evidence",
}  # fmt: skip
HANDFULS = {
    "Alternative.seal_openings",
    "Alternative.signatures", "Decision.dissents", "ExceptionRequest.instructions", "Instruction.objections",
    "ExceptionRequest.alternatives", "ExceptionRequest.answers", "ExceptionRequest.citations",
    "ClassWaiver.events",
    "CapabilityGap.events", "CapabilityGap.invitations", "CapabilityGap.merged", "ExceptionRequest.invitations",
    "ExceptionRequest.decisions", "ExceptionRequest.harms", "ExceptionRequest.restatements",
    "ExceptionRequest.outside_answers", "ExceptionRequest.stances", "ExceptionRequest.targets",
    "ExceptionRequest.terms",
    "Gate.decisions", "ImportedCase.steps", "Initiative.groups", "Person.absences", "Person.roles", "Person.tokens",
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
