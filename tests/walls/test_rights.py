"""The application's role owns nothing: it cannot take a wall down, nor rewrite what was said."""

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from building import NOON
from relocation import a_relocation, submitted
from triptych.model.database import Database
from walls.attacking import Attacker
from walls.standing import standing

SAID = (
    "audit_entry request_event restatement citation alternative_signature answer helper_reply request_target terms "
    "condition condition_met cover signature decision gate_decision sign_off forecast rule_version adkar_assessment "
    "adkar_answer policy_line supply_evidence precedent_look precedent_offer stance harm imported_step "
    "hop_target hop_effort clock_reminder seal_opening sealed_permit "
    "gap_event gap_invitation gap_reply instruction dissent decision_snapshot emergency_review "
    "class_waiver class_waiver_event further_cost outside_answer"
).split()


async def test_what_was_said_decided_or_signed_is_never_rewritten(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    await standing(story, await submitted(story))

    refused = "permission denied"
    attacks = {}
    for table in SAID:
        column = "line" if table == "policy_line" else "id"
        attacks |= {
            f"editing {table}": (f"UPDATE {table} SET {column} = {column}", refused),
            f"deleting {table}": (f"DELETE FROM {table}", refused),
            f"truncating {table}": (f"TRUNCATE {table} CASCADE", refused),
        }
    merge = "MERGE INTO audit_entry AS old USING audit_entry AS new ON old.id = new.id WHEN MATCHED THEN {}"
    attacks |= {
        "merging over the trail": (merge.format("UPDATE SET action = 'nothing'"), refused),
        "merging the trail away": (merge.format("DELETE"), refused),
        "a line of the trail in between": (
            (
                "INSERT INTO audit_entry (number, id, at, action, subject_kind, subject_id, detail, single_handed)"
                " OVERRIDING SYSTEM VALUE"
                " SELECT -1, id, at, action, subject_kind, subject_id, detail, true FROM audit_entry"
            ),
            refused,
        ),
        "upserting over a decision": (
            (
                "INSERT INTO request_target SELECT * FROM request_target"
                " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind"
            ),
            refused,
        ),
    }

    assert not await attacker.unrefused(attacks)


async def test_the_owner_is_stopped_by_a_trigger_as_well(database: Database, owner_engine: AsyncEngine) -> None:
    story = await a_relocation(database)
    await standing(story, await submitted(story))
    tables = ("audit_entry", "request_event", "citation", "policy_line")

    for script in (
        *(f"UPDATE {table} SET {'line = line' if table == 'policy_line' else 'id = id'}" for table in tables),
        *(f"DELETE FROM {table}" for table in tables),
        *(f"TRUNCATE {table} CASCADE" for table in SAID),
    ):
        with pytest.raises(DBAPIError, match="append-only"):
            async with owner_engine.begin() as owner:
                await owner.exec_driver_sql(script)


async def test_every_table_of_what_was_said_has_both_triggers(attacker: Attacker) -> None:
    found = await attacker.connection.fetch(
        "SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgenabled = 'O'"
        " AND tgname IN ('append_only', 'append_only_whole')"
    )

    assert sorted(row["name"] for row in found) == sorted(SAID * 2)


async def test_the_role_takes_no_wall_down(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    owner, denied = "must be owner of", "permission denied"

    assert not await attacker.unrefused(
        {
            "disabling triggers": ("ALTER TABLE request_event DISABLE TRIGGER ALL", owner),
            "disabling one trigger": ("ALTER TABLE audit_entry DISABLE TRIGGER append_only", owner),
            "dropping a trigger": ("DROP TRIGGER append_only ON audit_entry", owner),
            "dropping a constraint": ("ALTER TABLE decision DROP CONSTRAINT ck_decision_outcome", owner),
            "dropping an index": ("DROP INDEX uq_decision_first", owner),
            "dropping a table": ("DROP TABLE audit_entry CASCADE", owner),
            "replacing a function": (
                (
                    "CREATE OR REPLACE FUNCTION took_part(concerned uuid, by_whom uuid) RETURNS boolean"
                    " LANGUAGE sql AS 'SELECT false'"
                ),
                denied,
            ),
            "altering a function": ("ALTER FUNCTION took_part(uuid, uuid) RENAME TO took_no_part", owner),
            "a schema in front": ("CREATE SCHEMA mine", denied),
            "a table of one's own": ("CREATE TABLE public.mine (id int)", denied),
            "a table of the session's own": ("CREATE TEMP TABLE workstream (project_id uuid, kind text)", denied),
            "becoming the owner": ("SET ROLE triptych_owner", denied),
            "becoming the administrator": ("SET SESSION AUTHORIZATION postgres", denied),
            "triggers off": ("SET session_replication_role = replica", denied),
            "owning what one uses": ("ALTER TABLE decision OWNER TO triptych_app", owner),
            "another lifecycle": ("UPDATE request_transition SET next_state = 'approved'", denied),
            "one step more": ("INSERT INTO request_transition VALUES ('opened', 'x', 'approved')", denied),
            "the state itself": (f"UPDATE exception_request SET state = 'approved' WHERE id = '{request.id}'", denied),
            "the version itself": ("UPDATE exception_request SET version = 1", denied),
            "stopping the clock": (f"UPDATE exception_request SET stopped_at = '{NOON}'", denied),
            "another amount": ("UPDATE exception_request SET amount = 1", denied),
            "another payer": ("UPDATE exception_request SET paid_by = 'provider'", denied),
            "somebody else's authorship": ("UPDATE authorship SET person_id = person_id", denied),
            "an alternative of another kind": ("UPDATE alternative SET kind = 'within_rule'", denied),
            "forgetting a request": (f"DELETE FROM exception_request WHERE id = '{request.id}'", denied),
        }
    )


async def test_the_role_owns_nothing_and_is_nobody_special(attacker: Attacker) -> None:
    owned = await attacker.connection.fetchval(
        "SELECT count(*) FROM pg_shdepend WHERE deptype = 'o' AND refobjid = current_user::regrole"
    )
    special = await attacker.connection.fetchrow(
        "SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls FROM pg_roles"
        " WHERE rolname = current_user"
    )
    memberships = await attacker.connection.fetchval(
        "SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole"
    )

    assert (owned, tuple(special), memberships) == (0, (False,) * 5, 0)


async def test_no_function_of_ours_reads_a_table_that_a_session_made(attacker: Attacker) -> None:
    """Where the administrator left TEMPORARY to everybody, a session's own `workstream` must not stand in for ours."""
    open_ones = await attacker.connection.fetch(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        " AND NOT 'search_path=public, pg_temp' = ANY (coalesce(proconfig, '{}'))"
    )

    assert [row["proname"] for row in open_ones] == []


async def test_a_request_begins_before_its_first_event_whatever_is_written(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    forged = (
        "INSERT INTO exception_request (id, project_id, program_id, provider_unit_id, title, need, wanted_outcome,"
        " amount, currency, paid_by, hours_basis, opened_at, origin, state, version, stopped_at)"
        " SELECT gen_random_uuid(), project_id, program_id, provider_unit_id, title, need, wanted_outcome, amount,"
        f" currency, paid_by, hours_basis, opened_at, origin, 'approved', 99, now() FROM exception_request"
        f" WHERE id = '{request.id}' RETURNING state, version, stopped_at"
    )

    row = await attacker.connection.fetchrow(forged)

    assert tuple(row) == ("", 0, None)
