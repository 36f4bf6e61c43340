"""A lead says no for their own office: the one that owns the cited rule, and the SMO's for a gap."""

import pytest

from relocation import Relocation, a_relocation, answered, confirmed, dollars, submitted
from saying_no import a_later, a_no, the_answer
from triptych.access.work import Work
from triptych.governance.exceptions import alternatives, answers
from triptych.governance.exceptions.acts import acts_of
from triptych.governance.exceptions.helping import ReplyAsHelper, WithdrawAnswer, reply_as_helper, withdraw_answer
from triptych.governance.exceptions.refusing import decline_request, defer_request
from triptych.kernel.exception_words import AlternativeKind as Kind
from triptych.kernel.refusals import NotAllowed
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.types import RequestId
from unchanged import refused

SAYING_NO = {"declineRequest", "deferRequest", "withdrawAnswer"}


async def test_a_lead_declines_and_defers_where_a_rule_of_their_office_is_cited(database: Database) -> None:
    story = await a_relocation(database)
    request = await answered(story)

    async with story.as_("Sam") as work:
        declined = await decline_request(work, a_no(story, request))
    async with story.as_("Remo") as work:
        done = await reply_as_helper(work, ReplyAsHelper(answer_id=await the_answer(story), accepted=True))

    assert (declined.state, done.state) == ("decline_proposed", "declined")


@pytest.mark.parametrize("who", ["Paula", "Cleo"])
async def test_no_other_lead_declines_or_defers(database: Database, who: str) -> None:
    story = await a_relocation(database)
    request = await answered(story)

    async with refused(database, NotAllowed, "does not decide for the SMO"), story.as_(who) as work:
        await decline_request(work, a_no(story, request))
    async with refused(database, NotAllowed, "does not decide for the SMO"), story.as_(who) as work:
        await defer_request(work, a_later(story, request))
    async with story.as_(who) as work:
        assert await denied(work, request) == SAYING_NO


async def test_a_proposed_no_is_taken_back_by_the_lead_of_its_office_and_no_other(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    async with story.as_("Rita") as work:
        proposed = await decline_request(work, a_no(story, request))
    taking_back = WithdrawAnswer(answer_id=await the_answer(story), reason="The core has room again.")

    async with story.as_("Paula") as work:
        assert "withdrawAnswer" in await denied(work, proposed)
    async with refused(database, NotAllowed), story.as_("Paula") as work:
        await withdraw_answer(work, taking_back)
    async with story.as_("Sam") as work:
        assert "withdrawAnswer" not in await denied(work, proposed)
        done = await withdraw_answer(work, taking_back)

    assert done.state == "deciding"


async def test_what_cannot_be_provided_yet_is_the_service_office_s_to_put_off(database: Database) -> None:
    story = await a_relocation(database)
    request = await with_a_gap(story)

    async with refused(database, NotAllowed), story.as_("Paula") as work:
        await defer_request(work, a_later(story, request))
    async with story.as_("Sam") as work:
        put_off = await defer_request(work, a_later(story, request))

    assert put_off.state == "deferral_proposed"


async def denied(work: Work, request: ExceptionRequest) -> set[str]:
    """Which acts of saying no the hints deny."""
    hints = (await acts_of(work, [request.id]))[request.id]
    return {hint.name for hint in hints if hint.denial is not None and hint.name in SAYING_NO}


async def with_a_gap(story: Relocation) -> ExceptionRequest:
    """Rita names a gap, and offers two alternatives of different kinds."""
    request = await confirmed(story)
    async with story.as_("Rita") as work:
        key = RequestId(request.id)
        request = await answers.name_gap(
            work, answers.NameGap(request_id=key, harm="None", statement="No lab network.")
        )
        for kind, source in ((Kind.PARTIAL_OR_INTERIM, "inside"), (Kind.ANOTHER_SOURCE, "outside")):
            offer = alternatives.ProposeAlternative(
                request_id=key,
                kind=kind,
                title=f"Desks from {source}",
                cost=dollars(30_000),
                lead_time_days=10,
                rule_distance=1,
                supply_source_id=story.ids[source],
            )
            request = await alternatives.propose_alternative(work, offer)
    return request
