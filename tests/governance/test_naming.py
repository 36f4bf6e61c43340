"""Whom a form may name: what the list says of each person is what the act says that names them."""

import pytest
from sqlalchemy import select

from building import a_person
from relocation import Relocation, a_relocation, an_option_outside, answered, submitted
from saying_no import a_no
from triptych.governance.exceptions import alternatives, directing
from triptych.governance.exceptions.directing import DirectDecision, Directed
from triptych.governance.exceptions.naming import against_directing, against_helping
from triptych.governance.exceptions.refusing import decline_request
from triptych.kernel.refusals import Invalid, NotAllowed, Problem, Refusal
from triptych.model.database import Database
from triptych.model.exception import Authorship, ExceptionRequest
from triptych.model.types import PersonId, RequestId


class Enough(Exception):
    """The act went through; it is taken back."""


async def declined_with(story: Relocation, request: ExceptionRequest, helper: str) -> str | None:
    """Why Rita's no cannot name this person, or None."""
    try:
        async with story.as_("Rita") as work:
            await decline_request(work, a_no(story, request, helper_id=story.person(helper)))
            raise Enough
    except Enough:
        return None
    except Invalid as refusal:
        return refusal.problems[0].code


async def directed_to(story: Relocation, request: ExceptionRequest, whom: str, says: Directed) -> str | None:
    """Why Olivia cannot tell this person so, or None."""
    ask = DirectDecision(
        request_id=RequestId(request.id),
        seen=request.version,
        directed_id=story.person(whom),
        says=says,
        reason="I answer for it.",
    )
    try:
        async with story.as_("Olivia") as work:
            await directing.direct_decision(work, ask)
            raise Enough
    except Enough:
        return None
    except Invalid as refusal:
        return refusal.problems[0].code
    except NotAllowed as refusal:
        return refusal.denial.code


async def test_whoever_is_offered_as_helper_can_be_named_and_nobody_else(database: Database) -> None:
    story = await a_relocation(database)
    request = await answered(story)
    await a_person(story.house, "Noel")
    names = sorted(story.house.people)

    async with story.as_("Rita") as work:
        against = await against_helping(work, [story.person(name) for name in names], request.id)
    told = {name: problem.code for name in names if (problem := against.get(story.person(name)))}

    assert told == {name: code for name in names if (code := await declined_with(story, request, name))}
    assert told["Marta"] == "helper_is_requester"
    assert told["Rita"] == "helper_is_refuser"
    assert told["Noel"] == "helper_without_account"
    assert len(told) < len(names)


@pytest.mark.parametrize("says", list(Directed))
async def test_whoever_is_offered_to_be_directed_can_be_told_and_nobody_else(
    database: Database, says: Directed
) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    names = sorted(story.house.people)

    async with story.as_("Olivia") as work:
        against = await against_directing(work, [story.person(name) for name in names], request.id, says)
    told = {name: problem.code for name in names if (problem := against.get(story.person(name)))}

    assert told == {name: code for name in names if (code := await directed_to(story, request, name, says))}
    assert 0 < len(told) < len(names)


async def test_without_a_request_it_is_said_what_holds_of_all(database: Database) -> None:
    story = await a_relocation(database)
    people = [story.person(name) for name in ("Marta", "Rita")]

    async with story.as_("Rita") as work:
        against = await against_helping(work, people)

    assert {person: problem.code for person, problem in against.items()} == {story.person("Rita"): "helper_is_refuser"}


async def test_the_list_is_of_a_request_that_one_sees(database: Database) -> None:
    story = await a_relocation(database)
    request = await answered(story)
    await a_person(story.house, "Noel")

    async with story.as_("Noel") as work:
        with pytest.raises(Refusal, match="no such request"):
            await against_helping(work, [story.person("Remo")], request.id)


async def test_it_tells_nothing_of_a_seal(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    names = sorted(story.house.people)
    people = [story.person(name) for name in names]

    async def told() -> dict[PersonId, Problem]:
        async with story.as_("Olivia") as work:
            return await against_directing(work, people, request.id, Directed.APPROVE)

    before = await told()
    async with story.as_("Bela") as work:
        await alternatives.propose_alternative(work, an_option_outside(request))

    assert story.person("Bela") not in before
    assert await told() == before
    assert story.person("Bela") in await story.house.all(select(Authorship.person_id).where(Authorship.sealed))
