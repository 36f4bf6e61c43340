"""Every question of the tests goes both ways, and one that cannot says so."""

import pytest

from asking import ask
from relocation import a_relocation
from triptych.graphql.answering import operations
from triptych.model.database import Database

QUESTION = "{ viewer { person { name } } projects { totalCount } }"


async def test_a_question_that_no_longer_compiles_fails_its_test(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await a_relocation(database)
    await ask(story, "Marta", QUESTION)

    async def nothing(*_: object) -> None:
        return None

    with monkeypatch.context() as patch:
        patch.setattr(operations, "answer", nothing)
        with pytest.raises(AssertionError, match="not compiled"):
            await ask(story, "Marta", QUESTION)
        await ask(story, "Marta", QUESTION, ordinary="nothing compiles here")
    with monkeypatch.context() as patch:
        patch.delitem(operations.roots, "projects")  # type: ignore[arg-type]
        with pytest.raises(AssertionError, match="1 of its root fields"):
            await ask(story, "Marta", QUESTION)


async def test_whoever_says_that_it_does_not_compile_is_held_to_it(database: Database) -> None:
    story = await a_relocation(database)

    with pytest.raises(AssertionError, match="compiled, while"):
        await ask(story, "Marta", QUESTION, ordinary="it is too hard")
