"""Values that Python holds, told as an answer tells them: the plain part of what an execution does."""

from dataclasses import dataclass
from typing import Any

from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from graphql import (
    GraphQLField,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    is_abstract_type,
    is_leaf_type,
)
from triptych.graphql.reading.compiled.statement import NotCompiled
from triptych.graphql.reading.compiled.text import object_text, value_text
from triptych.graphql.reading.selection import Asking, Pick, picks


@dataclass(frozen=True, slots=True)
class Record:
    """A record with everything selected below it, as a statement answered it."""

    text: str


def told(asking: Asking, value: Any, kind: GraphQLOutputType, pick: Pick) -> str:
    """The JSON of a value. Raises `NotCompiled` where only an execution can say what happens."""
    if isinstance(kind, GraphQLNonNull):
        if value is None:
            raise NotCompiled("nothing where something must be")
        return told(asking, value, kind.of_type, pick)
    if value is None:
        return "null"
    if isinstance(kind, GraphQLList):
        return f"[{','.join(told(asking, each, kind.of_type, pick) for each in value)}]"
    if isinstance(value, Record):
        return value.text
    if is_leaf_type(kind):
        return value_text(kind.serialize(value))
    made = _made_of(asking, value, kind)
    names = frozenset({kind.name, made.name, *(each.name for each in made.interfaces)})
    return object_text(
        (part.key, _member(asking, value, made, part)) for part in picks(asking, pick.nodes, names).values()
    )


def _made_of(asking: Asking, value: Any, kind: GraphQLNamedType) -> GraphQLObjectType:
    """The type of an object: of several that it might be, the one that its class is declared as."""
    made = asking.schema.type_map.get(value.__strawberry_definition__.name) if is_abstract_type(kind) else kind
    if not isinstance(made, GraphQLObjectType):
        raise NotCompiled(f"{kind} is told by nobody")
    return made


def _member(asking: Asking, value: Any, kind: GraphQLObjectType, part: Pick) -> str:
    if part.name == "__typename":
        return value_text(kind.name)
    field = kind.fields[part.name]
    return told(asking, getattr(value, _called(field)), field.type, part)


def _called(field: GraphQLField) -> str:
    """What Python calls a field, which may be another name than clients know (`from` is a word of Python's)."""
    definition: StrawberryField = field.extensions[GraphQLCoreConverter.DEFINITION_BACKREF]
    return definition.python_name
