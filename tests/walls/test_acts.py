"""Raw SQL in another's place, at another time, or in words that nobody can see."""

from datetime import timedelta
from uuid import uuid4

import pytest

from building import NOON, TODAY
from relocation import Relocation, a_relocation, answered, opened, submitted
from triptych.model.database import Database
from walls.attacking import Attacker, insert
from walls.standing import Standing, standing

UNSEEN = ("", " ", "\n\t", "\u00a0\u2003", "\u200b\u200d", "\u2060\ufeff", "\u00ad", "\u3164", "\u2800", "\U000e0041")
COPIED = (
    "project_id, program_id, provider_unit_id, title, need, wanted_outcome, amount, currency, paid_by, hours_basis,"
    " opened_at, origin"
)
WORDS = {"kind": "deferral", "trigger_text": "Capacity is free", "interim_relief": "Ten desks"}


def another(at: Standing, **changes: str) -> str:
    """One more request like the one that stands, with some columns said otherwise."""
    copied = {column: column for column in COPIED.split(", ")} | {"id": "gen_random_uuid()"} | changes
    return (
        f"INSERT INTO exception_request ({', '.join(copied)}) SELECT {', '.join(copied.values())}"
        f" FROM exception_request WHERE id = '{at.request}';\n"
    )


def refused_by(at: Standing, answer: object, kind: str, outcome: str) -> str:
    """A refusal from its answer, which is there, to the decision in force."""
    decided = at.decided(outcome=outcome, terms_id=None, authorship_id=at.authors["Rita"], answer_id=answer)
    return (
        at.event(f"{kind}_proposed", "Rita")
        + insert("helper_reply", answer_id=answer, accepted=True, at=NOON)
        + at.event("helper_accepted", "Remo")
        + decided
        + at.told(by="Remo")
    )


async def at_answered(database: Database) -> tuple[Relocation, Standing]:
    """A request with a rule cited and two alternatives."""
    story = await a_relocation(database)
    return story, await standing(story, await answered(story))


async def test_a_request_that_nobody_opened_is_approved_by_nobody(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await submitted(story))
    request, author, straw = uuid4(), uuid4(), uuid4()
    olivia = at.people["Olivia"]
    made = another(at, id=f"'{request}'::uuid", entered_by_id=f"'{olivia}'::uuid")
    made += insert("authorship", id=author, request_id=request, person_id=olivia, sealed="false")
    made += insert("authorship", id=straw, request_id=request, person_id=at.people["Cleo"], sealed="false")
    first = {"request_id": request, "kind": "exception_requested", "at": NOON, "detail": "{}"}

    await attacker.works(made + insert("request_event", **first, authorship_id=author))

    assert not await attacker.unrefused(
        {
            "by an event without an author": (made + insert("request_event", **first), "clock_is_nobody"),
            "in the name of a straw man": (
                made + insert("request_event", **first, authorship_id=straw),
                "opened_by_who_entered_it",
            ),
            "an act without an author": (at.event("comment_made", authorship_id=None), "clock_is_nobody"),
        }
    )


async def test_whoever_entered_a_request_took_part_in_it(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await submitted(story))
    by = [at.people["Marta"], at.people["Olivia"]]

    took = [await attacker.connection.fetchval("SELECT opened($1, $2)", at.request, person) for person in by]

    assert took == [True, False]


async def test_what_is_the_requester_s_to_do_is_theirs_alone(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await opened(story))
    restated = insert(
        "restatement", request_id=at.request, authorship_id=at.authors["Rita"], text="Forty desks.", at=NOON
    ) + at.event("need_restated", "Rita")
    theirs = "act_of_the_requester"

    await attacker.works(restated + at.event("need_confirmed", "Marta"))
    await attacker.works(at.event("request_withdrawn", "Marta"))

    assert not await attacker.unrefused(
        {
            "the provider confirms": (restated + at.event("need_confirmed", "Rita"), theirs),
            "the provider corrects": (restated + at.event("need_corrected", "Rita", text="No."), theirs),
            "a lead of the project confirms": (restated + at.event("need_confirmed", "Dan"), theirs),
            "an executive withdraws": (at.event("request_withdrawn", "Olivia"), theirs),
            "the requester restates": (restated.replace(str(at.authors["Rita"]), str(at.authors["Marta"])), "provider"),
        }
    )


