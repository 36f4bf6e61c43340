"""However many rows a page shows, it costs as many statements: each relation is read once for all of them (law 3)."""

from typing import Any

import pytest
from sqlalchemy import event

from asking import ask
from full_story import a_full_story
from fuller_story import a_finding, twice_as_much, variables_of
from page_documents import document, pages
from relocation import Relocation, opened
from triptych.model.database import Database

READERS = ("Olivia", "Marta", "Ada")


async def statements(story: Relocation, who: str, page: Any) -> int:
    """How many statements a page costs its reader; none is counted where a field was refused, for then it is chance."""
    sent: list[str] = []
    engine = story.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", heard := lambda *told: sent.append(told[2]))
    try:
        told = await ask(story, who, document(page), **await variables_of(story, page))
    finally:
        event.remove(engine, "before_cursor_execute", heard)
    assert set(told.codes) <= {"NotAllowed"}, (page.name.value, told.messages)
    return 0 if told.codes else len(sent)


@pytest.mark.parametrize("who", READERS)
async def test_a_page_costs_as_many_statements_for_twice_the_rows(database: Database, who: str) -> None:
    story = await a_full_story(database)
    await a_finding(story, story.ids["project"], story.ids["rule"])
    await opened(story)
    found = pages()
    assert len(found) > 30
    before = {page.name.value: await statements(story, who, page) for page in found}
    await twice_as_much(story)

    after = {page.name.value: await statements(story, who, page) for page in found}

    more = {name: (count, after[name]) for name, count in before.items() if after[name] > count}
    assert more == {}
