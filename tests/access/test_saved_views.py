"""Saved views are private, one a name and page, and hold the search part of an address and nothing else."""

import pytest

from building import House, a_staffed_house
from triptych.access.account.saved_views import MOST, SaveView, forget_view, rename_view, save_view, views_of
from triptych.kernel.refusals import Invalid, NotFound
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.saved_view import SavedView


def a_view(name: str = "Red ones", search: str = "rating=%5B%22red%22%5D&sort=-budget", **more: str) -> SaveView:
    return SaveView(**{"page": "projects", "name": name, "search": search, **more})


async def kept(house: House, who: str, ask: SaveView | None = None) -> SavedView:
    async with house.as_(who) as work:
        return await save_view(work, ask or a_view())


async def names(house: House, who: str, page: str = "projects") -> list[str]:
    async with house.as_(who) as work:
        return [view.name for view in await views_of(work, page)]


async def test_a_view_is_kept_by_name_and_replaced_under_the_same_name(database: Database) -> None:
    house = await a_staffed_house(database)

    first = await kept(house, "Paul", a_view("b"))
    again = await kept(house, "Paul", a_view("b", search="sort=name"))
    await kept(house, "Paul", a_view("A"))

    assert (again.id, again.search) == (first.id, "sort=name")
    assert await names(house, "Paul") == ["A", "b"]
    assert await names(house, "Paul", "gates") == []


async def test_nobody_sees_renames_or_removes_a_view_of_somebody_else(database: Database) -> None:
    house = await a_staffed_house(database)
    view = await kept(house, "Paul")

    with pytest.raises(NotFound):
        async with house.as_("Sam") as work:
            await rename_view(work, view.id, "Mine now")
    with pytest.raises(NotFound):
        async with house.as_("Sam") as work:
            await forget_view(work, view.id)

    assert await names(house, "Sam") == []
    assert await names(house, "Paul") == ["Red ones"]


async def test_a_view_is_renamed_and_removed(database: Database) -> None:
    house = await a_staffed_house(database)
    view = await kept(house, "Paul")
    await kept(house, "Paul", a_view("Taken"))

    with pytest.raises(Invalid):
        async with house.as_("Paul") as work:
            await rename_view(work, view.id, "Taken")
    async with house.as_("Paul") as work:
        await rename_view(work, view.id, "Reddest")
    assert await names(house, "Paul") == ["Reddest", "Taken"]

    async with house.as_("Paul") as work:
        await forget_view(work, view.id)
    assert await names(house, "Paul") == ["Taken"]
    with pytest.raises(NotFound):
        async with house.as_("Paul") as work:
            await forget_view(work, new_id())


@pytest.mark.parametrize(
    ("field", "ask"),
    [
        ("page", a_view(page="passwords")),
        ("name", a_view(" ")),
        ("name", a_view("x" * 61)),
        ("search", a_view(search="https://elsewhere.example/?q=1")),
        ("search", a_view(search="q=1#top")),
        ("search", a_view(search="q=<script>")),
        ("search", a_view(search="javascript:alert(1)")),
        ("search", a_view(search="q=1&__proto__=2")),
        ("search", a_view(search="q=%00")),
        ("search", a_view(search="q=" + "x" * 2_000)),
    ],
)
async def test_what_is_no_state_of_a_table_is_not_kept(database: Database, field: str, ask: SaveView) -> None:
    house = await a_staffed_house(database)

    with pytest.raises(Invalid) as refused:
        await kept(house, "Paul", ask)

    assert [problem.field for problem in refused.value.problems] == [field]
    assert await house.count(SavedView) == 0


async def test_a_page_has_at_most_fifty_views(database: Database) -> None:
    house = await a_staffed_house(database)
    async with house.as_("Paul") as work:
        for number in range(MOST):
            await save_view(work, a_view(f"View {number}"))

    with pytest.raises(Invalid):
        await kept(house, "Paul", a_view("One more"))

    assert await house.count(SavedView) == MOST
