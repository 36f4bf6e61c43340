"""Five kinds of actor, and nobody: lists, counts and nodes show what may be seen and nothing of the rest."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from asking import NOBODY, an_outsider, ask, gid
from building import NOON
from full_story import a_full_story
from relocation import Relocation, a_relocation, submitted
from triptych.governance.exceptions.refusing import DeclineRequest, decline_request
from triptych.graphql.reading.declared.nodes import REGISTRY
from triptych.model.database import Database
from triptych.model.types import RequestId

EVERYWHERE = {
    "HopTarget", "OrgUnit", "Person", "RoleAssignment", "Absence", "Delegation", "CurrencyRate", "Rule",
    "RuleVersion", "CapabilityGap", "Service", "ServiceFamily", "ServiceQuarter", "SupplySource", "PolicyVersion",
}  # fmt: skip
OF_THE_REQUEST = {
    "ExceptionRequest", "RequestEvent", "RequestTarget", "Restatement", "Citation", "Alternative",
    "AlternativeSignature", "Answer", "Terms", "Condition", "Cover", "Signature", "Decision",
}  # fmt: skip
OF_THE_PROJECT = {
    "Portfolio", "Program", "Project", "Workstream", "Gate", "GateDecision", "Forecast", "Transition",
    "AcceptanceCriterion", "SignOff", "Initiative", "StakeholderGroup", "AdkarAssessment",
}  # fmt: skip
LISTS = {
    "portfolios": "Portfolio", "programs": "Program", "projects": "Project", "gates": "Gate", "services": "Service",
    "initiatives": "Initiative", "rules": "Rule", "exceptionRequests": "ExceptionRequest", "people": "Person",
    "units": "OrgUnit", "auditEntries": "AuditEntry", "capabilityGaps": "CapabilityGap", "importRuns": "ImportRun",
    "currencyRates": "CurrencyRate", "policyVersions": "PolicyVersion", "absences": "Absence",
    "delegations": "Delegation", "serviceFamilies": "ServiceFamily", "supplySources": "SupplySource",
    "mySessions": "SignInSession",
}  # fmt: skip


async def some_of_each(story: Relocation) -> dict[str, list[str]]:
    """Global ids of what is stored, by type."""
    found = {}
    async with story.database.sessions() as session:
        for name, spec in REGISTRY.items():
            if hasattr(spec.table, "id"):
                keys = await session.scalars(select(spec.table.id).order_by(spec.table.id).limit(1))
                found[name] = [gid(name, key) for key in keys]
    return found


async def seen_by(story: Relocation, who: str, ids: dict[str, list[str]]) -> set[str]:
    """The types of which somebody finds a record through `node`."""
    wanted = [(name, key) for name, keys in ids.items() for key in keys]
    seen: set[str] = set()
    for at in range(0, len(wanted), 20):
        part = wanted[at : at + 20]
        fields = " ".join(f'n{i}: node(id: "{key}") {{ __typename id }}' for i, (_, key) in enumerate(part))
        told = await ask(story, who, f"{{ {fields} }}")
        assert told.codes == ()
        seen |= {row["__typename"] for row in told.data.values() if row}
    return seen


async def counts(story: Relocation, who: str) -> dict[str, int]:
    """How many records of each list there are for somebody; a page is never longer than its count."""
    lists = (f"{name} {{ totalCount edges {{ node {{ id }} }} }}" for name in LISTS)
    told = await ask(story, who, " ".join(("{", *lists, "}")))
    assert told.codes == (), told.messages
    for name, rows in told.data.items():
        assert len(rows["edges"]) == min(rows["totalCount"], 50), name
    return {name: rows["totalCount"] for name, rows in told.data.items()}


async def test_nodes_and_lists_show_what_may_be_seen(database: Database) -> None:
    story = await a_full_story(database)
    ids = await some_of_each(story)
    stored = {name for name, keys in ids.items() if keys}
    assert stored >= OF_THE_REQUEST | OF_THE_PROJECT

    seen = {who: await seen_by(story, who, ids) for who in ("Marta", "Rita", "Bela", "Nils", "Uma", "Nora")}

    both = OF_THE_REQUEST | OF_THE_PROJECT
    assert seen["Marta"] & both == both - {"Portfolio"}  # hers is the program, below it
    assert seen["Bela"] & both == both
    assert seen["Uma"] & both == both
    assert seen["Rita"] & both == OF_THE_REQUEST
    assert seen["Nils"] & both == set()
    assert seen["Nora"] == set()
    assert seen["Nils"] <= EVERYWHERE
    for who in ("Marta", "Rita", "Bela", "Nils"):
        assert "AuditEntry" not in seen[who]
    assert "AuditEntry" in seen["Uma"]
    assert stored - both - EVERYWHERE <= {"AuditEntry", "SignInSession", "Occurrence"}


async def test_counts_agree_with_pages_for_every_actor(database: Database) -> None:
    story = await a_full_story(database)

    found = {who: await counts(story, who) for who in ("Marta", "Rita", "Bela", "Nils", "Uma", "Nora", "Ada")}

    assert {who: each["exceptionRequests"] for who, each in found.items()} == {
        "Marta": 1, "Rita": 1, "Bela": 1, "Nils": 0, "Uma": 1, "Nora": 0, "Ada": 0,
    }  # fmt: skip
    assert {who: each["projects"] for who, each in found.items()} == {
        "Marta": 1, "Rita": 0, "Bela": 1, "Nils": 0, "Uma": 1, "Nora": 0, "Ada": 1,
    }  # fmt: skip
    assert {who for who, each in found.items() if each["auditEntries"]} == {"Uma", "Ada"}
    assert {name: count for name, count in found["Nora"].items() if count} == {"people": 1, "units": 1}  # herself


async def test_whoever_reads_the_trail_of_one_unit_reads_no_other_s(
    database: Database, owner_engine: AsyncEngine
) -> None:
    """An office lead of Catering sees nothing of the programs' trail; one of Infrastructure sees the request alone."""
    story = await a_full_story(database)
    async with owner_engine.begin() as connection:
        for who in ("Nils", "Rita"):
            await connection.exec_driver_sql(
                "UPDATE role_assignment SET role = 'smo_lead' WHERE person_id = $1", (story.house.people[who],)
            )

    trail = "{ auditEntries { edges { node { subjectKind subjectRef } } } }"
    kinds = {}
    for who in ("Nils", "Rita"):
        told = await ask(story, who, trail)
        kinds[who] = {edge["node"]["subjectKind"] for edge in told.data["auditEntries"]["edges"]}

    assert kinds == {"Nils": set(), "Rita": {"ExceptionRequest", "Service"}}


