"""The register's questions: each count is that of its list, and what is in force is what the resolver says (EX11)."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from asking import an_outsider, ask
from building import NOON
from relocation import ANOTHER_NEED, Relocation, a_relocation, opened
from stages import approved, extended, refused_by_rita, reviewed, revoked, urgent
from triptych.governance.exceptions.conditions import MeetCondition, meet_condition
from triptych.governance.exceptions.reopening import CloseRequest, close_request
from triptych.governance.exceptions.resolver import covers_of
from triptych.governance.exceptions.rules.coverage import in_force
from triptych.model.database import Database
from triptych.model.decision import Condition
from triptych.model.exception import ExceptionRequest
from triptych.model.types import ConditionId, RequestId

FILTERS: dict[str, dict[str, Any]] = {
    "all": {},
    "open": {"open": {"eq": True}},
    "deciding": {"state": {"oneOf": ["deciding", "reopened", "appealed", "decline_proposed", "deferral_proposed"]}},
    "approved": {"state": {"oneOf": ["approved", "approved_with_conditions"]}},
    "refused": {"state": {"oneOf": ["declined", "deferred", "revoked"]}},
    "ended": {"state": {"oneOf": ["withdrawn", "closed"]}},
    "inForce": {"inForce": {"eq": True}},
    "endsSoon": {"endsSoon": {"eq": True}},
    "expired": {"expired": {"eq": True}},
    "lapsed": {"lapsed": {"eq": True}},
    "revoked": {"state": {"oneOf": ["revoked"]}},
}
FACETS = f"""query ($filter: ExceptionRequestFilter, $search: String) {{
  requestFacets(filter: $filter, search: $search) {{ {" ".join(FILTERS)} }} }}"""
LIST = """query ($filter: ExceptionRequestFilter, $search: String) {
  exceptionRequests(first: 0, filter: $filter, search: $search) { totalCount } }"""
Tell = Callable[[Relocation], Awaitable[ExceptionRequest]]


async def facets(story: Relocation, who: str = "Uma", **narrowed: Any) -> dict[str, int]:
    """How many stand where, as somebody is told."""
    told = await ask(story, who, FACETS, **narrowed)
    counts: dict[str, int] = told.data["requestFacets"]
    return counts


async def a_longer_yes(story: Relocation) -> ExceptionRequest:
    """Extended."""
    return await extended(story, await approved(story))


async def a_reviewed_go(story: Relocation) -> ExceptionRequest:
    """Urgent, and looked at."""
    return await reviewed(story, await urgent(story))


async def a_yes_with_its_condition_met(story: Relocation) -> ExceptionRequest:
    """Nothing is owed."""
    request = await approved(story)
    async with story.database.sessions() as session:
        condition = (await session.scalars(select(Condition.id))).one()
    async with story.as_("Marta") as work:
        met = MeetCondition(condition_id=ConditionId(condition), evidence="The weekly report.")
        return await meet_condition(work, met) or request


async def a_closed_yes(story: Relocation) -> ExceptionRequest:
    """Closed, which ends nothing that it covers."""
    request = await approved(story)
    async with story.as_("Marta") as work:
        return await close_request(work, CloseRequest(request_id=RequestId(request.id), reason="All is said."))


async def a_later(story: Relocation) -> ExceptionRequest:
    """Deferred."""
    return await refused_by_rita(story, later=True)


TOLD: tuple[Tell, ...] = (
    approved,
    a_longer_yes,
    a_yes_with_its_condition_met,
    urgent,
    a_reviewed_go,
    a_closed_yes,
    revoked,
    a_later,
)
INSTANTS = tuple(
    NOON + each
    for each in (
        timedelta(0),
        timedelta(hours=24) - timedelta(microseconds=1),
        timedelta(hours=24),
        timedelta(hours=48),
        timedelta(days=10, hours=13),
        timedelta(days=30, hours=12) - timedelta(microseconds=1),
        timedelta(days=30, hours=12),
        timedelta(days=60) - timedelta(microseconds=1),
        timedelta(days=60),
        timedelta(days=90),
    )
)


async def as_the_resolver_says(story: Relocation, request: ExceptionRequest, at: datetime) -> bool:
    """Whether any decision of the request covers at the instant."""
    async with story.as_("Olivia") as work:
        decisions = (await covers_of(work, [request.project_id])).decisions
    return any(period.covers(at) for each in decisions for period in in_force(each, decisions))


@pytest.mark.parametrize("tell", TOLD, ids=lambda tell: tell.__name__)
async def test_in_force_is_what_the_resolver_says_at_every_instant(database: Database, tell: Tell) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    request = await tell(story)
    said, resolved = {}, {}
    for at in INSTANTS:
        story.house.clock.now = at
        said[at] = (await facets(story))["inForce"] == 1
        resolved[at] = await as_the_resolver_says(story, request, at)

    assert said == resolved


@pytest.mark.parametrize("tell", TOLD, ids=lambda tell: tell.__name__)
async def test_each_count_is_that_of_its_list(database: Database, tell: Tell) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await tell(story)
    await opened(story, **ANOTHER_NEED)
    for at in INSTANTS[::3]:
        story.house.clock.now = at
        counts = await facets(story)
        lists = {
            name: (await ask(story, "Uma", LIST, filter=asked)).data["exceptionRequests"]["totalCount"]
            for name, asked in FILTERS.items()
        }

        assert counts == lists


async def test_counts_are_narrowed_as_the_list_is(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await approved(story)
    await opened(story, **ANOTHER_NEED)

    everything, cooling = await facets(story), await facets(story, search="Cooling")
    of_provider = await facets(story, filter={"paidBy": {"oneOf": ["PROVIDER"]}})

    assert (everything["all"], everything["inForce"], everything["open"]) == (2, 1, 1)
    assert (cooling["all"], cooling["inForce"], cooling["open"]) == (1, 0, 1)
    assert set(of_provider.values()) == {0}


async def test_nobody_counts_what_they_may_not_see(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await approved(story)
    await an_outsider(story)

    for who in ("Nils", "Nora"):
        assert set((await facets(story, who)).values()) == {0}
