"""The trail tells no order that counts time to an act behind a seal; its pages hold every entry once (SH1)."""

from datetime import timedelta

import pytest

from asking import ask
from mailing import commented
from relocation import ANOTHER_NEED, Relocation, a_relocation, an_option_outside, opened, submitted
from triptych.governance.exceptions.alternatives import propose_alternative
from triptych.graphql.schema import schema
from triptych.model.database import Database

PAGE = """query ($after: String) { auditEntries(first: 4, after: $after) {
  edges { node { id at action sealed } } pageInfo { hasNextPage endCursor } } }"""


async def trail(story: Relocation) -> list[tuple[str, str, bool]]:
    """The whole trail as its auditor reads it, page by page."""
    found, after, ids = [], None, []
    while True:
        page = (await ask(story, "Uma", PAGE, after=after)).data["auditEntries"]
        found += [(each["node"]["at"], each["node"]["action"], each["node"]["sealed"]) for each in page["edges"]]
        ids += [each["node"]["id"] for each in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            assert len(set(ids)) == len(ids)
            return found
        after = page["pageInfo"]["endCursor"]


async def test_an_act_behind_a_seal_stands_at_the_beginning_of_its_day(database: Database) -> None:
    """Done between two acts elsewhere, it stands before both, and nothing counts it in between."""
    story = await a_relocation(database)
    request = await submitted(story)
    other = await opened(story, **ANOTHER_NEED)
    began = story.house.clock.now + timedelta(days=1)
    story.house.clock.now = began
    await commented(story, "Rita", other)
    story.house.clock.now = began + timedelta(minutes=1)
    async with story.as_("Remo") as work:
        await propose_alternative(work, an_option_outside(request))
    story.house.clock.now = began + timedelta(minutes=2)
    await commented(story, "Rita", other)

    read = await trail(story)

    assert [at for at, _, _ in read] == sorted((at for at, _, _ in read), reverse=True)
    assert [(action, sealed) for _, action, sealed in read[:3]] == [
        ("exception:comment_made", False),
        ("exception:comment_made", False),
        ("exception:alternative_proposed", True),
    ]
    assert len({at for at, _, _ in read[:3]}) == 3


@pytest.mark.parametrize("kind", ["AuditEntry", "AuditEntryFilter", "AuditEntryOrderField"])
def test_nothing_of_the_trail_is_numbered(kind: str) -> None:
    of = schema._schema.type_map[kind]

    assert "number" not in {name.lower() for name in getattr(of, "fields", None) or of.values}
