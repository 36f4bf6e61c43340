"""Whoever proposed it: every door of the graph answers the same, to everybody but that person (SH1).

The same story is told twice, and only in who proposed something outside the rules, and at which hour, they differ.
Nobody else learns anything from what they read, count, order, search or are refused, nor from how an id was made.
"""

import json
import re
from datetime import timedelta
from itertools import groupby, zip_longest
from typing import Any

import pytest
from sqlalchemy import select

from asking import act, ask, gid
from building import TODAY
from conftest import Pristine
from graphql import GraphQLList, GraphQLNonNull, GraphQLObjectType, get_named_type, is_leaf_type, is_required_argument
from relocation import Relocation, a_relocation, an_approval, submitted
from stages import reopened
from telling import all_told
from triptych.access.administration.delegations import GrantDelegation, grant_delegation
from triptych.governance.exceptions import deciding, directing, helping, refusing
from triptych.governance.exceptions.terms import undecided_terms
from triptych.graphql.answering import operations
from triptych.graphql.context import Context
from triptych.graphql.ids import from_global
from triptych.graphql.reading.compiled.pages import Page
from triptych.graphql.schema import schema
from triptych.kernel.refusals import Invalid
from triptych.model.database import Database
from triptych.model.exception import Alternative, Answer, ExceptionRequest
from triptych.model.types import AnswerId, RequestId, TermsId

OTHERS = ("Marta", "Rita", "Olivia", "Uma", "Ada")
DEPTH = 2
WHOLLY = ("exceptionRequests", "alternatives", "myNotices")  # with what each of them leads to
COST = {"amount": "7000", "currency": "USD"}
WHO_CAN = """{ whoCanSayYes(request: "%s") { chain { name } able { name signs limit } unable { name } nobodyHolds } }"""
GLOBAL = re.compile(r'"([A-Za-z0-9_-]{40,})"')
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def whole(kind: GraphQLObjectType, depth: int, seen: tuple[str, ...] = ()) -> str:
    """Every field of a type, and of what it leads to, that needs no argument; cursors apart, made of those."""
    chosen = []
    for name, field in kind.fields.items():
        of = get_named_type(field.type)
        needs = any(is_required_argument(each) for each in field.args.values())
        if name in {"endCursor", "startCursor", "cursor"} or needs:
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
            if name in WHOLLY:
                found[f"{name} wholly"] = f"{{ {name}(first: 20) {whole(page, DEPTH + 1)} }}"
    return found


async def told(story: Relocation, who: str, document: str) -> str:
    """What somebody reads, with every id replaced by the order in which it first comes and by how it was made."""
    answer = await operations.answer(Context(story.works, story.house.people[who]), document, None, {})
    if answer is None:
        text = repr(await ask(story, who, document, ordinary="a list that is nobody's here"))
    else:
        text = json.dumps(in_order(json.loads(answer.data)))
    return named(text)


def in_order(said: Any) -> Any:
    """What stands by ids made by chance, alternatives and notices of one instant, stands here by its words."""
    if isinstance(said, list):
        return [in_order(each) for each in said]
    if not isinstance(said, dict):
        return said
    found = {name: in_order(each) for name, each in said.items()}
    if isinstance(found.get("alternatives"), list):
        found["alternatives"].sort(key=lambda each: (each.get("title", ""), each.get("number", 0)))
    if isinstance(found.get("myNotices"), dict):
        edges = groupby(found["myNotices"]["edges"], key=lambda edge: edge["node"]["at"])
        found["myNotices"]["edges"] = [edge for _, same in edges for edge in sorted(same, key=in_words)]
    return found


def in_words(said: Any) -> str:
    """What is said, with each id told by how it was made alone."""
    opened = GLOBAL.sub(lambda found: opened_up(found.group(1)), json.dumps(said, sort_keys=True))
    return IDS.sub(lambda found: f"id of version {found.group()[14]}", opened)


def named(text: str) -> str:
    """Every id as the order in which it first comes, and its version: of two that count time, one cannot see which."""
    names: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        return names.setdefault(found.group(), f"id {len(names)} of version {found.group()[14]}")

    return IDS.sub(name, GLOBAL.sub(lambda found: f'"{opened_up(found.group(1))}"', text))


def opened_up(text: str) -> str:
    """What a global id is made of; every other text as it is."""
    try:
        kind, key = from_global(text)
    except Invalid:
        return text
    return f"{kind} {key}"


async def everything(story: Relocation, by: str, hours: float = 0) -> dict[tuple[str, str], str]:
    """What everybody else reads in the evening, after somebody proposed twice outside the rules and took one back."""
    request = await submitted(story)
    noon = story.house.clock.now
    story.house.clock.now = noon + timedelta(hours=hours)
    await proposed(story, by, request)
    story.house.clock.now = noon + timedelta(hours=6)
    await all_told(story)
    return await read_by_others(story, request)


async def proposed(story: Relocation, by: str, request: ExceptionRequest) -> None:
    """Two proposals outside the rules, and one taken back."""
    of = {"requestId": gid("ExceptionRequest", request.id)}
    for title in ("Rent a hall", "Buy the core"):
        option = {"kind": "CHANGE_RULE", "title": title, "leadTimeDays": 3, "ruleDistance": 2}
        done = await act(story, by, "proposeAlternative", {**of, **option, "cost": COST})
        assert done["__typename"] == "ProposeAlternativeDone", done
    done = await act(story, by, "withdrawAlternative", {"alternativeId": await the_hall(story)})
    assert done["__typename"] == "WithdrawAlternativeDone", done


async def the_hall(story: Relocation) -> str:
    """The proposal that was taken back."""
    (found,) = await story.house.all(select(Alternative.id).where(Alternative.title == "Rent a hall"))
    return gid("Alternative", found)


