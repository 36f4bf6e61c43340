"""A superior directs a decision by name and is accountable for it; objections and dissents are kept."""

import pytest
from sqlalchemy import select

from relocation import Relocation, a_relocation, an_approval, an_option_outside, submitted
from stages import approved, directed, refused_by_rita, signed_by_both, yes_as_told
from triptych.governance.exceptions import alternatives, deciding, directing, dissenting
from triptych.governance.exceptions.directing import Directed
from triptych.governance.exceptions.terms import undecided_terms
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.exception import Authorship, ExceptionRequest
from triptych.model.instruction import Dissent, Instruction
from triptych.model.types import RequestId, TermsId
from unchanged import refused


def telling(story: Relocation, request: ExceptionRequest, who: str, **changes: object) -> directing.DirectDecision:
    """Tell somebody to say no."""
    facts = {
        "request_id": RequestId(request.id),
        "seen": request.version,
        "directed_id": story.person(who),
        "says": Directed.DECLINE,
        "reason": "The house is full; I answer for it.",
    }
    return directing.DirectDecision(**(facts | changes))


def against(request: ExceptionRequest, **changes: object) -> dissenting.EnterDissent:
    """What somebody has against it."""
    facts = {"request_id": RequestId(request.id), "seen": request.version, "reason": "It will cost us the customer."}
    return dissenting.EnterDissent(**(facts | changes))


async def behind(story: Relocation) -> list[tuple[str, str, str | None]]:
    """Outcome, who decided and who directed it, decision by decision."""
    names = {key: name for name, key in story.house.people.items()}
    async with story.database.sessions() as session:
        people = dict((await session.execute(select(Authorship.id, Authorship.person_id))).all())
        told = dict((await session.execute(select(Instruction.id, Instruction.authorship_id))).all())
        return [
            (
                each.outcome,
                names[people[each.authorship_id]],
                names[people[told[each.instruction_id]]] if each.instruction_id else None,
            )
            for each in await session.scalars(select(Decision).order_by(Decision.number))
        ]


async def test_a_directed_no_is_the_superiors_and_the_objection_is_kept(database: Database) -> None:
    story = await a_relocation(database)
    told = await directed(story)

    async with story.as_("Rita") as work:
        objected = await dissenting.enter_dissent(work, against(told))
    done = await refused_by_rita(story, request=objected)

    assert done.state == "declined"
    assert await behind(story) == [("declined", "Rita", "Olivia")]
    assert await story.house.all(select(Dissent.reason)) == ["It will cost us the customer."]


async def test_a_directed_yes_is_made_with_the_deciders_own_authority(database: Database) -> None:
    story = await a_relocation(database)

    await yes_as_told(story)

    assert await behind(story) == [("approved_with_conditions", "Bela", "Olivia")]


async def test_it_is_the_superiors_too_where_who_was_told_signed_before_the_last(database: Database) -> None:
    story = await a_relocation(database)
    request = await directed(story, Directed.APPROVE)
    async with story.as_("Bela") as work:
        half = await deciding.approve_request(work, an_approval(request))
    async with story.as_("Sam") as work:
        terms = (await undecided_terms(work, [half.id]))[half.id][0].terms_id
        await deciding.sign_terms(work, deciding.SignTerms(terms_id=TermsId(terms), seen=half.version))

    assert await behind(story) == [("approved_with_conditions", "Sam", "Olivia")]


async def test_telling_somebody_does_not_tell_that_they_proposed_behind_a_seal(database: Database) -> None:
    """Bela is told as if nothing were; she herself is held to it when she would sign."""
    story = await a_relocation(database)
    request = await submitted(story)
    async with story.as_("Bela") as work:
        request = await alternatives.propose_alternative(work, an_option_outside(request))

    async with story.as_("Olivia") as work:
        told = await directing.direct_decision(work, telling(story, request, "Bela", says=Directed.APPROVE))

    async with refused(database, NotAllowed), story.as_("Bela") as work:
        await deciding.approve_request(work, an_approval(told))


