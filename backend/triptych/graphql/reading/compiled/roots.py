"""Which root field of a schema is read how: as its declaration says in the field's metadata, else by its resolver."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

import strawberry
from strawberry.types.arguments import convert_arguments
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from triptych.graphql.reading.compiled.by_hand import ByHand
from triptych.graphql.reading.compiled.pages import Page
from triptych.graphql.reading.compiled.records import ById, ByIds, ByRef, Root

Resolver = Callable[..., Awaitable[Any]]


def roots_of(schema: strawberry.Schema) -> dict[str, Root]:
    """The root fields that compile, by the names that clients use."""
    found: dict[str, Root] = {}
    for name, each in _queries(schema).items():
        if "list" in each.metadata:
            found[name] = Page(each.metadata["list"])
        elif "by_ref" in each.metadata:
            found[name] = ByRef(*each.metadata["by_ref"])
        elif "by_id" in each.metadata:
            found[name] = ById()
        elif "by_ids" in each.metadata:
            found[name] = ByIds()
    return found


def by_hand(schema: strawberry.Schema) -> dict[str, ByHand]:
    """The other root fields, which have resolvers of their own."""
    compiled = roots_of(schema)
    return {
        name: ByHand(cast("Resolver", each.base_resolver.wrapped_func), _converting(schema, each))
        for name, each in _queries(schema).items()
        if name not in compiled and each.base_resolver is not None
    }


def _queries(schema: strawberry.Schema) -> dict[str, StrawberryField]:
    query = schema.get_type_by_name("Query")
    if not isinstance(query, StrawberryObjectDefinition):
        raise TypeError("the schema has no queries")
    return {schema.config.name_converter.get_graphql_name(each): each for each in query.fields}


def _converting(schema: strawberry.Schema, each: StrawberryField) -> Callable[[Mapping[str, Any]], Mapping[str, Any]]:
    registry = schema.schema_converter.scalar_registry

    def convert(coerced: Mapping[str, Any]) -> Mapping[str, Any]:
        return dict(convert_arguments(dict(coerced), each.arguments, registry, schema.config))

    return convert
