"""Raw SQL that lengthens a token, brings one back, or does an act through somebody else's."""

from datetime import timedelta
from uuid import uuid4

from building import NOON
from relocation import a_relocation
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
        "action": "x:y",
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
                made + revoked + insert("audit_entry", **entry | {"at": NOON + timedelta(hours=1)}),
                "token_is_the_actors",
            ),
        }
    )
