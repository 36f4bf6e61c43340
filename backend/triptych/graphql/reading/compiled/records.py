"""Root fields that compile to one record: by its reference, or by its id."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Text, Uuid, bindparam, cast, select

from triptych.access.work import Work
from triptych.graphql.ids import from_global
from triptych.graphql.reading.compiled.asker import Asker
from triptych.graphql.reading.compiled.plans import Plan, planned
from triptych.graphql.reading.compiled.statement import Compiler, NotCompiled
from triptych.graphql.reading.load import type_names, visible_rows
from triptych.graphql.reading.nodes import REGISTRY, spec_of
from triptych.graphql.reading.selection import Asking, Pick, picks
from triptych.graphql.texts import reference


class Understood(Protocol):
    """The arguments of a root field as they were meant."""

    @property
    def shape(self) -> Hashable: ...


class Root(Protocol):
    """How a root field is planned: once for every shape of its arguments."""

    def understood(self, coerced: Mapping[str, Any]) -> Understood: ...

    def plan(self, work: Work, asking: Asking, pick: Pick, understood: Any) -> Plan: ...


@dataclass(frozen=True, slots=True)
class Named:
    """One record is asked for, of this type, by this name or key."""

    shape: str
    value: Any


@dataclass(frozen=True)
class ByRef:
    """A record by the reference that people see."""

    name: str
    column: Any

    def understood(self, coerced: Mapping[str, Any]) -> Named:
        return Named(self.name, reference(coerced["ref"]))

    def plan(self, work: Work, asking: Asking, pick: Pick, understood: Named) -> Plan:
        return one_record(work, asking, pick, understood, self.column == bindparam("named", None, type_=Text()))


@dataclass(frozen=True)
class ById:
    """A record by its global id."""

    def understood(self, coerced: Mapping[str, Any]) -> Named:
        return Named(*from_global(str(coerced["id"])))

    def plan(self, work: Work, asking: Asking, pick: Pick, understood: Named) -> Plan:
        if understood.shape not in REGISTRY:
            raise NotCompiled("an id of no type")
        key = spec_of(understood.shape).table.id
        return one_record(work, asking, pick, understood, key == bindparam("named", None, type_=Uuid()))


def one_record(work: Work, asking: Asking, pick: Pick, understood: Named, where: Any) -> Plan:
    """The plan of one visible record, or null."""
    compiler, spec = Compiler(asking, Asker(work)), spec_of(understood.shape)
    level = compiler.level(spec, picks(asking, pick.nodes, type_names(spec)), where, *visible_rows(compiler.work, spec))
    statement = select(cast(level.object, Text)).select_from(level.rows())
    return planned(compiler, statement, lambda asked: {"named": asked.value})
