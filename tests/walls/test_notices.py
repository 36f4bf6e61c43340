"""Raw SQL that tells somebody what never happened, tells it twice, un-tells it, or mails again what was sent."""

from datetime import timedelta
from uuid import uuid4

from building import NOON
from relocation import a_relocation, opened
from telling import all_told, notices_of
from triptych.model.database import Database
from walls.attacking import Attacker, insert, values


def row(table: str, **columns: object) -> str:
    """A row of a table whose key is no id of its own."""
    return f"INSERT INTO {table} {values(**columns)};"


async def test_a_notice_tells_of_an_event_once_as_it_happened_and_not_to_whoever_did_it(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    request, other = await opened(story), await opened(story, title="Other")
    await all_told(story)
    (notice, _) = await notices_of(story, "Rita")
    right = {
        "id": uuid4(),
        "person_id": story.person("Uma"),
        "request_id": request.id,
        "event_id": notice.event_id,
        "urgency": "changed",
        "tie": "follows",
        "at": notice.at,
        "sent_at": NOON,
        "settled_at": NOON,
    }
    elsewhere = other.id if notice.request_id == request.id else request.id
    right["request_id"] = notice.request_id

    await attacker.works(insert("notice", **right))

    assert not await attacker.unrefused(
        {
            "twice": (insert("notice", **right | {"person_id": notice.person_id}), "uq_notice_event_id_person_id"),
            "of another request": (insert("notice", **right | {"request_id": elsewhere}), "notice_is_of_its_event"),
            "at another instant": (
                insert("notice", **right | {"at": NOON + timedelta(hours=1)}),
                "notice_is_of_its_event",
            ),
            "of no event": (insert("notice", **right | {"event_id": uuid4()}), "notice_is_of_its_event"),
            "to whoever did it": (
                insert("notice", **right | {"person_id": story.person("Marta")}),
                "notice_is_not_of_ones_own",
            ),
            "to nobody": (insert("notice", **right | {"person_id": uuid4()}), "notice_to_somebody_there"),
            "read before it is sent": (insert("notice", **right | {"read_at": NOON}), "notice_is_new"),
            "urgent without an act": (insert("notice", **right | {"urgency": "act"}), "ck_notice_asks_for_an_act"),
            "an act that is not urgent": (
                insert("notice", **right | {"act": "signTerms"}),
                "ck_notice_asks_for_an_act",
            ),
            "neither due nor settled": (insert("notice", **right | {"settled_at": None}), "ck_notice_due_or_settled"),
            "for a reason that is none": (insert("notice", **right | {"tie": "curious"}), "ck_notice_tie"),
        }
    )


async def test_what_was_told_stays_told_and_says_what_it_said(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    await opened(story)
    await all_told(story)
    (notice,) = await notices_of(story, "Rita")
    await opened(story, title="Another")  # of which nobody was told yet
    this = f"WHERE id = '{notice.id}'"
    done = f"UPDATE notice SET done_at = '{NOON}', settled_at = '{NOON}' {this};"

    await attacker.works(f"UPDATE notice SET read_at = '{NOON}' {this}; UPDATE notice SET read_at = NULL {this}")
    await attacker.works(done)

    uma = story.person("Uma")
    assert not await attacker.unrefused(
        {
            "given to somebody else": (f"UPDATE notice SET person_id = '{uma}' {this}", "permission denied"),
            "said otherwise": (f"UPDATE notice SET urgency = 'information', act = NULL {this}", "permission denied"),
            "taken away": (f"DELETE FROM notice {this}", "permission denied"),
            "undone": (done + f"UPDATE notice SET done_at = NULL {this}", "notice_goes_on"),
            "to be mailed again": (done + f"UPDATE notice SET settled_at = NULL {this}", "notice_goes_on"),
            "told again": ("UPDATE event_to_tell SET told_at = NULL", "told_stays_told"),
            "told at another instant": ("UPDATE event_to_tell SET told_at = now()", "told_stays_told"),
            "put off without a try": (
                "UPDATE event_to_tell SET next_try_at = now() + interval '1 day' WHERE told_at IS NULL",
                "told_stays_told",
            ),
            "kept from being told": ("DELETE FROM event_to_tell", "permission denied"),
            "nothing to tell": (
                f"INSERT INTO event_to_tell (event_id, request_id, at) VALUES ('{uuid4()}', '{uuid4()}', now())",
                "permission denied",
            ),
        }
    )


async def test_a_mail_is_sent_once_and_holds_notices_of_one_person_once(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    await opened(story)
    await all_told(story)
    (notice,), (remos,) = await notices_of(story, "Rita"), await notices_of(story, "Remo")
    key, other = uuid4(), uuid4()
    right = {
        "id": key,
        "person_id": notice.person_id,
        "kind": "at_once",
        "message_id": "<1@meridian.example>",
        "made_at": NOON,
        "next_try_at": NOON,
    }
    mail = insert("notice_mail", **right)
    second = insert("notice_mail", **right | {"id": other, "message_id": "<2@meridian.example>"})
    put = row("mailed_notice", notice_id=notice.id, mail_id=key, person_id=notice.person_id)
    sent = f"UPDATE notice_mail SET sent_at = '{NOON}', attempts = 1 WHERE id = '{key}';"

    await attacker.works(mail + put + sent)

    assert not await attacker.unrefused(
        {
            "in two mails": (
                mail + second + put + put.replace(str(key), str(other)),
                "pk_mailed_notice",
            ),
            "another's notice in it": (
                mail + row("mailed_notice", notice_id=remos.id, mail_id=key, person_id=notice.person_id),
                "fk_mailed_notice_notice_id_person_id",
            ),
            "to somebody else": (
                mail + row("mailed_notice", notice_id=notice.id, mail_id=key, person_id=remos.person_id),
                "fk_mailed_notice",
            ),
            "put in after it was sent": (mail + sent + put, "mailed_notice_is_open"),
            "sent again": (mail + put + sent + sent.replace("1 WHERE", "2 WHERE"), "mail_ends_once"),
            "sent and given up": (
                mail + f"UPDATE notice_mail SET sent_at = '{NOON}', given_up_at = '{NOON}' WHERE id = '{key}'",
                "ck_notice_mail_ends_once",
            ),
            "under another id": (
                mail + "UPDATE notice_mail SET message_id = '<3@meridian.example>'",
                "permission denied",
            ),
            "redirected": (mail + f"UPDATE notice_mail SET person_id = '{remos.person_id}'", "permission denied"),
            "an attempt forgotten": (
                mail + "UPDATE notice_mail SET attempts = 2; UPDATE notice_mail SET attempts = 1",
                "mail_ends_once",
            ),
            "two digests of a day": (
                insert("notice_mail", **right | {"kind": "digest", "digest_on": NOON.date()})
                + insert(
                    "notice_mail",
                    **right | {"id": other, "message_id": "<2@x>", "kind": "digest", "digest_on": NOON.date()},
                ),
                "uq_notice_mail_digest",
            ),
            "a digest of no day": (insert("notice_mail", **right | {"kind": "digest"}), "digest_of_a_day"),
        }
    )


async def test_wishes_are_words_of_ours_and_quiet_hours_have_both_ends(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    right = {
        "person_id": story.person("Rita"),
        "act": "at_once",
        "changed": "digest",
        "information": "inbox",
        "digest_at": "08:00",
        "quiet_from": "20:00",
        "quiet_until": "07:00",
        "urgent_in_quiet": False,
        "mail_while_away": False,
    }
    await attacker.works(row("notice_preference", **right))

    assert not await attacker.unrefused(
        {
            "a way that is none": (row("notice_preference", **right | {"act": "by_raven"}), "notice_preference_act"),
            "half a quiet": (row("notice_preference", **right | {"quiet_until": None}), "quiet_hours"),
            "given to somebody else": (
                row("notice_preference", **right) + f"UPDATE notice_preference SET person_id = '{story.person('Uma')}'",
                "permission denied",
            ),
        }
    )
