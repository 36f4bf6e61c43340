"""The queue: page by page in a stable order, told by the rules, and complete however many wait."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from asking import ask
from building import NOON
from clock_reading import looked
from relocation import ANOTHER_NEED, Relocation, a_relocation, an_approval, opened, submitted
from stages import approved, lapsed, refused_by_rita
from triptych.access.work import Work
from triptych.governance.exceptions import deciding, queue
from triptych.governance.exceptions.queue import (
    Page,
    Place,
    QueueOnly,
    QueuePart,
    Waiting,
    Wanted,
    count_queue,
    queue_page,
    waiting_for,
)
from triptych.graphql.reading.lists.keyset import cursor_of
from triptych.model.base import new_id
from triptych.model.database import Database

MANY = 230
QUEUE = """query ($first: Int, $after: String, $filter: QueueFilter) {
  queue(first: $first, after: $after, filter: $filter) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { cursor node { act escalated awaiting request { ref } } } } }"""


async def page(
    story: Relocation, who: str, size: int = 50, after: Place | None = None, most: int = 2_000, **wanted: Any
) -> Page:
    """A page of somebody's queue."""
    async with story.as_(who) as work:
        return await queue_page(work, Wanted(**wanted), size, after, most)


async def walked(story: Relocation, who: str, size: int, most: int = 2_000, **wanted: Any) -> list[Waiting]:
    """All pages of somebody's queue."""
    found: list[Waiting] = []
    after = None
    while True:
        part = await page(story, who, size, after, most, **wanted)
        found += part.items
        assert len(part.items) <= size
        if not part.more:
            return found
        assert part.end != after
        after = part.end


def keys(items: Sequence[Waiting]) -> list[UUID]:
    return [each.request_id for each in items]


