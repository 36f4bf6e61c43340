"""Who could say yes to an ask before it is sent, as the graph tells it: an answer, or in words what is wrong."""

from typing import Any

from asking import an_outsider, ask, gid
from relocation import Relocation, a_relocation
from triptych.model.database import Database

COULD = """query Could($ask: UnsentAskInput!) { whoCouldSayYes(ask: $ask) {
  __typename
  ... on WhoCan { countedAmount { amount currency } needed { label office } chain { name signs limit } notWaivable }
  ... on Invalid { problems { field code } }
  ... on NotFound { message }
} }"""


def unsent(story: Relocation, **changes: Any) -> dict[str, Any]:
    """The form of an ask as it stands before it is sent."""
    return {
        "projectId": gid("Project", story.ids["project"]),
        "providerUnitId": gid("OrgUnit", story.ids["infrastructure"]),
        "amount": {"amount": "100000", "currency": "USD"},
        "paidBy": "REQUESTER",
        **changes,
    }


async def told(story: Relocation, who: str = "Marta", **changes: Any) -> Any:
    """What somebody is told."""
    return (await ask(story, who, COULD, ask=unsent(story, **changes))).data["whoCouldSayYes"]


async def test_the_chain_is_told_with_what_each_of_it_signs(database: Database) -> None:
    story = await a_relocation(database)

    found = await told(story, rules=[gid("Rule", story.ids["rule"])], paidBy="PROVIDER")

    assert found["countedAmount"] == {"amount": "100000", "currency": "USD"}
    assert [each["office"] for each in found["needed"]] == ["SMO", None]
    assert [(each["name"], each["signs"]) for each in found["chain"]] == [
        ("Olivia", ["Waive the SMO standard", "Approve the money"])
    ]


async def test_what_is_wrong_is_told_at_its_field(database: Database) -> None:
    story = await a_relocation(database)

    wrong = [
        await told(story, amount={"amount": "-1", "currency": "USD"}),
        await told(story, amount={"amount": "much", "currency": "USD"}),
        await told(story, amount={"amount": "5", "currency": "EUR"}),
        await told(story, targets=[{"kind": "STANDARD"}]),
        await told(story, projectId="nonsense"),
    ]

    assert [each["problems"][0]["field"] for each in wrong] == [
        "amount.amount",
        "amount.amount",
        "amount",
        "targets.0",
        "projectId",
    ]
    assert {each["__typename"] for each in wrong} == {"Invalid"}


async def test_whoever_reads_no_request_of_the_project_finds_none(database: Database) -> None:
    story = await a_relocation(database)
    await an_outsider(story)

    for who, changes in [("Nora", {}), ("Marta", {"rules": [gid("Rule", story.ids["gate"])]})]:
        assert (await told(story, who, **changes))["__typename"] == "NotFound"
