"""Scenarios of authority: may I, which rows may I, and who may, asserted together over one small organisation.

A check that says yes and a list that forgets the row cannot both pass: each reader's list is compared with the check on
every record, and everybody in *who can say yes* is checked one by one.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from access.stage import Stage
from triptych.access.policy.ask import Permit

FOLDER = Path(__file__).parents[1] / "scenarios" / "authority"
SCENARIOS: list[dict[str, Any]] = [
    scenario
    for path in sorted(FOLDER.glob("*.yaml"))
    for scenario in yaml.safe_load(path.read_text(encoding="utf-8"))["scenarios"]
]


@pytest.fixture(scope="module")
def organisation() -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / "organisation.yml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["law"] for scenario in SCENARIOS])
def test_scenario(scenario: dict[str, Any], organisation: dict[str, Any]) -> None:
    stage = Stage(organisation, scenario)

    for case in scenario["may"]:
        assert stage.may(case) == case["answer"], case
    for case in scenario["where"]:
        assert stage.where(case) == sorted(case["records"]), case
        assert stage.where_one_by_one(case) == sorted(case["records"]), case
    for case in scenario["who"]:
        told = stage.who(case)
        assert told["chain"] == case["chain"], told
        assert {name: told["not"].get(name) for name in case.get("not", {})} == case.get("not", {}), told
        assert {name: told["delegates"].get(name) for name in case.get("delegates", {})} == case.get("delegates", {})
        for name, answer in stage.each_of_the_chain(case):
            assert isinstance(answer, Permit), (name, answer)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["law"] for scenario in SCENARIOS])
def test_a_scenario_says_who_may_where_and_who_can_together(scenario: dict[str, Any]) -> None:
    asked = {
        "may": {"person", "act", "at", "answer"},
        "where": {"person", "act", "records"},
        "who": {"needs", "chain"},
    }
    told = {"law", "people", "assignments", "delegations", "absences", "policy", "rates", "now"}

    assert set(scenario) - told == set(asked)
    for part, needed in asked.items():
        assert scenario[part], part
        for case in scenario[part]:
            assert needed <= set(case), (part, case)


def test_no_law_is_told_twice() -> None:
    laws = [scenario["law"] for scenario in SCENARIOS]

    assert len(laws) == len(set(laws)) >= 28