async def test_more_than_two_hundred_are_walked_in_pages_each_once_the_dearest_first(database: Database) -> None:
    story = await a_relocation(database)
    for at in range(MANY):
        share = None if at % 5 == 0 else Decimal(at % 4 + 1) / 10
        stated: dict[str, Any] = dict.fromkeys(("phi_low", "phi_likely", "phi_high"), share)
        story.house.clock.now = NOON + timedelta(minutes=at // 3)  # three at one instant each
        await opened(story, title=f"Need {at}", phi_basis=None if share is None else "Measured.", **stated)

    found = await walked(story, "Rita", 47)

    assert len(found) == len(set(keys(found))) == MANY
    places = [(each.place.cost is None, -(each.place.cost or 0), each.place.opened_at, each.place.id) for each in found]
    assert places == sorted(places)
    assert keys(await walked(story, "Rita", 500)) == keys(found)
    async with story.as_("Rita") as work:
        assert keys(await waiting_for(work)) == keys(found)[:200]
        assert await count_queue(work, Wanted()) == MANY
    assert await walked(story, "Selma", 50) == []


async def test_a_page_goes_on_where_it_ended_whatever_came_and_went_meanwhile(database: Database) -> None:
    story = await a_relocation(database)
    dear: dict[str, Any] = dict.fromkeys(("phi_low", "phi_likely", "phi_high"), Decimal("0.9"))
    for _ in range(6):
        await opened(story)
    whole = keys(await walked(story, "Rita", 10))

    first = await page(story, "Rita", 3)
    await opened(story, **dear)  # stands before the page
    rest = await page(story, "Rita", 10, first.end)

    assert keys([*first.items, *rest.items]) == whole


async def test_a_short_page_says_that_there_may_be_more_and_the_next_one_goes_on(database: Database) -> None:
    story = await a_relocation(database)
    for _ in range(5):
        await opened(story)

    short = await page(story, "Rita", 4, None, 1, part=QueuePart.DECIDE)
    looked_at = await walked(story, "Rita", 2, 1)

    assert short == Page((), more=False, end=None)
    assert len(looked_at) == 5


async def test_each_part_holds_what_is_asked_of_somebody_and_together_they_are_all(database: Database) -> None:
    story = await a_relocation(database)
    half = await approved(story, by="Bela")
    whole = await submitted(story, **ANOTHER_NEED)

    async def parts(who: str) -> dict[QueuePart, list[tuple[UUID, str]]]:
        return {
            part: [(each.request_id, each.act) for each in await walked(story, who, 5, part=part)] for part in QueuePart
        }

    bela, sam, olivia = await parts("Bela"), await parts("Sam"), await parts("Olivia")

    assert bela == {
        QueuePart.DECIDE: [(whole.id, "approveRequest")],
        QueuePart.WORD: [],
        QueuePart.OTHERS: [(half.id, "awaitOthers")],
    }
    assert (half.id, "signTerms") in sam[QueuePart.DECIDE]
    assert sam[QueuePart.OTHERS] == []
    assert {key for key, _ in olivia[QueuePart.DECIDE]} == {half.id, whole.id}
    assert [(each.request_id, each.act) for each in await walked(story, "Sam", 5, only=QueueOnly.SIGNATURE)] == [
        (half.id, "signTerms")
    ]


async def test_whoever_signed_and_awaits_others_is_told_whom_and_nothing_is_asked_of_them(database: Database) -> None:
    story = await a_relocation(database)
    await approved(story, by="Bela")

    told = await ask(story, "Bela", QUEUE, filter={"part": "OTHERS"})
    waits = await ask(story, "Bela", "{ waitingForMe { act } }")

    (edge,) = told.data["queue"]["edges"]
    assert (edge["node"]["act"], edge["node"]["awaiting"]) == ("awaitOthers", ["Sam"])
    assert waits.data["waitingForMe"] == []
    async with story.as_("Bela") as work:  # a second yes in other words stays possible
        (item,) = (await queue_page(work, Wanted(QueuePart.OTHERS), 5)).items
        assert item.act == "awaitOthers"


async def test_the_last_signature_ends_the_wait_of_whoever_signed_before(database: Database) -> None:
    story = await a_relocation(database)
    half = await approved(story, by="Bela")
    assert keys(await walked(story, "Bela", 5, part=QueuePart.OTHERS)) == [half.id]

    async with story.as_("Olivia") as work:
        await deciding.approve_request(work, an_approval(half))

    assert await walked(story, "Bela", 5, part=QueuePart.OTHERS) == []


async def test_silence_and_a_lapse_are_both_escalations_in_the_queue_and_in_the_register(database: Database) -> None:
    story = await a_relocation(database)
    calm = await submitted(story, **ANOTHER_NEED)
    lapsed_one = await refused_by_rita(story, later=True)
    story.house.clock.now += timedelta(days=11)
    await looked(story, lapsed_one, story.house.clock.now)
    silent = await opened(story)
    story.house.clock.now += timedelta(days=3)
    await looked(story, silent, story.house.clock.now)

    sam = await walked(story, "Sam", 5, only=QueueOnly.ESCALATED)
    listed = await ask(
        story,
        "Uma",
        "{ exceptionRequests(filter: { escalated: { eq: true } }) { edges { node { ref escalated } } } }",
    )

    assert lapsed_one.id in keys(sam)
    assert calm.id not in keys(sam)
    assert all(each.escalated for each in sam)
    refs = {edge["node"]["ref"] for edge in listed.data["exceptionRequests"]["edges"]}
    assert refs == {lapsed_one.ref, silent.ref}


async def test_a_lapsed_deferral_is_escalated_before_the_clock_looks(database: Database) -> None:
    story = await a_relocation(database)
    request = await lapsed(story)

    (sam,) = await walked(story, "Sam", 5, only=QueueOnly.ESCALATED)

    assert (sam.request_id, sam.act, sam.escalated) == (request.id, "reopenRequest", True)
    assert keys(await walked(story, "Sam", 5, only=QueueOnly.LAPSED)) == [request.id]
    assert await walked(story, "Marta", 5, only=QueueOnly.ESCALATED) == []


async def test_what_breaks_even_within_a_week_is_a_kind_of_its_own(database: Database) -> None:
    story = await a_relocation(database)
    tiny: dict[str, Any] = dict.fromkeys(("phi_low", "phi_likely", "phi_high"), Decimal("0.0001"))
    await opened(story, **tiny)
    dear = await opened(story)
    await opened(story, phi_low=None, phi_likely=None, phi_high=None, phi_basis=None)

    assert keys(await walked(story, "Rita", 5, only=QueueOnly.SOON)) == [dear.id]


async def test_however_many_wait_for_a_reason_of_their_own_a_page_asks_for_them(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A statement takes 32,767 values at most: they are one."""
    story = await a_relocation(database)
    request = await submitted(story)

    async def gathered(_work: Work) -> list[UUID]:
        return [*(new_id() for _ in range(40_000)), request.id]

    monkeypatch.setattr(queue, "seldom_waiting", gathered)
    async with story.as_("Bela") as work:
        page = await queue_page(work, Wanted(QueuePart.DECIDE), 10)

    assert [each.request_id for each in page.items] == [request.id]


async def test_the_graph_pages_by_cursor_and_counts_all(database: Database) -> None:
    story = await a_relocation(database)
    refs = [(await opened(story)).ref for _ in range(5)]

    first = (await ask(story, "Rita", QUEUE, first=3)).data["queue"]
    rest = (await ask(story, "Rita", QUEUE, first=3, after=first["pageInfo"]["endCursor"])).data["queue"]

    assert [edge["node"]["request"]["ref"] for edge in (*first["edges"], *rest["edges"])] == refs
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (5, True, False)
    assert first["edges"][-1]["cursor"] == first["pageInfo"]["endCursor"]


@pytest.mark.parametrize(
    "asked",
    [
        {"first": 501},
        {"first": -1},
        {"after": "nonsense"},
        {"after": "WyIxIiwiMiIsIjMiXQ"},
        {"after": cursor_of(("NaN", NOON, UUID(int=0)))},
        {"after": cursor_of((1, NOON, "nobody"))},
        {"after": cursor_of((1, None, UUID(int=0)))},
    ],
)
async def test_what_is_no_page_of_the_queue_says_so(database: Database, asked: dict[str, Any]) -> None:
    story = await a_relocation(database)

    told = await ask(story, "Rita", QUEUE, **asked)

    assert told.codes == ("Invalid",)
