"""Expected "no" answers: exceptions inside, data at the edge. Anything that is not a `Refusal` is a bug.

A refusal rolls the transaction back. `graphql` maps each class to a member of a mutation's result union.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input.

    `field` is the path of the input field in camelCase, list positions as numbers (``alternatives.1.cost``), or ""
    when the problem concerns the whole input. `code` is stable and machine readable, `message` is a plain sentence.
    """

    field: str
    code: str
    message: str


class Refusal(Exception):
    """An expected "no". Subclasses say which kind; nothing is stored when one is raised."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(Refusal):
    """The record does not exist, or the actor may not see it: both answer the same."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact behind a denial: what was looked at, what it was, and whether it stood in the way."""

    label: str
    value: str
    stands_in_the_way: bool


@dataclass(frozen=True, slots=True)
class Denial:
    """Policy says no: the fact that decided, all facts looked at, and the nearest ask that would be permitted (AU4)."""

    code: str
    reason: str
    facts: tuple[Fact, ...] = field(default=())
    nearest: str | None = None


class NotAllowed(Refusal):
    """The actor may see the record but may not do this to it; always with the reason."""

    def __init__(self, denial: Denial) -> None:
        super().__init__(denial.reason)
        self.denial = denial


class Invalid(Refusal):
    """The input breaks a rule; every problem found is told at once, beside its field."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(p.message for p in self.problems))

    @classmethod
    def at(cls, field_path: str, code: str, message: str) -> "Invalid":
        """One problem at one field."""
        return cls([Problem(field_path, code, message)])


class Conflict(Refusal):
    """The record changed since the actor read it, or somebody else was first; says what stands now."""


class TookTooLong(Refusal):
    """Reading took longer than it may: the one who asks should ask for less."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"This took longer than {seconds:g} s. Ask for less: a smaller page, or fewer fields.")


def refuse_if(problems: Iterable[Problem]) -> None:
    """Raise `Invalid` with all problems, or return when there are none."""
    found = tuple(problems)
    if found:
        raise Invalid(found)
