"""Whoever acts at the same moment on one request: one decision, the slower is told what happened, and nobody hangs."""

import asyncio
import random
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from building import NOON
from governance.test_deciding import a_second_executive, half_signed
from relocation import Relocation, a_relocation, an_approval, answered, submitted
from side_by_side import CLOCK, Doing, alone, behind
from stages import put_forward
from triptych.access.administration.delegations import (
    GrantDelegation,
    RevokeDelegation,
    grant_delegation,
    revoke_delegation,
)
from triptych.access.administration.roles import RevokeRole, revoke_role
from triptych.access.work import Work
from triptych.governance.decision_clock import looking
from triptych.governance.exceptions.answers import CiteRule, SubmitAnswer, cite_rule, submit_answer
from triptych.governance.exceptions.deciding import SignTerms, approve_request, sign_terms
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.helping import ReplyAsHelper, reply_as_helper
from triptych.governance.exceptions.requests import WithdrawRequest, withdraw_request
from triptych.governance.standards import library
from triptych.kernel.actor import Office
from triptych.kernel.refusals import Conflict, NotAllowed, Refusal
from triptych.model.database import Database
from triptych.model.decision import Decision, Signature, Terms
from triptych.model.exception import Answer, ExceptionRequest, HelperReply, RequestEvent
from triptych.model.people import Delegation, RoleAssignment
from triptych.model.types import AnswerId, DelegationId, RequestId, RoleAssignmentId, RuleId
from waiting import until_somebody_waits

DUE = NOON + timedelta(days=40)
SAYS_WHAT_HAPPENED = re.compile(
    "This request changed since you opened the page: .* Nothing was stored|This request is “[a-z ]+”: "
)
DECIDING = ("Olivia approves", "Remo accepts", "Marta withdraws")


@dataclass(frozen=True)
class Scene:
    """Rita's no waits for Remo; Olivia may approve anyhow, Marta may take it back, and the clock is about to ask."""

    story: Relocation
    request: ExceptionRequest
    answer: AnswerId

    def acts(self) -> dict[str, tuple[str, Doing]]:
        """Who does what, on the page as it stands."""
        key, approval = RequestId(self.request.id), an_approval(self.request, valid_until=DUE + timedelta(days=30))
        reply = ReplyAsHelper(answer_id=self.answer, accepted=True)
        return {
            "Olivia approves": ("Olivia", lambda work: approve_request(work, approval)),
            "Edda approves": ("Edda", lambda work: approve_request(work, approval)),
            "Remo accepts": ("Remo", lambda work: reply_as_helper(work, reply)),
            "Marta withdraws": (
                "Marta",
                lambda work: withdraw_request(work, WithdrawRequest(request_id=key, reason="It came by itself.")),
            ),
            "the clock asks": (CLOCK, lambda work: looking.look(work, key)),
        }


async def a_scene(database: Database) -> Scene:
    story = await a_relocation(database)
    await a_second_executive(story)
    request = await put_forward(story)
    (answer,) = await story.house.all(select(Answer.id))
    return Scene(story, request, AnswerId(answer))


async def as_it_stands(story: Relocation) -> ExceptionRequest:
    (request,) = await story.house.all(select(ExceptionRequest))
    return request


async def left_by(story: Relocation) -> tuple[int, int, int, int]:
    """Decisions, terms, replies of a helper, and events."""
    found = [await story.house.count(table) for table in (Decision, Terms, HelperReply, RequestEvent)]
    return found[0], found[1], found[2], found[3]


@pytest.mark.parametrize("second", DECIDING)
@pytest.mark.parametrize("first", DECIDING)
async def test_of_two_who_end_it_at_once_the_first_does_and_the_other_is_told_what_happened(
    database: Database, first: str, second: str
) -> None:
    scene = await a_scene(database)
    story, acts = scene.story, scene.acts()
    who, act = acts["Edda approves" if first == second == "Olivia approves" else first]

    async with story.as_(who) as work:
        await act(work)
        late = behind(story, *acts[second])
        await until_somebody_waits(database)
    after = await left_by(story)
    with pytest.raises(Conflict) as told:
        await late

    assert await left_by(story) == after
    assert (await as_it_stands(story)).state == {
        "Olivia approves": "approved_with_conditions",
        "Remo accepts": "declined",
        "Marta withdraws": "withdrawn",
    }[first]
    assert SAYS_WHAT_HAPPENED.match(str(told.value))


@pytest.mark.parametrize("first", ["the clock asks", *DECIDING])
async def test_the_clock_and_whoever_ends_it_never_stand_in_each_others_way(database: Database, first: str) -> None:
    scene = await a_scene(database)
    story, acts = scene.story, scene.acts()
    story.house.clock.now = NOON + timedelta(days=5)
    if first == "Remo accepts":
        story.house.clock.now = NOON + timedelta(days=9)
    other = "Olivia approves" if first == "the clock asks" else "the clock asks"
    who, act = acts[first]

    begun = story.works.begin_system(CLOCK) if who == CLOCK else story.as_(who)
    async with begun as work:
        await act(work)
        late = behind(story, *acts[other])
        await until_somebody_waits(database)
    await late

    kinds = await story.house.all(select(RequestEvent.kind).order_by(RequestEvent.number))
    escalated = kinds.count("escalated")
    assert escalated == (1 if first == "the clock asks" else 0)
    assert await story.house.count(Decision) == (0 if first == "Marta withdraws" else 1)


