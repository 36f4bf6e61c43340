"""One's own profile, password, sessions and drafts; and dated rates."""

import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from building import PASSWORD, TODAY, House, a_staffed_house, stands
from triptych.access.account.accounts import (
    ATTEMPTS_PER_EMAIL,
    SignedIn,
    TooManyAttempts,
    WrongCredentials,
    sign_in,
)
from triptych.access.account.drafts import DiscardDraft, SaveDraft, discard_draft, draft_of, save_draft
from triptych.access.account.profile import (
    ChangePassword,
    EditProfile,
    EndSession,
    change_password,
    count_password_attempt,
    edit_profile,
    end_session,
)
from triptych.access.administration.rate_entries import EnterRate, enter_rate
from triptych.access.commands import digest_of
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.model.accounts import SignInAttempt, SignInSession
from triptych.model.currency import CurrencyRate
from triptych.model.database import Database
from triptych.model.people import Person
from triptych.model.saved_view import Draft
from triptych.model.types import SessionId

ANOTHER = "nine crows sat on the quiet wall"


async def signed_in(house: House, password: str = PASSWORD) -> SignedIn | WrongCredentials:
    return await house.database.unit(
        lambda session: sign_in(session, "ada@meridian.example", password, address="127.0.0.1", user_agent=None)
    )


async def test_a_profile_is_one_s_own(database: Database) -> None:
    house = await a_staffed_house(database)

    async with house.as_("Olga") as work:
        await edit_profile(work, EditProfile(name="Olga B.", time_zone="Asia/Tokyo", locale="de"))

    (olga,) = await house.all(select(Person).where(Person.id == house.people["Olga"]))
    assert (olga.name, olga.time_zone, olga.locale) == ("Olga B.", "Asia/Tokyo", "de")


async def test_an_unknown_zone_changes_nothing(database: Database) -> None:
    house = await a_staffed_house(database)

    with pytest.raises(Invalid):
        async with house.as_("Olga") as work:
            await edit_profile(work, EditProfile(name="Olga B.", time_zone="../etc/passwd"))

    assert await house.count(Person, Person.name == "Olga B.") == 0


async def test_a_new_password_needs_the_present_one_and_ends_the_other_sessions(database: Database) -> None:
    house = await a_staffed_house(database)
    here, elsewhere = await signed_in(house), await signed_in(house)
    assert isinstance(here, SignedIn)

    async with house.as_("Ada") as work:
        ask = ChangePassword(
            present_password=PASSWORD, new_password=ANOTHER, keep_session_id=SessionId(here.session_id)
        )
        await change_password(work, ask)

    assert (await stands(house.database, here), await stands(house.database, elsewhere)) == (True, False)
    assert isinstance(await signed_in(house, ANOTHER), SignedIn)
    assert isinstance(await signed_in(house), WrongCredentials)


@pytest.mark.parametrize(
    ("present", "new", "field"), [("wrong one altogether", ANOTHER, "presentPassword"), (PASSWORD, "a", "newPassword")]
)
async def test_a_wrong_or_weak_password_changes_nothing(database: Database, present: str, new: str, field: str) -> None:
    house = await a_staffed_house(database)
    here = await signed_in(house)

    with pytest.raises(Invalid) as refused:
        async with house.as_("Ada") as work:
            await change_password(work, ChangePassword(present_password=present, new_password=new))

    assert refused.value.problems[0].field == field
    assert await stands(house.database, here)
    assert isinstance(await signed_in(house), SignedIn)


async def test_guesses_that_come_at_once_are_counted_one_by_one(database: Database) -> None:
    house = await a_staffed_house(database)

    told = await asyncio.gather(*(signed_in(house, f"guess {number}") for number in range(12)), return_exceptions=True)

    looked_at = [each for each in told if isinstance(each, WrongCredentials)]
    assert len(looked_at) == ATTEMPTS_PER_EMAIL
    assert {type(each) for each in told} == {WrongCredentials, TooManyAttempts}
    assert await house.count(SignInAttempt) == ATTEMPTS_PER_EMAIL


async def attempted(house: House, present: str, new: str = ANOTHER) -> None:
    """As the graph does it: the attempt is counted first, in a unit of work of its own."""
    async with house.as_("Ada") as work:
        await count_password_attempt(work)
    async with house.as_("Ada") as work:
        await change_password(work, ChangePassword(present_password=present, new_password=new))


async def test_the_present_password_is_not_guessed_from_an_open_session(database: Database) -> None:
    house = await a_staffed_house(database)
    await attempted(house, PASSWORD, PASSWORD + "!")

    told = await asyncio.gather(*(attempted(house, f"guess {n}") for n in range(9)), return_exceptions=True)
    with pytest.raises(Invalid) as refused:
        await attempted(house, PASSWORD + "!")

    codes = sorted(each.problems[0].code for each in told if isinstance(each, Invalid))
    assert codes == ["too_many_attempts"] * 4 + ["wrong_password"] * ATTEMPTS_PER_EMAIL
    assert refused.value.problems[0].code == "too_many_attempts"
    assert isinstance(await signed_in(house, PASSWORD + "!"), SignedIn)  # the owner is not kept out by it


