"""Which fact a heading of a major-projects publication names; publishers reword their headings from year to year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Fact(StrEnum):
    """The facts of a project-year, named as people call them in messages."""

    PUBLISHER_KEY = "publisher's id"
    YEAR = "publication year"
    NAME = "project name"
    DEPARTMENT = "department"
    CATEGORY = "category"
    RATING_PUBLISHED = "delivery confidence rating"
    RATING_IPA = "rating by the IPA or MPA"
    RATING_SRO = "rating by the SRO"
    START = "start date"
    END = "end date"
    BASELINE = "in-year baseline"
    FORECAST = "in-year forecast"
    VARIANCE = "in-year variance"
    VARIANCE_PERCENT = "in-year variance in percent"
    WHOLE_LIFE_COST = "whole-life cost"
    BENEFITS = "benefits"
    DESCRIPTION = "description"
    ON_RATING = "narrative on the rating"
    ON_SCHEDULE = "narrative on the schedule"
    ON_VARIANCE = "narrative on the variance"
    ON_WHOLE_LIFE_COST = "narrative on whole-life cost"
    ON_BENEFITS = "narrative on benefits"


RATINGS = (Fact.RATING_IPA, Fact.RATING_SRO, Fact.RATING_PUBLISHED)
_RATING = r"\b(rag|dca|delivery confidence|rating)\b"
_TOLD = r"(?=.*\b(narrative|narratives|commentary|comment|comments)\b)"

# The first that matches names the fact: texts about a figure come before the figure they are about.
_RULES: tuple[tuple[Fact, re.Pattern[str]], ...] = tuple(
    (fact, re.compile(pattern))
    for fact, pattern in (
        (
            Fact.PUBLISHER_KEY,
            r"^(gmpp (id|ref)\b.*|project number|project (id|ref)\b.*|major projects id|id numbers?)$",
        ),
        (Fact.YEAR, r"^(pub year|publication year|year|ar year|annual report year|year of publication)$"),
        (Fact.ON_SCHEDULE, _TOLD + r".*\bschedule\b"),
        (Fact.ON_BENEFITS, _TOLD + r".*\bbenefits?\b"),
        (Fact.ON_WHOLE_LIFE_COST, _TOLD + r".*\b(whole life|wlc)\b|^budget comment$"),
        (Fact.ON_VARIANCE, _TOLD + r".*\bvariance\b"),
        (Fact.ON_RATING, _TOLD + r".*" + _RATING),
        (Fact.BENEFITS, r"\bbenefits?\b"),
        (Fact.WHOLE_LIFE_COST, r"\b(whole life|wlc)\b"),
        (
            Fact.RATING_IPA,
            r"\b(ipa|mpa|nista)\b.*" + _RATING + r"|" + _RATING + r".*\b(ipa|mpa|nista)\b|^colour rating$",
        ),
        (Fact.RATING_SRO, r"\bsro\b.*" + _RATING + r"|" + _RATING + r".*\bsro\b"),
        (Fact.RATING_PUBLISHED, _RATING),
        (
            Fact.NAME,
            r"^((gmpp )?(project|programme|program)( programme)? (name|title)\b.*|name of (project|programme))$",
        ),
        (Fact.CATEGORY, r"\bcategory\b"),
        (Fact.START, r"\bstart date\b"),
        (Fact.END, r"\bend date\b"),
        (Fact.DEPARTMENT, r"^(department|dept|departments?( name)?|department code)$"),
        (Fact.DESCRIPTION, r"\b(description|aims)\b"),
        (Fact.VARIANCE_PERCENT, r"\bvariance\b.*\b(pct|percent|percentage)\b"),
        (Fact.VARIANCE, r"\bvariance\b"),
        (Fact.FORECAST, r"\bforecast\b"),
        (Fact.BASELINE, r"\b(baseline|budget)\b"),
    )
)
_FINANCIAL_YEAR = re.compile(r"\b(20[0-9]{2})[ /\u2013-]+(20)?([0-9]{2})\b")


@dataclass(frozen=True, slots=True)
class Headings:
    """Where each fact stands, and the headings that name none or one that another heading has already."""

    at: dict[Fact, int]
    texts: tuple[str, ...]
    unused: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts without which a file is no major-projects publication, as far as they are not here."""
        needed = [Fact.NAME, Fact.DEPARTMENT, Fact.WHOLE_LIFE_COST, Fact.START, Fact.END]
        lacking = [fact.value for fact in needed if fact not in self.at]
        return (*lacking, *([] if any(fact in self.at for fact in RATINGS) else [Fact.RATING_PUBLISHED.value]))

    @property
    def not_published(self) -> tuple[str, ...]:
        """Facts that this file does not have; they stay "not published"."""
        optional = (Fact.PUBLISHER_KEY, Fact.CATEGORY, Fact.BASELINE, Fact.FORECAST, Fact.BENEFITS)
        return tuple(fact.value for fact in optional if fact not in self.at)

    @property
    def financial_year_end(self) -> int | None:
        """The year in which the headings' financial year ends ("2014/2015 Budget" is 2015), if they agree on one."""
        ends = set()
        for fact in (Fact.BASELINE, Fact.FORECAST, Fact.VARIANCE, Fact.VARIANCE_PERCENT, Fact.ON_VARIANCE):
            match = _FINANCIAL_YEAR.search(self.texts[self.at[fact]]) if fact in self.at else None
            if match and int(match[3]) == (int(match[1]) + 1) % 100:
                ends.add(int(match[1]) + 1)
        return ends.pop() if len(ends) == 1 else None


def fact_of(heading: str) -> Fact | None:
    """The fact that a heading names, or None."""
    words = _words(heading)
    return next((fact for fact, pattern in _RULES if pattern.search(words)), None) if words else None


def read_headings(texts: Sequence[str]) -> Headings:
    """Find the facts among headings; where two name the same fact the first has it and the other is told as unused."""
    at: dict[Fact, int] = {}
    unused = []
    for position, text in enumerate(texts):
        fact = fact_of(text)
        if fact is None or fact in at:
            if text.strip():
                unused.append(" ".join(text.split())[:80])
        else:
            at[fact] = position
    return Headings(at, tuple(texts), tuple(unused))


def _words(heading: str) -> str:
    plain = (
        heading.lower().replace("%age", " percent ").replace("%", " percent ").replace("programme name", "project name")
    )
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split()) if len(heading) <= 400 else ""
