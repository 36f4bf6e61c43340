"""Whoever watches a record is told what changed for them, as it stands for them, and nothing else."""

import json
from contextlib import aclosing
from typing import Any

import pytest
from msgspec.json import decode, encode
from sqlalchemy import select

from asking import an_outsider, gid
from full_story import a_full_story
from relocation import Relocation, a_relocation, an_option_outside, answered, opened
from triptych.access.administration.roles import RevokeRole, revoke_role
from triptych.governance.exceptions.alternatives import MarkAlternative, mark_alternative, propose_alternative
from triptych.governance.exceptions.requests import CommentOnRequest, comment_on_request
from triptych.graphql.context import Context
from triptych.graphql.documents import NotAccepted
from triptych.graphql.live.operation import Subscribed
from triptych.graphql.schema import schema
from triptych.graphql.subscriptions import SOURCES
from triptych.kernel.refusals import Invalid
from triptych.model.database import Database
from triptych.model.exception import Alternative
from triptych.model.people import RoleAssignment
from triptych.model.types import AlternativeId, RequestId, RoleAssignmentId, RuleId
from triptych.pmo.findings import EnterFinding, enter_finding
from watching import told_live, watching

TITLE = "subscription ($ids: [ID!]!) { recordChanged(ids: $ids) { id record { id ... on ExceptionRequest { %s } } } }"
EVENTS = TITLE % "title state events { kind text author { name } }"
STATE = TITLE % "title state"
WAITING = "subscription { waitingForMeChanged { act request { ref } } }"
KEYS = """subscription ($ids: [ID!]!) { recordChanged(ids: $ids) {
  record { ... on Gate { readiness { keys { office state reasons { code } } } } } } }"""


async def comments(story: Relocation, who: str, request: RequestId, text: str = "Look at this.") -> None:
    """Somebody says something on a request."""
    async with story.as_(who) as work:
        await comment_on_request(work, CommentOnRequest(request_id=request, text=text))


