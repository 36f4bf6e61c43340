"""Under any policy, what the graph shows is row by row what the gatekeeper permits: Casbin is asked about every row.

Each order is a policy with roles, delegations and dates made by chance. Nothing here asks the declarations who sees
what: `scoped_law` says it once more.
"""

from random import Random
from typing import Any

import pytest
from sqlalchemy import text

from scoped_documents import BY_REF, DEEP, LISTS, MINE, ids, links, lists, nodes, ordinarily, pruned, refs, told
from scoped_law import ANYWHERE, BELOW, BY_HAND, PLACES, SCOPED, Eyes
from scoped_orders import Sessions, under_orders
from scoped_world import ABOVE, OVERSEER, READERS, a_scoped_world
from triptych.graphql.ids import from_global, to_global
from triptych.graphql.reading.declared.nodes import REGISTRY
from triptych.model.database import Database

pytestmark = pytest.mark.timeout(600)  # many policies, and a busy machine takes long


def test_the_law_speaks_about_every_type() -> None:
    """A new type of the graph is put into `scoped_law`, and rows of it into `scoped_world`."""
    assert {*SCOPED, *BELOW, *ANYWHERE, *BY_HAND} == set(REGISTRY)


async def test_the_scope_of_a_row_is_itself_and_all_that_stands_above(
    database: Database, triggerless: Sessions
) -> None:
    world = await a_scoped_world(database, triggerless)

    async with database.owner_engine().begin() as owner:
        for kind in ABOVE:
            table = REGISTRY[kind].table.__tablename__
            await owner.execute(text(f"UPDATE {table} SET scope_ids = scope_ids"))
            kept = await owner.execute(text(f"SELECT id, scope_ids FROM {table}"))
            assert {key: set(places) for key, places in kept} == {
                key: set(world.above(row)) for key, row in world.rows[kind].items()
            }


async def test_lists_counts_and_ids_show_exactly_what_the_gatekeeper_permits(
    database: Database, triggerless: Sessions
) -> None:
    differed = set()
    async for chance, world, gate in under_orders(database, triggerless):
        whole = await told(world, OVERSEER, lists())
        for who in (OVERSEER, *READERS):
            eyes = Eyes(world, gate, who)
            shown = await told(world, who, lists())

            for name, spec in LISTS.items():
                rows = world.rows[spec.name]
                mine = {k for k in eyes.seen(spec.name) if name not in MINE or rows[k].person_id == eyes.me}
                seen = {to_global(spec.name, key) for key in mine}
                assert set(ids(shown[name])) == seen, (who, name)
                assert shown[name]["totalCount"] == len(seen), (who, name)
                if name not in MINE:
                    assert ids(shown[name]) == [key for key in ids(whole[name]) if key in seen], (who, name)
                differed |= {name} if 0 < len(seen) < len(rows) else set()
            await ids_lead_where_permitted(chance, eyes)
            await references_lead_where_permitted(chance, eyes)

    assert differed >= {"projects", "programs", "services", "exceptionRequests", "initiatives", "auditEntries"}


async def ids_lead_where_permitted(chance: Random, eyes: Eyes) -> None:
    """A record of each type by its id, with whatever its links lead to."""
    asked = {kind: to_global(kind, chance.choice(list(eyes.world.rows[kind]))) for kind in REGISTRY}
    whole = await told(eyes.world, OVERSEER, nodes(), asked)

    shown = await told(eyes.world, eyes.name, nodes(), asked)

    for kind, key in asked.items():
        assert (shown[kind] is not None) == eyes.see(*from_global(key)), (eyes.name, kind)
        if kind not in {"SignInSession", "Notice"}:  # nobody oversees what is somebody's own
            assert shown[kind] == pruned(eyes, whole[kind]), (eyes.name, kind)


async def references_lead_where_permitted(chance: Random, eyes: Eyes) -> None:
    """A reference of a record that may not be seen leads nowhere, like one that there is not."""
    wanted = {name: chance.choice(list(eyes.world.rows[kind].values())) for name, kind in BY_REF.items()}

    shown = await told(eyes.world, eyes.name, refs(), {name: row.ref for name, row in wanted.items()})

    for name, row in wanted.items():
        found = shown[name] and shown[name]["id"]
        assert found == (to_global(BY_REF[name], row.id) if eyes.see(BY_REF[name], row.id) else None), (eyes.name, name)


async def test_no_link_leads_to_what_the_gatekeeper_does_not_permit(database: Database, triggerless: Sessions) -> None:
    """Both ways of reading, link by link and several links deep: the whole answer without what is not seen."""
    async for chance, world, gate in under_orders(database, triggerless):
        whole = {document: await told(world, OVERSEER, document) for document in (links(), DEEP)}
        other_way = chance.choice(READERS)
        for who in READERS:
            eyes = Eyes(world, gate, who)
            for document, everything in whole.items():
                shown = await told(world, who, document)
                assert of_everybody(shown) == of_everybody(pruned(eyes, everything)), who
                if who == other_way:
                    executed = await ordinarily(world, who, document)
                    assert executed is None or of_everybody(executed) == of_everybody(shown), who


def of_everybody(answer: Any) -> Any:
    """Without the lists that hold for everybody other rows."""
    return {name: part for name, part in answer.items() if name not in MINE}


COUNTS = """{ projects(first: 500) { edges { node { id openRequests } } }
  rules(first: 500) { edges { node { id citationCount } } }
  capabilityGaps(first: 500) { edges { node { id citationCount } } } }"""


async def test_figures_count_only_what_the_gatekeeper_permits(database: Database, triggerless: Sessions) -> None:
    async for _, world, gate in under_orders(database, triggerless):
        for who in READERS:
            eyes = Eyes(world, gate, who)
            requests = [world.rows["ExceptionRequest"][key] for key in eyes.seen("ExceptionRequest")]
            cited = [world.rows["Citation"][key] for key in eyes.seen("Citation")]
            rule_of = {key: row.rule_id for key, row in world.rows["RuleVersion"].items()}
            open_in = [each.project_id for each in requests if each.stopped_at is None]
            figures = {
                "projects": open_in,
                "rules": [rule_of[each.rule_version_id] for each in cited if each.rule_version_id],
                "capabilityGaps": [each.gap_id for each in cited if each.gap_id],
            }

            shown = await told(world, who, COUNTS)

            for name, counted in figures.items():
                for edge in shown[name]["edges"]:
                    key, figure = edge["node"].values()
                    assert figure == counted.count(from_global(key)[1]), (who, name)


HELD = "{ people(first: 500) { edges { node { roles { id scopeName } } } } }"


async def test_a_place_is_told_by_its_name_to_those_who_see_it(database: Database, triggerless: Sessions) -> None:
    told_by = set()
    async for _, world, gate in under_orders(database, triggerless):
        places = {key: (kind, row) for kind in PLACES for key, row in world.rows[kind].items()}
        for who in READERS:
            eyes = Eyes(world, gate, who)
            shown = await told(world, who, HELD)

            for held in (role for edge in shown["people"]["edges"] for role in edge["node"]["roles"]):
                assignment = world.rows["RoleAssignment"][from_global(held["id"])[1]]
                kind, row = places[assignment.scope_id]
                by = "name" if kind == "OrgUnit" or eyes.see(kind, row.id) else "ref"
                assert held["scopeName"] == getattr(row, by), (who, kind)
                told_by.add((kind, by))

    ways = {(kind, by) for kind in PLACES[1:] for by in ("name", "ref")}
    assert told_by >= ways - {("Service", "name")}  # by chance, nobody sees a service and who holds a role there
