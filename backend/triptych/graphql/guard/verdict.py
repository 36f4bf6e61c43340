"""What stands against carrying out a document: it cannot be read, it does not fit the schema, or it asks too much.

What was found of a document is kept, so that one which comes again is not read again.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
    parse,
    validate,
)
from triptych.graphql.guard.conditions import held
from triptych.graphql.guard.limits import MOST_LOOKED_UP, Limits
from triptych.graphql.guard.measure import Measure, Measuring, page_variables, repeated
from triptych.graphql.guard.scan import overfull, overlong

MOST_KEPT = 500
MOST_ERRORS = 10
ENDLESS = 10**15


class Trouble(StrEnum):
    """What is the matter with a document, as the code of an error says it."""

    BAD_DOCUMENT = "bad_document"
    MISFIT = "misfit"
    UNNAMED = "unnamed_operation"
    TOO_MUCH = "too_much"
    LOOKS_UP = "schema_closed"


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a document is not carried out."""

    trouble: Trouble
    errors: tuple[GraphQLError, ...]
    others_may: bool = False  # somebody with wider limits


@dataclass(frozen=True, slots=True)
class Passed:
    """A document that may be carried out, and what kind of operation it is."""

    kind: OperationType


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found of one operation of a document; its measure turns on how many rows its pages have."""

    passed: Passed
    page_variables: tuple[str, ...]
    measures: dict[tuple[int | str | None, ...], Measure] = field(default_factory=dict)

    def sizes(self, variables: Mapping[str, Any]) -> tuple[int | str | None, ...]:
        """The values that the measure turns on."""
        given = (variables.get(name, "by default") for name in self.page_variables)
        return tuple(each if isinstance(each, int | None) else _held(each) for each in given)


class Guard:
    """Stands before every document of one schema."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._kept: OrderedDict[tuple[str, str | None, Limits], _Known] = OrderedDict()

    def verdict(self, text: str, name: str | None, variables: Mapping[str, Any], limits: Limits) -> Passed | Objection:
        """Whether the operation `name` of a document (or its only one) may be carried out within limits."""
        if (swollen := overfull(variables)) is not None:
            return _objection(Trouble.TOO_MUCH, swollen)
        key = (text, name, limits)
        known = self._kept.get(key)
        if known is None:
            found = self._at_first_sight(text, name, variables, limits)
            if isinstance(found, Objection):
                return found
            self._kept[key] = known = found
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        sizes = known.sizes(variables)
        if sizes not in known.measures:
            if len(known.measures) >= MOST_KEPT:
                known.measures.clear()
            document = parse(text)
            known.measures[sizes] = self._measure(document, _operation(document, name), variables)
        return _excess(known.measures[sizes], limits) or known.passed

    def _at_first_sight(
        self, text: str, name: str | None, variables: Mapping[str, Any], limits: Limits
    ) -> _Known | Objection:
        """Reads a document, the cheapest question first: the schema is asked last, for that takes longest."""
        if (long := overlong(text, limits)) is not None:
            return _objection(Trouble.TOO_MUCH, long, others_may=True)
        try:
            document = parse(text)
        except GraphQLError as error:
            return Objection(Trouble.BAD_DOCUMENT, (error,))
        operation = get_operation_ast(document, name)
        if operation is None:
            return _objection(Trouble.UNNAMED, _which(document, name))
        measure = self._measure(document, operation, variables)
        if (excess := _crowded(document, limits) or _excess(measure, limits)) is not None:
            return excess
        if errors := validate(self._schema, document, max_errors=MOST_ERRORS):
            return Objection(Trouble.MISFIT, tuple(errors[:MOST_ERRORS]))
        known = _Known(Passed(operation.operation), page_variables(document))
        known.measures[known.sizes(variables)] = measure
        return known

    def _measure(
        self, document: DocumentNode, operation: OperationDefinitionNode, variables: Mapping[str, Any]
    ) -> Measure:
        return Measuring(self._schema, document, variables).measure(operation)


def _held(value: Any) -> str:
    """How many conditions a value holds; what holds none counts as what stands there by default."""
    return f"{held(value)} conditions" if isinstance(value, Mapping | list) else "by default"


def _operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """The operation of a document that was read before."""
    found = get_operation_ast(document, name)
    if found is None:
        raise LookupError(name)
    return found


def _which(document: DocumentNode, name: str | None) -> str:
    """Why a document leaves open what is to be carried out."""
    names = [
        each.name.value for each in document.definitions if isinstance(each, OperationDefinitionNode) and each.name
    ]
    if name is not None:
        return "No operation of this document has the name that operationName gives."
    return f"Name one operation of the document in operationName: it has {len(names)}." if names else "No operation."


def _crowded(document: DocumentNode, limits: Limits) -> Objection | None:
    """An objection to how a document is put together, before anything is spread."""
    operations = sum(isinstance(each, OperationDefinitionNode) for each in document.definitions)
    fragments = sum(isinstance(each, FragmentDefinitionNode) for each in document.definitions)
    return _first_over(
        (operations, limits.operations, "operations"),
        (fragments, limits.fragments, "fragments"),
        (repeated(document), limits.repeated, "fields that stand beside the same one"),
    )


def _excess(found: Measure, limits: Limits) -> Objection | None:
    """An objection to what an operation spreads to."""
    if found.looked_up and not limits.looks_up:
        told = "Looking at the schema is for those who may use the interface (api:use)."
        return _objection(Trouble.LOOKS_UP, told, others_may=True)
    return _first_over(
        (found.depth, limits.depth, "levels deep"),
        (found.here, limits.root_fields, "root fields"),
        (found.aliases, limits.aliases, "aliases"),
        (found.directives, limits.directives, "directives"),
        (found.fields, limits.fields, "fields"),
        (found.cost, limits.cost, "values if every list is full"),
        (found.conditions, limits.conditions, "conditions, wherever they stand"),
        (found.looked_up, MOST_LOOKED_UP, "values of the schema"),
    )


def _first_over(*limits: tuple[int, int, str]) -> Objection | None:
    for is_, at_most, what in limits:
        if is_ > at_most:
            told = f"{is_:,}" if is_ < ENDLESS else f"more than {ENDLESS:,}"
            message = f"This document asks too much: {told} {what}, at most {at_most:,}."
            return _objection(Trouble.TOO_MUCH, message, others_may=True)
    return None


def _objection(trouble: Trouble, message: str, *, others_may: bool = False) -> Objection:
    return Objection(trouble, (GraphQLError(message),), others_may)
