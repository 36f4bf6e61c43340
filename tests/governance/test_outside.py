"""What an authority outside answers is evidence: an office's own decision may stand on it, and lasts no longer."""

from datetime import timedelta

import pytest

from asking_outside import PERMITTED, REFUSED, WAITING, against_law, an_answer, said
from building import NOON, TODAY
from relocation import Relocation, a_relocation, an_approval, submitted
from stages import approved
from triptych.governance.exceptions import deciding, emergency
from triptych.governance.exceptions.acts import acts_of
from triptych.governance.exceptions.extending import ExtendApproval, extend_approval
from triptych.governance.exceptions.outside import record_outside_answer
from triptych.governance.exceptions.terms import undecided_terms
from triptych.governance.exceptions.who_decides import who_can_say_yes
from triptych.kernel.exception_words import OutsideSays
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.types import RequestId, RuleId, TermsId
from unchanged import refused

DAY = timedelta(days=1)


async def test_an_approval_stands_on_a_permission_and_ends_no_later(database: Database) -> None:
    story = await a_relocation(database)
    request = await against_law(story)
    async with refused(database, NotAllowed, "ask the fire marshal"), story.as_("Olivia") as work:
        await deciding.approve_request(work, an_approval(request, valid_until=PERMITTED))
    told = await said(story, request)

    async with refused(database, Invalid), story.as_("Olivia") as work:
        late = an_approval(told, valid_until=PERMITTED + timedelta(seconds=1))
        await deciding.approve_request(work, late)
    async with story.as_("Olivia") as work:
        done = await deciding.approve_request(work, an_approval(told, valid_until=PERMITTED))
    assert done.state == "approved_with_conditions"
    async with refused(database, Invalid), story.as_("Olivia") as work:
        ask = ExtendApproval(
            request_id=RequestId(done.id), seen=done.version, reason="Longer.", valid_until=PERMITTED + DAY
        )
        await extend_approval(work, ask)


@pytest.mark.parametrize("later", [REFUSED, {"valid_until": NOON + DAY}])
async def test_the_last_word_of_the_authority_counts(database: Database, later: dict[str, object]) -> None:
    story = await a_relocation(database)
    request = await said(story, await against_law(story))
    story.house.clock.now = NOON + timedelta(hours=1)
    request = await said(story, request, **later)
    story.house.clock.now = NOON + 2 * DAY

    async with refused(database, NotAllowed, "ask the fire marshal"), story.as_("Olivia") as work:
        await deciding.approve_request(work, an_approval(request, valid_until=NOON + 10 * DAY, conditions=()))


async def test_no_answer_yet_permits_nothing_and_takes_no_permission_back(database: Database) -> None:
    story = await a_relocation(database)
    request = await said(story, await against_law(story), **WAITING)
    async with refused(database, NotAllowed, "ask the fire marshal"), story.as_("Olivia") as work:
        await deciding.approve_request(work, an_approval(request, valid_until=PERMITTED))
    story.house.clock.now = NOON + timedelta(hours=1)
    request = await said(story, request)
    story.house.clock.now = NOON + timedelta(hours=2)
    request = await said(story, request, **WAITING)

    async with story.as_("Marta") as work:
        assert (await who_can_say_yes(work, request.id)).need.blocked is None
    async with story.as_("Olivia") as work:
        done = await deciding.approve_request(work, an_approval(request, valid_until=PERMITTED))
    assert done.state == "approved_with_conditions"


async def test_terms_that_wait_for_a_signature_fall_with_the_permission(database: Database) -> None:
    story = await a_relocation(database)
    request = await said(story, await against_law(story))
    async with story.as_("Bela") as work:
        half = await deciding.approve_request(work, an_approval(request, valid_until=PERMITTED))
        terms = (await undecided_terms(work, [half.id]))[half.id][0].terms_id
    story.house.clock.now = NOON + timedelta(hours=1)
    shorter = await said(story, half, valid_until=PERMITTED - DAY)

    async with refused(database, Conflict, "permits less"), story.as_("Sam") as work:
        await deciding.sign_terms(work, deciding.SignTerms(terms_id=TermsId(terms), seen=shorter.version))


async def test_an_emergency_go_needs_the_permission_as_well(database: Database) -> None:
    story = await a_relocation(database)
    request = await against_law(story)
    go = {"reason": "Water rises.", "unwind_plan": "Switch it off.", "hours": 24}
    async with refused(database, NotAllowed, "ask the fire marshal"), story.as_("Olivia") as work:
        ask = emergency.GiveEmergencyGo(request_id=RequestId(request.id), seen=request.version, **go)
        await emergency.give_emergency_go(work, ask)
    request = await said(story, request, valid_until=NOON + timedelta(hours=12))

    async with refused(database, Invalid), story.as_("Olivia") as work:
        ask = emergency.GiveEmergencyGo(request_id=RequestId(request.id), seen=request.version, **go)
        await emergency.give_emergency_go(work, ask)
    async with story.as_("Olivia") as work:
        ask = emergency.GiveEmergencyGo(request_id=RequestId(request.id), seen=request.version, **(go | {"hours": 12}))
        assert (await emergency.give_emergency_go(work, ask)).state == "emergency_go"


async def test_whoever_recorded_the_answer_does_not_decide_on_it(database: Database) -> None:
    story = await a_relocation(database)
    request = await said(story, await against_law(story), by="Sam")

    with pytest.raises(NotAllowed):
        await approved_by(story, request, "Sam")
    assert (await approved_by(story, request, "Olivia")).state == "approved_with_conditions"


async def approved_by(story: Relocation, request: ExceptionRequest, who: str) -> ExceptionRequest:
    async with story.as_(who) as work:
        return await deciding.approve_request(work, an_approval(request, valid_until=PERMITTED))


@pytest.mark.parametrize("who", ["Marta", "Dan", "Bela", "Olivia", "Uma"])
async def test_only_the_provider_or_an_office_records_it(database: Database, who: str) -> None:
    story = await a_relocation(database)
    request = await against_law(story)

    async with refused(database, NotAllowed):
        await said(story, request, by=who)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reference": " "}, "reference"),
        ({"asked_on": TODAY + DAY}, "askedOn"),
        ({"answered_on": TODAY - timedelta(days=9)}, "answeredOn"),
        ({"answered_on": None}, "answeredOn"),
        ({"valid_until": None}, "validUntil"),
        ({"valid_until": NOON - 2 * DAY}, "validUntil"),
        ({**REFUSED, "valid_until": PERMITTED}, "validUntil"),
        ({**WAITING, "expected_on": None}, "expectedOn"),
        ({**WAITING, "answered_on": TODAY}, "answeredOn"),
        ({"rule_id": RuleId(new_id())}, "ruleId"),
    ],
)
async def test_an_answer_that_says_too_little_is_refused(
    database: Database, changes: dict[str, object], field: str
) -> None:
    story = await a_relocation(database)
    request = await against_law(story)

    with pytest.raises(Invalid) as told:
        async with story.as_("Rita") as work:
            await record_outside_answer(work, an_answer(story, request, **changes))
    assert field in {each.field for each in told.value.problems}


async def test_where_no_law_stands_in_the_way_nothing_is_recorded(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    async with refused(database, Invalid):
        await said(story, request)
    async with story.as_("Rita") as work:
        acts = {each.name: each.denial for each in (await acts_of(work, [request.id]))[request.id]}
    denial = acts["recordOutsideAnswer"]
    assert denial is not None
    assert denial.code == "no_law_here"
    assert (await approved(story)).state in {"deciding", "approved_with_conditions"}
    assert an_answer(story, request).says is OutsideSays.PERMITS
