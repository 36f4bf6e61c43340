"""How alike two requests are, explained part by part (EX8).

Law: similarity = sum over the parts of weight x agreement; each agreement is symmetric and lies between 0 and 1, the
weights add up to 1. Agreement of sets is that of Jaccard (what both have / what either has), of words that of Dice
(twice what both have / what each has). A part that cannot be compared adds nothing and says why.

Two requests are *close* above 0.80. Without a rule or gap in common they come to 0.60 at most, without a word in common
to 0.80: so a close precedent always met the same rule or gap, and its need was said in some of the same words.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from uuid import UUID

from triptych.kernel.exception_words import Outcome, Payer

CLOSE = Decimal("0.80")
MOST_OBLIGING = 3
BANDS = (Decimal(25_000), Decimal(250_000), Decimal(5_000_000))
_PLACES = Decimal("0.0001")


class Part(StrEnum):
    """What is compared."""

    RULE = "rule"
    TARGET = "target"
    AMOUNT = "amount"
    WORDS = "words"
    CONTEXT = "context"


WEIGHTS: dict[Part, Decimal] = {
    Part.RULE: Decimal("0.40"),
    Part.TARGET: Decimal("0.15"),
    Part.AMOUNT: Decimal("0.15"),
    Part.WORDS: Decimal("0.20"),
    Part.CONTEXT: Decimal("0.10"),
}
NOTHING_IN_THE_WAY = "nothing stands in the way of either"
NO_RATE = "the amounts have no rate between them"
NO_WORDS = "neither has words that can be compared"


@dataclass(frozen=True, slots=True)
class Aspects:
    """What is looked at of a request. `keys` are the rules and gaps in its way, `band` is None without a rate."""

    keys: frozenset[UUID]
    kinds: frozenset[str]
    payer: Payer
    band: int | None
    words: frozenset[str]
    program_id: UUID
    unit_id: UUID
    service_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """One part: how far the two agree in it (0 to 1), and what that adds; or why it cannot be compared."""

    part: Part
    agreement: Decimal | None
    share: Decimal
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Similarity:
    """The parts, and what they add up to, with four digits after the point."""

    parts: tuple[Agreement, ...]

    @property
    def total(self) -> Decimal:
        """Between 0 and 1."""
        return sum((part.share for part in self.parts), Decimal(0))

    @property
    def is_close(self) -> bool:
        """Whether a decider has to follow or to distinguish it."""
        return self.total > CLOSE


def band_of(amount: Decimal) -> int:
    """Which band of money an amount in base currency lies in; a limit belongs to the band below it."""
    return sum(1 for limit in BANDS if amount > limit)


def band_limits(band: int) -> tuple[Decimal, Decimal | None]:
    """The amounts that a band lies between: above the first (from zero on in the lowest), at most the second."""
    return (BANDS[band - 1] if band else Decimal(0), BANDS[band] if band < len(BANDS) else None)


def similarity(one: Aspects, other: Aspects) -> Similarity:
    """How alike two requests are; the same whichever is named first."""
    found = {
        Part.RULE: (_jaccard(one.keys, other.keys), NOTHING_IN_THE_WAY),
        Part.TARGET: (_target(one, other), None),
        Part.AMOUNT: (_amount(one.band, other.band), NO_RATE),
        Part.WORDS: (_dice(one.words, other.words), NO_WORDS),
        Part.CONTEXT: (_context(one, other), None),
    }
    return Similarity(tuple(_part(part, agreement, reason) for part, (agreement, reason) in found.items()))


def _part(part: Part, agreement: Decimal | None, reason: str | None) -> Agreement:
    if agreement is None:
        return Agreement(part, None, Decimal(0), reason)
    share = (WEIGHTS[part] * agreement).quantize(_PLACES, ROUND_DOWN)
    return Agreement(part, agreement.quantize(_PLACES, ROUND_DOWN), share)


def _jaccard(one: AbstractSet[object], other: AbstractSet[object]) -> Decimal | None:
    either = one | other
    return Decimal(len(one & other)) / len(either) if either else None


def _dice(one: frozenset[str], other: frozenset[str]) -> Decimal | None:
    both = len(one) + len(other)
    return Decimal(2 * len(one & other)) / both if both else None


def _target(one: Aspects, other: Aspects) -> Decimal:
    """Half for what they want to be excepted from (naming nothing is alike, too), half for whose money it is."""
    kinds = _jaccard(one.kinds, other.kinds)
    return ((Decimal(1) if kinds is None else kinds) + (one.payer is other.payer)) / 2


def _amount(one: int | None, other: int | None) -> Decimal | None:
    """The same band; half for the band beside it."""
    if one is None or other is None:
        return None
    return {0: Decimal(1), 1: Decimal("0.5")}.get(abs(one - other), Decimal(0))


def _context(one: Aspects, other: Aspects) -> Decimal:
    """Which of program, providing unit and service are the same; a service counts where either names one."""
    same = [one.program_id == other.program_id, one.unit_id == other.unit_id]
    if one.service_id is not None or other.service_id is not None:
        same.append(one.service_id == other.service_id)
    return Decimal(sum(same)) / len(same)


class Comes(StrEnum):
    """What a decision comes to for whoever asked."""

    YES = "yes"
    NO = "no"
    LATER = "later"


COMES_TO: dict[Outcome, Comes] = {
    Outcome.APPROVED: Comes.YES,
    Outcome.APPROVED_WITH_CONDITIONS: Comes.YES,
    Outcome.EMERGENCY_GO: Comes.YES,
    Outcome.DECLINED: Comes.NO,
    Outcome.DECLINE_UPHELD: Comes.NO,
    Outcome.REVOKED: Comes.NO,
    Outcome.REVOCATION_UPHELD: Comes.NO,
    Outcome.DEFERRED: Comes.LATER,
    Outcome.DEFERRAL_UPHELD: Comes.LATER,
}


def opposite(one: Outcome, other: Outcome) -> bool:
    """A yes against a no; "later" is neither."""
    return {COMES_TO[one], COMES_TO[other]} == {Comes.YES, Comes.NO}
