"""What a request needs to be opened: the need, the outcome, an amount that is not negative, a date that lies ahead."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Protocol

from triptych.governance.exceptions.rules.burn import phi_problems
from triptych.kernel.money import Money
from triptych.kernel.refusals import Problem
from triptych.kernel.said import says_something

LONGEST_TITLE = 200


class Opening(Protocol):
    """What is looked at of an ask."""

    @property
    def title(self) -> str: ...
    @property
    def need(self) -> str: ...
    @property
    def wanted_outcome(self) -> str: ...
    @property
    def amount(self) -> Money: ...
    @property
    def needed_by(self) -> date | None: ...
    @property
    def phi_low(self) -> Decimal | None: ...
    @property
    def phi_likely(self) -> Decimal | None: ...
    @property
    def phi_high(self) -> Decimal | None: ...
    @property
    def phi_basis(self) -> str | None: ...


def opening_problems(ask: Opening, today: date) -> tuple[Problem, ...]:
    """Everything that is wrong with a request as somebody wants to open it, at once."""
    return (*_words(ask), *amount_problems(ask.amount), *_date(ask.needed_by, today), *_phi(ask))


def required(**texts: str | None) -> tuple[Problem, ...]:
    """A problem for each text that says nothing; names are the camelCase paths of their fields."""
    return tuple(
        Problem(name, "required", "Say something here.") for name, text in texts.items() if not says_something(text)
    )


def _words(ask: Opening) -> Iterator[Problem]:
    if not says_something(ask.title):
        yield Problem("title", "required", "Give the request a short title.")
    elif len(ask.title) > LONGEST_TITLE:
        yield Problem("title", "too_long", f"Keep the title within {LONGEST_TITLE} characters.")
    if not says_something(ask.need):
        yield Problem("need", "required", "Say what you need, in your own words.")
    if not says_something(ask.wanted_outcome):
        yield Problem("wantedOutcome", "required", "Say what should be true when the need is met.")


def amount_problems(amount: Money) -> Iterator[Problem]:
    """What is wrong with what is asked for."""
    if amount.amount < 0:
        yield Problem("amount.amount", "negative", "An amount is not negative; write 0 if nothing is asked for.")


def _date(needed_by: date | None, today: date) -> Iterator[Problem]:
    if needed_by is not None and needed_by < today:
        yield Problem("neededBy", "past", "This date has passed; by when is it needed?")


def _phi(ask: Opening) -> Iterator[Problem]:
    yield from phi_problems(ask.phi_low, ask.phi_likely, ask.phi_high)
    if ask.phi_likely is not None and not says_something(ask.phi_basis):
        yield Problem("phiBasis", "required", "Say what this share rests on, so that others can trust the figure.")
