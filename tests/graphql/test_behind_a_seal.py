"""Whoever proposed it: every door of the graph answers the same, to everybody but that person (SH1).

The same story is told twice, and only in who proposed something outside the rules do the two differ. Nobody else learns
anything from what they read, count, order, search or are refused.
"""

import json
import re
from typing import Any

from sqlalchemy import select

from asking import act, ask, gid
from conftest import Pristine
from graphql import GraphQLList, GraphQLNonNull, GraphQLObjectType, get_named_type, is_leaf_type, is_required_argument
from relocation import Relocation, a_relocation, submitted
from triptych.graphql.answering import operations
from triptych.graphql.context import Context
from triptych.graphql.reading.compiled.pages import Page
from triptych.graphql.schema import schema
from triptych.model.database import Database
from triptych.model.exception import Alternative

OTHERS = ("Marta", "Rita", "Olivia", "Uma", "Ada")
DEPTH = 2
COST = {"amount": "7000", "currency": "USD"}
WHO_CAN = """{ whoCanSayYes(request: "%s") { chain { name } able { name signs limit } unable { name } nobodyHolds } }"""
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def whole(kind: GraphQLObjectType, depth: int, seen: tuple[str, ...] = ()) -> str:
    """Every field of a type, and of what it leads to, that needs no argument; ids apart, which differ by themselves."""
    chosen = []
    for name, field in kind.fields.items():
        of = get_named_type(field.type)
        needs = any(is_required_argument(each) for each in field.args.values())
        if name in {"id", "endCursor", "startCursor", "cursor"} or needs:
            continue
        if is_leaf_type(of):
            chosen.append(name)
        elif isinstance(of, GraphQLObjectType) and depth > 0 and of.name not in seen:
            some = "(first: 50)" if "first" in field.args and isinstance(_bare(field.type), GraphQLList) else ""
            below = whole(of, depth - 1, (*seen, kind.name))
            if below:
                chosen.append(f"{name}{some} {below}")
    return f"{{ {' '.join(chosen)} }}" if chosen else ""


def _bare(kind: Any) -> Any:
    return kind.of_type if isinstance(kind, GraphQLNonNull) else kind


def documents() -> dict[str, str]:
    """One document for every list of the graph."""
    query = schema._schema.query_type
    assert query is not None
    found = {}
    for name, root in operations.roots.items():
        if isinstance(root, Page):
            page = get_named_type(query.fields[name].type)
            assert isinstance(page, GraphQLObjectType)
            found[name] = f"{{ {name}(first: 100) {whole(page, DEPTH)} }}"
    return found


async def told(story: Relocation, who: str, document: str) -> str:
    """What somebody reads, with every id replaced by the order in which it first comes."""
    answer = await operations.answer(Context(story.works, story.house.people[who]), document, None, {})
    if answer is None:
        text = repr(await ask(story, who, document, ordinary="a list that is nobody's here"))
    else:
        text = answer.data
    names: dict[str, str] = {}
    return IDS.sub(lambda found: names.setdefault(found.group(), f"id {len(names)}"), text)


async def everything(story: Relocation, by: str) -> dict[tuple[str, str], str]:
    """What everybody else reads after somebody proposed twice outside the rules and took one proposal back."""
    request = await submitted(story)
    of = {"requestId": gid("ExceptionRequest", request.id)}
    for title in ("Rent a hall", "Buy the core"):
        option = {"kind": "CHANGE_RULE", "title": title, "leadTimeDays": 3, "ruleDistance": 2}
        done = await act(story, by, "proposeAlternative", {**of, **option, "cost": COST})
        assert done["__typename"] == "ProposeAlternativeDone", done
    async with story.database.sessions() as session:
        found = select(Alternative.id).where(Alternative.title == "Rent a hall")
        option_id = gid("Alternative", (await session.scalars(found)).one())
    done = await act(story, by, "withdrawAlternative", {"alternativeId": option_id})
    assert done["__typename"] == "WithdrawAlternativeDone", done
    who_can = WHO_CAN % of["requestId"]
    asked = documents() | {"who can say yes": who_can}
    read = {(who, name): await told(story, who, text) for who in OTHERS for name, text in asked.items()}
    refused = [await act(story, who, "withdrawAlternative", {"alternativeId": option_id}) for who in OTHERS]
    return read | {("all", "refused"): IDS.sub("id", json.dumps(refused))}


async def test_nobody_else_reads_who_proposed_outside_the_rules(database: Database, pristine: Pristine) -> None:
    """Bela or Aaron, who both approve and said nothing openly: lists, counts, orders, refusals, who can say yes."""
    told_of = []
    for by in ("Bela", "Aaron"):
        await pristine.superuser.execute(pristine.undo_everything)
        told_of.append(await everything(await a_relocation(database), by))

    differs = {key: (told_of[0][key], told_of[1][key]) for key in told_of[0] if told_of[0][key] != told_of[1][key]}
    assert differs == {}
    assert '"sealed":true' in told_of[0]["Uma", "auditEntries"].replace(" ", "")


async def test_the_author_alone_is_told_which_is_theirs(database: Database) -> None:
    story = await a_relocation(database)
    await everything(story, "Bela")
    document = "{ alternatives(filter: {mine: {eq: true}}) { edges { node { title sealed author { name } } } } }"

    mine = (await ask(story, "Bela", document)).data["alternatives"]["edges"]
    others = [(await ask(story, who, document)).data["alternatives"]["edges"] for who in ("Aaron", "Uma", "Olivia")]

    assert [edge["node"] for edge in mine] == [
        {"title": title, "sealed": True, "author": None} for title in ("Buy the core", "Rent a hall")
    ]
    assert others == [[], [], []]
