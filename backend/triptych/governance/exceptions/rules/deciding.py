"""What the terms of an approval must say: a reason, an end that lies ahead, conditions with dates inside it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.rules.lifecycle import SUPERSEDABLE
from triptych.kernel.days import day_of
from triptych.kernel.exception_words import APPROVALS, Outcome
from triptych.kernel.refusals import Problem
from triptych.kernel.said import says_something

LONGEST = timedelta(days=5 * 366)


class Standing(StrEnum):
    """What an approval would be to the decisions before it.

    `FIRST`: nothing was decided, or what was decided ended by its own words, and the request was taken up again.
    `OVERRIDE`: a decision is in force, or under appeal, and somebody with more authority supersedes it. `ANEW`: a
    decline or a revocation was re-opened on new facts; whoever made it may reconsider, everybody else needs more
    authority than they have. `EXTENSION`: an approval in force gets a later end; the authorities that it needs are
    enough, and whoever approved may be among them. `LONGER_OVERRIDE`: the same of an approval that superseded another
    decision; whoever made it leads, or somebody with more authority, or a longer end would undo what they said.
    """

    FIRST = "first"
    OVERRIDE = "override"
    ANEW = "anew"
    EXTENSION = "extension"
    LONGER_OVERRIDE = "longer_override"

    @property
    def asks_for_rank(self) -> bool:
        """Whether more authority is asked for than that of the decision before."""
        return self in {Standing.OVERRIDE, Standing.ANEW, Standing.LONGER_OVERRIDE}

    @property
    def asks_for_money(self) -> bool:
        """Whether the authority over the money signs, and leads, even where no money is asked."""
        return self in {Standing.OVERRIDE, Standing.LONGER_OVERRIDE}


def standing_of(state: State, last: Outcome | None) -> Standing:
    """What an approval of a request in this state would be, after its last decision."""
    if state in SUPERSEDABLE or state is State.APPEALED:
        return Standing.OVERRIDE
    return Standing.FIRST if last is None or last in _ENDS_BY_ITSELF else Standing.ANEW


# What says itself until when it holds is no last word: taken up again, it is decided as if for the first time.
_ENDS_BY_ITSELF = {Outcome.DEFERRED, Outcome.DEFERRAL_UPHELD, *APPROVALS}


class Conditional(Protocol):
    """What is looked at of a condition."""

    @property
    def statement(self) -> str: ...
    @property
    def due_on(self) -> date: ...


class TermsAsked(Protocol):
    """What is looked at of the terms."""

    @property
    def reason(self) -> str: ...
    @property
    def valid_until(self) -> datetime: ...
    @property
    def conditions(self) -> Sequence[Conditional]: ...


def terms_problems(terms: TermsAsked, now: datetime, time_zone: str) -> tuple[Problem, ...]:
    """Everything that is wrong with the terms of an approval, at once. Days are days of the zone."""
    return tuple(_problems(terms, now, time_zone))


def _problems(terms: TermsAsked, now: datetime, time_zone: str) -> Iterator[Problem]:
    if not says_something(terms.reason):
        yield Problem("reason", "required", "Say why; the reason stays with the decision.")
    if terms.valid_until.tzinfo is None:
        yield Problem("validUntil", "no_zone", "Give an instant with its zone.")
        return
    if terms.valid_until <= now:
        yield Problem("validUntil", "past", "This has passed; until when shall the approval hold?")
    elif terms.valid_until - now > LONGEST:
        yield Problem("validUntil", "too_far", "An exception ends within five years.")
    for at, condition in enumerate(terms.conditions):
        if not says_something(condition.statement):
            yield Problem(f"conditions.{at}.statement", "required", "Say what must be done.")
        if condition.due_on < day_of(now, time_zone):
            yield Problem(f"conditions.{at}.dueOn", "past", "This date has passed.")
        elif condition.due_on > day_of(terms.valid_until, time_zone):
            yield Problem(f"conditions.{at}.dueOn", "after_end", "A condition falls due before the approval ends.")
