"""ADKAR (the names are marks of Prosci): where each person stands, then how many stand where.

Law: five elements scored 1 to 5 in the order A, D, K, A, R; the barrier point is the first scored 3 or below. It is
computed per person and then counted, because averages hide barriers. Fewer than five people are not shown.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from triptych.kernel.figures import Figure
from triptych.kernel.refusals import Invalid
from triptych.kernel.small_groups import MINIMUM, TOO_FEW, withheld

K = TypeVar("K", bound=Hashable)
BARRIER_AT = 3
NOT_ANSWERED = "not answered"
COULD_BE_SUBTRACTED = "withheld, because a smaller group could be told from it"


class Element(StrEnum):
    """The five elements in their order, and `NONE` for somebody without a barrier."""

    AWARENESS = "awareness"
    DESIRE = "desire"
    KNOWLEDGE = "knowledge"
    ABILITY = "ability"
    REINFORCEMENT = "reinforcement"
    NONE = "none"


BEFORE_ABILITY = frozenset({Element.AWARENESS, Element.DESIRE, Element.KNOWLEDGE})


@dataclass(frozen=True, slots=True)
class Scores:
    """One person's answers, 1 to 5; None is not answered. Raises `Invalid` for anything off the scale."""

    awareness: int | None
    desire: int | None
    knowledge: int | None
    ability: int | None
    reinforcement: int | None

    def __post_init__(self) -> None:
        for element, score in self.in_order():
            if score is not None and score not in range(1, 6):
                raise Invalid.at(element.value, "off_the_scale", "A score lies between 1 and 5.")

    def in_order(self) -> tuple[tuple[Element, int | None], ...]:
        """The elements with their scores, in the order in which a barrier is looked for."""
        scores = (self.awareness, self.desire, self.knowledge, self.ability, self.reinforcement)
        return tuple(zip(Element, scores, strict=False))


def barrier_point(scores: Scores) -> Figure[Element]:
    """The first element scored 3 or below; undefined where an element before it was not answered."""
    for element, score in scores.in_order():
        if score is None:
            return Figure(reason=NOT_ANSWERED)
        if score <= BARRIER_AT:
            return Figure(element)
    return Figure(Element.NONE)


def barriers(people: Iterable[Scores]) -> Counter[Element]:
    """How many people have their barrier where; those without a known barrier point are left out."""
    return Counter(point for scores in people if (point := barrier_point(scores).value) is not None)


def distribution(people: Iterable[Scores]) -> Figure[dict[Element, Decimal]]:
    """The share of people at each barrier point; not shown below five people."""
    counted = barriers(people)
    n = counted.total()
    if n < MINIMUM:
        return Figure(reason=TOO_FEW)
    return Figure({element: Decimal(counted[element]) / n for element in Element})


def stuck_before_ability(people: Iterable[Scores]) -> Figure[Decimal]:
    """The share of people whose barrier is Awareness, Desire or Knowledge; not shown below five people."""
    counted = barriers(people)
    n = counted.total()
    if n < MINIMUM:
        return Figure(reason=TOO_FEW)
    return Figure(Decimal(sum(counted[element] for element in BEFORE_ABILITY)) / n)


def distributions(groups: Mapping[K, Sequence[Scores]]) -> dict[K, Figure[dict[Element, Decimal]]]:
    """Each group's distribution, to stand beside that of all groups together.

    A small group is not shown, and neither is a group from which it could be told by subtraction (trap 11).
    """
    hidden = withheld({key: barriers(people).total() for key, people in groups.items()})
    return {
        key: Figure(reason=COULD_BE_SUBTRACTED)
        if key in hidden and barriers(people).total() >= MINIMUM
        else distribution(people)
        for key, people in groups.items()
    }
