"""Documents made by chance, for a story in which there is something of everything: what both ways are compared with."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from sqlalchemy import select

import snapshots
from both_ways import Both, Steady, both_ways
from building import House, SetClock
from full_story import a_full_story
from fuller_story import a_finding, twice_as_much
from relocation import Relocation, opened
from selections import Writer
from triptych.access.work import Works
from triptych.graphql.answering import operations
from triptych.graphql.context import Context
from triptych.graphql.ids import to_global
from triptych.graphql.reading.compiled.pages import Page
from triptych.graphql.reading.declared.nodes import REGISTRY
from triptych.graphql.schema import schema
from triptych.model.database import Database

READERS = ("Olivia", "Marta", "Ada", "Rita", "Otto", "Nils", "Nora")
WRITER = "Olivia"  # sees most: her lists are where cursors come from


async def the_story(database: Database) -> Relocation:
    """Everything twice, so that there is something to sort and to leave out. Told once in a test run."""
    kept = await snapshots.recall("the_story")
    if kept is not None:
        root, people, ids = kept
        clock = SetClock()
        return Relocation(House(database, clock, Works(database, clock), root, dict(people)), dict(ids))
    story = await a_full_story(database)
    await a_finding(story, story.ids["project"], story.ids["rule"])
    await opened(story)
    await twice_as_much(story)
    await snapshots.keep("the_story", (story.house.root, dict(story.house.people), dict(story.ids)))
    return story


@dataclass(frozen=True)
class Chances:
    """What documents can name: a reference and an id of every type that has records, and places in lists."""

    story: Relocation
    refs: dict[str, str]
    ids: dict[str, str]
    cursors: dict[str, list[str]]
    contexts: dict[str, Context] = field(default_factory=dict)

    @classmethod
    async def of(cls, story: Relocation) -> "Chances":
        """What there is in a story."""
        refs: dict[str, str] = {}
        ids: dict[str, str] = {}
        async with story.database.sessions() as session:
            for name, spec in REGISTRY.items():
                found: Any = await session.scalar(select(spec.table).order_by(spec.table.id).limit(1))
                if found is not None:
                    ids[name] = to_global(name, found.id)
                    if getattr(found, "ref", None):
                        refs[name] = found.ref
        return cls(story, refs, ids, await _cursors(story))

    def document(self, number: str) -> str:
        """The same document for the same number."""
        writer = Writer(schema._schema, Random(number), self.refs, self.ids, self.cursors)  # noqa: S311 - chance
        return writer.document(sorted({*operations.roots, *operations.by_hand}))

    async def both(self, who: str, text: str) -> Both:
        """What both ways say to somebody."""
        context = self.contexts.setdefault(who, Steady(self.story.works, self.story.house.people[who]))
        return await both_ways(self.story, who, text, {"yes": True, "no": False}, context)


async def _cursors(story: Relocation) -> dict[str, list[str]]:
    names = [name for name, root in operations.roots.items() if isinstance(root, Page)]
    asked = " ".join(f"{name}(first: 9) {{ edges {{ cursor }} }}" for name in names)
    context = Context(story.works, story.house.people[WRITER])
    told = await schema.execute(f"{{ {asked} }}", context_value=context)
    if told.data is None:
        raise AssertionError(told.errors)
    return {name: [edge["cursor"] for edge in told.data[name]["edges"]] for name in names}
