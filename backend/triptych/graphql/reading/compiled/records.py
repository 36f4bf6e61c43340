"""Root fields that compile to one record: by its reference, or by its id."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Text, Uuid, bindparam, cast, select

from triptych.access.work import Work
from triptych.graphql.ids import from_global
from triptych.graphql.reading.compiled.asker import Asker
from triptych.graphql.reading.compiled.plans import Plan, planned
from triptych.graphql.reading.compiled.statement import Compiler, NotCompiled
from triptych.graphql.reading.fields import NodeSpec
from triptych.graphql.reading.load import type_names, visible_rows
from triptych.graphql.reading.nodes import REGISTRY, spec_of
from triptych.graphql.reading.selection import Asking, Pick, picks
from triptych.graphql.texts import reference


class Root(Protocol):
    """How a root field is planned. `kind` tells apart the arguments that lead to different statements."""

    def arguments(self, coerced: Mapping[str, Any]) -> Mapping[str, Any]: ...

    def kind(self, arguments: Mapping[str, Any]) -> str: ...

    def plan(self, work: Work, asking: Asking, pick: Pick, arguments: Mapping[str, Any]) -> Plan: ...

    def given(self, arguments: Mapping[str, Any]) -> dict[str, Any]: ...


@dataclass(frozen=True)
class ByRef:
    """A record by the reference that people see."""

    name: str
    column: Any

    def arguments(self, coerced: Mapping[str, Any]) -> Mapping[str, Any]:
        return coerced

    def kind(self, _arguments: Mapping[str, Any]) -> str:
        return ""

    def given(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        return {"ref": reference(arguments["ref"])}

    def plan(self, work: Work, asking: Asking, pick: Pick, _arguments: Mapping[str, Any]) -> Plan:
        return one_record(work, asking, pick, spec_of(self.name), self.column == bindparam("ref", None, type_=Text()))


@dataclass(frozen=True)
class ById:
    """A record by its global id."""

    def arguments(self, coerced: Mapping[str, Any]) -> Mapping[str, Any]:
        return coerced

    def kind(self, arguments: Mapping[str, Any]) -> str:
        return from_global(str(arguments["id"]))[0]

    def given(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        return {"key": from_global(str(arguments["id"]))[1]}

    def plan(self, work: Work, asking: Asking, pick: Pick, arguments: Mapping[str, Any]) -> Plan:
        name = self.kind(arguments)
        if name not in REGISTRY:
            raise NotCompiled("an id of no type")
        spec = spec_of(name)
        return one_record(work, asking, pick, spec, spec.table.id == bindparam("key", None, type_=Uuid()))


def one_record(work: Work, asking: Asking, pick: Pick, spec: NodeSpec, where: Any) -> Plan:
    """The plan of one visible record, or null."""
    compiler = Compiler(asking, Asker(work))
    level = compiler.level(spec, picks(asking, pick.nodes, type_names(spec)), where, *visible_rows(compiler.work, spec))
    statement = select(cast(level.object, Text)).select_from(level.rows())
    return planned(compiler, statement)
