"""Root fields that a room answers in Python: its objects are told, and the records in them are read compiled."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Text, Uuid, any_, bindparam, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects.postgresql import ARRAY

from graphql import FieldNode, FragmentDefinitionNode, GraphQLSchema
from triptych.access.work import Work
from triptych.graphql.context import Context
from triptych.graphql.documents import Asked
from triptych.graphql.reading.compiled.asker import Asker
from triptych.graphql.reading.compiled.plans import Plan, planned
from triptych.graphql.reading.compiled.statement import Compiler
from triptych.graphql.reading.compiled.told import Record, told
from triptych.graphql.reading.declared.fields import NodeSpec
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.graphql.reading.selection import Asking, Pick, picks

APART = "\0"  # no text of the database holds one


@dataclass(frozen=True)
class Below:
    """What stands for an execution's `info` in a resolver: the same selection, whose records are read compiled."""

    asked: Asked
    field_nodes: Sequence[FieldNode]

    @property
    def schema(self) -> GraphQLSchema:
        """The schema that the document fits."""
        return self.asked.schema

    @property
    def fragments(self) -> Mapping[str, FragmentDefinitionNode]:
        """The fragments of the document."""
        return self.asked.fragments

    @property
    def variable_values(self) -> Mapping[str, Any]:
        """The variables as the schema understands them."""
        return self.asked.variable_values

    async def records(
        self, work: Work, spec: NodeSpec, nodes: Sequence[FieldNode], keys: Sequence[UUID]
    ) -> dict[UUID, Record]:
        """The visible records with these keys, each with what is selected of it."""
        place, plans = (spec.name, self.asked.turns, *(id(node) for node in nodes)), self.asked.document.plans
        plan = plans.find(place, work)
        if plan is None:
            plan = plans.keep(place, _records(work, self.asked.for_everybody(), spec, nodes))
        rows = await plan.rows(work, {"keys": list(keys)})
        texts = await plan.filled(work, self, APART.join(row[1] for row in rows))
        return {row[0]: Record(text) for row, text in zip(rows, texts.split(APART), strict=False)}


def _records(work: Work, asking: Asking, spec: NodeSpec, nodes: Sequence[FieldNode]) -> Plan:
    compiler = Compiler(asking, Asker(work))
    wanted = spec.table.id == any_(bindparam("keys", None, type_=ARRAY(Uuid)))
    chosen = picks(asking, nodes, spec.names)
    level = compiler.level(spec, chosen, wanted, *visible_rows(compiler.work, spec))
    return planned(compiler, select(level.key, sql_cast(level.object, Text)).select_from(level.rows()))


@dataclass(frozen=True)
class ByHand:
    """A root field with a resolver of its own."""

    resolver: Callable[..., Awaitable[Any]]
    convert: Callable[[Mapping[str, Any]], Mapping[str, Any]]

    async def told(self, context: Context, below: Below, pick: Pick, coerced: Mapping[str, Any]) -> str:
        """The JSON of the field."""
        info = cast("Any", SimpleNamespace(context=context, _raw_info=below))
        value = await self.resolver(info=info, **self.convert(coerced))
        query = below.schema.query_type
        if query is None:
            raise TypeError("the schema has no queries")
        return told(below, value, query.fields[pick.name].type, pick)
