"""One project as published in one year: the facts and narratives, each figure a value, withheld or missing."""

from dataclasses import dataclass, field
from decimal import Decimal

from triptych.exchange.figures import Figure, PublishedDate, variance_percent
from triptych.exchange.ratings import Rating

UNCLASSIFIED = "Unclassified"
WEEKS_IN_A_YEAR = 52


@dataclass(frozen=True, slots=True)
class Narratives:
    """The publisher's texts, as published without the spaces around; "" when there is none."""

    description: str = ""
    rating: str = ""
    schedule: str = ""
    variance: str = ""
    whole_life_cost: str = ""
    benefits: str = ""


@dataclass(frozen=True, slots=True)
class ProjectYear:
    """A project-year. Money is in pounds sterling, `variance_percent` in percent as published.

    Equality is of the published facts: where the record stood in its file takes no part in it.
    """

    publication_year: int
    publisher_key: str | None
    name: str
    department_as_published: str = field(compare=False)
    department: str
    department_known: bool
    category: str | None
    ratings: tuple[Rating, ...]
    start: PublishedDate
    end: PublishedDate
    baseline: Figure
    forecast: Figure
    variance: Figure
    variance_percent: Figure
    whole_life_cost: Figure
    benefits: Figure
    narratives: Narratives
    record: int = field(compare=False)
    line: int = field(compare=False)
    raw: tuple[str, ...] = field(default=(), compare=False, repr=False)

    currency = "GBP"

    @property
    def program(self) -> str:
        """The category published for it, or "Unclassified"."""
        return self.category or UNCLASSIFIED

    @property
    def weekly_burn(self) -> Decimal | None:
        """In-year forecast / 52, basis "derived"; None when the forecast is not a value."""
        return None if self.forecast.value is None else self.forecast.value / WEEKS_IN_A_YEAR

    @property
    def true_variance_percent(self) -> tuple[Decimal | None, str | None]:
        """The variance computed from baseline and forecast, or None with the reason."""
        return variance_percent(self.baseline, self.forecast)
