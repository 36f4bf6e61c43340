"""Raw SQL against the organisation: workstreams, trees, lines, roles, one organisation, one policy."""

from datetime import timedelta
from uuid import uuid4

from building import NOON
from relocation import a_relocation
from triptych.access.policy.duties import exclusions, static_conflicts
from triptych.model.database import Database
from walls.attacking import Attacker, insert


async def test_a_project_always_carries_its_three_workstreams(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    bare = uuid4()
    project = insert(
        "project",
        id=bare,
        name="Bare",
        program_id=story.ids["program"],
        unit_id=story.ids["programs"],
        stage="intake",
        origin="entered",
    )
    kinds = ("delivery", "service_transition", "people_change")
    delivery, service, people = (insert("workstream", project_id=bare, kind=kind) for kind in kinds)
    mine = f"project_id = '{story.ids['project']}'"

    await attacker.works(project + delivery + service + people)

    assert not await attacker.unrefused(
        {
            "a project without workstreams": (project, "three_workstreams"),
            "a project with two": (project + delivery + service, "three_workstreams"),
            "a fourth kind": (
                project + delivery + service + insert("workstream", project_id=bare, kind="other"),
                "kind",
            ),
            "one twice": (project + delivery + delivery + service, "uq_workstream"),
            "none, in another order": (f"SET CONSTRAINTS ALL DEFERRED; {project}", "three_workstreams"),
            "deleting one": (f"DELETE FROM workstream WHERE {mine}", "permission denied"),
            "retyping one": (f"UPDATE workstream SET kind = 'delivery' WHERE {mine} AND kind <> 'delivery'", "uq_work"),
            "moving one away": (
                project + delivery + service + f"UPDATE workstream SET project_id = '{bare}' WHERE {mine} "
                "AND kind = 'people_change'",
                "three_workstreams",
            ),
            "deleting the project": (f"DELETE FROM project WHERE id = '{story.ids['project']}'", "permission denied"),
            "a finish before the start": ("UPDATE project SET finish_on = start_on - 1", "ck_project_dates"),
            "a budget without its currency": ("UPDATE project SET budget_currency = NULL", "budget_currency"),
            "a burn below nothing": ("UPDATE program SET weekly_burn_amount = -1", "burn_not_negative"),
        }
    )


async def test_trees_stay_trees(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    root, unit = story.house.root, story.ids["programs"]
    below = uuid4()
    child = insert("org_unit", id=below, name="Below", parent_id=unit, origin="entered")
    bela, marta = (story.house.people[name] for name in ("Bela", "Marta"))

    await attacker.works(child)

    assert not await attacker.unrefused(
        {
            "a unit below itself": (f"UPDATE org_unit SET parent_id = id WHERE id = '{unit}'", "org_unit_is_a_tree"),
            "a unit below its own child": (
                f"{child} UPDATE org_unit SET parent_id = '{below}' WHERE id = '{unit}'",
                "org_unit_is_a_tree",
            ),
            "the root below a unit": (f"UPDATE org_unit SET parent_id = '{unit}' WHERE id = '{root}'", "is_a_tree"),
            "a second root": (insert("org_unit", name="Other", origin="entered"), "uq_org_unit_one_root"),
            "somebody above themselves": (
                f"UPDATE person SET manager_id = id WHERE id = '{bela}'",
                "nobody stands above themselves",
            ),
            "a circle of managers": (f"UPDATE person SET manager_id = '{marta}' WHERE id = '{bela}'", "line_is_a_tree"),
            "a second organisation": (
                (
                    "INSERT INTO organisation SELECT true, name, time_zone, base_currency, 1, root_unit_id, 30, demo"
                    " FROM organisation"
                ),
                "pk_organisation",
            ),
            "a second organisation beside": (
                (
                    "INSERT INTO organisation SELECT false, name, time_zone, base_currency, 1, root_unit_id, 30, demo"
                    " FROM organisation"
                ),
                "one_per_installation",
            ),
        }
    )


async def test_whatever_scope_is_written_the_tree_decides(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    forged = f"UPDATE project SET scope_ids = ARRAY['{story.ids['infrastructure']}'::uuid]"
    before = await attacker.tables()

    await attacker.connection.execute(forged)

    assert await attacker.tables() == before


async def test_a_role_is_held_once_at_a_time(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    olivia, ada = story.house.people["Olivia"], story.house.people["Ada"]
    facts = {"person_id": olivia, "role": "executive", "scope_id": story.house.root, "granted_by_id": ada}

    assert not await attacker.unrefused(
        {
            "the same role again": (insert("role_assignment", **facts, valid_from=NOON), "assignments_do_not_overlap"),
            "the same role, for a while": (
                insert("role_assignment", **facts, valid_from=NOON, valid_until="2027-01-01"),
                "assignments_do_not_overlap",
            ),
            "a role that ends before it begins": (
                insert("role_assignment", **facts | {"person_id": ada}, valid_from=NOON, valid_until="2020-01-01"),
                "range lower bound",
            ),
            "a role that nobody knows": (
                insert("role_assignment", **facts | {"role": "king"}, valid_from=NOON),
                "ck_role_assignment_role",
            ),
            "a role for ever": (
                insert("role_assignment", **facts | {"person_id": ada}, valid_from=NOON, valid_until="infinity"),
                "ck_role_assignment_instants",
            ),
            "a delegation for ever": (
                insert("delegation", delegator_id=ada, delegate_id=olivia, valid_from=NOON, valid_until="infinity"),
                "ck_delegation_instants",
            ),
            "an absence for ever": (
                insert("absence", person_id=ada, starts=NOON, until="infinity"),
                "ck_absence_instants",
            ),
            "a delegation to oneself": (
                insert("delegation", delegator_id=ada, delegate_id=ada, valid_from=NOON, valid_until="2027-01-01"),
                "not_to_oneself",
            ),
        }
    )


async def test_roles_that_exclude_each_other_are_not_held_at_the_same_time(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    olivia, ada, uma, rita = (story.house.people[name] for name in ("Olivia", "Ada", "Uma", "Rita"))
    at_root = {"scope_id": story.house.root, "valid_from": NOON, "granted_by_id": ada}
    apart, lent_apart = "duties_held_apart", "lent_duties_held_apart"
    week = {"valid_from": NOON, "valid_until": NOON + timedelta(days=7)}
    administrator = insert("role_assignment", person_id=rita, role="administrator", **at_root)

    await attacker.works(insert("role_assignment", person_id=olivia, role="pmo_lead", **at_root))
    await attacker.works(insert("role_assignment", person_id=ada, role="program_manager", **at_root))
    await attacker.works(insert("role_assignment", person_id=ada, role="executive", **at_root))

    assert not await attacker.unrefused(
        {
            "an auditor who decides": (insert("role_assignment", person_id=uma, role="approver_1", **at_root), apart),
            "a decider who audits": (insert("role_assignment", person_id=olivia, role="auditor", **at_root), apart),
            "at another place": (
                insert(
                    "role_assignment",
                    person_id=olivia,
                    role="auditor",
                    **at_root | {"scope_id": story.ids["infrastructure"], "valid_from": NOON + timedelta(days=400)},
                ),
                apart,
            ),
            "a decider who administers": (
                insert("role_assignment", person_id=olivia, role="administrator", **at_root),
                apart,
            ),
            "an administrator whom another lets decide": (
                insert("role_assignment", person_id=ada, role="executive", **at_root | {"granted_by_id": olivia}),
                apart,
            ),
            "an administrator beside another, who lets themselves decide": (
                administrator + insert("role_assignment", person_id=ada, role="executive", **at_root),
                apart,
            ),
            "another role on the same line": (
                f"UPDATE role_assignment SET role = 'executive' WHERE person_id = '{uma}'",
                "permission denied",
            ),
            "authority lent to the third line": (
                insert("delegation", delegator_id=olivia, delegate_id=uma, **week),
                lent_apart,
            ),
            "a borrower who administers": (
                insert("delegation", delegator_id=olivia, delegate_id=rita, **week) + administrator,
                apart,
            ),
            "another pair": ("DELETE FROM role_exclusion", "permission denied"),
            "another exception": ("UPDATE role_exclusion SET open_at_first_install = true", "permission denied"),
        }
    )


async def test_the_database_holds_the_same_duties_apart_as_the_rule(attacker: Attacker) -> None:
    rows = await attacker.connection.fetch("SELECT role, excludes, open_at_first_install FROM role_exclusion")

    assert {(row["role"], row["excludes"]) for row in rows} == exclusions()
    assert {(row["role"], row["excludes"]) for row in rows if row["open_at_first_install"]} == {
        (one, other) for one, other in exclusions() if not static_conflicts([one], [other], first_install=True)
    }


async def test_one_policy_is_active_and_its_lines_never_change(database: Database, attacker: Attacker) -> None:
    await a_relocation(database)
    another = "INSERT INTO policy_version (id, state, note, shipped) VALUES (gen_random_uuid(), '{}', 'mine', false);"
    line = (
        "INSERT INTO policy_line SELECT id, 9999, 'p, role:member, *, exception:approve, *, unlimited, allow'"
        " FROM policy_version WHERE state = '{}';"
    )

    await attacker.works(another.format("draft") + line.format("draft"))

    assert not await attacker.unrefused(
        {
            "a second active version": (another.format("active").replace("false", "true"), "uq_policy_version_active"),
            "a version of an unknown state": (another.format("ready"), "ck_policy_version_state"),
            "a line more": (line.format("active"), "active_policy_is_whole"),
            "back to draft for a line more": (
                f"UPDATE policy_version SET state = 'draft'; {line.format('draft')}",
                "activated_policy_stays",
            ),
            "another limit": (
                "UPDATE policy_line SET line = replace(line, '25000,', 'unlimited,')",
                "permission denied",
            ),
            "a deny less": ("DELETE FROM policy_line WHERE line LIKE '%deny'", "permission denied"),
        }
    )