async def test_whoever_decides_otherwise_or_was_not_told_answers_for_themselves(database: Database) -> None:
    story = await a_relocation(database)
    request = await directed(story)

    async with story.as_("Olivia") as work:
        await deciding.approve_request(work, an_approval(request))

    assert await behind(story) == [("approved_with_conditions", "Olivia", None)]


@pytest.mark.parametrize("who", ["Marta", "Rita", "Remo", "Sam", "Dan", "Uma"])
async def test_only_somebody_with_the_authority_directs(database: Database, who: str) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    async with refused(database, NotAllowed), story.as_(who) as work:
        await directing.direct_decision(work, telling(story, request, "Ivo"))


async def test_a_instruction_needs_rank_a_reason_a_page_that_stands_and_somebody_who_could(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    async with refused(database, NotAllowed), story.as_("Bela") as work:
        await directing.direct_decision(work, telling(story, request, "Olivia", says=Directed.APPROVE))
    for changes in ({"reason": " "}, {"directed_id": story.person("Dan")}, {"directed_id": story.person("Olivia")}):
        async with refused(database, Invalid), story.as_("Olivia") as work:
            await directing.direct_decision(work, telling(story, request, "Rita", **changes))
    async with refused(database, Invalid), story.as_("Olivia") as work:
        await directing.direct_decision(work, telling(story, request, "Rita", says=Directed.APPROVE))
    async with refused(database, Conflict), story.as_("Olivia") as work:
        await directing.direct_decision(work, telling(story, request, "Rita", seen=request.version - 1))


async def test_nothing_that_is_decided_is_directed(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story)

    async with refused(database, Conflict), story.as_("Olivia") as work:
        await directing.direct_decision(work, telling(story, request, "Ivo"))


async def test_whoever_is_accountable_is_outranked_when_it_is_superseded(database: Database) -> None:
    story = await a_relocation(database)
    done = await refused_by_rita(story, request=await directed(story))

    async with refused(database, NotAllowed), story.as_("Bela") as work:
        await deciding.approve_request(work, an_approval(done))
    async with refused(database, NotAllowed), story.as_("Olivia") as work:
        await deciding.approve_request(work, an_approval(done))


async def test_those_who_took_part_in_deciding_dissent_once_and_nobody_else(database: Database) -> None:
    story = await a_relocation(database)
    done = await signed_by_both(story)

    for other in ("Marta", "Dan"):
        async with refused(database, NotAllowed), story.as_(other) as work:
            await dissenting.enter_dissent(work, against(done))
    async with refused(database, NotAllowed), story.as_("Sam") as work:  # the last signer made the decision
        await dissenting.enter_dissent(work, against(done))
    async with refused(database, Invalid), story.as_("Bela") as work:
        await dissenting.enter_dissent(work, against(done, reason=" "))
    async with story.as_("Bela") as work:
        once = await dissenting.enter_dissent(work, against(done))
    async with refused(database, Conflict), story.as_("Bela") as work:
        await dissenting.enter_dissent(work, against(once))

    assert once.state == done.state


async def test_whoever_leads_an_office_that_is_concerned_may_dissent(database: Database) -> None:
    story = await a_relocation(database)
    done = await approved(story)

    async with story.as_("Sam") as work:  # leads the office whose rule was waived
        kept = await dissenting.enter_dissent(work, against(done))

    assert (kept.state, kept.version) == (done.state, done.version + 1)


async def test_whoever_said_no_may_dissent_from_what_superseded_it(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story)
    async with story.as_("Olivia") as work:
        done = await deciding.approve_request(work, an_approval(request))

    async with story.as_("Rita") as work:
        await dissenting.enter_dissent(work, against(done))

    decisions = await story.house.all(select(Decision.id).order_by(Decision.number))
    assert await story.house.all(select(Dissent.decision_id)) == decisions[1:]