async def test_the_program_s_manager_speaks_for_a_requester_who_left(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await opened(story))
    left = (
        f"UPDATE program SET manager_id = '{at.people['Chris']}';"
        f" UPDATE person SET deactivated_at = '{NOON}' WHERE id = '{at.people['Marta']}';"
    )

    await attacker.works(left + at.event("request_withdrawn", "Chris"))

    assert not await attacker.unrefused(
        {
            "while the requester is here": (at.event("request_withdrawn", "Chris"), "act_of_the_requester"),
            "another than the manager": (left + at.event("request_withdrawn", "Dan"), "act_of_the_requester"),
        }
    )


async def test_whoever_asks_or_gains_does_not_answer(database: Database, attacker: Attacker) -> None:
    story, at = await at_answered(database)
    version = f"=(SELECT id FROM rule_version WHERE rule_id = '{story.ids['rule']}' LIMIT 1)"
    cited = {"request_id": at.request, "harm": "It slows.", "at": NOON, "rule_version_id": version}

    await attacker.works(at.answer() + insert("citation", **cited, authorship_id=at.authors["Rita"]))

    assert not await attacker.unrefused(
        {
            f"{name} {what}": (script, "act_of_the_provider")
            for name in ("Marta", "Dan")
            for what, script in {
                "declines": at.answer(authorship_id=at.authors[name]),
                "puts a decline forward": at.event("decline_proposed", name),
                "puts a deferral forward": at.event("deferral_proposed", name),
                "cites a rule": insert("citation", **cited, authorship_id=at.authors[name]),
                "submits": at.event("answer_submitted", name),
            }.items()
        }
    )


async def test_nothing_is_dated_ahead_for_ever_or_back(database: Database, attacker: Attacker) -> None:
    _, at = await at_answered(database)
    ahead, back = "dated_ahead", "dated_back"

    await attacker.works(at.event("comment_made") + at.answer())

    assert not await attacker.unrefused(
        {
            "an act long ago": (at.event("comment_made", at="1999-01-01"), back),
            "an act two hours before the one before": (at.event("comment_made", at=NOON - timedelta(hours=2)), back),
            "an act for ever": (at.event("comment_made", at="infinity"), ahead),
            "an act before all time": (at.event("comment_made", at="-infinity"), ahead),
            "an act to come": (at.event("comment_made", at="2999-01-01"), ahead),
            "a deferral to 2999": (at.answer(**WORDS | {"at": "2999-01-01", "next_date": "2999-01-15"}), ahead),
            "a deferral for ever": (at.answer(**WORDS | {"next_date": "infinity"}), "refusal_next_date"),
            "terms of long ago": (at.written(at="1999-01-01"), back),
            "terms for ever": (at.written(valid_until="infinity"), "ck_terms_valid_until"),
            "a signature of long ago": (at.written() + at.signed("money", at="1999-01-01"), back),
            "a request from the future": (another(at, opened_at="'2999-01-01'::timestamptz"), ahead),
            "a charter that waits for ever": ("UPDATE office_charter SET next_date_limit_days = 999999", "next_date"),
            "a line of the trail from before the house": (trail("1999-01-01"), back),
            "a line of the trail from the future": (trail("2999-01-01"), ahead),
        }
    )


def trail(at: str) -> str:
    """A line of the trail."""
    facts = {"action": "x", "subject_kind": "Person", "subject_id": uuid4(), "detail": "{}", "single_handed": "false"}
    return insert("audit_entry", at=at, **facts)


async def test_an_approval_is_not_dated_back(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await submitted(story))

    await attacker.works(at.approval())

    assert not await attacker.unrefused({"whole": (at.approval().replace(str(NOON), "1999-01-01"), "dated_back")})


