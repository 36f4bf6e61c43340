"""Under any policy, an author is a person only where the authorship is not sealed and the person may be seen."""

from collections.abc import Iterator
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import select

from scoped_documents import page, told
from scoped_law import Eyes
from scoped_orders import Sessions, under_orders
from scoped_world import OVERSEER, READERS, World
from triptych.graphql.ids import from_global, to_global
from triptych.model.database import Database
from triptych.model.exception import Authorship

AUTHORED = """{ exceptionRequests(first: 500) { edges { node { __typename id requester { id }
    events { __typename id author { id } } restatements { __typename id author { id } }
    citations { __typename id author { id } } answers { __typename id author { id } }
    alternatives { __typename id author { id } signatures { __typename id author { id } } }
    terms { __typename id author { id } signatures { __typename id author { id } } }
    decisions { __typename id author { id } } } } }
  auditEntries(first: 500) { edges { node { __typename id person { id } } } } }"""
Open = dict[UUID, UUID]


async def test_a_sealed_author_is_no_person_for_anybody(database: Database, triggerless: Sessions) -> None:
    """The sealed person included: neither in an answer, nor by a filter for the requests that somebody asked for."""
    async for chance, world, gate in under_orders(database, triggerless):
        async with triggerless() as session:
            known = await session.scalars(select(Authorship).where(Authorship.sealed.is_(False)))
            unsealed = {each.id: each.person_id for each in known}
        for who in (OVERSEER, *READERS):
            eyes = Eyes(world, gate, who)
            shown = await told(world, who, AUTHORED)

            for kind, key, named in authored(shown):
                author = author_of(world, unsealed, kind, key)
                assert named == (to_global("Person", author) if author and eyes.see("Person", author) else None), kind
            await no_filter_finds_the_sealed(chance, eyes, unsealed)


def authored(answer: Any) -> Iterator[tuple[str, UUID, str | None]]:
    """Every record of the answer that somebody wrote, with the id of the person it names."""
    if isinstance(answer, list):
        for part in answer:
            yield from authored(part)
    elif isinstance(answer, dict):
        for name in ("author", "person", "requester"):
            if name in answer:
                yield *from_global(answer["id"]), answer[name] and answer[name]["id"]
        for part in answer.values():
            yield from authored(part)


def author_of(world: World, unsealed: Open, kind: str, key: UUID) -> UUID | None:
    """The person behind a record, where no seal is on it."""
    row = world.rows[kind][key]
    if kind == "ExceptionRequest":
        events = world.rows["RequestEvent"].values()
        row = next(each for each in events if each.request_id == key and each.kind == "exception_requested")
    by_name: UUID | None = getattr(row, "person_id", None)
    return by_name or unsealed.get(row.authorship_id)


async def no_filter_finds_the_sealed(chance: Random, eyes: Eyes, unsealed: Open) -> None:
    """A request by a sealed requester is found by nobody's id, and looks like one without a requester."""
    person = eyes.world.named[chance.choice(READERS)]
    authors = {key: author_of(eyes.world, unsealed, "ExceptionRequest", key) for key in eyes.seen("ExceptionRequest")}
    asked = {"oneOf": [to_global("Person", person)]}

    shown = await told(eyes.world, eyes.name, page("exceptionRequests"), {"filter": {"requester": asked}, "first": 500})

    found = {from_global(edge["node"]["id"])[1] for edge in shown["exceptionRequests"]["edges"]}
    visible = eyes.see("Person", person)
    assert found == {key for key, author in authors.items() if visible and author == person}, eyes.name
