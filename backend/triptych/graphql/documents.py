"""Documents: each is read once, whoever asks it and whatever is made of it, and what was found of it is kept with it.

The guard, compiled reads, subscriptions and executions find a document here by its text. Documents and their plans are
everybody's: nothing of what one person gave stands in them but under a key that holds it.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graphql.execution.values import get_variable_values

from graphql import (
    ASTValidationRule,
    DocumentNode,
    FieldsOnCorrectTypeRule,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
    parse,
    validate,
)
from triptych.graphql.reading.compiled.plans import Plans
from triptych.graphql.reading.compiled.turns import turning_variables

# Of the documents of others that are remembered; read, one takes 50 to 90 bytes a character, and its plans beside it.
MOST_DOCUMENTS = 250
MOST_CHARACTERS = 500_000
MOST_TOKENS = 20_000
MOST_ERRORS = 10
LONG = 10_000  # characters; the product's own documents have half of it
FIELDS: list[type[ASTValidationRule]] = [FieldsOnCorrectTypeRule]


class NotAccepted(Exception):
    """A document, or what was given to it, asks for nothing that could be carried out; says why, as GraphQL does."""

    def __init__(self, *errors: GraphQLError) -> None:
        super().__init__(errors[0].message)
        self.errors = errors


class Document:
    """A document that was read, with the plans of its root fields. Two of the same text are two."""

    def __init__(self, schema: GraphQLSchema, text: str, parsed: DocumentNode) -> None:
        self.schema = schema
        self.text = text
        self.parsed = parsed
        self.fragments = {d.name.value: d for d in parsed.definitions if isinstance(d, FragmentDefinitionNode)}
        self.plans = Plans()
        self._operations: dict[str | None, OperationDefinitionNode | None] = {}
        self._turning: dict[str | None, tuple[str, ...]] = {}
        self._errors: tuple[GraphQLError, ...] | None = None

    def errors(self) -> tuple[GraphQLError, ...]:
        """Why it does not fit the schema, which is looked at once and takes longest.

        Of a long one the names of its fields are looked at first: that ends at the first few that there are not.
        """
        if self._errors is None:
            errors = self._against(FIELDS) if len(self.text) > LONG else ()
            self._errors = errors or self._against(None)
        return self._errors

    def _against(self, rules: list[type[ASTValidationRule]] | None) -> tuple[GraphQLError, ...]:
        return tuple(validate(self.schema, self.parsed, rules, max_errors=MOST_ERRORS)[:MOST_ERRORS])

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """The operation of this name, or without one the only operation."""
        found = self._operations.get(name)
        if found is None and (found := get_operation_ast(self.parsed, name)) is not None:
            self._operations[name] = found
        return found

    def asked(self, operation: OperationDefinitionNode, variables: Mapping[str, Any] | None) -> "Asked":
        """One operation with its variables as the schema understands them; raises `NotAccepted` where it does not."""
        given = dict(variables or {})
        found = get_variable_values(self.schema, operation.variable_definitions or (), given)
        if isinstance(found, list):
            raise NotAccepted(*found)
        values = found.coerced
        # What was not given is something else than null: an argument has its default then.
        turns = tuple((each, repr(values[each]) if each in values else None) for each in self._turns_on(operation))
        return Asked(self, operation, values, given, turns)

    def _turns_on(self, operation: OperationDefinitionNode) -> tuple[str, ...]:
        """The variables on which the statements of an operation turn, found once."""
        name = operation.name.value if operation.name else None
        if name not in self._turning:
            self._turning[name] = turning_variables(operation, self.fragments)
        return self._turning[name]


@dataclass(frozen=True)
class Asked:
    """One operation of a valid document with its variables: what `picks` follows, and what was given.

    `turns` belongs to every key that leads to a statement: values that stand in the statement itself are in it.
    """

    document: Document
    operation: OperationDefinitionNode
    variable_values: Mapping[str, Any]
    given: Mapping[str, Any]
    turns: tuple[tuple[str, str | None], ...]

    @property
    def schema(self) -> GraphQLSchema:
        """The schema that the document fits."""
        return self.document.schema

    @property
    def fragments(self) -> Mapping[str, FragmentDefinitionNode]:
        """The fragments of the document."""
        return self.document.fragments

    def for_everybody(self) -> "Asked":
        """The same without what no statement tells: a plan outlives whoever it was made for, and what they gave."""
        told = {name: self.variable_values[name] for name, value in self.turns if value is not None}
        return replace(self, variable_values=told, given={})

    @property
    def kind(self) -> OperationType:
        """Whether this asks, acts or watches."""
        return self.operation.operation


class KnownDocuments:
    """The documents of one schema: the product's own for ever, those of others as long as there is room."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self._own: dict[str, Document | None] = {}
        self._others: OrderedDict[str, Document] = OrderedDict()
        self._characters = 0

    def never_forget(self, texts: Iterable[str]) -> None:
        """The product's own documents: however many others come, these stay."""
        for text in texts:
            self._own.setdefault(text, None)

    def known(self, text: str) -> Document | None:
        """The document of this text, where it was kept."""
        if text in self._own:
            return self._own[text]
        if text in self._others:
            self._others.move_to_end(text)
        return self._others.get(text)

    def read(self, text: str) -> Document:
        """The document of this text, read where it is not known; it may not fit the schema. Raises `GraphQLError`."""
        return self.known(text) or Document(self.schema, text, parse(text, max_tokens=MOST_TOKENS))

    def keep(self, document: Document) -> None:
        """Remember a valid document; what nobody asked for longest is forgotten."""
        text = document.text
        if text in self._own:
            self._own[text] = document
            return
        if text not in self._others:
            self._characters += len(text)
        self._others[text] = document
        while len(self._others) > MOST_DOCUMENTS or self._characters > MOST_CHARACTERS:
            forgotten, _ = self._others.popitem(last=False)
            self._characters -= len(forgotten)

    def valid(self, text: str) -> Document:
        """The document of this text, which fits the schema; raises `NotAccepted`. It is remembered."""
        if (known := self.known(text)) is not None:
            return known
        try:
            document = self.read(text)
        except GraphQLError as error:
            raise NotAccepted(error) from error
        if errors := document.errors():
            raise NotAccepted(*errors)
        self.keep(document)
        return document

    def asked(self, text: str, name: str | None, variables: Mapping[str, Any] | None) -> Asked:
        """What an operation of a text asks; raises `NotAccepted`."""
        document = self.valid(text)
        operation = document.operation(name)
        if operation is None:
            raise NotAccepted(GraphQLError("Name one operation of the document."))
        return document.asked(operation, variables)
