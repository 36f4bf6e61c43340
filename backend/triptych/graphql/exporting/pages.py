"""The rows of an exported list, page by page, as its person sees them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from triptych.graphql.context import Context
from triptych.graphql.exporting.table import Table
from triptych.graphql.schema import schema
from triptych.kernel.paging import MAX_PAGE
from triptych.kernel.refusals import Invalid, Refusal


@dataclass(frozen=True)
class Page:
    """Some nodes of a list, how many there are in all where that is known, and where the next page begins."""

    nodes: list[dict[str, Any]]
    total: int | None
    after: str | None


async def read_page(context: Context, table: Table, asked: dict[str, Any], after: str | None = None) -> Page:
    """One page of a list. Raises `Invalid` for a filter or order that the list does not have."""
    given = {name: asked[name] for name in table.asked if asked.get(name) is not None}
    paged = {"first": MAX_PAGE, "after": after, "counted": after is None}
    listed = (await answered(context, table.document(), {**given, **paged}))[table.field]
    going_on = listed["pageInfo"]["endCursor"] if listed["pageInfo"]["hasNextPage"] else None
    return Page([edge["node"] for edge in listed["edges"]], listed.get("totalCount"), going_on)


async def answered(context: Context, document: str, variables: dict[str, Any]) -> dict[str, Any]:
    """What a document of ours answers its person. Raises what it refuses, and `Invalid` for what it does not take."""
    result = await schema.execute(document, variable_values=variables, context_value=context)
    for error in result.errors or ():
        if isinstance(error.original_error, Refusal):
            raise error.original_error
        if error.original_error is None or error.path is None:
            raise Invalid.at("filter", "bad_filter", f"This filter or order is not understood: {error.message}")
        raise error.original_error
    assert result.data is not None  # noqa: S101 - without errors there is data
    return result.data


async def all_pages(context: Context, table: Table, asked: dict[str, Any], first: Page) -> AsyncIterator[Page]:
    """The first page, which is read already, and all that follow."""
    page = first
    yield page
    while page.after is not None:
        page = await read_page(context, table, asked, page.after)
        yield page
