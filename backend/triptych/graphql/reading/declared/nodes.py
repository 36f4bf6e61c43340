"""The registry of declared types."""

import importlib
from collections.abc import Callable, Sequence
from typing import Annotated, Any
from uuid import UUID

import strawberry
from sqlalchemy import ColumnElement

from triptych.access.work import Work
from triptych.graphql.ids import from_global, to_global
from triptych.graphql.reading.declared.fields import Field, NodeSpec
from triptych.kernel.refusals import Invalid

REGISTRY: dict[str, NodeSpec] = {}
TYPES_MODULE = "triptych.graphql.types"
MOST_NODES = 100  # of one `nodes(ids:)`


@strawberry.interface(description="A record with a global id.")
class Node:
    id: strawberry.ID


def named_record(given: str, path: str = "id") -> tuple[str, UUID]:
    """The type and key of a global id. Raises `Invalid` at `path` for an id of no declared type."""
    name, key = from_global(given, path)
    if name not in REGISTRY:
        raise Invalid.at(path, "bad_id", "This is not an id of this product.")
    return name, key


def named_records(given: Sequence[str]) -> list[tuple[str, UUID]]:
    """The types and keys of global ids, in their order. Raises `Invalid` at the first that is none."""
    if len(given) > MOST_NODES:
        raise Invalid.at("ids", "too_many", f"At most {MOST_NODES} ids.")
    return [named_record(each, f"ids.{at}") for at, each in enumerate(given)]


def everybody(_work: Work) -> None:
    """Whoever is signed in may see every row."""
    return


def node(
    table: type[Any],
    *,
    visible: Callable[[Work], ColumnElement[bool] | None] = everybody,
    implements: tuple[type[Any], ...] = (),
) -> Callable[[type[Any]], type[Any]]:
    """Declare a type of the graph: its fields are made when all are known, for they speak of each other.

    `visible` gives the condition on rows, or None for all.
    """

    def make(declaration: type[Any]) -> type[Any]:
        fields: dict[str, Field] = {}
        for name, declared in vars(declaration).items():
            if isinstance(declared, Field):
                declared.name = name
                fields[name] = declared
        space = {"__doc__": declaration.__doc__, "__module__": declaration.__module__}
        graph_type = type(declaration.__name__, (*implements, Node), space)
        REGISTRY[declaration.__name__] = NodeSpec(
            name=declaration.__name__, table=table, fields=fields, visible=visible, graph_type=graph_type
        )
        return graph_type

    return make


def lazy(target: str) -> Any:
    """A type by name, resolved when the schema is built, so that types may point at each other."""
    return Annotated[target, strawberry.lazy(TYPES_MODULE)]


def instance(spec: NodeSpec, key: UUID) -> Any:
    """A row of the graph: an instance of its type, with only what was asked for."""
    row: Any = object.__new__(spec.graph_type)
    row.__dict__["key"] = key
    row.__dict__["id"] = to_global(spec.name, key)
    return row


def spec_of(name: str) -> NodeSpec:
    """The declaration of a type; every module of types has been imported by the time somebody asks."""
    if name not in REGISTRY:
        importlib.import_module(TYPES_MODULE)
    return REGISTRY[name]
