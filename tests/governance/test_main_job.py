"""The main job end to end on a real database: need, answer, decision, gate."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from building import NOON
from relocation import a_relocation, an_approval, evidence, submitted
from triptych.governance.exceptions import deciding, who_decides
from triptych.governance.exceptions.acts import acts_of
from triptych.governance.exceptions.queue import waiting_for
from triptych.governance.gates.readiness import of_gates
from triptych.kernel.health import KeyState
from triptych.kernel.refusals import NotAllowed
from triptych.model.database import Database
from triptych.model.decision import Decision


async def test_no_evidence_is_not_shown_and_blocks(database: Database) -> None:
    story = await a_relocation(database)

    async with story.as_("Paula") as work:
        ready = (await of_gates(work, [story.ids["gate"]]))[story.ids["gate"]]

    assert [key.state for key in ready.keys] == [KeyState.NOT_SHOWN] * 3


async def test_an_approved_exception_opens_the_key_that_it_covers(database: Database) -> None:
    story = await a_relocation(database)
    await evidence(story, signed=False)
    request = await submitted(story)
    async with story.as_("Paula") as work:
        before = (await of_gates(work, [story.ids["gate"]]))[story.ids["gate"]]

    async with story.as_("Olivia") as work:
        decided = await deciding.approve_request(work, an_approval(request))

    assert [key.state for key in before.keys] == [KeyState.PASSES, KeyState.BLOCKED, KeyState.PASSES]
    assert decided.state == "approved_with_conditions"
    async with story.as_("Paula") as work:
        after = (await of_gates(work, [story.ids["gate"]]))[story.ids["gate"]]
    assert [key.state for key in after.keys] == [KeyState.PASSES, KeyState.EXCEPTED, KeyState.PASSES]
    assert after.keys[1].state_without_exceptions is KeyState.BLOCKED
    covered = after.keys[1].reasons[1].covered_by
    assert covered is not None
    assert covered.ref == request.ref


async def test_two_authorities_sign_the_same_terms(database: Database) -> None:
    story = await a_relocation(database)
    await evidence(story, signed=False)
    request = await submitted(story)

    async with story.as_("Bela") as work:
        half = await deciding.approve_request(work, an_approval(request))
        terms = await work.session.scalar(select(deciding.Terms.id))
    assert half.state == "deciding"
    async with story.as_("Sam") as work:
        whole = await deciding.sign_terms(work, deciding.SignTerms(terms_id=terms, seen=half.version))

    assert whole.state == "approved_with_conditions"


@pytest.mark.parametrize("who", ["Marta", "Rita", "Aaron", "Dan", "Uma", "Ivo"])
async def test_whoever_lacks_authority_or_took_part_cannot_approve(database: Database, who: str) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    with pytest.raises(NotAllowed):
        async with story.as_(who) as work:
            await deciding.approve_request(work, an_approval(request))

    async with story.as_("Olivia") as work:
        assert await work.session.scalar(select(Decision.id)) is None


async def test_who_can_say_yes_names_the_chain_and_why_not_the_others(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    async with story.as_("Marta") as work:
        answer = await who_decides.who_can_say_yes(work, request.id)
        mine = (await acts_of(work, [request.id]))[request.id]

    assert answer.found.chain is not None
    assert [person.name for person in answer.found.chain] == ["Olivia"]
    assert {person.name for person in answer.found.unable} >= {"Aaron", "Ivo"}
    assert {act.name for act in mine if act.denial is None} >= {"withdrawRequest", "commentOnRequest", "statePhi"}
    assert "approveRequest" not in {act.name for act in mine if act.denial is None}


async def test_what_waits_is_shown_to_whoever_acts_next(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    async with story.as_("Bela") as work:
        theirs = await waiting_for(work)
    async with story.as_("Marta") as work:
        hers = await waiting_for(work)

    assert [(each.request_id, each.act) for each in theirs] == [(request.id, "approveRequest")]
    assert hers == []


async def test_an_expired_exception_stops_covering(database: Database) -> None:
    story = await a_relocation(database)
    await evidence(story, signed=False)
    request = await submitted(story)
    until = NOON + timedelta(days=1)
    async with story.as_("Olivia") as work:
        await deciding.approve_request(work, an_approval(request, valid_until=until, conditions=()))

    async with story.as_("Paula") as work:
        work.now = until - timedelta(microseconds=1)
        before = (await of_gates(work, [story.ids["gate"]]))[story.ids["gate"]]
        work.now = until
        after = (await of_gates(work, [story.ids["gate"]]))[story.ids["gate"]]

    assert before.keys[1].state is KeyState.EXCEPTED
    assert after.keys[1].state is KeyState.BLOCKED
