"""However PostgreSQL comes by its rows, a page says the same in as many statements: what is in order, is so wholly."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from both_ways import both_ways
from chance_documents import the_story
from fuller_story import variables_of
from page_documents import document, pages
from triptych.model.database import Database

WAYS = ("seqscan", "indexscan", "bitmapscan", "indexonlyscan", "nestloop", "hashjoin", "mergejoin", "hashagg", "sort")
PLANS: tuple[tuple[str, ...], ...] = (
    (),
    ("indexscan", "bitmapscan", "indexonlyscan"),
    ("hashjoin", "mergejoin"),
    ("nestloop", "hashjoin"),
    ("hashagg", "sort"),
    ("seqscan", "nestloop"),
)


@contextmanager
def without(database: Database, ways: tuple[str, ...]) -> Iterator[list[str]]:
    """Plans do without these where others will do; gives the statements that are sent meanwhile."""
    engine = database.engine.sync_engine
    sent: list[str] = []

    def planned(connection: Any, *_: Any) -> None:
        with connection.cursor() as cursor:
            for way in WAYS:
                cursor.execute(f"SET enable_{way} = {'off' if way in ways else 'on'}")
        connection.commit()

    event.listen(engine, "checkout", planned)
    event.listen(engine, "before_cursor_execute", heard := lambda *told: sent.append(told[2]))
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", heard)
        event.remove(engine, "checkout", planned)


@pytest.mark.parametrize("who", ["Olivia", "Marta", "Ada"])
async def test_a_page_says_the_same_whatever_the_plan(database: Database, who: str) -> None:
    story = await the_story(database)
    found = pages()
    await both_ways(story, who, document(found[0]), await variables_of(story, found[0]))  # the policy is read once

    for page in found:
        assert page.name is not None
        given = await variables_of(story, page)
        told = []
        for ways in PLANS:
            with without(database, ways) as sent:
                both = await both_ways(story, who, document(page), given)
            count = None if both.refused else len(sent)  # what else was read when a field was refused is by chance
            told.append((both.ordinary, both.compiled, both.refused, count))

        for ways, other in zip(PLANS, told, strict=True):
            assert other == told[0], (page.name.value, ways)
