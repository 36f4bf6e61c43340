"""A decider follows a close precedent or writes the distinction; what they may not see is neither shown nor counted."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from attempts import another_rule
from building import NOON, TODAY
from relocation import ANOTHER_NEED, Relocation, a_relocation, an_approval, answered, dollars, submitted
from saying_no import a_later, a_no, the_answer
from stages import appealed, signed_by_both, upheld
from triptych.governance.exceptions.answers import CiteRule, cite_rule
from triptych.governance.exceptions.deciding import approve_request
from triptych.governance.exceptions.harms import RecordHarm, record_harm
from triptych.governance.exceptions.helping import ReplyAsHelper, reply_as_helper
from triptych.governance.exceptions.overriding import RevokeApproval, revoke_approval
from triptych.governance.exceptions.precedents import Near, precedents_of
from triptych.governance.exceptions.refusing import decline_request, defer_request
from triptych.governance.exceptions.stances import (
    DistinguishPrecedent,
    FollowPrecedent,
    distinguish_precedent,
    follow_precedent,
)
from triptych.kernel.actor import Role
from triptych.kernel.exception_words import Outcome
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.people import RoleAssignment
from triptych.model.precedent import Harm, Likeness, PrecedentOffer
from triptych.model.types import RequestId, RuleId
from unchanged import refused


async def decided(story: Relocation, **changes: object) -> ExceptionRequest:
    """An ask that Olivia approved without conditions."""
    request = await submitted(story, **changes)
    async with story.as_("Olivia") as work:
        return await approve_request(work, an_approval(request, conditions=()))


async def near(story: Relocation, request: ExceptionRequest, name: str = "Olivia") -> list[Near]:
    """What somebody finds."""
    async with story.as_(name) as work:
        mine = await work.session.get_one(ExceptionRequest, request.id)
        return await precedents_of(work, mine)


async def follows(story: Relocation, name: str, request: ExceptionRequest, other: ExceptionRequest) -> ExceptionRequest:
    async with story.as_(name) as work:
        ask = FollowPrecedent(request_id=RequestId(request.id), precedent_id=RequestId(other.id))
        return await follow_precedent(work, ask)


async def distinguishes(
    story: Relocation, name: str, request: ExceptionRequest, other: ExceptionRequest, words: str = "Another site."
) -> ExceptionRequest:
    async with story.as_(name) as work:
        key, precedent = RequestId(request.id), RequestId(other.id)
        ask = DistinguishPrecedent(request_id=key, precedent_id=precedent, distinction=words)
        return await distinguish_precedent(work, ask)


async def test_the_same_ask_decided_before_is_found_with_its_parts(database: Database) -> None:
    story = await a_relocation(database)
    before, other = await decided(story), await submitted(story, title="Not decided")
    await decided(story, **ANOTHER_NEED)
    request = await submitted(story, amount=dollars(90_000))

    found = await near(story, request)

    assert [(each.request_id == before.id, each.obliges) for each in found] == [(True, True), (False, False)]
    assert {part.part: str(part.share) for part in found[0].similarity.parts} == {
        "rule": "0.4000",
        "target": "0.1500",
        "amount": "0.1500",
        "words": "0.2000",
        "context": "0.1000",
    }
    assert other.id not in {each.request_id for each in found}
    assert found[0].outcome is Outcome.APPROVED


async def test_nobody_decides_past_a_close_precedent_without_a_word(database: Database) -> None:
    story = await a_relocation(database)
    before = await decided(story)
    request = await submitted(story)

    async with refused(database, Invalid, before.ref) as told, story.as_("Olivia") as work:
        await approve_request(work, an_approval(request, conditions=()))

    assert [(p.field, p.code) for p in told.value.problems] == [(f"precedents.{before.ref}", "precedent_unanswered")]
    followed = await follows(story, "Olivia", request, before)
    async with story.as_("Olivia") as work:
        done = await approve_request(work, an_approval(followed, conditions=()))
    assert done.state == "approved"
    offered = (await story.house.all(select(PrecedentOffer).where(PrecedentOffer.precedent_id == before.id)))[0]
    assert (offered.outcome, str(offered.similarity)) == ("approved", "1.0000")


async def test_a_word_is_one_s_own_and_binds_to_the_outcome_that_it_follows(database: Database) -> None:
    story = await a_relocation(database)
    before = await decided(story)
    request = await answered(story)
    request = await follows(story, "Olivia", request, before)

    async with refused(database, Invalid, "alike"), story.as_("Rita") as work:
        await decline_request(work, a_no(story, request))
    request = await follows(story, "Rita", request, before)
    async with refused(database, Invalid, "this would be a no"), story.as_("Rita") as work:
        await decline_request(work, a_no(story, request))
    async with refused(database, Invalid, "this would be a later"), story.as_("Rita") as work:
        await defer_request(work, a_later(story, request))
    request = await distinguishes(story, "Rita", request, before)
    async with story.as_("Rita") as work:
        assert (await decline_request(work, a_no(story, request))).state == "decline_proposed"


async def test_a_precedent_that_was_decided_otherwise_since_asks_for_a_new_word(database: Database) -> None:
    story = await a_relocation(database)
    before, request = await signed_by_both(story), await submitted(story)
    request = await follows(story, "Olivia", request, before)
    async with story.as_("Olivia") as work:
        ask = RevokeApproval(request_id=RequestId(before.id), seen=before.version, reason="Not needed.")
        await revoke_approval(work, ask)

    async with refused(database, Invalid, "was revoked"), story.as_("Olivia") as work:
        await approve_request(work, an_approval(request, conditions=()))


@pytest.mark.parametrize("name", ["Marta", "Dan", "Uma"])
async def test_whoever_decides_nothing_takes_no_stance(database: Database, name: str) -> None:
    story = await a_relocation(database)
    before, request = await decided(story), await submitted(story)

    async with refused(database, NotAllowed):
        await follows(story, name, request, before)


async def test_only_what_one_sees_is_a_precedent(database: Database) -> None:
    """Ivo reads what the infrastructure provides; another unit's decided request is nothing to him."""
    story = await a_relocation(database)
    async with story.database.sessions() as session, session.begin():
        where = {"scope_id": story.ids["programs"], "valid_from": NOON, "granted_by_id": story.person("Ada")}
        session.add(RoleAssignment(person_id=story.person("Rita"), role=Role.PROVIDER_REPRESENTATIVE, **where))
    unseen = await decided(story, provider_unit_id=story.ids["programs"], title="Of another unit")
    request = await submitted(story)

    assert unseen.id in {each.request_id for each in await near(story, request, "Olivia")}
    assert await near(story, request, "Ivo") == []
    async with refused(database, NotFound):
        await follows(story, "Ivo", request, unseen)
    async with refused(database, NotFound):
        await follows(story, "Olivia", request, request)


