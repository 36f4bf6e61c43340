"""The project behind its publications: each column is the newest that was said of it, value or withheld."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from triptych.exchange.departments import canonical
from triptych.exchange.project_year import UNCLASSIFIED, WEEKS_IN_A_YEAR
from triptych.exchange.published_facts import STORED_DIGITS, Facts
from triptych.model.portfolio import Stage

PUBLISHER = "Infrastructure and Projects Authority"
_RATED_BY = ("rated ipa", "rated published", "rated sro")


@dataclass(frozen=True, slots=True)
class PublishedProject:
    """Where a published project belongs, and its columns."""

    department: str
    program: str
    publisher_key: str | None
    columns: dict[str, Any]


def source_note(year: int) -> str:
    """The publication a record comes from, with its licence."""
    return f"{PUBLISHER}, GMPP {year}, Open Government Licence v3.0"


def as_of(year: int) -> date:
    """The end of the financial year that a publication's in-year figures are about."""
    return date(year, 3, 31)


def project_of(years: Mapping[int, Facts]) -> PublishedProject:
    """The project as its publications, by year, describe it."""
    last = max(years)
    start, finish = _dates(years)
    _, department = _newest(years, "department_as_published")
    columns = {
        "name": years[last]["name_as_published"],
        "description": _newest(years, "told description")[1],
        "stage": Stage.PLAN.value if start and start > as_of(last) else Stage.EXECUTE.value,
        "start_on": start,
        "finish_on": finish,
        **_budget(years),
        **_burn(years),
        **_rating(years),
        "origin_note": source_note(last),
        "origin_as_of": as_of(last),
    }
    program = _newest(years, "category")[1] or UNCLASSIFIED
    return PublishedProject(canonical(department).name, program, _newest(years, "publisher_key")[1], columns)


def _newest(years: Mapping[int, Facts], fact: str) -> tuple[int, Any]:
    """The newest year that says the fact, and what it says; words that are neither value nor withheld say nothing."""
    for year in sorted(years, reverse=True):
        said = years[year].get(fact)
        if said and not (isinstance(said, tuple) and said[0] == "words"):
            return year, said
    return 0, None


def _dates(years: Mapping[int, Facts]) -> tuple[date | None, date | None]:
    """The newest dates. Where those of two years contradict each other, the older one is not known any more."""
    (start_year, start), (finish_year, finish) = (_newest(years, name) for name in ("start_on", "finish_on"))
    starts = start[1] if start and start[0] == "value" else None
    ends = finish[1] if finish and finish[0] == "value" else None
    if starts and ends and ends < starts:
        return (starts, None) if start_year >= finish_year else (None, ends)
    return starts, ends


def _budget(years: Mapping[int, Facts]) -> dict[str, Any]:
    year, said = _newest(years, "whole_life_cost")
    value = said[1] if said and said[0] == "value" else None
    return {
        "budget_amount": value,
        "budget_currency": None if value is None else years[year]["currency"],
        "budget_withheld": said[1] if said and said[0] == "withheld" else None,
    }


def _burn(years: Mapping[int, Facts]) -> dict[str, Any]:
    """In-year forecast / 52. Undefined when it is withheld or below zero: income is no burn."""
    year, said = _newest(years, "year_forecast")
    if not said or said[0] != "value" or said[1] < 0:
        return {"weekly_burn_amount": None, "weekly_burn_currency": None, "weekly_burn_basis": None}
    return {
        "weekly_burn_amount": (said[1] / WEEKS_IN_A_YEAR).quantize(STORED_DIGITS),
        "weekly_burn_currency": years[year]["currency"],
        "weekly_burn_basis": f"derived: in-year forecast / 52, {year - 1}/{year % 100:02}",
    }


def _rating(years: Mapping[int, Facts]) -> dict[str, Any]:
    """The newest year's rating: of the assessing authority before the project's own."""
    year, source = max(
        ((found, -at) for at, name in enumerate(_RATED_BY) for found, said in [_newest(years, name)] if said),
        default=(0, 0),
    )
    said = years[year][_RATED_BY[-source]] if year else (None, None, None)
    return {
        "rating": said[1] if said[0] == "value" else None,
        "rating_scale": said[2],
        "rating_withheld": said[1] if said[0] == "withheld" else None,
        "rating_year": year or None,
    }
