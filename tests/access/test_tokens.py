"""A token lets a program in: for a time, with less than its owner's rights, and its secret is told once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from building import NOON, House, a_role, a_staffed_house, an_account
from triptych.access.account.accounts import token_hash
from triptych.access.account.bearer import SECRET, shown_as
from triptych.access.account.tokens import CreateToken, IssuedToken, RevokeToken, create_token, revoke_token
from triptych.access.administration.invitations import ResetPassword, reset_password, take_up_invitation
from triptych.access.administration.people import DeactivatePerson, deactivate_person
from triptych.access.administration.units import CreateUnit, create_unit
from triptych.access.policy.actions import DECIDING_ACTIONS, Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.token_rights import ALLOWED, NEVER_BY_TOKEN
from triptych.access.seen import everywhere
from triptych.kernel.actor import Role, TokenRights
from triptych.kernel.refusals import Conflict, Denial, Invalid, NotAllowed, NotFound
from triptych.model.accounts import PersonalToken
from triptych.model.audit import AuditEntry
from triptych.model.database import Database
from triptych.model.types import TokenId, UnitId
from unchanged import refused


def a_wish(**more: object) -> CreateToken:
    return CreateToken(**{"name": "Nightly report", "rights": TokenRights.READ, "days": 90} | more)  # type: ignore[arg-type]


async def a_token(house: House, whose: str = "Berta", **more: object) -> IssuedToken:
    async with house.as_(whose) as work:
        return await create_token(work, a_wish(**more))


async def the_token(house: House) -> PersonalToken:
    (token,) = await house.all(select(PersonalToken))
    return token  # type: ignore[no-any-return]


async def test_only_the_hash_of_a_token_is_kept_and_the_trail_knows_no_secret(database: Database) -> None:
    house = await a_staffed_house(database)

    made = await a_token(house)

    token = await the_token(house)
    assert SECRET.fullmatch(made.secret)
    assert (token.token_hash, token.expires_at) == (token_hash(made.secret), NOON + timedelta(days=90))
    entry = await house.last_entry()
    assert (entry.action, entry.person_id, entry.token_id) == ("token:create", house.id("Berta"), None)
    assert made.secret not in str(entry.detail)
    assert made.secret[4:] not in str(entry.detail)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"name": " "}, "name"), ({"name": "x" * 101}, "name"), ({"days": 0}, "days"), ({"days": 366}, "days")],
)
async def test_a_token_has_a_name_and_ends_within_a_year(
    database: Database, wrong: dict[str, object], field: str
) -> None:
    house = await a_staffed_house(database)

    async with refused(database, Invalid) as told:
        await a_token(house, **wrong)

    assert [problem.field for problem in told.value.problems] == [field]


async def test_a_person_keeps_so_many_living_tokens_and_no_more(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = await a_staffed_house(database)
    monkeypatch.setattr("triptych.access.account.tokens.MOST_LIVING", 2)
    await a_token(house, days=1)
    await a_token(house)

    async with refused(database, Invalid):
        await a_token(house)
    house.clock.now += timedelta(days=1)

    assert (await a_token(house)).secret


async def test_whoever_may_not_use_the_interface_makes_none(database: Database) -> None:
    house = await a_staffed_house(database)
    await an_account(house, "Rob")

    async with refused(database, NotAllowed):
        await a_token(house, "Rob")


async def test_a_revoked_token_stays_revoked(database: Database) -> None:
    house = await a_staffed_house(database)
    ask = RevokeToken(token_id=TokenId((await a_token(house)).id))

    async with house.as_("Berta") as work:
        await revoke_token(work, ask)
    async with refused(database, Conflict), house.as_("Berta") as work:
        await revoke_token(work, ask)

    token = await the_token(house)
    assert (token.revoked_at, token.revoked_by_id) == (NOON, house.id("Berta"))
    assert (await house.last_entry()).action == "token:revoke"


@pytest.mark.parametrize(("who", "kind"), [("Rob", NotFound), ("Paul", NotFound), ("Art", NotAllowed)])
async def test_a_token_of_somebody_else_is_not_revoked(
    database: Database, who: str, kind: type[NotFound | NotAllowed]
) -> None:
    house = await a_staffed_house(database)
    ask = RevokeToken(token_id=TokenId((await a_token(house)).id))

    async with refused(database, kind), house.as_(who) as work:
        await revoke_token(work, ask)


async def test_an_administrator_revokes_the_token_of_somebody_else(database: Database) -> None:
    house = await a_staffed_house(database)
    made = await a_token(house)

    async with house.as_("Ada") as work:
        await revoke_token(work, RevokeToken(token_id=TokenId(made.id)))

    assert (await the_token(house)).revoked_by_id == house.id("Ada")


async def test_closing_an_account_ends_its_tokens(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_token(house)

    async with house.as_("Ada") as work:
        await deactivate_person(work, DeactivatePerson(person_id=house.id("Berta")))

    token = await the_token(house)
    assert (token.revoked_at, token.revoked_by_id) == (NOON, house.id("Ada"))


async def test_a_password_that_was_lost_ends_the_tokens(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_token(house)
    house.clock.now = house.clock.now.now(NOON.tzinfo)
    async with house.as_("Ada") as work:
        link = await reset_password(work, ResetPassword(person_id=house.id("Berta")))

    async with database.sessions() as session, session.begin():
        await take_up_invitation(session, link.token, "eight lamps burn in the long hall")

    assert (await the_token(house)).revoked_by_id == house.id("Berta")


def test_each_rights_have_what_stands_before_and_no_token_decides() -> None:
    assert ALLOWED[TokenRights.READ] < ALLOWED[TokenRights.PROPOSE] < ALLOWED[TokenRights.ACT]
    assert {action for action in ALLOWED[TokenRights.READ] if not action.reads} == {
        Action.API_USE,
        Action.DATA_EXPORT,
    }
    assert not ALLOWED[TokenRights.ACT] & (DECIDING_ACTIONS | NEVER_BY_TOKEN)


@pytest.mark.parametrize("rights", TokenRights)
async def test_a_token_narrows_what_its_owner_may_and_never_widens_it(database: Database, rights: TokenRights) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Mona", Role.PROGRAM_MANAGER)
    await an_account(house, "Mona")
    await a_token(house, "Mona", rights=rights)
    token = shown_as(await the_token(house))

    asked = [action for action in Action if not action.needs_amount and not action.needs_office]
    async with house.as_("Mona") as work:
        alone = {action for action in asked if isinstance(work.may(action, everywhere(work)), Permit)}
    async with house.works.begin(house.id("Mona"), token=token) as work:
        through = {action for action in asked if isinstance(work.may(action, everywhere(work)), Permit)}
        answers = [work.may(action, everywhere(work)) for action in alone - through]

    assert through == alone & ALLOWED[rights]
    assert answers
    assert {answer.code for answer in answers if isinstance(answer, Denial)} == {"token_rights"}


async def test_an_act_through_a_token_says_so_in_the_trail(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_token(house, rights=TokenRights.ACT)
    token = await the_token(house)

    async with house.works.begin(house.id("Berta"), token=shown_as(token)) as work:
        await create_unit(work, CreateUnit(name="Canteen", parent_id=UnitId(house.root)))

    (entry,) = await house.all(select(AuditEntry).where(AuditEntry.token_id.is_not(None)))
    assert (entry.person_id, entry.token_id) == (house.id("Berta"), token.id)