async def test_a_distinction_says_something(database: Database) -> None:
    story = await a_relocation(database)
    before, request = await decided(story), await submitted(story)

    async with refused(database, Invalid, "Say something"):
        await distinguishes(story, "Olivia", request, before, " ")


async def test_another_rule_makes_no_close_precedent(database: Database) -> None:
    story = await a_relocation(database)
    await decided(story)
    request = await answered(story)
    async with story.as_("Rita") as work:
        rule = RuleId(await another_rule(story))
        await cite_rule(work, CiteRule(request_id=RequestId(request.id), rule_id=rule, harm="Accidents."))

    (found,) = await near(story, request)

    assert (str(found.similarity.total), found.obliges) == ("0.8000", False)


async def test_pairs_of_close_decisions_are_kept_whoever_decides(database: Database) -> None:
    story = await a_relocation(database)
    before, request = await decided(story), await answered(story)
    request = await distinguishes(story, "Rita", request, before)
    async with story.as_("Rita") as work:
        await decline_request(work, a_no(story, request))
    async with story.as_("Remo") as work:
        await reply_as_helper(work, ReplyAsHelper(answer_id=await the_answer(story), accepted=True))

    (pair,) = await story.house.all(select(Likeness))

    assert (pair.earlier_id, pair.later_id, str(pair.similarity)) == (before.id, request.id, "1.0000")


async def test_harm_is_recorded_on_what_was_decided_and_on_its_day(database: Database) -> None:
    story = await a_relocation(database)
    request, done = await submitted(story, **ANOTHER_NEED), await decided(story)

    def what_came(of: ExceptionRequest, words: str = "The south site slowed down.", days: int = 0) -> RecordHarm:
        return RecordHarm(request_id=RequestId(of.id), what=words, happened_on=TODAY + timedelta(days=days))

    async with story.as_("Rita") as work:
        await record_harm(work, what_came(done))
    for ask, refusal in (
        (what_came(request), Conflict),
        (what_came(done, " "), Invalid),
        (what_came(done, days=1), Invalid),
        (what_came(done, days=-1), Invalid),
    ):
        async with refused(database, refusal), story.as_("Rita") as work:
            await record_harm(work, ask)
    async with refused(database, NotAllowed), story.as_("Uma") as work:
        await record_harm(work, what_came(done))

    (harm,) = await story.house.all(select(Harm))
    assert (harm.text, harm.happened_on, harm.request_id) == ("The south site slowed down.", TODAY, done.id)


async def test_whoever_upholds_an_appealed_no_answers_to_close_precedents_as_well(database: Database) -> None:
    story = await a_relocation(database)
    before = await decided(story)
    request = await distinguishes(story, "Rita", await submitted(story), before)
    async with story.as_("Rita") as work:
        await decline_request(work, a_no(story, request))
    async with story.as_("Remo") as work:
        request = await reply_as_helper(work, ReplyAsHelper(answer_id=await the_answer(story), accepted=True))
    request = await appealed(story, request)

    with pytest.raises(Invalid) as told:
        await upheld(story, request)
    assert [each.code for each in told.value.problems] == ["precedent_unanswered"]
    request = await follows(story, "Olivia", request, before)
    with pytest.raises(Invalid) as told:
        await upheld(story, request)
    assert [each.code for each in told.value.problems] == ["precedent_not_followed"]
    request = await distinguishes(story, "Olivia", request, before)

    assert (await upheld(story, request)).state == "declined"
