"""Saved views of tables: private, so they need no idempotency key; saving twice keeps one."""

from typing import Annotated, Any

import strawberry

from triptych.access.account import saved_views
from triptych.graphql import refusals as told
from triptych.graphql.context import Context
from triptych.graphql.ids import key_of, to_global
from triptych.graphql.texts import keepable, said
from triptych.kernel.refusals import Refusal
from triptych.model.saved_view import SavedView as Kept


@strawberry.type(description="The state of a table under a name of one's own.")
class SavedView:
    id: strawberry.ID
    page: str
    name: str
    search: str


@strawberry.input(description="Which page, under which name, and the search part of its address.")
class SaveViewInput:
    page: str
    name: str
    search: str


@strawberry.input(description="A view of one's own, and its new name.")
class RenameViewInput:
    view_id: strawberry.ID
    name: str


@strawberry.input(description="A view of one's own that is not wanted any more.")
class ForgetViewInput:
    view_id: strawberry.ID


SavedViewResult: Any = Annotated[
    SavedView | told.NotFound | told.NotAllowed | told.Invalid | told.Conflict, strawberry.union("SavedViewResult")
]


async def read_views(info: strawberry.Info[Context], page: str) -> list[SavedView]:
    async with info.context.reading() as work:
        return [_shown(view) for view in await saved_views.views_of(work, keepable(page, "page"))]


async def keep_view(info: strawberry.Info[Context], input: SaveViewInput) -> SavedViewResult:  # noqa: A002
    try:
        ask = saved_views.SaveView(
            page=keepable(input.page, "page"),
            name=said(keepable(input.name, "name")),
            search=keepable(input.search, "search").removeprefix("?"),
        )
        async with info.context.acting("save_view") as work:
            return _shown(await saved_views.save_view(work, ask))
    except Refusal as refusal:
        return told.as_data(refusal)


async def rename_view(info: strawberry.Info[Context], input: RenameViewInput) -> SavedViewResult:  # noqa: A002
    try:
        key, given = key_of(str(input.view_id), "SavedView", "viewId"), said(keepable(input.name, "name"))
        async with info.context.acting("rename_view") as work:
            return _shown(await saved_views.rename_view(work, key, given))
    except Refusal as refusal:
        return told.as_data(refusal)


async def forget_view(info: strawberry.Info[Context], input: ForgetViewInput) -> SavedViewResult:  # noqa: A002
    try:
        key = key_of(str(input.view_id), "SavedView", "viewId")
        async with info.context.acting("forget_view") as work:
            return _shown(await saved_views.forget_view(work, key))
    except Refusal as refusal:
        return told.as_data(refusal)


def _shown(view: Kept) -> SavedView:
    return SavedView(
        id=strawberry.ID(to_global("SavedView", view.id)), page=view.page, name=view.name, search=view.search
    )


@strawberry.type
class SavedViewQueries:
    saved_views = strawberry.field(resolver=read_views, description="One's own views of a page, by name.")


@strawberry.type
class SavedViewMutations:
    save_view = strawberry.field(
        resolver=keep_view, description="Keep the state of a table; a view of the same name is replaced."
    )
    rename_view = strawberry.field(resolver=rename_view, description="Give a view of one's own another name.")
    forget_view = strawberry.field(resolver=forget_view, description="Remove a view of one's own.")
