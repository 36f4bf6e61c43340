"""The compiled way is the ordinary execution said in SQL: 2,000 documents made by chance read the same both ways.

In a file of its own, for it takes long. `bench/documents.py` compares ten times as many.
"""

import pytest

from chance_documents import READERS, Chances, the_story
from triptych.model.database import Database

DOCUMENTS = 2000 // len(READERS) + 1  # for each reader


@pytest.mark.timeout(600)  # a busy machine takes long, too
@pytest.mark.parametrize("who", READERS)
async def test_documents_made_by_chance_read_the_same_both_ways(database: Database, who: str) -> None:
    chances = await Chances.of(await the_story(database))
    told = left = 0

    for number in range(DOCUMENTS):
        text = chances.document(f"{who} {number}")
        found = await chances.both(who, text)
        if found.refused or found.compiled is None:
            assert found.compiled is None, text
            left += not found.refused
        else:
            assert found.compiled == found.ordinary, text
            told += 1
    assert told > DOCUMENTS * 0.45  # the others ask for what is refused, both ways
    assert left < DOCUMENTS * 0.02  # a wrong cursor, where no row is asked for: the execution does not look at it
