"""Drafts: an unfinished form is kept on the server, so that a reload or a sign-out loses nothing. Private."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from triptych.access import checks
from triptych.access.seen import not_found
from triptych.access.work import Work
from triptych.kernel.refusals import Problem, refuse_if
from triptych.model.base import new_id
from triptych.model.saved_view import Draft

LARGEST = 200_000
MOST = 200


@dataclass(frozen=True, kw_only=True)
class SaveDraft:
    """What was typed into a form so far; `form` says which, with the record it is about."""

    form: str
    content: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class DiscardDraft:
    """Which form is done with."""

    form: str


async def save_draft(work: Work, ask: SaveDraft) -> Draft:
    """Keep a form as it stands; it replaces what was kept of the same form. At most 200 KB."""
    others = select(func.count()).where(Draft.person_id == work.actor.person_id, Draft.form != ask.form)
    refuse_if(_problems(ask, await work.session.scalar(others) or 0))
    kept = {"content": ask.content, "saved_at": work.now}
    saving = insert(Draft).values(id=new_id(), person_id=work.actor.person_id, form=ask.form, **kept)
    written = saving.on_conflict_do_update(index_elements=["person_id", "form"], set_=kept).returning(Draft)
    options = {"populate_existing": True}
    return (await work.session.scalars(written, execution_options=options)).one()


async def discard_draft(work: Work, ask: DiscardDraft) -> Draft:
    """Forget what was kept of a form, once it was sent or is not wanted."""
    draft = await draft_of(work, ask.form)
    if draft is None:
        raise not_found("draft")
    await work.session.execute(delete(Draft).where(Draft.id == draft.id))
    return draft


async def draft_of(work: Work, form: str) -> Draft | None:
    """What is kept of a form of one's own."""
    return await work.session.scalar(select(Draft).where(Draft.person_id == work.actor.person_id, Draft.form == form))


def _problems(ask: SaveDraft, others: int) -> Iterator[Problem]:
    yield from checks.text("form", ask.form)
    if others >= MOST:
        yield Problem("form", "too_many", f"At most {MOST} drafts are kept; discard one first.")
    try:
        size = len(json.dumps(ask.content, ensure_ascii=False, allow_nan=False).encode())
    except (ValueError, TypeError, RecursionError):  # a lone surrogate, NaN, a cycle
        yield Problem("content", "not_json", "This form has something in it that cannot be kept.")
        return
    if size > LARGEST:
        yield Problem("content", "too_long", f"A draft has at most {LARGEST // 1000} KB; this has {size // 1000} KB.")
    if _has_nul(ask.content):
        yield Problem("content", "bad_character", "This form has a NUL character, which cannot be kept.")


def _has_nul(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_has_nul(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return any(map(_has_nul, value))
    return isinstance(value, str) and "\x00" in value
