"""The types of lists with pages, and the root fields that answer them."""

from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any

import strawberry
from sqlalchemy import ColumnElement
from strawberry.relay import PageInfo

from triptych.access.work import Work
from triptych.graphql.reading.arguments import with_arguments
from triptych.graphql.reading.declared.fields import NodeSpec
from triptych.graphql.reading.declared.nodes import spec_of
from triptych.graphql.reading.lists.connection import Columns, DefaultOrder, Listing
from triptych.graphql.reading.lists.filter_types import enumeration, narrowing_arguments
from triptych.graphql.reading.lists.groups import DEFAULT_GROUPS, GroupKey, groupable, sums_type
from triptych.graphql.reading.selection import slot_of

# How often the conditions of a list in two parts stand in the statement of a page: each part is looked for in two ways.
IN_PARTS = 4


def connection(
    name: str,
    *,
    search: Columns = (),
    default_order: DefaultOrder = (),
    within: Callable[[Work], ColumnElement[bool]] | None = None,
    doc: str = "",
) -> Any:
    """A root field that lists a declared type, all that is seen or what is `within`: filter, order, pages, count."""
    spec = spec_of(name)
    edge, made = _connection_types(spec)
    listing = Listing(spec, made, edge, search, default_order, within)
    metadata = {"list": listing} | ({"stands": IN_PARTS} if listing.parted else {})
    return strawberry.field(resolver=_resolver(listing), description=doc or None, metadata=metadata)


def _resolver(listing: Listing) -> Any:
    """A resolver with the arguments that this list really has: no search without one, no order without a field."""

    async def resolve(info: strawberry.Info, **_given: Any) -> Any:
        return await listing.read(info)

    arguments: dict[str, Any] = {"first": int | None, "after": str | None, "last": int | None, "before": str | None}
    arguments |= narrowing_arguments(listing.spec)
    if listing.search:
        arguments["search"] = str | None
    return with_arguments(resolve, arguments, listing.connection)


def _connection_types(spec: NodeSpec) -> tuple[type[Any], type[Any]]:
    edge: type[Any] = strawberry.type(
        type(f"{spec.name}Edge", (), {"__annotations__": {"cursor": str, "node": spec.graph_type}}),
        description=f"One {spec.name} of a page.",
    )
    space = {"__annotations__": {"edges": list[edge], "page_info": PageInfo, "total_count": int}, **_totals(spec)}  # type: ignore[valid-type]
    made: type[Any] = strawberry.type(
        type(f"{spec.name}Connection", (), space), description=f"A page of {spec.name}s, and what all of them come to."
    )
    return edge, made


def _totals(spec: NodeSpec) -> dict[str, Any]:
    """The fields of a connection that count and add up all rows of the list, not only those of the page."""

    def groups(root: Any, info: strawberry.Info, by: list[Any], first: int | None = None) -> Any:  # noqa: ARG001
        return root.__dict__[slot_of(str(info.path.key), info.field_name)]

    def sums(root: Any, info: strawberry.Info) -> Any:
        (all_rows,) = root.__dict__[slot_of(str(info.path.key), info.field_name)]
        return all_rows.sums

    fields: dict[str, Any] = {}
    if groupable(spec):
        groups.__annotations__ |= {"by": list[group_field(spec.name)], "return": list[group_type(spec.name)]}  # type: ignore[misc]
        told = (
            f"All rows by what they have in common, the largest group first; at most {DEFAULT_GROUPS} without `first`."
        )
        fields["groups"] = strawberry.field(resolver=groups, description=told)
    if (made := sums_type(spec.name)) is not None:
        sums.__annotations__["return"] = made
        fields["sums"] = strawberry.field(resolver=sums, description="What the amounts of all rows come to.")
    return fields


@cache
def group_type(name: str) -> type[Any]:
    """The type `<Name>Group`."""
    parts: dict[str, Any] = {"keys": list[GroupKey], "count": int}
    if (sums := sums_type(name)) is not None:
        parts["sums"] = sums
    made = type(f"{name}Group", (), {"__annotations__": parts})
    return strawberry.type(made, description=f"{name}s that have something in common.")


@cache
def group_field(name: str) -> type[Enum]:
    """The enumeration of the fields to group by."""
    members = {field.upper(): field for field in groupable(spec_of(name))}
    return strawberry.enum(enumeration(f"{name}GroupField", members))
