"""An exception covers until an instant, and at that instant it has stopped, everywhere."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.exceptions.rules.coverage import (
    DatedCondition,
    DecisionFacts,
    covered_until,
    covering,
    covers,
    in_force,
)
from triptych.kernel.exception_words import APPROVALS, Outcome
from triptych.kernel.targets import Target, TargetKind

ZERO = datetime(2026, 6, 1, tzinfo=UTC)
PROJECT = UUID(int=7)
RACKS = Target(TargetKind.CRITERION, UUID(int=1), PROJECT)


def day(count: int) -> datetime:
    return ZERO + timedelta(days=count)


def approval(
    start: int = 0, end: int | None = 30, conditions: tuple[DatedCondition, ...] = (), **more: object
) -> DecisionFacts:
    outcome = Outcome.APPROVED_WITH_CONDITIONS if conditions else Outcome.APPROVED
    until = None if end is None else day(end)
    made = DecisionFacts(uuid4(), outcome, day(start), until, None, conditions, frozenset({RACKS}))
    return replace(made, **more)  # type: ignore[arg-type]


def test_an_approval_covers_from_its_instant_until_it_expires() -> None:
    decisions = [approval(end=30)]

    assert not covers(decisions, RACKS, day(0) - timedelta(microseconds=1))
    assert covers(decisions, RACKS, day(0))
    assert covers(decisions, RACKS, day(30) - timedelta(microseconds=1))
    assert not covers(decisions, RACKS, day(30))
    assert covered_until(decisions, RACKS, day(3)) == day(30)
    assert covered_until(decisions, RACKS, day(30)) is None


def test_only_what_is_named_is_covered_and_only_on_its_project() -> None:
    decisions = [approval()]

    assert not covers(decisions, replace(RACKS, id=UUID(int=2)), day(1))
    assert not covers(decisions, replace(RACKS, project_id=UUID(int=8)), day(1))
    assert not covers(decisions, replace(RACKS, kind=TargetKind.STANDARD), day(1))


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - APPROVALS))
def test_a_refusal_covers_nothing(outcome: Outcome) -> None:
    assert not covers([approval(outcome=outcome)], RACKS, day(1))


def test_an_approval_without_an_end_covers_nothing() -> None:
    assert not covers([approval(end=None)], RACKS, day(1))


@pytest.mark.parametrize("outcome", list(Outcome))
def test_whatever_supersedes_an_approval_ends_it_at_that_instant(outcome: Outcome) -> None:
    first = approval()
    second = replace(approval(start=10), outcome=outcome, supersedes=first.id, targets=frozenset())
    decisions = [first, second]

    assert covers(decisions, RACKS, day(10) - timedelta(microseconds=1))
    assert not covers(decisions, RACKS, day(10))
    assert covered_until(decisions, RACKS, day(1)) == day(10)


def test_an_approval_does_not_come_back_when_its_successor_expires() -> None:
    first = approval(end=90)
    second = approval(start=10, end=20, supersedes=first.id)

    assert covers([first, second], RACKS, day(15))
    assert not covers([first, second], RACKS, day(25))


def test_an_overdue_condition_stops_the_cover_until_it_is_met() -> None:
    unmet = [approval(conditions=(DatedCondition(day(10)),))]
    met_late = [approval(conditions=(DatedCondition(day(10), day(15)),))]
    met_in_time = [approval(conditions=(DatedCondition(day(10), day(10)),))]

    assert covers(unmet, RACKS, day(10) - timedelta(microseconds=1))
    assert not covers(unmet, RACKS, day(10))
    assert covered_until(unmet, RACKS, day(1)) == day(10)
    assert not covers(met_late, RACKS, day(12))
    assert covers(met_late, RACKS, day(15))
    assert covered_until(met_in_time, RACKS, day(1)) == day(30)


def test_two_exceptions_carry_each_other_on() -> None:
    one, other = approval(end=10), approval(start=5, end=20)

    assert covered_until([one, other], RACKS, day(1)) == day(20)
    assert covering([one, other], RACKS, day(7)) == (one.id, other.id)
    assert covering([one, other], RACKS, day(12)) == (other.id,)


days = st.integers(0, 40)
conditions = st.lists(
    st.builds(lambda due, met: DatedCondition(day(due), None if met is None else day(met)), days, st.none() | days),
    max_size=3,
).map(tuple)


@st.composite
def chains(draw: st.DrawFn) -> list[DecisionFacts]:
    """Two requests, each a chain in which every decision supersedes the one before."""
    decisions: list[DecisionFacts] = []
    for _ in range(2):
        before: UUID | None = None
        for start in sorted(draw(st.lists(days, max_size=3))):
            made = approval(start, draw(days), draw(conditions), supersedes=before)
            decisions.append(replace(made, outcome=draw(st.sampled_from(Outcome))))
            before = decisions[-1].id
    return decisions


def _by_the_law(decisions: list[DecisionFacts], at: datetime) -> bool:
    superseded = {d.supersedes for d in decisions if d.at <= at}
    return any(
        decision.outcome in APPROVALS
        and decision.at <= at
        and decision.id not in superseded
        and decision.valid_until is not None
        and at < decision.valid_until
        and all(c.due > at or (c.met_at is not None and c.met_at <= at) for c in decision.conditions)
        for decision in decisions
    )


@given(chains(), days)
def test_the_resolver_agrees_with_the_law_read_instant_by_instant(decisions: list[DecisionFacts], count: int) -> None:
    assert covers(decisions, RACKS, day(count)) == _by_the_law(decisions, day(count))


@given(chains(), days)
def test_covered_until_is_the_first_instant_without_cover(decisions: list[DecisionFacts], count: int) -> None:
    end = covered_until(decisions, RACKS, day(count))

    if end is not None:
        assert not covers(decisions, RACKS, end)
        assert covers(decisions, RACKS, end - timedelta(microseconds=1))


@given(chains())
def test_of_one_chain_at_most_one_decision_is_in_force(decisions: list[DecisionFacts]) -> None:
    for count in range(42):
        chain_of = {d.id: d.supersedes for d in decisions}
        live = [d for d in decisions if any(p.covers(day(count)) for p in in_force(d, decisions))]
        for decision in live:
            ancestor = decision.supersedes
            while ancestor is not None:
                assert ancestor not in {d.id for d in live}
                ancestor = chain_of[ancestor]
