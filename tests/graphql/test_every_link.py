"""Every link of every type, walked as several people: where it leads, `node` leads them too, or it is null."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select

from asking import ask, gid
from building import NOON
from full_story import a_full_story
from relocation import ANOTHER_NEED, Relocation, submitted
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.grants import Scope
from triptych.governance.exceptions.refusing import DeclineRequest, decline_request
from triptych.graphql.ids import from_global
from triptych.graphql.reading.declared.fields import Many, NodeSpec, One
from triptych.graphql.reading.declared.nodes import REGISTRY
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.import_run import ImportRun
from triptych.model.people import Absence
from triptych.model.portfolio import Portfolio, Program, Project
from triptych.model.types import RequestId

# A program manager, a representative, the owner of a service, a named helper from elsewhere, the triad, an approver,
# an executive, the third line, an administrator, and somebody without any role.
ACTORS = ("Marta", "Rita", "Otto", "Nils", "Dan", "Bela", "Olivia", "Uma", "Ada", "Nora")
SCOPED = (
    (Portfolio, Action.PROJECT_READ),
    (Program, Action.PROJECT_READ),
    (Project, Action.PROJECT_READ),
    (ExceptionRequest, Action.EXCEPTION_READ),
)
LEADERS = {"Olivia", "Uma"}
PART = 40
Leads = dict[str, list[tuple[str, str]]]


async def a_whole_story(database: Database) -> Relocation:
    """The full story, and a second request whose helper is Nils, who has no other part in it."""
    story = await a_full_story(database)
    second = await submitted(story, **ANOTHER_NEED)
    async with story.as_("Rita") as work:
        await decline_request(
            work,
            DeclineRequest(
                request_id=RequestId(second.id),
                seen=second.version,
                reason="Full.",
                helper_id=story.person("Nils"),
                next_date=NOON.date().replace(day=12),
            ),
        )
    story.ids["second"] = second.id
    return story


async def every_id(story: Relocation) -> set[str]:
    """The global ids of everything that is stored."""
    async with story.database.sessions() as session:
        return {
            gid(name, key)
            for name, spec in REGISTRY.items()
            if hasattr(spec.table, "id")
            for key in await session.scalars(select(spec.table.id))
        }


def fragment_of(spec: NodeSpec) -> str:
    """Every link of a type, each asked under the name of its type: links of two types may differ under one name."""
    links = (camel(field.name) for field in spec.fields.values() if isinstance(field, One | Many))
    asked = " ".join(f"{spec.name}_{link}: {link} {{ __typename id }}" for link in links)
    return f"fragment {spec.name}Links on {spec.name} {{ __typename id {asked} }}"


def camel(name: str) -> str:
    """A field as the graph writes it."""
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


async def nodes(story: Relocation, who: str, ids: Iterable[str]) -> dict[str, Leads]:
    """What somebody finds by each id, and where every link of it leads."""
    found: dict[str, Leads] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), PART):
        part = wanted[start : start + PART]
        kinds = [from_global(each)[0] for each in part]
        asked = (f'n{at}: node(id: "{each}") {{ ...{kinds[at]}Links }}' for at, each in enumerate(part))
        fragments = (fragment_of(REGISTRY[kind]) for kind in set(kinds))
        told = await ask(story, who, f"{{ {' '.join(asked)} }} {' '.join(fragments)}")
        assert told.codes == (), told.messages
        found |= {row["id"]: dict(leads(row)) for row in told.data.values() if row}
    return found


def leads(row: dict[str, Any]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The links of one answered record with the records at their ends."""
    for name, there in row.items():
        if name not in {"__typename", "id"}:
            ends = there if isinstance(there, list) else [there] if there else []
            yield name, [(end["__typename"], end["id"]) for end in ends]


async def test_no_link_leads_to_what_one_may_not_see(database: Database) -> None:
    """Also not a root field: whatever hangs there is found by its id as well."""
    story = await a_whole_story(database)
    every = await every_id(story)

    astray = set()
    for who in ACTORS:
        seen = await nodes(story, who, every)
        ends = [(link, *end) for links in seen.values() for link, there in links.items() for end in there]
        astray |= {(who, link, kind) for link, kind, key in ends if key not in seen}
        astray |= {(who, "root", key) for key in await at_root(story, who) if key not in seen}

    assert astray == set()


async def test_what_one_sees_is_what_the_gatekeeper_permits(database: Database) -> None:
    """Casbin itself is asked, record by record; a named helper sees the request that waits for them beside."""
    story = await a_whole_story(database)
    ids = {
        gid(table.__name__, record.id): (action, Scope(tuple(record.scope_ids)))
        for table, action in SCOPED
        for record in await stored(story, table)
    }

    for who in ACTORS:
        seen = set(await nodes(story, who, ids))
        async with story.as_(who) as work:
            permitted = {key for key, (action, scope) in ids.items() if isinstance(work.may(action, scope), Permit)}
        named = {gid("ExceptionRequest", story.ids["second"])} if who == "Nils" else set()
        assert seen == permitted | named, who


async def stored(story: Relocation, table: Any) -> list[Any]:
    """Every row of a table."""
    async with story.database.sessions() as session:
        return list(await session.scalars(select(table)))