async def test_who_holds_a_role_is_told_to_all_and_what_a_closed_place_is_called_to_those_who_see_it(
    database: Database,
) -> None:
    story = await a_full_story(database)
    marta = gid("Person", story.house.people["Marta"])
    roles = f'{{ node(id: "{marta}") {{ ... on Person {{ roles {{ role scopeName }} programs {{ ref name }} }} }} }}'

    bela = (await ask(story, "Bela", roles)).data["node"]
    nils = (await ask(story, "Nils", roles)).data["node"]

    (program,) = bela["programs"]
    assert bela["roles"] == [{"role": "PROGRAM_MANAGER", "scopeName": program["name"]}]
    assert nils == {"roles": [{"role": "PROGRAM_MANAGER", "scopeName": program["ref"]}], "programs": []}


async def test_nobody_signed_in_reads_nothing(database: Database) -> None:
    story = await a_full_story(database)

    for field in (*(f"{name} {{ totalCount }}" for name in LISTS), "viewer { demo }", "leadership { headline }"):
        told = await ask(story, NOBODY, f"{{ {field} }}")
        assert told.data is None
        assert told.codes == ("NotAllowed",), field


async def test_the_helper_sees_the_request_that_waits_for_them_and_no_other(database: Database) -> None:
    story = await a_relocation(database)
    await an_outsider(story)
    request = await submitted(story)
    async with story.as_("Rita") as work:
        await decline_request(
            work,
            DeclineRequest(
                request_id=RequestId(request.id),
                seen=request.version,
                reason="Full.",
                helper_id=story.person("Nils"),
                next_date=NOON.date().replace(day=12),
            ),
        )
    await submitted(story, title="Another")

    told = await ask(
        story,
        "Nils",
        "{ waitingForMe { act request { ref answers { id helper { name } } } } exceptionRequests { totalCount } }",
    )

    (waiting,) = told.data["waitingForMe"]
    assert (waiting["act"], waiting["request"]["ref"]) == ("replyAsHelper", request.ref)
    assert [answer["helper"]["name"] for answer in waiting["request"]["answers"]] == ["Nils"]
    assert told.data["exceptionRequests"]["totalCount"] == 1


async def test_leadership_is_for_leaders(database: Database) -> None:
    story = await a_full_story(database)
    page = "{ leadership { headline openRequests burning { request { ref } } gates { ref } overrides { outcome } } }"

    for who in ("Marta", "Rita", "Bela", "Nils", "Nora", "Ada"):
        assert (await ask(story, who, page)).codes == ("NotAllowed",)
    for who in ("Olivia", "Paula", "Uma"):
        assert (await ask(story, who, page)).data["leadership"]["headline"]


async def test_a_link_leads_no_further_than_one_may_see(database: Database) -> None:
    """Rita answers for Infrastructure: a request says of which project it is, and the project stays closed to her."""
    story = await a_full_story(database)
    document = """{ exceptionRequests { edges { node { projectName programName project { name gates { ref } }
      program { weeklyBurn { amount } projects { name } } } } } }"""

    told = await ask(story, "Rita", document)

    (edge,) = told.data["exceptionRequests"]["edges"]
    assert edge["node"] == {
        "projectName": "Move to the north site", "programName": "Relocation", "project": None, "program": None,
    }  # fmt: skip