@pytest.mark.parametrize("seed", range(12))
async def test_whoever_comes_in_whatever_order_it_ends_once(database: Database, seed: int) -> None:
    scene = await a_scene(database)
    story, acts = scene.story, scene.acts()
    story.house.clock.now = NOON + timedelta(days=5)
    order = [*acts, "the clock asks", "Olivia approves"]
    random.Random(seed).shuffle(order)  # noqa: S311 - an order, not a secret
    together = asyncio.Barrier(len(order))

    async def come(name: str) -> str | BaseException:
        who, act = acts[name]
        await together.wait()
        try:
            await alone(story, who, act)
        except Refusal as refusal:
            return refusal
        return name

    outcomes = await asyncio.gather(*(come(name) for name in order))

    done = [each for each in outcomes if isinstance(each, str) and each != "the clock asks"]
    told = [each for each in outcomes if isinstance(each, BaseException)]
    assert len(done) == 1
    assert [each for each in map(str, told) if not SAYS_WHAT_HAPPENED.match(each)] == []
    decisions, terms, replies, _ = await left_by(story)
    assert (decisions, terms, replies) == (
        int(done[0] != "Marta withdraws"),
        int(done[0].endswith("approves")),
        int(done[0] == "Remo accepts"),
    )
    assert await story.house.count(RequestEvent, RequestEvent.kind == "escalated") <= 1


async def lent_to_marta_s_peer(story: Relocation) -> Delegation:
    """Olivia lends her authority to Aaron, whose own limit is too low."""
    async with story.as_("Olivia") as work:
        ask = GrantDelegation(delegate_id=story.person("Aaron"), valid_until=NOON + timedelta(days=9))
        return await grant_delegation(work, ask)


Ending = Callable[[Relocation, Work], Awaitable[object]]


async def the_loan(story: Relocation, work: Work) -> object:
    (loan,) = await story.house.all(select(Delegation.id))
    return await revoke_delegation(work, RevokeDelegation(delegation_id=DelegationId(loan)))


async def the_role(story: Relocation, work: Work) -> object:
    found = select(RoleAssignment.id).where(RoleAssignment.person_id == story.person("Olivia"))
    (role,) = await story.house.all(found)
    return await revoke_role(work, RevokeRole(assignment_id=RoleAssignmentId(role)))


@pytest.mark.parametrize(("by", "ends"), [("Olivia", the_loan), ("Ada", the_role)])
async def test_who_waited_while_their_authority_ended_decides_nothing(
    database: Database, by: str, ends: Ending
) -> None:
    """Trap 8, to the moment: what was held when they came is asked again when the request is theirs."""
    story = await a_relocation(database)
    await a_second_executive(story)
    await lent_to_marta_s_peer(story)
    request = await submitted(story)

    async with story.as_("Marta") as work:
        await readable_request(work, request.id)
        late = behind(story, "Aaron", lambda other: approve_request(other, an_approval(request)))
        await until_somebody_waits(database)
        await alone(story, by, lambda other: ends(story, other))
    with pytest.raises(Conflict, match="authority was taken away at this moment"):
        await late

    assert await left_by(story) == (0, 0, 0, request.version)


@pytest.mark.parametrize(("by", "ends"), [("Olivia", the_loan), ("Ada", the_role)])
async def test_who_takes_authority_away_waits_for_the_decision_that_is_being_made_with_it(
    database: Database, by: str, ends: Ending
) -> None:
    story = await a_relocation(database)
    await a_second_executive(story)
    await lent_to_marta_s_peer(story)
    request = await submitted(story)

    async with story.as_("Aaron") as work:
        await approve_request(work, an_approval(request))
        late = behind(story, by, lambda other: ends(story, other))
        await until_somebody_waits(database)
        assert not late.done()
    await late

    (decision,) = await story.house.all(select(Decision))
    assert decision.on_behalf_of_id == story.person("Olivia")
    async with story.as_("Aaron") as work:
        with pytest.raises(NotAllowed):
            await approve_request(work, an_approval(await as_it_stands(story)))


async def test_of_the_last_two_who_sign_at_once_the_slower_looks_again_and_it_is_approved_once(
    database: Database,
) -> None:
    story = await a_relocation(database)
    async with story.as_("Paula") as work:
        rule = await library.create_rule(
            work,
            library.CreateRule(
                title="A move is planned in two stages",
                owner_office=Office.PMO,
                statement="No site moves in one go.",
                purpose="P",
                harm_prevented="H",
            ),
        )
    request = await answered(story)
    key = RequestId(request.id)
    async with story.as_("Rita") as work:
        await cite_rule(work, CiteRule(request_id=key, rule_id=RuleId(rule.id), harm="One day without desks."))
        request = await submit_answer(work, SubmitAnswer(request_id=key))
    waiting = await half_signed(story, request)

    async with story.as_("Sam") as work:
        half = await sign_terms(work, waiting)
        late = behind(story, "Paula", lambda other: sign_terms(other, waiting))
        await until_somebody_waits(database)
    with pytest.raises(Conflict, match="changed since you opened the page"):
        await late
    between = (half.state, await story.house.count(Decision))
    async with story.as_("Paula") as work:
        await sign_terms(work, SignTerms(terms_id=waiting.terms_id, seen=half.version))

    assert between == ("deciding", 0)
    assert await story.house.count(Decision) == 1
    assert await story.house.count(Signature) == 3


async def test_of_two_looks_at_what_waits_one_asks(database: Database) -> None:
    scene = await a_scene(database)
    scene.story.house.clock.now = NOON + timedelta(days=5)
    asks: Any = scene.acts()["the clock asks"]

    await asyncio.gather(*(alone(scene.story, *asks) for _ in range(4)))

    assert await scene.story.house.count(RequestEvent, RequestEvent.kind == "escalated") == 1
