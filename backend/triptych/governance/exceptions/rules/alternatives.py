"""What an alternative must say, so that it can be compared with the others (EX6, trap 12)."""

from collections.abc import Iterator
from typing import Protocol

from triptych.kernel.exception_words import AlternativeKind
from triptych.kernel.money import Money
from triptych.kernel.refusals import Problem
from triptych.kernel.said import says_something

FARTHEST = 3  # 0 within the rule, 1 near, 2 far, 3 outside it
LONGEST_LEAD_TIME_DAYS = 3660
LONGEST_REASON = 20_000


class Offer(Protocol):
    """What is looked at of an alternative."""

    @property
    def kind(self) -> AlternativeKind: ...
    @property
    def title(self) -> str: ...
    @property
    def cost(self) -> Money: ...
    @property
    def lead_time_days(self) -> int: ...
    @property
    def rule_distance(self) -> int: ...


def alternative_problems(offer: Offer) -> tuple[Problem, ...]:
    """Everything that is wrong with an alternative as somebody wants to propose it."""
    return tuple(_problems(offer))


def _problems(offer: Offer) -> Iterator[Problem]:
    if not says_something(offer.title):
        yield Problem("title", "required", "Say what the alternative is.")
    if offer.cost.amount < 0:
        yield Problem("cost.amount", "negative", "A cost is not negative.")
    if not 0 <= offer.lead_time_days <= LONGEST_LEAD_TIME_DAYS:
        yield Problem("leadTimeDays", "out_of_range", "A lead time is between 0 days and ten years.")
    if not 0 <= offer.rule_distance <= FARTHEST:
        yield Problem("ruleDistance", "out_of_range", "The distance from the rule is 0 (within) to 3 (outside).")
    elif offer.kind is AlternativeKind.WITHIN_RULE and offer.rule_distance > 0:
        yield Problem("ruleDistance", "contradiction", "An alternative within the rule has no distance from it.")


def mark_problems(*, real: bool, reason: str | None) -> Iterator[Problem]:
    """What is not real says why, so that the next alternative is a better one; what is real needs no reason."""
    if not real and not says_something(reason):
        yield Problem("reason", "required", "Say why this alternative is not a real one for you.")
    if real and reason is not None:
        yield Problem("reason", "only_not_real", "A reason belongs to an alternative that is not real.")
    if reason is not None and len(reason) > LONGEST_REASON:
        yield Problem("reason", "too_long", f"At most {LONGEST_REASON:,} characters; this has {len(reason):,}.")
