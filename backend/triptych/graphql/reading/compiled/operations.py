"""Answers operations: root fields that compile by one statement each, the others by an ordinary execution beside them.

The ordinary execution is the oracle: whatever the compiled way cannot say, or refuses, is asked there, and what it
answers stands. How many root fields went which way is counted.
"""

from collections import Counter, OrderedDict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any

from graphql.execution.values import get_variable_values

from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    execute,
    get_operation_ast,
    parse,
    validate,
)
from triptych.access.work import Work
from triptych.graphql.context import Context
from triptych.graphql.reading.arguments import coerced_arguments, given_arguments
from triptych.graphql.reading.compiled.by_hand import Below, ByHand
from triptych.graphql.reading.compiled.plans import Plans
from triptych.graphql.reading.compiled.records import Root
from triptych.graphql.reading.compiled.statement import NotCompiled
from triptych.graphql.reading.compiled.text import object_text, value_text
from triptych.graphql.reading.compiled.turns import turning_variables
from triptych.graphql.reading.selection import Pick, picks
from triptych.kernel.refusals import Refusal, TookTooLong
from triptych.model.spending import note_left, reading_field

MOST_DOCUMENTS = 250
LONGEST_KEPT = 10_000  # characters of a document that is remembered; the product's own pages have half of it
MOST_TOKENS = 20_000


@dataclass(frozen=True)
class Asked:
    """One operation of one validated document with its variables: what `picks` follows."""

    schema: GraphQLSchema
    operation: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    variable_values: Mapping[str, Any]
    turns: Hashable


@dataclass
class Document:
    """A document that was parsed and validated once, with the plans of its root fields."""

    parsed: DocumentNode
    fragments: dict[str, FragmentDefinitionNode]
    plans: Plans = field(default_factory=Plans)
    _turning: dict[OperationDefinitionNode, tuple[str, ...]] = field(default_factory=dict)

    def turning(self, operation: OperationDefinitionNode) -> tuple[str, ...]:
        """The variables on which the statements of an operation turn, found once."""
        if operation not in self._turning:
            self._turning[operation] = turning_variables(operation, self.fragments)
        return self._turning[operation]


@dataclass
class Ways:
    """How many root fields were read by a compiled statement, how many by an execution, how many had to be planned."""

    compiled: int = 0
    ordinary: int = 0
    planned: int = 0
    why: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Answer:
    """The members of `data` as JSON, in the order of the selection, and the errors of what was executed."""

    members: Sequence[tuple[str, str]] | None
    errors: Sequence[GraphQLError] = ()

    @property
    def data(self) -> str:
        """The whole of `data`, as JSON."""
        return "null" if self.members is None else object_text(self.members)