async def read_by_others(story: Relocation, request: ExceptionRequest) -> dict[tuple[str, str], str]:
    """Every list, who can say yes, and what each is refused."""
    asked = documents() | {"who can say yes": WHO_CAN % gid("ExceptionRequest", request.id)}
    read = {(who, name): await told(story, who, text) for who in OTHERS for name, text in asked.items()}
    option = {"alternativeId": await the_hall(story)}
    refused = [await act(story, who, "withdrawAlternative", option) for who in OTHERS]
    return read | {("all", "refused"): named(json.dumps(refused))}


def differing(
    one: dict[tuple[str, str], str], other: dict[tuple[str, str], str]
) -> dict[tuple[str, str], tuple[str, str]]:
    """Where two tellings differ, and the words at which they begin to."""
    assert one.keys() == other.keys()
    found = {}
    for key, said in one.items():
        if said != other[key]:
            at = next(n for n, (a, b) in enumerate(zip_longest(said, other[key])) if a != b)
            around = slice(max(0, at - 100), at + 100)
            found[key] = (said[around], other[key][around])
    return found


async def test_nobody_else_reads_who_proposed_outside_the_rules(database: Database, pristine: Pristine) -> None:
    """Bela at noon or Aaron in the afternoon, who both approve and said nothing openly: lists, counts, orders, ids."""
    told_of = []
    for by, hours in (("Bela", 0.0), ("Aaron", 3.28)):
        await pristine.superuser.execute(pristine.undo_everything)
        told_of.append(await everything(await a_relocation(database), by, hours))

    assert differing(*told_of) == {}
    assert '"sealed":true' in told_of[0]["Uma", "auditEntries"].replace(" ", "")
    assert "of version 7" in told_of[0]["Uma", "auditEntries"]


async def test_nothing_that_was_done_behind_a_seal_has_an_id_that_counts_time(database: Database) -> None:
    """Whatever says that it is sealed has an id made by chance; so has what leads to it."""
    story = await a_relocation(database)
    await everything(story, "Bela", 3.28)
    context = Context(story.works, story.house.people["Uma"])

    sealed = []
    for name, document in documents().items():
        answer = await operations.answer(context, document, None, {})
        if answer is not None:
            sealed += [(name, *each) for each in behind_seals(json.loads(answer.data))]

    assert {kind for _, kind, _ in sealed} >= {"Alternative", "AuditEntry", "RequestEvent"}
    assert [each for each in sealed if each[2] != 4] == []


def behind_seals(told_here: Any) -> list[tuple[str, int | None]]:
    """Kind and version of the id of everything that says it is sealed."""
    if isinstance(told_here, list):
        return [found for each in told_here for found in behind_seals(each)]
    if not isinstance(told_here, dict):
        return []
    below = [found for each in told_here.values() for found in behind_seals(each)]
    if told_here.get("sealed") is True and "id" in told_here:
        kind, key = from_global(told_here["id"])
        return [(kind, key.version), *below]
    return below


@pytest.mark.parametrize("pair", [("Bela", "Aaron"), ("Olivia", "Ivo")], ids=["lender and signer", "director"])
async def test_nor_is_it_read_of_whoever_had_a_word_before(
    database: Database, pristine: Pristine, pair: tuple[str, str]
) -> None:
    """Aaron signed in Bela's name, and later Olivia directed a no; each word is over when the request is open again."""
    told_of = []
    for by, hours in zip(pair, (0.0, 3.28), strict=True):
        await pristine.superuser.execute(pristine.undo_everything)
        story = await a_relocation(database)
        request = await after_many_words(story)
        noon = story.house.clock.now
        story.house.clock.now = noon + timedelta(hours=hours)
        await proposed(story, by, request)
        story.house.clock.now = noon + timedelta(hours=6)
        await all_told(story)
        told_of.append(await read_by_others(story, request))

    others = [{key: said for key, said in each.items() if key[0] not in (*pair, "all")} for each in told_of]
    assert differing(*others) == {}


async def after_many_words(story: Relocation) -> ExceptionRequest:
    """Signed in somebody's name and approved, taken up again, directed and declined, and taken up again."""
    request = await submitted(story)
    async with story.as_("Bela") as work:
        loan = GrantDelegation(delegate_id=story.person("Aaron"), valid_until=story.house.clock.now + timedelta(days=1))
        await grant_delegation(work, loan)
    async with story.as_("Aaron") as work:
        soon = story.house.clock.now + timedelta(days=1)
        half = await deciding.approve_request(work, an_approval(request, valid_until=soon, conditions=()))
    async with story.as_("Sam") as work:
        terms = (await undecided_terms(work, [half.id]))[half.id][0].terms_id
        done = await deciding.sign_terms(work, deciding.SignTerms(terms_id=TermsId(terms), seen=half.version))
    story.house.clock.now += timedelta(days=2)
    request = await reopened(story, done)
    async with story.as_("Olivia") as work:
        ask_for = directing.DirectDecision(
            request_id=RequestId(request.id),
            seen=request.version,
            directed_id=story.person("Rita"),
            says=directing.Directed.DECLINE,
            reason="The house is full; I answer for it.",
        )
        request = await directing.direct_decision(work, ask_for)
    no = refusing.DeclineRequest(
        request_id=RequestId(request.id),
        seen=request.version,
        reason="The core is full.",
        helper_id=story.person("Remo"),
        next_date=TODAY + timedelta(days=10),
    )
    async with story.as_("Rita") as work:
        await refusing.decline_request(work, no)
    (answer,) = await story.house.all(select(Answer.id))
    async with story.as_("Remo") as work:
        said = await helping.reply_as_helper(work, helping.ReplyAsHelper(answer_id=AnswerId(answer), accepted=True))
    return await reopened(story, said)


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