async def test_what_one_does_the_other_sees(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    watched = gid("ExceptionRequest", request.id)
    async with told_live(database) as live, watching(live, story, "Rita", EVENTS, ids=[watched]) as rita:
        first = await rita.next()
        await comments(story, "Marta", RequestId(request.id), "Hurry.")
        second = await rita.next()
        await rita.nothing()

    assert [each["kind"] for each in first["recordChanged"]["record"]["events"]] == ["exception_requested"]
    assert second["recordChanged"]["record"]["events"][-1]["text"] == "Hurry."


async def test_what_changes_nothing_of_what_one_watches_is_not_told(database: Database) -> None:
    story = await a_relocation(database)
    request, other = await opened(story), await opened(story, title="Another")
    watched = gid("ExceptionRequest", request.id)
    async with told_live(database) as live, watching(live, story, "Rita", STATE, ids=[watched]) as rita:
        await rita.next()
        await comments(story, "Marta", RequestId(request.id))
        await comments(story, "Marta", RequestId(other.id))

        await rita.nothing()


async def test_nothing_large_is_kept_of_what_was_sent(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    await comments(story, "Marta", RequestId(request.id), "A long story. " * 100)
    async with told_live(database) as live:
        context = Context(story.works, story.house.people["Rita"], live=live)
        asked = schema.documents.asked(EVENTS, None, {"ids": [gid("ExceptionRequest", request.id)]})

        async def fine() -> None:
            """Whoever asks is there."""

        async with aclosing(Subscribed(SOURCES, asked).deliveries(context, fine)) as deliveries:
            size = len((await anext(deliveries)).data)
            kept = deliveries.ag_frame.f_locals["before"]

    assert size > 1_000
    assert len(repr(kept)) < 200


async def test_an_act_on_a_part_reaches_whoever_watches_the_part_or_the_whole(database: Database) -> None:
    story = await a_relocation(database)
    request = await answered(story)
    async with database.sessions() as session:
        option = await session.scalar(select(Alternative.id).where(Alternative.request_id == request.id).limit(1))
    assert option is not None
    part = "subscription ($ids: [ID!]!) { recordChanged(ids: $ids) { record { ... on Alternative { title real } } } }"
    whole = TITLE % "alternatives { real }"
    async with (
        told_live(database) as live,
        watching(live, story, "Rita", part, ids=[gid("Alternative", option)]) as of_part,
        watching(live, story, "Rita", whole, ids=[gid("ExceptionRequest", request.id)]) as of_whole,
    ):
        before = await of_part.next(), await of_whole.next()
        async with story.as_("Marta") as work:
            await mark_alternative(work, MarkAlternative(alternative_id=AlternativeId(option), real=True))
        after = await of_part.next(), await of_whole.next()

    assert before[0]["recordChanged"]["record"]["real"] is None
    assert after[0]["recordChanged"]["record"]["real"] is True
    assert True in [each["real"] for each in after[1]["recordChanged"]["record"]["alternatives"]]


async def test_evidence_of_an_office_reaches_the_gate_of_the_project(database: Database) -> None:
    story = await a_full_story(database)
    async with (
        told_live(database) as live,
        watching(live, story, "Paula", KEYS, ids=[gid("Gate", story.ids["gate"])]) as paula,
    ):
        before = await paula.next()
        async with story.as_("Sam") as work:
            ask = EnterFinding(project_id=story.ids["project"], rule_id=RuleId(story.ids["rule"]), evidence="Seen.")
            await enter_finding(work, ask)
        after = await paula.next()

    assert before != after


async def test_what_waits_for_somebody_is_told_to_them_alone(database: Database) -> None:
    story = await a_relocation(database)
    async with (
        told_live(database) as live,
        watching(live, story, "Rita", WAITING) as rita,
        watching(live, story, "Dan", WAITING) as dan,
    ):
        assert (await rita.next(), await dan.next()) == ({"waitingForMeChanged": []}, {"waitingForMeChanged": []})
        request = await opened(story)
        told = await rita.next()
        await dan.nothing()

    assert told == {"waitingForMeChanged": [{"act": "restateNeed", "request": {"ref": request.ref}}]}


async def test_whose_role_is_taken_sees_the_record_go_at_once_and_hears_nothing_more(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    watched = gid("ExceptionRequest", request.id)
    async with told_live(database) as live, watching(live, story, "Rita", STATE, ids=[watched]) as rita:
        await rita.next()
        await no_role_of(story, "Rita")
        gone = await rita.next()
        await rita.ended.wait()
        await comments(story, "Marta", RequestId(request.id))
        await rita.nothing()

    assert gone == {"recordChanged": {"id": watched, "record": None}}


async def no_role_of(story: Relocation, who: str) -> None:
    """Ada takes somebody's roles away."""
    async with story.as_("Ada") as work:
        held = await work.session.scalars(
            select(RoleAssignment.id).where(RoleAssignment.person_id == story.person(who))
        )
        for each in held.all():
            await revoke_role(work, RevokeRole(assignment_id=RoleAssignmentId(each)))


async def test_the_unseen_and_the_unmade_are_told_alike(database: Database) -> None:
    story = await a_relocation(database)
    await an_outsider(story)
    request = await opened(story)
    ids = [gid("ExceptionRequest", request.id), gid("ExceptionRequest", story.ids["project"])]
    async with told_live(database) as live, watching(live, story, "Nora", STATE, ids=ids) as nora:
        told = await nora.next(), await nora.next()
        await nora.ended.wait()
        await comments(story, "Marta", RequestId(request.id))
        await nora.nothing()

    assert told == tuple({"recordChanged": {"id": each, "record": None}} for each in ids)


async def test_the_person_is_checked_before_every_delivery(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    watched = gid("ExceptionRequest", request.id)
    async with told_live(database) as live, watching(live, story, "Rita", EVENTS, ids=[watched]) as rita:
        await rita.next()
        rita.revoked = ConnectionResetError("signed out")
        await comments(story, "Marta", RequestId(request.id))
        await rita.ended.wait()
        await rita.nothing()

    assert rita.checks == 2


async def test_a_sealed_author_shows_neither_by_name_nor_by_a_tick(database: Database) -> None:
    story = await a_relocation(database)
    request = await answered(story)
    watched = gid("ExceptionRequest", request.id)
    async with told_live(database) as live, watching(live, story, "Marta", EVENTS, ids=[watched]) as marta:
        await marta.next()
        async with story.as_("Remo") as work:
            await propose_alternative(work, an_option_outside(request))
        told = await marta.next()

    last = told["recordChanged"]["record"]["events"][-1]
    assert (last["text"], last["author"]) == ("Book one quarter ahead", None)
    assert "Remo" not in json.dumps(told)


async def test_much_at_once_is_told_as_what_stands_at_the_end(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    watched = gid("ExceptionRequest", request.id)
    async with told_live(database) as live, watching(live, story, "Rita", EVENTS, ids=[watched]) as rita:
        await rita.next()
        async with live.readers.place_of(story.person("Rita")), live.readers.place_of(story.person("Rita")):
            for number in range(9):
                await comments(story, "Marta", RequestId(request.id), f"Note {number}.")
        told = [await rita.next()]
        while told[-1]["recordChanged"]["record"]["events"][-1]["text"] != "Note 8.":
            told.append(await rita.next())

    assert len(told) <= 2


async def test_a_delivery_says_what_an_ordinary_subscription_says(database: Database) -> None:
    story = await a_full_story(database)
    everything = [
        gid(name, key) for name, key in (("ExceptionRequest", story.ids["request"]), ("Gate", story.ids["gate"]))
    ]
    document = """subscription ($ids: [ID!]!) { recordChanged(ids: $ids) { __typename id record { __typename id
      ... on ExceptionRequest { title need amount { amount currency } events { kind } project { name ref }
        alternatives { title cost { amount } } }
      ... on Gate { name dueOn readiness { keys { office state } } } } } }"""
    async with told_live(database) as live:
        context = Context(story.works, story.house.people["Olivia"], live=live)
        ordinary = await schema.subscribe(document, variable_values={"ids": everything}, context_value=context)
        async with watching(live, story, "Olivia", document, ids=everything) as olivia:
            for _ in everything:
                compiled, executed = await olivia.next(), await anext(ordinary)  # type: ignore[arg-type]
                assert executed.errors is None
                assert compiled == decode(encode(executed.data))
        await ordinary.aclose()  # type: ignore[union-attr]


NESTED = """subscription ($ids: [ID!]!, $f: ExceptionRequestFilter, $n: Int, $o: [ExceptionRequestOrder!]) {
  recordChanged(ids: $ids) { record { ... on Project { requests(filter: $f, first: $n, orderBy: $o) { title } } } } }"""
BY_TITLE = [{"field": "TITLE", "direction": "ASC"}]
LAST_FIRST = [{"field": "TITLE", "direction": "DESC"}]


@pytest.mark.parametrize(
    ("one", "other", "seen"),
    [
        ({"f": {"title": {"eq": "A"}}}, {"f": {"title": {"eq": "B"}}}, ("A", "B")),
        ({"n": 1, "o": BY_TITLE}, {"n": 2, "o": BY_TITLE}, ("A", "AB")),
        ({"o": BY_TITLE}, {"o": LAST_FIRST}, ("ABC", "CBA")),
        ({"f": {"title": {"oneOf": ["A", "C"]}}, "o": BY_TITLE}, {"o": BY_TITLE}, ("AC", "ABC")),
    ],
)
@pytest.mark.parametrize("people", [("Marta", "Marta"), ("Marta", "Sam")])
async def test_each_is_told_what_their_own_values_ask_for(
    database: Database, people: tuple[str, str], one: Any, other: Any, seen: tuple[str, str]
) -> None:
    story = await a_relocation(database)
    for title in "BCA":
        await opened(story, title=title)
    ids, told = [gid("Project", story.ids["project"])], []
    async with told_live(database) as live:
        for who, values in zip(people, (one, other), strict=True):
            async with watching(live, story, who, NESTED, ids=ids, **values) as somebody:
                delivery = await somebody.next()
                told.append("".join(each["title"] for each in delivery["recordChanged"]["record"]["requests"]))

    assert tuple(told) == seen


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("subscription { recordChanged(ids: []) { id } waitingForMeChanged { act } }", "must select only one"),
        ("subscription { nothing }", "Cannot query field"),
        ("subscription {", "Syntax Error"),
        ("subscription A { waitingForMeChanged { act } } subscription B { waitingForMeChanged { act } }", "Name one"),
        ("subscription ($ids: [ID!]!) { recordChanged(ids: $ids) { id } }", "ids"),
    ],
)
async def test_what_cannot_be_watched_is_told_before_anything_is_read(document: str, words: str) -> None:
    with pytest.raises(NotAccepted, match=words):
        Subscribed(SOURCES, schema.documents.asked(document, None, {}))


@pytest.mark.parametrize("ids", [[], ["nonsense"], ["x"] * 51 + [str(n) for n in range(60)]])
async def test_ids_that_are_none_and_too_many_are_refused(database: Database, ids: list[str]) -> None:
    story = await a_relocation(database)
    async with told_live(database) as live:
        context = Context(story.works, story.house.people["Rita"], live=live)
        subscribed = Subscribed(SOURCES, schema.documents.asked(STATE, None, {"ids": ids}))

        async def fine() -> None:
            """Whoever asks is there."""

        with pytest.raises((Invalid, NotAccepted)):
            _ = [each async for each in subscribed.deliveries(context, fine)]