async def at_root(story: Relocation, who: str) -> set[str]:
    """The ids of what root fields answer that are no lists."""
    documents = [
        (
            "{ viewer { person { id } } myRequests { id } waitingForMe { request { id } }"
            " following { request { id } event { id } } queue { edges { node { request { id } } } }"
            " others: queue(filter: { part: OTHERS }) { edges { node { request { id } } } } }"
        ),
        "{ leadership { burning { request { id } } gates { id } overrides { id } ruleCosts { rule { id } } } }",
    ]
    told = [await ask(story, who, document) for document in documents[: 2 if who in LEADERS else 1]]
    assert all(each.codes == () for each in told)
    return {key for each in told for key in ids_in(each.data)}


def ids_in(told: Any) -> Iterator[str]:
    """The id of every record in an answer."""
    if isinstance(told, dict):
        if "id" in told:
            yield told["id"]
        for part in told.values():
            yield from ids_in(part)
    elif isinstance(told, list):
        for part in told:
            yield from ids_in(part)


COUNTED = """{
  exceptionRequests(first: 500) {
    totalCount
    edges { node { open project { id } citations { ruleVersion { rule { id } } gap { id } } } }
  }
  projects(first: 500) { edges { node { id openRequests } } }
  rules(first: 500) { edges { node { id citationCount } } }
  capabilityGaps(first: 500) { edges { node { id citationCount } } }
}"""


async def test_counts_count_only_what_one_may_see(database: Database) -> None:
    """Ada keeps the organisation and sees its projects, and of their requests none."""
    story = await a_whole_story(database)

    for who in ACTORS:
        told = (await ask(story, who, COUNTED)).data
        requests, projects, rules, gaps = ([edge["node"] for edge in rows["edges"]] for rows in told.values())
        cited = [citation for request in requests for citation in request["citations"]]
        of_rules = [c["ruleVersion"]["rule"]["id"] for c in cited if c["ruleVersion"]]
        of_gaps = [c["gap"]["id"] for c in cited if c["gap"]]
        of_projects = [r["project"]["id"] for r in requests if r["open"] and r["project"]]

        assert told["exceptionRequests"]["totalCount"] == len(requests)
        assert [p["openRequests"] for p in projects] == [of_projects.count(p["id"]) for p in projects], who
        assert [r["citationCount"] for r in rules] == [of_rules.count(r["id"]) for r in rules], who
        assert [g["citationCount"] for g in gaps] == [of_gaps.count(g["id"]) for g in gaps], who


async def test_who_does_not_see_the_project_reads_its_name_and_no_more(database: Database) -> None:
    """Otto sees what is handed over to his service, and Rita the request: both read which project it is of."""
    story = await a_whole_story(database)
    handed = "{ services { edges { node { transitions { project { budget { amount } } projectRef projectName } } } } }"
    asked = "{ exceptionRequests { edges { node { project { weeklyBurn { amount } } projectName programName } } } }"

    otto = (await ask(story, "Otto", handed)).data["services"]["edges"][0]["node"]["transitions"]
    rita = [edge["node"] for edge in (await ask(story, "Rita", asked)).data["exceptionRequests"]["edges"]]

    assert [(t["project"], t["projectName"]) for t in otto] == [(None, "Move to the north site")]
    assert otto[0]["projectRef"].startswith("P-")
    assert {(r["project"], r["projectName"], r["programName"]) for r in rita} == {
        (None, "Move to the north site", "Relocation")
    }


async def test_why_somebody_is_away_is_their_line_s_to_read(database: Database) -> None:
    story = await a_whole_story(database)
    async with story.database.sessions() as session, session.begin():
        session.add(
            Absence(
                id=new_id(),
                person_id=story.house.people["Dan"],
                starts=NOON,
                until=NOON.replace(year=NOON.year + 1),
                note="Surgery",
            )
        )

    notes = {}
    for who in ("Dan", "Marta", "Bela", "Olivia", "Ada", "Rita", "Paula", "Uma"):
        told = await ask(story, who, "{ absences { edges { node { note person { name } } } } }")
        ((edge),) = told.data["absences"]["edges"]
        notes[who] = edge["node"]["note"]

    assert {who for who, note in notes.items() if note == "Surgery"} == {"Dan", "Marta", "Bela", "Olivia", "Ada"}
    assert {notes[who] for who in ("Rita", "Paula", "Uma")} == {None}


async def test_whether_somebody_has_an_account_is_for_those_who_keep_accounts(database: Database) -> None:
    story = await a_whole_story(database)
    document = '{ people(search: "Dan") { edges { node { hasAccount invited } } } }'

    told = {who: (await ask(story, who, document)).data["people"]["edges"][0]["node"] for who in ("Ada", "Dan", "Rita")}

    assert told["Ada"] == told["Dan"] == {"hasAccount": True, "invited": True}
    assert told["Rita"] == {"hasAccount": None, "invited": None}


async def test_the_lines_that_were_not_taken_are_for_whoever_brought_the_file(database: Database) -> None:
    story = await a_whole_story(database)
    async with story.database.sessions() as session, session.begin():
        session.add(
            ImportRun(
                id=new_id(), kind="people", file_name="people.csv", file_sha256="0" * 64, at=NOON,
                person_id=story.house.people["Paula"], read_count=1, created_count=0, updated_count=0,
                unchanged_count=0, rejected_count=1, rejects="line,reason\n2,no such unit",
            )
        )  # fmt: skip

    told = {}
    for who in ("Paula", "Ada", "Sam"):
        answer = await ask(story, who, "{ importRuns { edges { node { rejectedCount rejects } } } }")
        told[who] = [
            (edge["node"]["rejectedCount"], bool(edge["node"]["rejects"]))
            for edge in answer.data["importRuns"]["edges"]
        ]

    assert told == {"Paula": [(1, True)], "Ada": [(1, True)], "Sam": [(1, False)]}
