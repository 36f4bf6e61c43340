"""What a gate must say, and which outcomes its keys allow (Cooper's outcomes, DOMAIN 4.14)."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from triptych.kernel.health import KeyState
from triptych.kernel.refusals import Problem
from triptych.kernel.said import says_something

GOES = frozenset({"go", "conditional_go"})


class GateAsked(Protocol):
    """What is looked at of a gate."""

    @property
    def name(self) -> str: ...
    @property
    def due_on(self) -> date: ...
    @property
    def criteria(self) -> str: ...
    @property
    def cost_tolerance_percent(self) -> Decimal: ...
    @property
    def time_tolerance_days(self) -> int: ...
    @property
    def barrier_threshold(self) -> Decimal: ...


class ConditionAsked(Protocol):
    """What is looked at of a condition."""

    @property
    def statement(self) -> str: ...
    @property
    def due_on(self) -> date: ...


class DecisionAsked(Protocol):
    """What is looked at of a decision at a gate."""

    @property
    def outcome(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def conditions(self) -> Sequence[ConditionAsked]: ...


def gate_problems(gate: GateAsked, today: date) -> tuple[Problem, ...]:
    """Everything that is wrong with a gate as somebody wants to create it."""
    return tuple(_gate(gate, today))


def deciding_problems(decision: DecisionAsked, state: KeyState, today: date) -> tuple[Problem, ...]:
    """Everything that is wrong with a decision at a gate, given the worst of its three keys.

    Three keys that pass allow a go; where a key passes by an exception, only a conditional go; where a key is blocked
    or not shown, neither.
    """
    return tuple(_deciding(decision, state, today))


def _gate(gate: GateAsked, today: date) -> Iterator[Problem]:
    if not says_something(gate.name):
        yield Problem("name", "required", "Give the gate a name.")
    if not says_something(gate.criteria):
        yield Problem("criteria", "required", "Say what must be shown at this gate; a gate is more than a date.")
    if gate.due_on < today:
        yield Problem("dueOn", "past", "This date has passed.")
    if not 0 <= gate.cost_tolerance_percent <= 1000:
        yield Problem("costTolerancePercent", "out_of_range", "The tolerance lies between 0 and 1000 percent.")
    if not 0 <= gate.time_tolerance_days <= 3660:
        yield Problem("timeToleranceDays", "out_of_range", "The tolerance lies between 0 days and ten years.")
    if not 0 <= gate.barrier_threshold <= 1:
        yield Problem("barrierThreshold", "out_of_range", "The threshold is a share between 0 and 1.")


def _deciding(decision: DecisionAsked, state: KeyState, today: date) -> Iterator[Problem]:
    if not says_something(decision.reason):
        yield Problem("reason", "required", "Say why; the reason stays with the decision.")
    if decision.outcome in GOES and state in {KeyState.BLOCKED, KeyState.NOT_SHOWN}:
        yield Problem("outcome", "key_blocked", "A key is blocked or not shown: the project cannot go through.")
    elif decision.outcome == "go" and state is KeyState.EXCEPTED:
        yield Problem("outcome", "key_excepted", "A key passes by an exception: decide a conditional go, with dates.")
    if decision.outcome == "conditional_go" and not decision.conditions:
        yield Problem("conditions", "required", "A conditional go names what must be done by when.")
    for at, condition in enumerate(decision.conditions):
        if not says_something(condition.statement):
            yield Problem(f"conditions.{at}.statement", "required", "Say what must be done.")
        if condition.due_on < today:
            yield Problem(f"conditions.{at}.dueOn", "past", "This date has passed.")
