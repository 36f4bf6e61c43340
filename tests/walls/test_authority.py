"""Raw SQL that gives authority to oneself, takes the last administrator away, or activates one's own policy."""

from datetime import timedelta
from uuid import uuid4

from building import NOON
from relocation import a_relocation
from triptych.model.database import Database
from walls.attacking import Attacker, insert

WEIGHTY = ("approver_3", "executive", "smo_lead", "administrator")


async def test_nobody_gives_authority_to_themselves(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    ada, marta, chris, sam = (story.house.people[name] for name in ("Ada", "Marta", "Chris", "Sam"))
    root = {"scope_id": story.house.root, "valid_from": NOON}
    second = insert("role_assignment", person_id=chris, role="administrator", granted_by_id=ada, **root)
    own = {"person_id": ada, "role": "executive", "granted_by_id": ada}

    await attacker.works(insert("role_assignment", person_id=marta, role="executive", granted_by_id=ada, **root))
    await attacker.works(insert("role_assignment", **own, **root))
    await attacker.works(insert("role_assignment", person_id=marta, role="program_manager", granted_by_id=sam, **root))

    assert not await attacker.unrefused(
        {
            f"{role} to oneself": (
                insert("role_assignment", person_id=marta, role=role, granted_by_id=marta, **root),
                "granted_by_an_administrator",
            )
            for role in WEIGHTY
        }
        | {
            f"{role} by nobody": (insert("role_assignment", person_id=marta, role=role, **root), "granted_by_somebody")
            for role in (*WEIGHTY, "program_manager")
        }
        | {
            "by somebody who gives none": (
                insert("role_assignment", person_id=marta, role="executive", granted_by_id=sam, **root),
                "granted_by_an_administrator",
            ),
            "dated back to when one was alone": (
                second
                + insert("role_assignment", **own, **root | {"valid_from": "2000-01-01", "valid_until": "2000-02-01"}),
                "granted_by_another",
            ),
            "dated back a second, for ever": (
                second + insert("role_assignment", **own, **root | {"valid_from": NOON - timedelta(seconds=1)}),
                "duties_held_apart",
            ),
            "auditing oneself beside another": (
                second + insert("role_assignment", **own | {"role": "administrator"}, **root | {"scope_id": uuid4()}),
                "granted_by_another",
            ),
        }
        | {
            f"{column} of a role that was given": (
                f"UPDATE role_assignment SET {column} = {column}",
                "permission denied",
            )
            for column in ("person_id", "role", "scope_id", "granted_by_id", "valid_from", "valid_until")
        }
        | {
            "a role that was revoked": (
                "".join(
                    f"UPDATE role_assignment SET revoked_at = {at} WHERE role = 'executive';"
                    for at in (f"'{NOON}'", "NULL")
                ),
                "revoked_stays",
            )
        }
    )


async def test_somebody_always_administers(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    ada, chris = story.house.people["Ada"], story.house.people["Chris"]
    root = {"scope_id": story.house.root, "valid_from": NOON, "granted_by_id": ada}
    second = insert("role_assignment", person_id=chris, role="administrator", **root)
    revoked = "UPDATE role_assignment SET revoked_at = now() WHERE role = 'administrator'"
    gone = f"UPDATE person SET deactivated_at = now() WHERE id = '{ada}'"

    await attacker.works(second + revoked + f" AND person_id = '{ada}'")
    await attacker.works(second + gone)

    assert not await attacker.unrefused(
        {
            "the last one revoked": (revoked, "somebody_administers"),
            "the last one gone": (gone, "somebody_administers"),
            "both revoked": (second + revoked, "somebody_administers"),
            "one revoked, the other gone": (
                second + revoked + f" AND person_id = '{chris}';" + gone,
                "somebody_administers",
            ),
        }
    )


async def test_a_policy_takes_two(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    ada, chris, marta = (story.house.people[name] for name in ("Ada", "Chris", "Marta"))
    second = insert(
        "role_assignment",
        person_id=chris,
        role="administrator",
        granted_by_id=ada,
        scope_id=story.house.root,
        valid_from=NOON,
    )
    policy = uuid4()
    retired = "UPDATE policy_version SET state = 'retired' WHERE state = 'active';"

    def activated(drafter: object, by: object) -> str:
        draft = insert("policy_version", id=policy, state="draft", note="mine", drafted_by_id=drafter, shipped="false")
        return (
            draft
            + retired
            + f"UPDATE policy_version SET state = 'active', activated_by_id = {by} WHERE id = '{policy}';"
        )

    await attacker.works(second + activated(ada, f"'{chris}'"))
    await attacker.works(activated(ada, f"'{ada}'"))

    assert not await attacker.unrefused(
        {
            "by oneself": (second + activated(ada, f"'{ada}'"), "policy_takes_two"),
            "by nobody": (activated(ada, "NULL"), "policy_takes_two"),
            "drafted by nobody": (activated(None, f"'{ada}'"), "policy_takes_two"),
            "by somebody who does not administer": (activated(ada, f"'{marta}'"), "policy_takes_two"),
            "as if it were shipped": (
                activated(ada, f"'{ada}'").replace("SET state = 'active',", "SET state = 'active', shipped = true,"),
                "policy_origin_stays",
            ),
            "the shipped one in its place again": (
                activated(ada, f"'{ada}'")
                + f"UPDATE policy_version SET state = 'retired' WHERE id = '{policy}';"
                + "UPDATE policy_version SET state = 'active' WHERE shipped",
                "policy_takes_two",
            ),
        }
    )
