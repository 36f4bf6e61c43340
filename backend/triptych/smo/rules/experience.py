"""Customer experience measures: definitions are versioned, n and interval are shown, and there is no default score.

Law: NPS = %(9-10) - %(0-6) of answers 0 to 10 (Reichheld); CSAT = share of the top two of five; CES has no single
standard, so its scale and direction are frozen in a definition with a version.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from triptych.kernel.figures import Figure
from triptych.kernel.proportions import Z_95, Proportion, wilson
from triptych.kernel.refusals import Invalid

NO_ANSWERS = "no answers"


@dataclass(frozen=True, slots=True)
class Score:
    """A score with the number of answers and, where it has one, its 95 % interval."""

    value: Decimal
    n: int
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CesDefinition:
    """One frozen way to ask for effort: the wording's version, the scale 1 to `top`, and which end is good."""

    version: int
    top: int
    high_is_easy: bool


def net_promoter(answers: Sequence[int]) -> Figure[Score]:
    """NPS from -100 to 100. Its interval takes each answer as +1, 0 or -1 (normal approximation, 95 %)."""
    _demand_scale(answers, 0, 10)
    n = len(answers)
    if n == 0:
        return Figure(reason=NO_ANSWERS)
    promoters = Decimal(sum(answer >= 9 for answer in answers)) / n
    detractors = Decimal(sum(answer <= 6 for answer in answers)) / n
    net = promoters - detractors
    half = Z_95 * (max(promoters + detractors - net * net, Decimal(0)) / n).sqrt()
    return Figure(Score(net * 100, n, max(net - half, Decimal(-1)) * 100, min(net + half, Decimal(1)) * 100))


def satisfaction(answers: Sequence[int]) -> Figure[Proportion]:
    """CSAT: the share that answered 4 or 5 of 1 to 5, with its Wilson interval."""
    _demand_scale(answers, 1, 5)
    return wilson(sum(answer >= 4 for answer in answers), len(answers)) if answers else Figure(reason=NO_ANSWERS)


def effort(answers: Sequence[int], definition: CesDefinition) -> Figure[Score]:
    """CES: the mean on the definition's own scale; comparable only within one version of the definition."""
    _demand_scale(answers, 1, definition.top)
    if not answers:
        return Figure(reason=NO_ANSWERS)
    return Figure(Score(Decimal(sum(answers)) / len(answers), len(answers)))


def _demand_scale(answers: Sequence[int], low: int, high: int) -> None:
    for at, answer in enumerate(answers):
        if not low <= answer <= high:
            raise Invalid.at(f"answers.{at}", "off_the_scale", f"An answer lies between {low} and {high}.")
