"""The lifecycle that the database's trigger reads is the lifecycle of the rule, row by row."""

import re
from importlib import resources

from triptych.governance.exceptions.rules.lifecycle import State, clock_runs, transition_rows

SQL = resources.files("triptych.model.migrations").joinpath("sql", "0001", "lifecycle.sql").read_text(encoding="utf-8")
TRANSITIONS, CLOCK = SQL.split("INSERT INTO request_clock")


def test_the_database_knows_exactly_the_transitions_of_the_rule() -> None:
    rows = re.findall(r"\('([^']*)',\s*'([^']*)',\s*'([^']*)'\)", TRANSITIONS)

    assert sorted(rows) == sorted(transition_rows())


def test_the_database_lets_the_clock_run_in_exactly_the_states_of_the_rule() -> None:
    rows = dict(re.findall(r"\('([^']*)',\s*(true|false)\)", CLOCK))

    assert rows == {state.value: str(clock_runs(state)).lower() for state in State if state.value in rows}
    assert set(rows) >= {state.value for state in State if state}
