"""Which records an act touches stands in tables: every act and every type has its line, every part its whole."""

import ast
import re
from pathlib import Path

from sqlalchemy import select

import triptych
from full_story import a_full_story
from triptych.graphql.live.anchors import PARTS, WHOLE, anchors_of
from triptych.graphql.live.touched import TOUCHED
from triptych.graphql.reading.declared.nodes import REGISTRY
from triptych.model.database import Database

ACTION = re.compile(r"[a-z_]+:[a-z_]+")


def told_in_the_trail() -> set[str]:
    """Every act that some use case puts into the trail, found in the sources."""
    found = set()
    for file in Path(triptych.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            named = getattr(call.func, "attr", getattr(call.func, "id", ""))
            told = call.args[1:2] if named == "record" else []
            told += [each.value for each in call.keywords if named == "AuditEntry" and each.arg == "action"]
            for each in told:
                if isinstance(each, ast.Constant) and ACTION.fullmatch(str(each.value)):
                    found.add(str(each.value))
    return found


def test_every_act_says_what_it_touches() -> None:
    declared = {act for act in TOUCHED if not act.startswith(("exception:", "reminded:", "standing:"))}

    assert told_in_the_trail() == declared


def test_every_type_says_to_what_it_belongs() -> None:
    assert set(PARTS) | WHOLE == set(REGISTRY)
    assert not set(PARTS) & WHOLE


OF_ONE_OF_SEVERAL = {"Notice", "Occurrence"}


async def test_every_part_finds_its_whole(database: Database) -> None:
    story = await a_full_story(database)
    async with story.database.sessions() as session:
        for name in PARTS:
            table = REGISTRY[name].table
            key = await session.scalar(select(table.id).order_by(table.id).limit(1))
            if key is not None:
                found = await anchors_of(session, name, key)
                assert len(found) == 1 + len(PARTS[name]) or (name in OF_ONE_OF_SEVERAL and len(found) > 1), name