async def test_what_a_refusal_offers_stays_on_offer(database: Database, attacker: Attacker) -> None:
    _, at = await at_answered(database)
    answer = uuid4()
    taken_back = f"UPDATE alternative SET withdrawn_at = '{NOON}' WHERE request_id = '{at.request}';"
    one = taken_back.replace(";", " AND kind = 'another_source';")
    proposed = at.answer(id=answer) + at.event("decline_proposed", "Rita")
    declined = at.answer(id=answer) + refused_by(at, answer, "decline", "declined")
    words = "refusal_offers_alternatives"

    await attacker.works(declined)
    await attacker.works(taken_back)

    assert not await attacker.unrefused(
        {
            "all of a decline in force": (declined + taken_back, words),
            "one of two": (declined + one, words),
            "while it is put forward": (proposed + taken_back, words),
            "put forward again": (one + one.replace(f"'{NOON}'", "NULL"), "alternative_stays_withdrawn"),
        }
    )


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
async def test_what_nobody_can_see_is_no_word(database: Database, attacker: Attacker, unseen: str) -> None:
    story, at = await at_answered(database)
    rita = {"request_id": at.request, "authorship_id": at.authors["Rita"]}
    version = f"=(SELECT id FROM rule_version WHERE rule_id = '{story.ids['rule']}' LIMIT 1)"
    offer = {"kind": "within_rule", "title": unseen, "cost_amount": 0, "cost_currency": "USD", "lead_time_days": 0}
    offer |= {"rule_distance": 0, "outside_base": "false", "proposed_at": NOON}
    quoted = f"'{unseen}'"

    assert not await attacker.unrefused(
        {
            "need": (another(at, need=quoted), "ck_exception_request_need"),
            "title": (another(at, title=quoted), "ck_exception_request_title"),
            "outcome": (another(at, wanted_outcome=quoted), "ck_exception_request_wanted_outcome"),
            "restatement": (insert("restatement", **rita, text=unseen, at=NOON), "ck_restatement_text"),
            "harm of a rule": (
                insert("citation", **rita, harm=unseen, at=NOON, rule_version_id=version),
                "ck_citation_harm",
            ),
            "harm of a refusal": (at.answer(harm=unseen), "ck_answer_harm"),
            "reason of a refusal": (at.answer(reason=unseen), "ck_answer_reason"),
            "trigger": (at.answer(**WORDS | {"trigger_text": unseen}), "ck_answer_deferral_words"),
            "relief": (at.answer(**WORDS | {"interim_relief": unseen}), "ck_answer_deferral_words"),
            "title of an alternative": (insert("alternative", **rita, **offer), "ck_alternative_title"),
            "reason of an approval": (at.written(reason=unseen), "ck_terms_reason"),
            "comment": (at.event("comment_made", text=unseen), "ck_request_event_says_why"),
        }
    )


async def test_a_request_is_of_the_program_of_its_project(database: Database, attacker: Attacker) -> None:
    _, at = await at_answered(database)
    program = uuid4()
    other = (
        "INSERT INTO program (id, name, portfolio_id, origin)"
        f" SELECT '{program}', 'Other', portfolio_id, 'entered' FROM program LIMIT 1;\n"
    )

    await attacker.works(other + another(at))

    assert not await attacker.unrefused(
        {"another program": (other + another(at, program_id=f"'{program}'::uuid"), "program_is_of_the_project")}
    )


async def test_a_figure_is_a_number_and_a_currency_a_code(database: Database, attacker: Attacker) -> None:
    _, at = await at_answered(database)

    assert not await attacker.unrefused(
        {
            "an amount": (another(at, amount="'NaN'::numeric"), "amount_is_a_number"),
            "an amount without an end": (another(at, amount="'Infinity'::numeric"), "overflow"),
            "a budget": ("UPDATE project SET budget_amount = 'NaN'", "budget_amount_is_a_number"),
            "a tolerance": ("UPDATE gate SET cost_tolerance_percent = 'NaN'", "is_a_number"),
            "a rate": ("UPDATE office_charter SET hourly_rate = 'NaN'", "hourly_rate_is_a_number"),
            "a limit": (
                insert(
                    "delegation",
                    delegator_id=at.people["Olivia"],
                    delegate_id=at.people["Bela"],
                    limit_amount="NaN",
                    valid_from=NOON,
                    valid_until=TODAY + timedelta(days=9),
                ),
                "limit_amount_is_a_number",
            ),
            "a currency in small letters": (another(at, currency="'usd'"), "currency_is_a_code"),
            "a currency of blanks": (another(at, currency="'   '"), "currency_is_a_code"),
        }
    )
