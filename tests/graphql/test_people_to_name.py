"""Whom a form may name: the list says what the act would say, and no more than the act to whoever may not do it."""

from datetime import timedelta
from typing import Any

import pytest

from asking import ask, gid
from building import NOON, a_person
from relocation import Relocation, a_relocation, answered
from triptych.access.administration.delegations import GrantDelegation, grant_delegation
from triptych.kernel.refusals import Invalid
from triptych.model.database import Database

HELPERS = (
    "query ($request: ID) { peopleToName(namedAs: HELPER, request: $request) { person { name } notToName { code } } }"
)
DELEGATES = "{ peopleToName(namedAs: DELEGATE) { person { name } notToName { code } } }"


def told(answer: Any) -> dict[str, str | None]:
    """The code beside each name; None where nothing stands against it."""
    return {
        each["person"]["name"]: each["notToName"] and each["notToName"]["code"] for each in answer.data["peopleToName"]
    }


@pytest.mark.parametrize("about_one", [True, False])
async def test_who_may_say_no_is_told_who_could_not_help_and_nobody_else_is(
    database: Database, about_one: bool
) -> None:
    """Who has an account is told to whoever sees accounts, and by the acts that need one."""
    story = await a_relocation(database)
    request = await answered(story)
    await a_person(story.house, "Noel")
    asked = {"request": gid("ExceptionRequest", request.id)} if about_one else {}

    shown = told(await ask(story, "Rita", HELPERS, **asked))
    refused = {who: (await ask(story, who, HELPERS, **asked)).codes for who in ("Marta", "Dan", "Noel")}

    assert shown["Noel"] == "helper_without_account"
    assert shown["Remo"] is None
    assert refused.pop("Noel") in {("NotFound",), ("NotAllowed",)}
    assert set(refused.values()) == {("NotAllowed",)}


async def lending_says(story: Relocation, to: str) -> str | None:
    """Why Olivia cannot lend her authority to this person, or None."""
    try:
        async with story.as_("Olivia") as work:
            ends = NOON + timedelta(days=2)
            await grant_delegation(work, GrantDelegation(delegate_id=story.person(to), valid_until=ends))
            await work.session.rollback()
    except Invalid as refusal:
        return refusal.problems[0].code
    return None


async def test_whoever_is_offered_as_delegate_can_be_lent_to_and_nobody_else(database: Database) -> None:
    story = await a_relocation(database)

    offered = told(await ask(story, "Olivia", DELEGATES))

    assert offered == {name: await lending_says(story, name) for name in offered}
    assert offered["Olivia"] == "delegate_is_delegator"
    assert offered["Uma"] == "separation_of_duties"
    assert offered["Aaron"] is None


async def test_who_lends_nothing_is_told_nothing_of_others(database: Database) -> None:
    story = await a_relocation(database)
    await a_person(story.house, "Noel")

    offered = told(await ask(story, "Ada", DELEGATES))

    assert {code for name, code in offered.items() if name != "Ada"} == {None}
