"""Nobody who leaves freezes a request; an answer can be taken back, and a stated share disputed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from building import NOON, TODAY
from relocation import Relocation, a_relocation, opened
from stages import (
    clock,
    put_forward,
    waits_for,
)
from triptych.governance.exceptions.finding import requester_of
from triptych.governance.exceptions.helping import ReplyAsHelper, WithdrawAnswer, reply_as_helper, withdraw_answer
from triptych.governance.exceptions.needs import (
    ConfirmNeed,
    RestateNeed,
    confirm_need,
    newest_restatement,
    restate_need,
)
from triptych.governance.exceptions.refusing import DeclineRequest, decline_request
from triptych.governance.exceptions.requests import DisputePhi, StatePhi, dispute_phi, state_phi
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.exception import Answer
from triptych.model.people import OrgUnit, Person, RoleAssignment
from triptych.model.portfolio import Program
from triptych.model.types import AnswerId, RequestId, RestatementId
from unchanged import refused


async def leaves(story: Relocation, name: str) -> None:
    """Somebody's account is closed."""
    async with story.database.sessions() as session, session.begin():
        (await session.get_one(Person, story.house.people[name])).deactivated_at = story.house.clock.now


async def managed_by(story: Relocation, name: str) -> None:
    """Somebody new takes the program over."""
    story.house.people[name] = new_id()
    async with story.database.sessions() as session, session.begin():
        unit = await session.scalar(select(OrgUnit.id).where(OrgUnit.id == story.ids["programs"]))
        person = Person(id=story.house.people[name], name=name, email=f"{name.lower()}@meridian.example", unit_id=unit)
        session.add(person)
        await session.flush()
        session.add(
            RoleAssignment(
                person_id=person.id,
                role="program_manager",
                scope_id=story.ids["program"],
                valid_from=NOON,
                granted_by_id=story.person("Ada"),
            )
        )
        (await session.get_one(Program, story.ids["program"])).manager_id = person.id


async def test_a_leaver_s_request_is_spoken_for_by_the_program_s_present_manager(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    async with story.as_("Rita") as work:
        await restate_need(work, RestateNeed(request_id=RequestId(request.id), text="Forty desks."))
        newest = await newest_restatement(work, request)
    assert newest is not None
    await managed_by(story, "Mila")
    asked = ConfirmNeed(request_id=RequestId(request.id), restatement_id=RestatementId(newest.id))

    async with refused(database, NotAllowed), story.as_("Mila") as work:
        await confirm_need(work, asked)
    await leaves(story, "Marta")
    waits = await waits_for(story, "Mila", request)
    async with refused(database, NotAllowed), story.as_("Dan") as work:
        await confirm_need(work, asked)
    async with story.as_("Mila") as work:
        assert await requester_of(work, request) == story.person("Mila")
        done = await confirm_need(work, asked)

    assert (done.state, waits) == ("confirmed", ["confirmNeed"])


async def test_a_helper_who_left_does_not_freeze_an_answer(database: Database) -> None:
    story = await a_relocation(database)
    request = await put_forward(story)
    await leaves(story, "Remo")
    (answer,) = await story.house.all(select(Answer.id))
    asked = WithdrawAnswer(answer_id=AnswerId(answer), reason="Remo has left.")

    for other in ("Marta", "Dan", "Uma"):
        async with refused(database, NotAllowed), story.as_(other) as work:
            await withdraw_answer(work, asked)
    async with refused(database, Invalid), story.as_("Rita") as work:
        await withdraw_answer(work, WithdrawAnswer(answer_id=asked.answer_id, reason=" "))
    async with story.as_("Rita") as work:
        done = await withdraw_answer(work, asked)

    assert done.state == "deciding"
    async with refused(database, Conflict), story.as_("Rita") as work:
        await withdraw_answer(work, asked)
    async with story.as_("Rita") as work:
        again = DeclineRequest(
            request_id=RequestId(request.id),
            seen=done.version,
            reason="Full.",
            helper_id=story.person("Ivo"),
            next_date=TODAY + timedelta(days=3),
        )
        assert (await decline_request(work, again)).state == "decline_proposed"


async def test_an_answer_that_was_taken_back_is_not_replied_to_when_another_stands(database: Database) -> None:
    story = await a_relocation(database)
    await put_forward(story)
    (answer,) = await story.house.all(select(Answer.id))
    async with story.as_("Rita") as work:
        done = await withdraw_answer(work, WithdrawAnswer(answer_id=AnswerId(answer), reason="Better words."))
    async with story.as_("Rita") as work:
        await decline_request(
            work,
            DeclineRequest(
                request_id=RequestId(done.id),
                seen=done.version,
                reason="Full.",
                helper_id=story.person("Ivo"),
                next_date=TODAY + timedelta(days=3),
            ),
        )

    async with refused(database, Conflict, "no longer stands"), story.as_("Remo") as work:
        await reply_as_helper(work, ReplyAsHelper(answer_id=AnswerId(answer), accepted=True))
    assert await waits_for(story, "Remo", done) == []


async def test_the_provider_disputes_a_share_until_it_is_stated_anew(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    key = RequestId(request.id)
    share = {
        "phi_low": Decimal("0.05"),
        "phi_likely": Decimal("0.1"),
        "phi_high": Decimal("0.2"),
        "phi_basis": "Most work on.",
    }
    for other in ("Marta", "Dan", "Bela"):
        async with refused(database, NotAllowed), story.as_(other) as work:
            await dispute_phi(work, DisputePhi(request_id=key, **share))
    async with refused(database, Invalid), story.as_("Rita") as work:
        await dispute_phi(work, DisputePhi(request_id=key, **(share | {"phi_low": Decimal("0.5")})))
    async with story.as_("Rita") as work:
        await dispute_phi(work, DisputePhi(request_id=key, **share))
    told = await clock(story, request)
    async with story.as_("Marta") as work:
        await state_phi(work, StatePhi(request_id=key, **share))
    settled = await clock(story, request)

    assert told.disputed is not None
    assert (told.disputed.author, told.disputed.basis, told.phi_likely) == ("Rita", "Most work on.", Decimal("0.25"))
    assert told.cost_per_hour is not None
    assert told.disputed.cost_per_hour is not None
    assert told.disputed.cost_per_hour.amount * Decimal("2.5") == pytest.approx(told.cost_per_hour.amount)
    assert (settled.disputed, settled.phi_author) == (None, "Marta")
