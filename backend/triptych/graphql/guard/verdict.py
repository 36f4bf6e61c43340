"""What stands against carrying out a document: it cannot be read, it does not fit the schema, or it asks too much.

What was found of a document is kept with it, so that one which comes again is not measured again.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from graphql import DocumentNode, GraphQLError, OperationDefinitionNode, OperationType
from triptych.graphql.documents import Document, KnownDocuments
from triptych.graphql.guard.conditions import held
from triptych.graphql.guard.limits import MOST_LOOKED_UP, Limits
from triptych.graphql.guard.measure import Crowd, Measure, Measuring, page_variables
from triptych.graphql.guard.scan import overfull, overlong

MOST_MEASURES = 500  # of one document
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


@dataclass(slots=True)
class Found:
    """What the guard found of one document: whose limits its text keeps, and the measures of its operations.

    A measure turns on how many rows the pages have and what they are narrowed to.
    """

    within: set[Limits]
    page_variables: tuple[str, ...]
    measures: dict[Hashable, Measure]

    def sizes(self, variables: Mapping[str, Any]) -> Hashable:
        """The values that the measure turns on."""
        given = (variables.get(name, "by default") for name in self.page_variables)
        return tuple(each if isinstance(each, int | float | None) else _held(each) for each in given)


class Guard:
    """Stands before every document of one schema."""

    def __init__(self, documents: KnownDocuments) -> None:
        self.documents = documents
        self._found: WeakKeyDictionary[Document, Found] = WeakKeyDictionary()

    def sight(self, text: str, name: str | None, variables: Mapping[str, Any]) -> "Sight":
        """A look at the operation `name` of a document, or at its only one, with these variables."""
        return Sight(self, text, name, variables)

    def found(self, document: Document) -> Found:
        """What was found of a document so far; forgotten with it."""
        found = self._found.get(document)
        if found is None:
            found = self._found[document] = Found(set(), page_variables(document.parsed), {})
        return found


class Sight:
    """One operation with its variables, held against limits; what was found serves whoever has wider ones, too."""

    def __init__(self, guard: Guard, text: str, name: str | None, variables: Mapping[str, Any]) -> None:
        self._guard = guard
        self._text = text
        self._name = name
        self._variables = variables

    def within(self, limits: Limits) -> Passed | Objection:
        """Whether it may be carried out, the cheapest question first: the schema is asked last, for that takes longest.

        A document that passed before is not asked once more what its text alone says.
        """
        if self._swollen is not None:
            return _objection(Trouble.TOO_MUCH, self._swollen)
        documents = self._guard.documents
        known = documents.known(self._text)
        passed_before = known is not None and limits in self._guard.found(known).within
        objection = (
            (None if passed_before else _lengthy(self._text, limits))
            or self._unclear()
            or (None if passed_before else _crowded(self._crowd, limits))
            or _excess(self._measure, limits)
            or (None if passed_before else _repetitive(self._crowd, limits))
            or self._misfit()
        )
        if objection is None and not passed_before:
            documents.keep(self._document)
            self._guard.found(self._document).within.add(limits)
        return objection or Passed(self._operation.operation)

    def _unclear(self) -> Objection | None:
        """An objection to what cannot be read, or leaves open what is to be carried out."""
        try:
            document = self._document
        except GraphQLError as error:
            return Objection(Trouble.BAD_DOCUMENT, (error,))
        if document.operation(self._name) is None:
            return _objection(Trouble.UNNAMED, _which(document.parsed, self._name))
        return None

    def _misfit(self) -> Objection | None:
        """An objection to what the schema does not know."""
        errors = self._document.errors()
        return Objection(Trouble.MISFIT, errors) if errors else None

    @cached_property
    def _swollen(self) -> str | None:
        return overfull(self._variables)

    @cached_property
    def _document(self) -> Document:
        return self._guard.documents.read(self._text)

    @cached_property
    def _operation(self) -> OperationDefinitionNode:
        found = self._document.operation(self._name)
        if found is None:
            raise LookupError(self._name)
        return found

    @cached_property
    def _crowd(self) -> Crowd:
        return Crowd(self._document.parsed)

    @cached_property
    def _measure(self) -> Measure:
        document, found = self._document, self._guard.found(self._document)
        sizes = (self._name, found.sizes(self._variables))
        if sizes not in found.measures:
            if len(found.measures) >= MOST_MEASURES:
                found.measures.clear()
            measuring = Measuring(document.schema, document.parsed, self._variables)
            found.measures[sizes] = measuring.measure(self._operation)
        return found.measures[sizes]


def _held(value: Any) -> str:
    """How many conditions a value holds; what holds none counts as what stands there by default."""
    return f"{held(value)} conditions" if isinstance(value, Mapping | list) else "by default"


def _which(document: DocumentNode, name: str | None) -> str:
    """Why a document leaves open what is to be carried out."""
    names = [
        each.name.value for each in document.definitions if isinstance(each, OperationDefinitionNode) and each.name
    ]
    if name is not None:
        return "No operation of this document has the name that operationName gives."
    return f"Name one operation of the document in operationName: it has {len(names)}." if names else "No operation."


def _lengthy(text: str, limits: Limits) -> Objection | None:
    """An objection to a text that is too long to be read at all."""
    long = overlong(text, limits)
    return None if long is None else _objection(Trouble.TOO_MUCH, long, others_may=True)


def _crowded(found: Crowd, limits: Limits) -> Objection | None:
    """An objection to how many definitions a document has, before anything is spread."""
    return _first_over(
        (found.operations, limits.operations, "operations"), (found.fragments, limits.fragments, "fragments")
    )


def _repetitive(found: Crowd, limits: Limits) -> Objection | None:
    """An objection to what is compared with every other of its kind when the schema is asked."""
    return _first_over((found.repeated, limits.repeated, "fields that stand beside the same one"))


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
