"""The registry of declared types, and the GraphQL types made from the declarations."""

import importlib
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Optional
from uuid import UUID

import strawberry
from sqlalchemy import ColumnElement

from triptych.access.work import Work
from triptych.graphql.ids import from_global, to_global
from triptych.graphql.reading.fields import Computed, Field, Many, NodeSpec, One, Plain
from triptych.graphql.reading.selection import slot_of
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
    """Make a GraphQL type of a declaration. `visible` gives the condition on rows, or None for all."""

    def make(declaration: type[Any]) -> type[Any]:
        fields: dict[str, Field] = {}
        for name, declared in vars(declaration).items():
            if isinstance(declared, Field):
                declared.name = name
                fields[name] = declared
        annotations: dict[str, Any] = {name: annotation_of(declared) for name, declared in fields.items()}
        space: dict[str, Any] = {
            "__annotations__": annotations,
            "__doc__": declaration.__doc__,
            "__module__": declaration.__module__,
            **{name: graph_field(declared) for name, declared in fields.items()},
        }
        graph_type = strawberry.type(
            type(declaration.__name__, (*implements, Node), space), description=declaration.__doc__
        )
        REGISTRY[declaration.__name__] = NodeSpec(
            name=declaration.__name__, table=table, fields=fields, visible=visible, graph_type=graph_type
        )
        return graph_type

    return make


def lazy(target: str) -> Any:
    """A type by name, resolved when the schema is built, so that types may point at each other."""
    return Annotated[target, strawberry.lazy(TYPES_MODULE)]


def annotation_of(declared: Field) -> Any:
    match declared:
        case Plain() | Computed():
            return declared.annotation
        case One():
            return Optional[lazy(declared.target)] if declared.nullable else lazy(declared.target)  # noqa: UP045
        case Many():
            return list[lazy(declared.target)]  # type: ignore[misc]  # a type made at run time
    raise TypeError(declared)


def graph_field(declared: Field) -> Any:
    """Plain values are attributes of the loaded row; relations stand in the slot of the key they were asked by."""
    if isinstance(declared, One | Many):

        def relation(root: Any, info: strawberry.Info) -> Any:
            return root.__dict__[f"relation:{slot_of(str(info.path.key), info.field_name)}"]

        return strawberry.field(resolver=relation, description=declared.doc)
    return strawberry.field(description=declared.doc)


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
