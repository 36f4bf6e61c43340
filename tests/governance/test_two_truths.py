"""Two truths (EX12) on a database: every figure of compliance says both, from one rule, wherever it is told."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from asking import ask
from building import NOON
from fuller_story import a_finding
from relocation import Relocation, a_relocation, an_approval, evidence, submitted
from triptych.governance.exceptions import deciding
from triptych.governance.gates.standing import of_rules
from triptych.graphql.ids import to_global
from triptych.kernel.compliance import Compliance
from triptych.model.database import Database
from triptych.model.gate import Finding
from triptych.model.types import FindingId
from triptych.pmo import findings
from web.test_imports import a_browser

BOTH = "counted withExceptions withoutExceptions"
EVERYWHERE = f"""query ($project: String!, $rule: ID!) {{
  project(ref: $project) {{
    standards {{ {BOTH} }}
    findings {{ standing {{ state stateWithoutExceptions coveredBy coveredUntil }} }}
    transitions {{ compliance {{ {BOTH} }} criteria {{ position standing {{ state stateWithoutExceptions }} }} }}
    nextGate {{ readiness {{ compliance {{ {BOTH} }} keys {{ office compliance {{ {BOTH} }} }} }} }}
  }}
  node(id: $rule) {{ ... on Rule {{ compliance {{ {BOTH} }} }} }}
  leadership {{ headline gatesReady {{ {BOTH} }} standards {{ {BOTH} }} }}
}}"""


def pair(told: dict[str, int]) -> tuple[int, int, int]:
    return told["counted"], told["withExceptions"], told["withoutExceptions"]


async def everywhere(story: Relocation) -> dict[str, Any]:
    """Every figure of compliance that the graph tells of the story, as counted, with and without."""
    told = await ask(story, "Olivia", EVERYWHERE, project="P-0001", rule=to_global("Rule", story.ids["rule"]))
    project, page = told.data["project"], told.data["leadership"]
    gate = project["nextGate"]["readiness"]
    return {
        "standards": pair(project["standards"]),
        "rule": pair(told.data["node"]["compliance"]),
        "hand-over": pair(project["transitions"][0]["compliance"]),
        "keys of the gate": pair(gate["compliance"]),
        "delivery": pair(next(key["compliance"] for key in gate["keys"] if key["office"] == "PMO")),
        "service": pair(next(key["compliance"] for key in gate["keys"] if key["office"] == "SMO")),
        "leadership: gates": pair(page["gatesReady"]),
        "leadership: standards": pair(page["standards"]),
        "finding": tuple(project["findings"][0]["standing"].values()),
        "headline": page["headline"],
    }


@pytest.fixture
async def violated(database: Database) -> Relocation:
    """One criterion of two is not signed, and the rule in the way was found violated."""
    story = await a_relocation(database)
    await evidence(story, signed=False)
    await a_finding(story, story.ids["project"], story.ids["rule"])
    return story


async def excepted(story: Relocation) -> str:
    """Olivia approves for ten days, which covers the criterion and the rule that was cited."""
    request = await submitted(story)
    async with story.as_("Olivia") as work:
        ends = NOON + timedelta(days=10)
        await deciding.approve_request(work, an_approval(request, valid_until=ends, conditions=()))
    return request.ref


async def test_every_figure_says_both_truths_and_both_are_one_where_nothing_is_excepted(violated: Relocation) -> None:
    before = await everywhere(violated)
    ref = await excepted(violated)
    during = await everywhere(violated)
    violated.house.clock.now = NOON + timedelta(days=10)
    after = await everywhere(violated)

    assert before == {
        "standards": (1, 0, 0),
        "rule": (1, 0, 0),
        "hand-over": (2, 1, 1),
        "keys of the gate": (3, 1, 1),
        "delivery": (3, 2, 2),
        "service": (2, 1, 1),
        "leadership: gates": (1, 0, 0),
        "leadership: standards": (1, 0, 0),
        "finding": ("BLOCKED", "BLOCKED", None, None),
        "headline": before["headline"],
    }
    assert during == {
        "standards": (1, 1, 0),
        "rule": (1, 1, 0),
        "hand-over": (2, 2, 1),
        "keys of the gate": (3, 3, 1),
        "delivery": (3, 3, 2),
        "service": (2, 2, 1),
        "leadership: gates": (1, 1, 0),
        "leadership: standards": (1, 1, 0),
        "finding": ("EXCEPTED", "BLOCKED", ref, (NOON + timedelta(days=10)).isoformat()),
        "headline": "1 of 1 gate in the next 90 days is ready, 0 without exceptions.",
    }
    assert {name: told for name, told in after.items() if name != "headline"} == {
        name: told for name, told in before.items() if name != "headline"
    }


async def test_files_say_both_truths_as_well(violated: Relocation) -> None:
    await excepted(violated)

    async with a_browser(violated.house, "Olivia") as browser:
        found = {
            table: await first_row(browser, table, columns)
            for table, columns in {
                "rules": ["compliance"],
                "gates": ["state", "keys"],
                "projects": ["standards", "keys"],
            }.items()
        }

    assert told_of(found["rules"], "projects") == ("1", "1", "0")
    assert told_of(found["gates"], "keys") == ("3", "3", "1")
    assert told_of(found["projects"], "standards") == ("1", "1", "0")
    for table in ("gates", "projects"):
        row = found[table]
        assert (row["service_key_code"], row["service_key_without_exceptions_code"]) == ("excepted", "blocked")
    gate = found["gates"]
    assert (gate["opens_code"], gate["opens_without_exceptions_code"]) == ("excepted", "blocked")


async def first_row(browser: Any, table: str, columns: list[str]) -> dict[str, str]:
    answer = await browser.post(
        f"/exports/{table}", json={"format": "csv", "columns": columns}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 200, answer.text
    return next(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def told_of(row: dict[str, str], name: str) -> tuple[str, ...]:
    return tuple(row[f"{name}_{part}"] for part in ("counted", "with_exceptions", "without_exceptions"))


async def test_a_rule_is_counted_over_projects_that_one_may_see(violated: Relocation) -> None:
    """Rita sees no project; that the rule was violated somewhere is not told to her by a count either."""
    rule = violated.ids["rule"]

    async with violated.as_("Rita") as work:
        theirs = await of_rules(work, [rule])
    async with violated.as_("Olivia") as work:
        all_of_them = await of_rules(work, [rule])

    assert (theirs[rule], all_of_them[rule]) == (Compliance(0, 0, 0), Compliance(1, 0, 0))


async def test_a_standard_that_was_found_twice_is_counted_once(violated: Relocation) -> None:
    rule, project = violated.ids["rule"], violated.ids["project"]
    async with violated.as_("Sam") as work:
        finding = await work.session.scalar(select(Finding.id))
        assert finding is not None
        await findings.resolve_finding(
            work, findings.ResolveFinding(finding_id=FindingId(finding), resolution="Booked.")
        )
    async with violated.as_("Olivia") as work:
        right = await of_rules(work, [rule])
    await a_finding(violated, project, rule)
    async with violated.as_("Olivia") as work:
        wrong_again = await of_rules(work, [rule])

    assert (right[rule], wrong_again[rule]) == (Compliance(1, 1, 1), Compliance(1, 0, 0))
