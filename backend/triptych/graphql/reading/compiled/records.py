"""Root fields that compile to one record: by its reference, or by its id."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import ARRAY, Select, Text, Uuid, any_, bindparam, cast, false, literal, null, select, union_all

from triptych.access.work import Work
from triptych.graphql.reading.compiled.asker import Asker
from triptych.graphql.reading.compiled.plans import Plan, Rows, planned
from triptych.graphql.reading.compiled.statement import Compiler
from triptych.graphql.reading.declared.fields import NodeSpec
from triptych.graphql.reading.declared.nodes import named_record, named_records, spec_of
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.graphql.reading.selection import Asking, Pick, picks
from triptych.graphql.texts import reference

NOTHING: Select[*tuple[Any, ...]] = select(null(), null(), null()).where(false())


class Understood(Protocol):
    """The arguments of a root field as they were meant."""

    @property
    def shape(self) -> Hashable: ...


class Root(Protocol):
    """How a root field is planned: once for every shape of its arguments."""

    def understood(self, given: Mapping[str, Any]) -> Understood: ...

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

    def understood(self, given: Mapping[str, Any]) -> Named:
        return Named(self.name, reference(given["ref"]))

    def plan(self, work: Work, asking: Asking, pick: Pick, understood: Named) -> Plan:
        return one_record(work, asking, pick, understood, self.column == bindparam("named", None, type_=Text()))


@dataclass(frozen=True)
class ById:
    """A record by its global id."""

    def understood(self, given: Mapping[str, Any]) -> Named:
        return Named(*named_record(str(given["id"])))

    def plan(self, work: Work, asking: Asking, pick: Pick, understood: Named) -> Plan:
        key = spec_of(understood.shape).table.id
        return one_record(work, asking, pick, understood, key == bindparam("named", None, type_=Uuid()))


@dataclass(frozen=True, slots=True)
class NamedMany:
    """Records of these types are asked for; each key has its place in the answer."""

    asked: tuple[tuple[str, UUID], ...]

    @property
    def shape(self) -> tuple[str, ...]:
        """The types, each once."""
        return tuple(sorted({name for name, _ in self.asked}))

    def keys(self) -> dict[str, list[UUID]]:
        """The keys of each type, as the statement takes them."""
        return {f"keys{at}": [key for name, key in self.asked if name == kind] for at, kind in enumerate(self.shape)}


@dataclass(frozen=True)
class ByIds:
    """Records by their global ids, each in its place: the statements of their types, taken together."""

    def understood(self, given: Mapping[str, Any]) -> NamedMany:
        return NamedMany(tuple(named_records(given["ids"])))

    def plan(self, work: Work, asking: Asking, pick: Pick, understood: NamedMany) -> Plan:
        compiler = Compiler(asking, Asker(work))
        of_types: list[Select[*tuple[Any, ...]]] = [
            _of_type(compiler, pick, spec_of(name), at) for at, name in enumerate(understood.shape)
        ]
        return planned(
            compiler, union_all(*of_types or [select(null(), null()).where(false())]), NamedMany.keys, _in_place
        )


def _of_type(compiler: Compiler, pick: Pick, spec: NodeSpec, at: int) -> Select[*tuple[Any, ...]]:
    wanted = spec.table.id == any_(bindparam(f"keys{at}", None, type_=ARRAY(Uuid)))
    chosen = picks(compiler.asking, pick.nodes, spec.names)
    level = compiler.level(spec, chosen, wanted, *visible_rows(compiler.work, spec))
    return select(literal(spec.name, Text), level.key, cast(level.object, Text)).select_from(level.rows())


def _in_place(rows: Rows, asked: NamedMany) -> str:
    found = {(name, key): text for name, key, text in rows}
    return f"[{','.join(found.get(each, 'null') for each in asked.asked)}]"


def one_record(work: Work, asking: Asking, pick: Pick, understood: Named, where: Any) -> Plan:
    """The plan of one visible record, or null."""
    compiler, spec = Compiler(asking, Asker(work)), spec_of(understood.shape)
    level = compiler.level(spec, picks(asking, pick.nodes, spec.names), where, *visible_rows(compiler.work, spec))
    statement = select(cast(level.object, Text)).select_from(level.rows())
    return planned(compiler, statement, lambda asked: {"named": asked.value})