class Operations:
    """Answers the queries of one schema. Mutations, and what is no valid request, are not its business."""

    def __init__(self, schema: GraphQLSchema, roots: Mapping[str, Root], by_hand: Mapping[str, ByHand]) -> None:
        self._schema = schema
        self._queries = schema.query_type.fields if schema.query_type else {}
        self.roots = roots
        self.by_hand = by_hand
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._ours: dict[str, Document | None] = {}
        self.ways = Ways()

    def never_forget(self, texts: Iterable[str]) -> None:
        """The product's own documents: however many others come, these stay planned."""
        for text in texts:
            self._ours.setdefault(text, None)

    async def answer(
        self, context: Context, text: str, name: str | None, variables: Mapping[str, Any] | None
    ) -> Answer | None:
        """The answer to a query; None where an ordinary execution of the whole has to say it."""
        document = self._document(text)
        if document is None:
            return None
        asked = self._asked(document, name, variables or {})
        if asked is None:
            return None
        fields = picks(asked, [asked.operation], frozenset({"Query"}))
        try:
            told, left = await self._read(context, document, asked, fields)
        except TookTooLong:  # asking it once more would take as long again
            raise
        except Refusal:  # how it is told, and where, is for the execution to say
            return None
        self.ways.compiled += len(told)
        self.ways.ordinary += len(left)
        rest = await self._executed(context, document, asked, left) if left else ExecutionResult({}, None)
        return _together(fields, told, rest)

    def _document(self, text: str) -> Document | None:
        """The document, parsed and validated at its first sight; None where it is no valid one."""
        known = self._ours.get(text) or self._documents.get(text)
        if known is not None:
            if text in self._documents:
                self._documents.move_to_end(text)
            return known
        try:
            parsed = parse(text, max_tokens=MOST_TOKENS)
        except GraphQLError:
            return None
        if validate(self._schema, parsed):
            return None
        fragments = {d.name.value: d for d in parsed.definitions if isinstance(d, FragmentDefinitionNode)}
        made = Document(parsed, fragments)
        if text in self._ours:
            self._ours[text] = made
        elif len(text) <= LONGEST_KEPT:
            self._documents[text] = made
        if len(self._documents) > MOST_DOCUMENTS:
            self._documents.popitem(last=False)
        return made

    def _asked(self, document: Document, name: str | None, variables: Mapping[str, Any]) -> Asked | None:
        operation = get_operation_ast(document.parsed, name)
        if operation is None or operation.operation is not OperationType.QUERY:
            return None
        coerced = get_variable_values(self._schema, operation.variable_definitions or (), dict(variables))
        if isinstance(coerced, list):
            return None
        turning = document.turning(operation)
        turns = tuple((name, repr(coerced.coerced.get(name))) for name in turning)
        return Asked(self._schema, operation, document.fragments, coerced.coerced, turns)

    async def _read(
        self, context: Context, document: Document, asked: Asked, fields: Mapping[str, Pick]
    ) -> tuple[dict[str, str], list[Pick]]:
        """The JSON of every root field that compiles, by its slot; and the fields that do not."""
        told: dict[str, str] = {}
        left = [pick for pick in fields.values() if pick.name not in self.roots and pick.name not in self.by_hand]
        compiled = {slot: pick for slot, pick in fields.items() if pick.name in self.roots}
        if compiled:
            async with context.reading() as work:
                for slot, pick in compiled.items():
                    with self._leaving(pick, left):
                        told[slot] = await self._told(work, document, asked, pick)
        # These begin units of work of their own: nobody waits for a second connection with one in hand.
        for slot, pick in fields.items():
            if pick.name in self.by_hand:
                with self._leaving(pick, left), reading_field(pick.name):
                    told[slot] = await self._by_hand(context, document, asked, pick)
        return told, left

    @contextmanager
    def _leaving(self, pick: Pick, left: list[Pick]) -> Iterator[None]:
        """Leave to an execution what does not compile, and remember why."""
        try:
            yield
        except NotCompiled as why:
            self.ways.why[f"{pick.name}: {why}"] += 1
            note_left(pick.name, str(why))
            left.append(pick)

    async def _told(self, work: Work, document: Document, asked: Asked, pick: Pick) -> str:
        root = self.roots[pick.name]
        understood = root.understood(given_arguments(asked, "Query", pick))
        key = (pick.slot, asked.operation.name and asked.operation.name.value, understood.shape, asked.turns)
        with reading_field(pick.name) as spent:
            plan = document.plans.find(key, work)
            spent.kept_plan = plan is not None
            if plan is None:
                plan = document.plans.keep(key, root.plan(work, asked, pick, understood))
                self.ways.planned += 1
            spent.sql = plan.sql
            return await plan.read(work, asked, understood)

    async def _by_hand(self, context: Context, document: Document, asked: Asked, pick: Pick) -> str:
        below = Below(self._schema, asked.fragments, asked.variable_values, pick.nodes, document.plans, asked.turns)
        return await self.by_hand[pick.name].told(context, below, pick, coerced_arguments(asked, "Query", pick))

    async def _executed(
        self, context: Context, document: Document, asked: Asked, left: Sequence[Pick]
    ) -> ExecutionResult:
        """The ordinary execution of the root fields that are left."""
        rest = replace_selection(asked.operation, [node for pick in left for node in pick.nodes])
        execution = execute(
            self._schema,
            DocumentNode(definitions=(rest, *document.fragments.values())),
            context_value=context,
            variable_values=dict(asked.variable_values),
        )
        return await execution if isawaitable(execution) else execution


def _together(fields: Mapping[str, Pick], told: Mapping[str, str], rest: ExecutionResult) -> Answer:
    """All root fields in the order of the selection, whichever way they came."""
    if rest.data is None:
        return Answer(None, rest.errors or ())
    members = [
        (pick.key, told[slot] if slot in told else value_text(rest.data[pick.key])) for slot, pick in fields.items()
    ]
    return Answer(members, rest.errors or ())


def replace_selection(operation: OperationDefinitionNode, nodes: Sequence[FieldNode]) -> OperationDefinitionNode:
    """The same operation with only these root fields."""
    return OperationDefinitionNode(
        operation=operation.operation,
        name=operation.name,
        variable_definitions=operation.variable_definitions,
        directives=operation.directives,
        selection_set=SelectionSetNode(selections=tuple(nodes)),
    )
