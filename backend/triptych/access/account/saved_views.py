"""Saved views: the state of a table under a name of one's own. Private: nobody sees anybody else's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from triptych.access import checks
from triptych.access.seen import not_found
from triptych.access.work import Work
from triptych.kernel.refusals import Invalid, Problem, refuse_if
from triptych.model.base import new_id
from triptych.model.saved_view import SavedView

PAGES = frozenset({"projects", "exceptions", "gates", "changes", "services"})
LONGEST_NAME = 60
LONGEST_SEARCH = 2_000
MOST = 50
_PARAMETER = re.compile(r"[A-Za-z][A-Za-z0-9]{0,29}")


@dataclass(frozen=True, kw_only=True)
class SaveView:
    """Which page, under which name, and the search part of its address, without the question mark."""

    page: str
    name: str
    search: str


async def views_of(work: Work, page: str) -> Sequence[SavedView]:
    """One's own views of a page, by name."""
    mine = select(SavedView).where(SavedView.person_id == work.actor.person_id, SavedView.page == page)
    return (await work.session.scalars(mine.order_by(func.lower(SavedView.name)))).all()


async def save_view(work: Work, ask: SaveView) -> SavedView:
    """Keep the state of a table; a view of the same name is replaced. At most 50 a page."""
    others = [view for view in await views_of(work, ask.page) if view.name != ask.name]
    refuse_if(_problems(ask, len(others)))
    saving = insert(SavedView).values(
        id=new_id(), person_id=work.actor.person_id, page=ask.page, name=ask.name, search=ask.search, shared=False
    )
    written = saving.on_conflict_do_update(
        index_elements=["person_id", "page", "name"], set_={"search": ask.search}
    ).returning(SavedView)
    return (await work.session.scalars(written, execution_options={"populate_existing": True})).one()


async def rename_view(work: Work, view_id: UUID, name: str) -> SavedView:
    """Give a view of one's own another name, which no other view of the page has."""
    view = await _own(work, view_id)
    refuse_if(checks.text("name", name, LONGEST_NAME))
    if any(other.name == name and other.id != view.id for other in await views_of(work, view.page)):
        raise Invalid.at("name", "taken", "Another view of this page has that name.")
    view.name = name
    await work.session.flush()
    return view


async def forget_view(work: Work, view_id: UUID) -> SavedView:
    """Remove a view of one's own; the records that it showed stay as they are."""
    view = await _own(work, view_id)
    await work.session.execute(delete(SavedView).where(SavedView.id == view.id))
    return view


async def _own(work: Work, view_id: UUID) -> SavedView:
    mine = select(SavedView).where(SavedView.id == view_id, SavedView.person_id == work.actor.person_id)
    view = await work.session.scalar(mine)
    if view is None:
        raise not_found("view")
    return view


def _problems(ask: SaveView, others: int) -> Iterator[Problem]:
    yield from checks.text("name", ask.name, LONGEST_NAME)
    if ask.page not in PAGES:
        yield Problem("page", "unknown_page", "Views of this page cannot be kept.")
    if others >= MOST:
        yield Problem("name", "too_many", f"At most {MOST} views of a page are kept; remove one first.")
    if len(ask.search) > LONGEST_SEARCH:
        yield Problem("search", "too_long", "This state of the page is too long to be kept; let a filter go.")
    elif not _is_search(ask.search):
        yield Problem("search", "bad_search", "This is not the search part of an address.")


def _is_search(text: str) -> bool:
    """Whether a text is parameters of ours and nothing else: no path, no host, no fragment."""
    if not text.isascii() or not text.isprintable() or re.search(r"[\s#?<>\"\\]", text):
        return False
    try:
        pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), errors="strict", max_num_fields=60)
    except ValueError:
        return False
    return all(_PARAMETER.fullmatch(name) and "\x00" not in value for name, value in pairs)
