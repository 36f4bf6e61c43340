"""The lifecycle that the database's trigger reads, as every migration left it, is that of the rule, row by row."""

from sqlalchemy import select

from triptych.governance.exceptions.rules.lifecycle import State, clock_runs, transition_rows
from triptych.model.database import Database
from triptych.model.exception import RequestClock, RequestTransition


async def test_the_database_knows_exactly_the_transitions_of_the_rule(database: Database) -> None:
    async with database.sessions() as session:
        rows = await session.scalars(select(RequestTransition))

        assert sorted((row.state, row.kind, row.next_state) for row in rows) == sorted(transition_rows())


async def test_the_database_lets_the_clock_run_in_exactly_the_states_of_the_rule(database: Database) -> None:
    async with database.sessions() as session:
        rows = await session.scalars(select(RequestClock))

        assert {row.state: row.runs for row in rows} == {state.value: clock_runs(state) for state in State}