async def test_the_right_password_forgets_what_was_tried_before(database: Database) -> None:
    house = await a_staffed_house(database)
    for _ in range(ATTEMPTS_PER_EMAIL - 1):
        with pytest.raises(Invalid):
            await attempted(house, "guess")

    await attempted(house, PASSWORD)

    assert await house.count(SignInAttempt) == 0


async def test_the_same_key_with_another_password_is_another_form() -> None:
    ask = ChangePassword(present_password=PASSWORD, new_password=ANOTHER)
    other = ChangePassword(present_password=PASSWORD, new_password=ANOTHER + "!")
    swapped = ChangePassword(present_password=ANOTHER, new_password=PASSWORD)

    told = {await digest_of("a key", each) for each in (ask, other, swapped)} | {await digest_of("another", ask)}

    assert len(told) == 4
    assert await digest_of("a key", ask) in told


def test_passwords_are_not_written_down() -> None:
    ask = ChangePassword(present_password=PASSWORD, new_password=ANOTHER)

    assert PASSWORD not in repr(ask)
    assert ANOTHER not in repr(ask)


async def test_one_ends_one_s_own_sessions_and_nobody_else_s(database: Database) -> None:
    house = await a_staffed_house(database)
    signed = await signed_in(house)
    assert isinstance(signed, SignedIn)
    ask = EndSession(session_id=SessionId(signed.session_id))

    with pytest.raises(NotFound):
        async with house.as_("Berta") as work:
            await end_session(work, ask)
    still = await stands(house.database, signed)
    async with house.as_("Ada") as work:
        await end_session(work, ask)

    assert still
    assert not await stands(house.database, signed)
    assert await house.count(SignInSession) == 1


async def test_a_draft_is_kept_replaced_and_discarded_by_its_person_only(database: Database) -> None:
    house = await a_staffed_house(database)

    for need in ("A rack", "Two racks"):
        async with house.as_("Mona") as work:
            await save_draft(work, SaveDraft(form="request:P-0001", content={"need": need}))

    async with house.as_("Mona") as work:
        mine = await draft_of(work, "request:P-0001")
    async with house.as_("Paul") as work:
        theirs = await draft_of(work, "request:P-0001")
    with pytest.raises(NotFound):
        async with house.as_("Paul") as work:
            await discard_draft(work, DiscardDraft(form="request:P-0001"))
    kept = await house.all(select(Draft.content))
    async with house.as_("Mona") as work:
        await discard_draft(work, DiscardDraft(form="request:P-0001"))

    assert mine is not None
    assert theirs is None
    assert kept == [{"need": "Two racks"}]
    assert await house.count(Draft) == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"need": "x" * 200_001}, "too_long"),
        ({"need": "a\x00b"}, "bad_character"),
        ({"need": "\ud800"}, "not_json"),
        ({"need": float("nan")}, "not_json"),
    ],
)
async def test_what_cannot_be_kept_is_refused(database: Database, content: dict[str, object], code: str) -> None:
    house = await a_staffed_house(database)

    with pytest.raises(Invalid) as refused:
        async with house.as_("Mona") as work:
            await save_draft(work, SaveDraft(form="request", content=content))

    assert [each.code for each in refused.value.problems] == [code]
    assert await house.count(Draft) == 0


async def test_a_text_that_looks_like_an_escape_is_kept(database: Database) -> None:
    house = await a_staffed_house(database)

    async with house.as_("Mona") as work:
        await save_draft(work, SaveDraft(form="request", content={"need": "write \\u0000 here"}))

    assert await house.all(select(Draft.content)) == [{"need": "write \\u0000 here"}]


def a_rate(**more: object) -> EnterRate:
    given = {"base": "EUR", "quote": "USD", "on_day": TODAY, "rate": Decimal("1.0812345678"), "source": "Bank", **more}
    return EnterRate(**given)  # type: ignore[arg-type]


async def test_a_rate_is_entered_once_for_a_day(database: Database) -> None:
    house = await a_staffed_house(database)

    async with house.as_("Paul") as work:
        await enter_rate(work, a_rate())
    with pytest.raises(Conflict):
        async with house.as_("Paul") as work:
            await enter_rate(work, a_rate(rate=Decimal(2)))

    assert await house.all(select(CurrencyRate.rate)) == [Decimal("1.0812345678")]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"base": "XXZ"}, "base"),
        ({"quote": "EUR"}, "quote"),
        ({"rate": Decimal(0)}, "rate"),
        ({"rate": Decimal("NaN")}, "rate"),
        ({"rate": Decimal("0.00000000001")}, "rate"),
        ({"on_day": TODAY + timedelta(days=1)}, "onDay"),
        ({"source": " "}, "source"),
    ],
)
async def test_a_rate_that_is_none_is_refused(database: Database, wrong: dict[str, object], field: str) -> None:
    house = await a_staffed_house(database)

    with pytest.raises(Invalid) as refused:
        async with house.as_("Paul") as work:
            await enter_rate(work, a_rate(**wrong))

    assert [each.field for each in refused.value.problems] == [field]
    assert await house.count(CurrencyRate) == 0


@pytest.mark.parametrize("name", ["Sam", "Cleo", "Erin", "Art"])
async def test_others_enter_no_rate(database: Database, name: str) -> None:
    house = await a_staffed_house(database)

    with pytest.raises(NotAllowed):
        async with house.as_(name) as work:
            await enter_rate(work, a_rate())

    assert await house.count(CurrencyRate) == 0
