"""What waiting costs beside the burn, as it may be stated (EX4, DOMAIN 4.4): figure, basis, and for a loss its day."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from triptych.kernel.exception_words import FurtherCostKind
from triptych.kernel.money import Money
from triptych.kernel.refusals import Problem
from triptych.kernel.said import says_something


class Stated(Protocol):
    """What is looked at of a statement."""

    @property
    def kind(self) -> FurtherCostKind: ...
    @property
    def amount(self) -> Money: ...
    @property
    def falls_on(self) -> date | None: ...
    @property
    def basis(self) -> str: ...


def further_cost_problems(stated: Stated, today: date) -> tuple[Problem, ...]:
    """Everything that is wrong with a further cost as somebody wants to state it. An amount of 0 takes it back."""
    return tuple(_problems(stated, today))


def _problems(stated: Stated, today: date) -> Iterator[Problem]:
    if stated.amount.amount < 0:
        yield Problem("amount.amount", "negative", "A cost is not negative; 0 takes it back.")
    if not says_something(stated.basis):
        yield Problem("basis", "required", "Say what the figure rests on.")
    if stated.kind is not FurtherCostKind.DEADLINE_LOSS:
        if stated.falls_on is not None:
            yield Problem("fallsOn", "only_of_a_loss", "Only what is lost at once falls on a day.")
    elif stated.falls_on is None:
        yield Problem("fallsOn", "required", "Say by which day it must be there.")
    elif stated.falls_on < today and stated.amount.amount > 0:
        yield Problem("fallsOn", "past_date", "The day lies in the past.")
