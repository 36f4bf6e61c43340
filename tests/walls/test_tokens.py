"""Raw SQL that lengthens a token, brings one back, or does an act through somebody else's."""

from datetime import timedelta
from uuid import uuid4

import pytest

from building import NOON
from relocation import a_relocation
from triptych.access.policy.actions import Action
from triptych.access.policy.token_rights import ALLOWED, NEVER_BY_TOKEN
from triptych.graphql.by_token import ACTING, CARRIED_OUT
from triptych.kernel.actor import TokenRights
from triptych.model.database import Database
from walls.attacking import Attacker, insert

HASH = "=sha256('x')"


async def test_a_token_ends_and_nothing_of_it_is_rewritten(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    marta, ada = story.person("Marta"), story.person("Ada")
    right = {
        "person_id": marta,
        "name": "Report",
        "rights": "read",
        "token_hash": HASH,
        "created_at": NOON,
        "expires_at": NOON + timedelta(days=365),
    }
    made = insert("personal_token", **right)
    revoked = made + f"UPDATE personal_token SET revoked_at = now(), revoked_by_id = '{ada}';"

    await attacker.works(revoked)
    await attacker.works(made + "UPDATE personal_token SET last_used_on = '2026-03-03'")

    ahead = NOON.replace(year=2090)
    assert not await attacker.unrefused(
        {
            "for ever": (
                insert("personal_token", **right | {"expires_at": "infinity"}),
                "ck_personal_token_expires_at",
            ),
            "without an end": (insert("personal_token", **right | {"expires_at": None}), "expires_at"),
            "for two years": (
                insert("personal_token", **right | {"expires_at": NOON + timedelta(days=730)}),
                "ck_personal_token_expires_at",
            ),
            "made ahead": (
                insert("personal_token", **right | {"created_at": ahead, "expires_at": ahead + timedelta(days=9)}),
                "dated_ahead",
            ),
            "ended before it began": (
                insert("personal_token", **right | {"expires_at": NOON}),
                "ck_personal_token_expires_at",
            ),
            "without a name": (insert("personal_token", **right | {"name": "\u200b"}), "ck_personal_token_name"),
            "with rights that are none": (
                insert("personal_token", **right | {"rights": "decide"}),
                "ck_personal_token_rights",
            ),
            "a secret instead of its hash": (
                insert("personal_token", **right | {"token_hash": "=convert_to('trp_secret', 'UTF8')"}),
                "ck_personal_token_token_hash",
            ),
            "the same secret twice": (made + made, "uq_personal_token_token_hash"),
            "of somebody without an account": (
                insert("personal_token", **right | {"person_id": uuid4()}),
                "fk_personal_token_person_id",
            ),
            "of a closed account": (
                f"UPDATE person SET deactivated_at = now() WHERE id = '{marta}';{made}",
                "token_of_an_open_account",
            ),
            "revoked by nobody": (
                made + "UPDATE personal_token SET revoked_at = now()",
                "ck_personal_token_revoked_by_somebody",
            ),
            "brought back": (
                revoked + "UPDATE personal_token SET revoked_at = NULL, revoked_by_id = NULL",
                "revoked_token_stays",
            ),
            "used once more after its end": (
                revoked + "UPDATE personal_token SET last_used_on = '2026-03-03'",
                "revoked_token_stays",
            ),
            "used longer ago": (
                made
                + "UPDATE personal_token SET last_used_on = '2026-03-03';"
                + "UPDATE personal_token SET last_used_on = '2026-03-02'",
                "token_stays_as_made",
            ),
            "forgotten": (made + "DELETE FROM personal_token", "permission denied"),
        }
        | {
            f"another {column}": (made + f"UPDATE personal_token SET {column} = {column}", "permission denied")
            for column in ("id", "person_id", "token_hash", "name", "rights", "created_at", "expires_at")
        }
    )


async def test_the_owner_of_the_tables_lengthens_no_token_either(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    row = insert(
        "personal_token",
        person_id=story.person("Marta"),
        name="Report",
        rights="read",
        token_hash=HASH,
        created_at=NOON,
        expires_at=NOON + timedelta(days=9),
    )
    await attacker.connection.execute(row)

    told = []
    async with database.owner_engine().connect() as owner:
        for change in ("expires_at = expires_at + interval '1 day'", "rights = 'act'"):
            try:
                await owner.exec_driver_sql(f"UPDATE personal_token SET {change}")
            except Exception as refusal:
                told.append("nothing changes" in str(refusal))
            await owner.rollback()

    assert told == [True, True]


async def test_an_act_goes_through_a_living_token_of_whoever_does_it(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    marta, ada, token = story.person("Marta"), story.person("Ada"), uuid4()
    made = insert(
        "personal_token",
        id=token,
        person_id=marta,
        name="Report",
        rights="act",
        token_hash=HASH,
        created_at=NOON,
        expires_at=NOON + timedelta(days=9),
    )
    entry = {
        "at": NOON,
        "person_id": marta,
        "action": "project:edit",
        "subject_kind": "Person",
        "subject_id": marta,
        "detail": "{}",
        "single_handed": "false",
        "token_id": token,
    }

    await attacker.works(made + insert("audit_entry", **entry))

    late = {"at": NOON + timedelta(days=9)}
    revoked = f"UPDATE personal_token SET revoked_at = '{NOON}', revoked_by_id = '{ada}';"
    assert not await attacker.unrefused(
        {
            "somebody else's": (made + insert("audit_entry", **entry | {"person_id": ada}), "token_is_the_actors"),
            "nobody's": (made + insert("audit_entry", **entry | {"person_id": None}), "token_is_the_actors"),
            "one that expired": (made + insert("audit_entry", **entry | late), "token_is_the_actors"),
            "one that was revoked": (
                made + revoked + insert("audit_entry", **entry | {"at": NOON + timedelta(seconds=61)}),
                "token_is_the_actors",
            ),
            "one that is made later": (
                made + insert("audit_entry", **entry | {"at": NOON - timedelta(seconds=1)}),
                "token_is_the_actors",
            ),
        }
    )
    await attacker.works(made + revoked + insert("audit_entry", **entry | {"at": NOON + timedelta(seconds=59)}))


# Under which word the trail knows each use case that a program carries out; what is one's own alone leaves no trail.
TOLD_AS = {
    "add_criteria": "criterion:enter",
    "add_group": "group:add",
    "add_person": "person:add",
    "assign_lead": "project:assign_lead",
    "cite_rule": "exception:rule_cited",
    "close_request": "exception:request_closed",
    "comment_on_request": "exception:comment_made",
    "confirm_need": "exception:need_confirmed",
    "correct_need": "exception:need_corrected",
    "create_gate": "gate:create",
    "create_initiative": "initiative:create",
    "create_portfolio": "portfolio:create",
    "create_program": "program:create",
    "create_project": "project:create",
    "create_rule": "rule:create",
    "create_service": "service:create",
    "create_service_family": "service_family:create",
    "create_supply_source": "supply_source:create",
    "create_unit": "unit:create",
    "discard_draft": None,
    "dispute_phi": "exception:phi_disputed",
    "edit_initiative": "initiative:edit",
    "edit_notice_wishes": None,
    "edit_portfolio": "portfolio:edit",
    "edit_program": "program:edit",
    "edit_project": "project:edit",
    "edit_service": "service:edit",
    "edit_transition": "transition:edit",
    "edit_unit": "unit:edit",
    "enter_assessment": "assessment:enter",
    "enter_finding": "finding:enter",
    "enter_forecast": "forecast:enter",
    "enter_rate": "rate:enter",
    "enter_transition": "transition:enter",
    "follow_request": None,
    "forget_view": None,
    "revise_alternative": "exception:alternative_revised",
    "mark_alternative": "exception:alternative_marked",
    "mark_all_notices_read": None,
    "mark_notices": None,
    "meet_condition": "exception:condition_met",
    "name_gap": "exception:gap_named",
    "propose_alternative": "exception:alternative_proposed",
    "rename_view": None,
    "reopen_request": "exception:request_reopened",
    "request_exception": "exception:exception_requested",
    "resolve_finding": "finding:resolve",
    "restate_need": "exception:need_restated",
    "revise_rule": "rule:edit",
    "save_draft": None,
    "save_view": None,
    "state_phi": "exception:phi_stated",
    "submit_answer": "exception:answer_submitted",
    "withdraw_alternative": "exception:alternative_revised",
    "withdraw_request": "exception:request_withdrawn",
}
# What is no mutation and stands in the policy's list: files out and in.
FILES = {
    TokenRights.READ: {Action.DATA_EXPORT},
    TokenRights.PROPOSE: {Action.DATA_EXPORT},
    TokenRights.ACT: {Action.DATA_EXPORT, Action.DATA_IMPORT},
}


@pytest.mark.parametrize("rights", list(TokenRights))
async def test_the_database_lists_what_the_service_lists(attacker: Attacker, rights: TokenRights) -> None:
    held = set(await attacker.connection.fetchval("SELECT token_acts($1)", rights.value))

    assert set(TOLD_AS) == ACTING
    words = {word for name in CARRIED_OUT[rights] if (word := TOLD_AS[name]) is not None}
    assert held == words | {action.value for action in FILES[rights]}
    assert FILES[rights] <= ALLOWED[rights]
    assert not held & {action.value for action in NEVER_BY_TOKEN}


DECIDING = {
    "exception:approval_signed",
    "exception:decision_made",
    "exception:decision_revoked",
    "exception:decline_proposed",
    "exception:deferral_proposed",
    "exception:alternative_signed",
    "exception:helper_accepted",
    "criterion:sign",
    "gate:decide",
    "role:grant",
    "role:revoke",
    "delegation:grant",
    "account:invite",
    "account:reset",
    "account:change_password",
    "person:edit",
    "person:deactivate",
    "token:create",
    "token:revoke",
    "policy:activate",
    "anything:else",
}


async def test_nothing_beyond_its_rights_is_recorded_through_a_token(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    marta = story.person("Marta")

    def through(rights: str, action: str) -> str:
        token = uuid4()
        life = {"created_at": NOON, "expires_at": NOON + timedelta(days=9)}
        own = {"id": token, "person_id": marta, "name": "Report", "rights": rights, "token_hash": HASH}
        entry = {"at": NOON, "person_id": marta, "action": action, "subject_kind": "Person", "subject_id": marta}
        entry |= {"detail": "{}", "single_handed": "false", "token_id": token}
        return insert("personal_token", **own | life) + insert("audit_entry", **entry)

    await attacker.works(through("read", "data:export"))
    await attacker.works(through("propose", "exception:comment_made"))
    assert not await attacker.unrefused(
        {f"{action} by one that may act": (through("act", action), "token_within_rights") for action in DECIDING}
        | {f"{action} by one that reads": (through("read", action), "token_within_rights") for action in WRITTEN}
        | {"acting by one that proposes": (through("propose", "project:edit"), "token_within_rights")}
    )


WRITTEN = sorted(word for word in TOLD_AS.values() if word is not None)


async def test_a_token_is_neither_born_ended_nor_ended_at_another_time(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    marta, ada = story.person("Marta"), story.person("Ada")
    right = {"person_id": marta, "name": "Report", "rights": "read", "token_hash": HASH, "created_at": NOON}
    right |= {"expires_at": NOON + timedelta(days=365)}
    made = insert("personal_token", **right)

    def revoked(at: str) -> str:
        return made + f"UPDATE personal_token SET revoked_at = {at}, revoked_by_id = '{ada}'"

    await attacker.works(revoked("now()"))
    await attacker.works(made + "UPDATE personal_token SET last_used_on = current_date")

    ended = {"revoked_at": NOON, "revoked_by_id": ada}
    assert not await attacker.unrefused(
        {
            "born revoked": (insert("personal_token", **right | ended), "token_begins_unused"),
            "born used": (insert("personal_token", **right | {"last_used_on": NOON.date()}), "token_begins_unused"),
            "revoked before it was made": (
                revoked(f"'{NOON}'::timestamptz - interval '1 second'"),
                "ck_personal_token_revoked_at",
            ),
            "revoked tomorrow": (revoked("now() + interval '1 minute'"), "token_dated_ahead"),
            "revoked never": (revoked("'infinity'"), "token_dated_ahead"),
            "revoked always": (revoked("'-infinity'"), "ck_personal_token_revoked_at"),
            "used ahead": (
                made + "UPDATE personal_token SET last_used_on = current_date + 2",
                "token_dated_ahead",
            ),
            "used for ever": (made + "UPDATE personal_token SET last_used_on = 'infinity'", "token_dated_ahead"),
        }
    )
