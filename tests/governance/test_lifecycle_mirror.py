"""The lifecycle that the database's trigger reads, as every migration left it, is that of the rule, row by row."""

from sqlalchemy import select

from triptych.governance.exceptions.rules.hops import HOP_OF, hop_rows
from triptych.governance.exceptions.rules.lifecycle import State, clock_runs, transition_rows
from triptych.model.database import Database
from triptych.model.decision_clock import RequestHop
from triptych.model.exception import RequestClock, RequestTransition


async def test_the_database_knows_exactly_the_transitions_of_the_rule(database: Database) -> None:
    async with database.sessions() as session:
        rows = await session.scalars(select(RequestTransition))

        assert sorted((row.state, row.kind, row.next_state) for row in rows) == sorted(transition_rows())


async def test_the_database_lets_the_clock_run_in_exactly_the_states_of_the_rule(database: Database) -> None:
    async with database.sessions() as session:
        rows = await session.scalars(select(RequestClock))

        assert {row.state: row.runs for row in rows} == {state.value: clock_runs(state) for state in State}


async def test_the_database_knows_exactly_with_which_events_hops_begin(database: Database) -> None:
    async with database.sessions() as session:
        rows = await session.scalars(select(RequestHop))

        assert sorted((row.state, row.kind) for row in rows) == sorted(hop_rows())


def test_somebody_is_waited_for_in_every_state_in_which_waiting_costs() -> None:
    passing = {State.DECLINE_HELPED, State.DEFERRAL_HELPED}

    assert {state for state in State if clock_runs(state)} - passing <= set(HOP_OF)
