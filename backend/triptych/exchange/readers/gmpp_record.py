"""One published record becomes a `ProjectYear`, or everything that is wrong with it is told at once."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from triptych.exchange.departments import canonical
from triptych.exchange.figures import Figure, PublishedDate, read_date, read_figure, read_percentage
from triptych.exchange.numbers import NotANumber, Unit, tidy, unit_of_heading
from triptych.exchange.project_year import Narratives, ProjectYear
from triptych.exchange.ratings import RatedBy, Rating, ratings
from triptych.exchange.readers.gmpp_headings import Fact
from triptych.exchange.readers.gmpp_shapes import Layout, RawRecord

Value = TypeVar("Value")
MAX_NAME = 400
_YEAR = re.compile(r"(?:AR )?(20[0-9]{2})(?:\.0)?")


class WrongRecord(ValueError):
    """A record with at least one problem; each is the heading of its column and what is wrong."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(reason for _, reason in problems))
        self.problems = problems


@dataclass(slots=True)
class _Cells:
    """The cells of one record by fact; problems gather while they are read."""

    layout: Layout
    raw: RawRecord
    problems: list[tuple[str, str]] = field(default_factory=list)

    def text(self, fact: Fact) -> str:
        at = self.layout.headings.at.get(fact)
        return "" if at is None else self.raw.cells[at].strip()

    def wrong(self, fact: Fact, reason: str) -> None:
        at = self.layout.headings.at.get(fact)
        heading = fact.value if at is None else tidy(self.layout.headings.texts[at])
        self.problems.append((heading, reason))

    def named(self, fact: Fact) -> str:
        text = tidy(self.text(fact))
        if not text:
            self.wrong(fact, f"There is no {fact.value}.")
        elif len(text) > MAX_NAME:
            self.wrong(fact, f"The {fact.value} has {len(text)} characters; at most {MAX_NAME}.")
        return text

    def read(self, fact: Fact, reader: Callable[[str], Value], otherwise: Value) -> Value:
        try:
            return reader(self.text(fact))
        except NotANumber as error:
            self.wrong(fact, str(error))
            return otherwise

    def money(self, fact: Fact) -> Figure:
        at = self.layout.headings.at.get(fact)
        unit = unit_of_heading(self.layout.headings.texts[at]) if at is not None else None
        return self.read(fact, lambda text: read_figure(text, unit or Unit.MILLION), Figure(None, None))

    def date(self, fact: Fact) -> PublishedDate:
        return self.read(fact, read_date, PublishedDate(None, None))


def project_year(layout: Layout, raw: RawRecord, year: int | None, *, given: int | None = None) -> ProjectYear:
    """Read one record; `year` is the file's, for records without a year column. Raises `WrongRecord`."""
    if raw.problem:
        raise WrongRecord([("", raw.problem)])
    cells = _Cells(layout, raw)
    published_in = year if year is not None else _own_year(cells, given)
    department = canonical(cells.named(Fact.DEPARTMENT))
    baseline, forecast = cells.money(Fact.BASELINE), cells.money(Fact.FORECAST)
    record = ProjectYear(
        publication_year=published_in,
        publisher_key=tidy(cells.text(Fact.PUBLISHER_KEY)).upper() or None,
        name=cells.named(Fact.NAME),
        department_as_published=tidy(cells.text(Fact.DEPARTMENT)),
        department=department.name,
        department_known=department.known,
        category=tidy(cells.text(Fact.CATEGORY)) or None,
        ratings=_ratings(cells, published_in),
        start=cells.date(Fact.START),
        end=cells.date(Fact.END),
        baseline=baseline,
        forecast=forecast,
        variance=cells.money(Fact.VARIANCE),
        variance_percent=cells.read(
            Fact.VARIANCE_PERCENT, lambda text: read_percentage(text, baseline, forecast), Figure(None, None)
        ),
        whole_life_cost=cells.money(Fact.WHOLE_LIFE_COST),
        benefits=cells.money(Fact.BENEFITS),
        narratives=_narratives(cells),
        record=raw.record,
        line=raw.line,
        raw=raw.cells,
    )
    if cells.problems:
        raise WrongRecord(cells.problems)
    return record


def _own_year(cells: _Cells, given: int | None) -> int:
    text = tidy(cells.text(Fact.YEAR))
    match = _YEAR.fullmatch(text)
    if match is None:
        cells.wrong(Fact.YEAR, f"{text[:40]!r} is not a publication year." if text else "There is no publication year.")
        return 0
    year = int(match[1])
    if given is not None and year != given:
        cells.wrong(Fact.YEAR, f"The line says {year}, the import was started for {given}.")
    return year


def _ratings(cells: _Cells, year: int) -> tuple[Rating, ...]:
    texts = {
        RatedBy.IPA: cells.text(Fact.RATING_IPA),
        RatedBy.SRO: cells.text(Fact.RATING_SRO),
        RatedBy.PUBLISHED: cells.text(Fact.RATING_PUBLISHED),
    }
    return ratings(texts, year)


def _narratives(cells: _Cells) -> Narratives:
    return Narratives(
        description=_told(cells, Fact.DESCRIPTION),
        rating=_told(cells, Fact.ON_RATING),
        schedule=_told(cells, Fact.ON_SCHEDULE),
        variance=_told(cells, Fact.ON_VARIANCE),
        whole_life_cost=_told(cells, Fact.ON_WHOLE_LIFE_COST),
        benefits=_told(cells, Fact.ON_BENEFITS),
    )


def _told(cells: _Cells, fact: Fact) -> str:
    """The narrative; "n/a" and "None" are none (one publication prints them where another leaves the cell empty)."""
    text = cells.text(fact)
    return "" if text.casefold() in {"n/a", "na", "none", "-"} else text
