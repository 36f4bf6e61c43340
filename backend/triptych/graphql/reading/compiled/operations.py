"""Answers operations: root fields that compile by one statement each, the others by an ordinary execution beside them.

The ordinary execution is the oracle: whatever the compiled way cannot say, or refuses, is asked there, and what it
answers stands. How many root fields went which way is counted.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    execute,
)
from triptych.access.work import Work
from triptych.graphql.context import Context
from triptych.graphql.documents import Asked, KnownDocuments, NotAccepted
from triptych.graphql.reading.arguments import coerced_arguments, given_arguments
from triptych.graphql.reading.compiled.by_hand import Below, ByHand
from triptych.graphql.reading.compiled.records import Root
from triptych.graphql.reading.compiled.statement import NotCompiled
from triptych.graphql.reading.compiled.text import object_text, value_text
from triptych.graphql.reading.selection import Pick, picks
from triptych.kernel.refusals import Refusal, TookTooLong
from triptych.model.spending import note_left, reading_field


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

    def __init__(self, documents: KnownDocuments, roots: Mapping[str, Root], by_hand: Mapping[str, ByHand]) -> None:
        self._documents = documents
        self.roots = roots
        self.by_hand = by_hand
        self.ways = Ways()

    async def answer(
        self, context: Context, text: str, name: str | None, variables: Mapping[str, Any] | None
    ) -> Answer | None:
        """The answer to a query; None where an ordinary execution of the whole has to say it."""
        asked = self._asked(text, name, variables)
        if asked is None:
            return None
        fields = picks(asked, [asked.operation], frozenset({"Query"}))
        try:
            told, left = await self._read(context, asked, fields)
        except TookTooLong:  # asking it once more would take as long again
            raise
        except (Refusal, GraphQLError):  # how it is told, and where, is for the execution to say
            return None
        self.ways.compiled += len(told)
        self.ways.ordinary += len(left)
        rest = await self._executed(context, asked, left) if left else ExecutionResult({}, None)
        return _together(fields, told, rest)

    def _asked(self, text: str, name: str | None, variables: Mapping[str, Any] | None) -> Asked | None:
        """What a query asks; None where the text is no valid query."""
        try:
            document = self._documents.valid(text)
            operation = document.operation(name)
            if operation is None or operation.operation is not OperationType.QUERY:
                return None
            return document.asked(operation, variables)
        except NotAccepted:
            return None

    async def _read(
        self, context: Context, asked: Asked, fields: Mapping[str, Pick]
    ) -> tuple[dict[str, str], list[Pick]]:
        """The JSON of every root field that compiles, by its slot; and the fields that do not."""
        told: dict[str, str] = {}
        left = [pick for pick in fields.values() if pick.name not in self.roots and pick.name not in self.by_hand]
        compiled = {slot: pick for slot, pick in fields.items() if pick.name in self.roots}
        if compiled:
            async with context.reading() as work:
                for slot, pick in compiled.items():
                    with self._leaving(pick, left):
                        told[slot] = await self._told(work, asked, pick)
        # These begin units of work of their own: nobody waits for a second connection with one in hand.
        for slot, pick in fields.items():
            if pick.name in self.by_hand:
                with self._leaving(pick, left), reading_field(pick.name):
                    told[slot] = await self._by_hand(context, asked, pick)
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

    async def _told(self, work: Work, asked: Asked, pick: Pick) -> str:
        root = self.roots[pick.name]
        understood = root.understood(given_arguments(asked, "Query", pick))
        key = (pick.slot, asked.operation.name and asked.operation.name.value, understood.shape, asked.turns)
        with reading_field(pick.name) as spent:
            plan = asked.document.plans.find(key, work)
            spent.kept_plan = plan is not None
            if plan is None:
                plan = asked.document.plans.keep(key, root.plan(work, asked.for_everybody(), pick, understood))
                self.ways.planned += 1
            spent.sql = plan.sql
            return await plan.read(work, asked, understood)

    async def _by_hand(self, context: Context, asked: Asked, pick: Pick) -> str:
        below = Below(asked, pick.nodes)
        return await self.by_hand[pick.name].told(context, below, pick, coerced_arguments(asked, "Query", pick))

    async def _executed(self, context: Context, asked: Asked, left: Sequence[Pick]) -> ExecutionResult:
        """The ordinary execution of the root fields that are left."""
        rest = replace_selection(asked.operation, [node for pick in left for node in pick.nodes])
        execution = execute(
            asked.schema,
            DocumentNode(definitions=(rest, *asked.fragments.values())),
            context_value=context,
            variable_values=dict(asked.given),  # as they came: an execution reads them for itself
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
