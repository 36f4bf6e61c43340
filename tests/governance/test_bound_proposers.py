"""Who has a word in what is being decided proposes nothing outside the rules: it would tell who they are (SH1)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from building import NOON
from governance.test_seals import opens, proposed
from relocation import Relocation, a_relocation, an_approval, an_option_outside, submitted
from stages import approved, directed, refused_by_rita
from triptych.access.administration.delegations import (
    GrantDelegation,
    RevokeDelegation,
    grant_delegation,
    revoke_delegation,
)
from triptych.governance.exceptions import alternatives, deciding
from triptych.governance.exceptions.directing import Directed
from triptych.governance.exceptions.requests import WithdrawRequest, withdraw_request
from triptych.kernel.exception_words import AlternativeKind
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.people import Delegation
from triptych.model.types import DelegationId, RequestId
from unchanged import refused

INSIDE = {"kind": AlternativeKind.WITHIN_RULE, "rule_distance": 0}


async def lends(story: Relocation, lender: str = "Bela", to: str = "Aaron", *, even_so: bool = False) -> None:
    """Somebody lends their authority for two days."""
    async with story.as_(lender) as work:
        until = NOON + timedelta(days=2)
        ask = GrantDelegation(delegate_id=story.person(to), valid_until=until, even_so=even_so)
        await grant_delegation(work, ask)


async def proposes(story: Relocation, who: str, request: ExceptionRequest, **changes: object) -> ExceptionRequest:
    """Outside the rules, unless told otherwise."""
    async with story.as_(who) as work:
        return await alternatives.propose_alternative(work, an_option_outside(request, **changes))


async def test_whoever_signed_proposes_nothing_outside_meanwhile(database: Database) -> None:
    story = await a_relocation(database)
    half = await approved(story, by="Bela")

    async with refused(database, Conflict, "You signed"):
        await proposes(story, "Bela", half)
    await proposes(story, "Bela", half, **INSIDE)


async def test_nor_does_whoever_it_was_signed_for(database: Database) -> None:
    """The next signer would learn that somebody who signed took part, and in whose name was signed is told."""
    story = await a_relocation(database)
    request = await submitted(story)
    await lends(story)
    async with story.as_("Aaron") as work:
        half = await deciding.approve_request(work, an_approval(request))

    async with refused(database, Conflict, "in your name"):
        await proposes(story, "Bela", half)


async def test_nor_does_whoever_directed_it_until_it_is_decided(database: Database) -> None:
    story = await a_relocation(database)
    request = await directed(story)

    async with refused(database, Conflict, "You directed"):
        await proposes(story, "Olivia", request)
    done = await refused_by_rita(story, request=request)
    with pytest.raises(Conflict, match="declined"):  # for the state of the request alone
        await proposes(story, "Olivia", done)


async def test_an_instruction_falls_where_whoever_gave_it_took_part_openly_since(database: Database) -> None:
    story = await a_relocation(database)
    request = await directed(story)
    request = await proposes(story, "Olivia", request, **INSIDE)

    with pytest.raises(Conflict, match="no longer stands"):
        await refused_by_rita(story, request=request)


async def test_an_instruction_to_say_otherwise_does_not_stand_in_the_way(database: Database) -> None:
    story = await a_relocation(database)
    request = await directed(story, Directed.APPROVE)
    request = await proposes(story, "Olivia", request, **INSIDE)

    assert (await refused_by_rita(story, request=request)).state == "declined"


async def test_whoever_lends_authority_over_it_ends_the_loan_first(database: Database) -> None:
    """Else whoever acts in their name would see that act close to them, and know why."""
    story = await a_relocation(database)
    request = await submitted(story)
    await lends(story)

    async with refused(database, Conflict, "End the delegation first"):
        await proposes(story, "Bela", request)
    (loan,) = await story.house.all(select(Delegation.id))
    async with story.as_("Bela") as work:
        await revoke_delegation(work, RevokeDelegation(delegation_id=DelegationId(loan)))
    await proposes(story, "Bela", request)


async def test_whoever_proposed_behind_a_seal_is_told_before_a_loan_shows_it_and_may_lend_even_so(
    database: Database,
) -> None:
    """The other way round: only they are told, and the seal is theirs to give away."""
    story = await a_relocation(database)
    request, _ = await proposed(story, "Bela")

    async with refused(database, Invalid) as told:
        await lends(story)
    await lends(story, "Ivo", "Rita")  # over what the request is about as well, and nothing to hide
    await lends(story, "Bela", even_so=True)

    assert [(each.field, each.code) for each in told.value.problems] == [("evenSo", "reaches_own_proposal")]
    async with story.as_("Aaron") as work:
        with pytest.raises(NotAllowed):
            await deciding.approve_request(work, an_approval(request, seen=request.version + 1))
    assert await story.house.count(Delegation) == 2


@pytest.mark.parametrize("over", ["the request", "the seal"])
async def test_nothing_is_shown_where_the_request_or_the_seal_is_over(database: Database, over: str) -> None:
    story = await a_relocation(database)
    request, option = await proposed(story, "Bela")

    if over == "the request":
        async with story.as_("Marta") as work:
            await withdraw_request(work, WithdrawRequest(request_id=RequestId(request.id), reason="Not needed."))
    else:
        await opens(story, "Sam", option)
        await opens(story, "Paula", option)

    await lends(story)


async def test_a_loan_that_is_over_binds_nobody(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    await lends(story)

    story.house.clock.now = NOON + timedelta(days=2)
    await proposes(story, "Bela", request)


async def test_whoever_asked_to_open_a_seal_proposes_nothing_outside_until_it_is_opened(database: Database) -> None:
    """Else their word would stop counting, and whoever seconds it would learn why."""
    story = await a_relocation(database)
    request, option = await proposed(story, "Remo")
    await opens(story, "Sam", option)

    async with refused(database, Conflict, "You asked"):
        await proposes(story, "Sam", request)
    await opens(story, "Paula", option)
    await proposes(story, "Sam", request)
