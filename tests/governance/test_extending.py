"""An approval in force gets a later end by the authorities that it needs; once it has ended it is taken up again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from building import NOON
from relocation import Relocation, a_relocation, an_approval
from stages import approved, clock, expired, extended, refused_by_rita, reopened, signed_by_both, waits_for
from triptych.governance.exceptions import conditions, deciding
from triptych.governance.exceptions.acts import acts_of
from triptych.governance.exceptions.resolver import covers_of
from triptych.governance.exceptions.terms import undecided_terms
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed
from triptych.kernel.targets import Target, TargetKind
from triptych.model.database import Database
from triptych.model.decision import Condition, Cover, Decision, Terms
from triptych.model.exception import ExceptionRequest
from triptych.model.types import ConditionId, TermsId
from unchanged import refused


async def until(story: Relocation, request: ExceptionRequest) -> object:
    """When the cover of its rule ends, as the resolver says now."""
    async with story.as_("Olivia") as work:
        rule = await work.session.scalar(select(Cover.rule_id).limit(1))
        assert rule is not None
        covers = await covers_of(work, [request.project_id])
        return covers.until(Target(TargetKind.STANDARD, rule, request.project_id))


async def test_an_extension_supersedes_covers_the_same_and_ends_later(database: Database) -> None:
    story = await a_relocation(database)
    request = await approved(story, conditions=())
    before = await until(story, request)

    done = await extended(story, request)

    assert (before, await until(story, done)) == (NOON + timedelta(days=60), NOON + timedelta(days=90))
    assert (done.state, done.holds_until) == ("approved", NOON + timedelta(days=90))
    assert await story.house.all(select(Decision.number).order_by(Decision.number)) == [1, 2]
    assert await story.house.all(select(Terms.nature).order_by(Terms.at, Terms.id)) == ["ordinary", "extension"]
    assert (await clock(story, done)).running_since is None


async def test_whoever_approved_may_extend_and_all_the_same_authorities_sign(database: Database) -> None:
    story = await a_relocation(database)
    request = await extended(story, await signed_by_both(story), by="Bela")

    assert await story.house.all(select(Decision.number)) == [1]
    assert await waits_for(story, "Sam", request) == ["signTerms"]
    async with story.as_("Sam") as work:
        terms = (await undecided_terms(work, [request.id]))[request.id][0].terms_id
        done = await deciding.sign_terms(work, deciding.SignTerms(terms_id=TermsId(terms), seen=request.version))

    assert (done.state, done.holds_until) == ("approved_with_conditions", NOON + timedelta(days=90))


@pytest.mark.parametrize("who", ["Marta", "Rita", "Remo", "Dan", "Uma"])
async def test_nobody_without_an_authority_or_who_took_part_extends(database: Database, who: str) -> None:
    story = await a_relocation(database)
    request = await approved(story)

    async with refused(database, NotAllowed):
        await extended(story, request, by=who)


async def test_an_extension_ends_later_says_why_and_is_no_second_thought_on_the_wrong_page(database: Database) -> None:
    story = await a_relocation(database)
    request = await approved(story)

    for changes in ({"reason": " "}, {"valid_until": NOON + timedelta(days=60)}, {"valid_until": NOON - timedelta(1)}):
        async with refused(database, Invalid):
            await extended(story, request, **changes)
    async with refused(database, Conflict):
        await extended(story, request, seen=request.version - 1)


async def test_what_is_not_met_is_owed_as_before_and_what_is_met_is_not_owed_again(database: Database) -> None:
    story = await a_relocation(database)
    request = await approved(story)
    open_still = await extended(story, request)
    owed = select(Condition.id).order_by(Condition.id.desc())
    copies = await story.house.all(owed)
    async with story.as_("Marta") as work:
        ask = conditions.MeetCondition(condition_id=ConditionId(copies[0]), evidence="Report 10")
        met = await conditions.meet_condition(work, ask)

    done = await extended(story, met)

    assert (open_still.state, len(copies)) == ("approved_with_conditions", 2)
    assert (done.state, len(await story.house.all(owed))) == ("approved", 2)


async def test_an_overdue_condition_still_stops_the_cover_after_an_extension(database: Database) -> None:
    story = await a_relocation(database)
    request = await approved(story)
    story.house.clock.now = NOON + timedelta(days=40)

    await extended(story, request)

    assert await until(story, request) is None


async def test_after_its_end_an_approval_is_taken_up_again_and_not_extended(database: Database) -> None:
    story = await a_relocation(database)
    request = await approved(story, conditions=())

    async with refused(database, Conflict, "holds"):
        await reopened(story, request)
    story.house.clock.now = NOON + timedelta(days=60)
    async with refused(database, Conflict, "ended"):
        await extended(story, request)

    assert (await reopened(story, request)).state == "reopened"


async def test_terms_of_an_extension_fall_when_the_approval_ends_before_everybody_signed(database: Database) -> None:
    story = await a_relocation(database)
    request = await extended(story, await signed_by_both(story), by="Bela")
    story.house.clock.now = NOON + timedelta(days=60)

    async with story.as_("Sam") as work:
        (open_terms, *_) = (await undecided_terms(work, [request.id]))[request.id]
    async with refused(database, Conflict, "ended"), story.as_("Sam") as work:
        ask = deciding.SignTerms(terms_id=TermsId(open_terms.terms_id), seen=request.version)
        await deciding.sign_terms(work, ask)


@pytest.mark.parametrize("stage", [refused_by_rita, expired])
async def test_only_an_approval_in_force_is_extended(database: Database, stage: object) -> None:
    story = await a_relocation(database)
    request = await stage(story)  # type: ignore[operator]  # a stage of the story

    async with refused(database, Conflict):
        await extended(story, request)


async def test_a_longer_end_does_not_undo_an_override(database: Database) -> None:
    """Olivia cut the yes of Bela and Sam short; neither gives it years again, whoever else signs with them."""
    story = await a_relocation(database)
    done = await signed_by_both(story)
    async with story.as_("Olivia") as work:
        ask = an_approval(done, valid_until=NOON + timedelta(days=10), conditions=())
        short = await deciding.approve_request(work, ask)

    for who in ("Bela", "Sam"):
        assert await why_not(story, who, short) in {"not_superior", "none_of_the_roles", "over_limit", "no_role"}
        async with refused(database, NotAllowed):
            await extended(story, short, by=who)
    assert await why_not(story, "Olivia", short) is None
    longer = await extended(story, short, by="Olivia")
    async with refused(database, NotAllowed):  # of the extension as of the override
        await extended(story, longer, by="Bela")

    assert (longer.state, longer.holds_until) == ("approved", NOON + timedelta(days=40))


async def why_not(story: Relocation, who: str, request: ExceptionRequest) -> str | None:
    """The code of what stands between somebody and extending, as their page says; None where nothing does."""
    async with story.as_(who) as work:
        (act,) = (each for each in (await acts_of(work, [request.id]))[request.id] if each.name == "extendApproval")
    return act.denial and act.denial.code
