"""Delivery confidence: five levels to 2021, three since; a rating keeps its scale and its source (DOMAIN 4.13)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from triptych.exchange.figures import withheld_reason
from triptych.exchange.numbers import tidy

LAST_FIVE_LEVEL_YEAR = 2021


class Scale(StrEnum):
    """How many levels the scale of a rating has."""

    FIVE = "five"
    THREE = "three"


class Level(StrEnum):
    """Levels of both scales; the two in between exist on the five-level scale only."""

    GREEN = "green"
    AMBER_GREEN = "amber_green"
    AMBER = "amber"
    AMBER_RED = "amber_red"
    RED = "red"


class RatedBy(StrEnum):
    """Who gave the rating: the assessing authority (MPA, IPA, NISTA), the project's owner (SRO), or not said."""

    IPA = "ipa"
    SRO = "sro"
    PUBLISHED = "published"


_LEVELS = {
    "green": Level.GREEN,
    "g": Level.GREEN,
    "ambergreen": Level.AMBER_GREEN,
    "ag": Level.AMBER_GREEN,
    "amber": Level.AMBER,
    "a": Level.AMBER,
    "amberred": Level.AMBER_RED,
    "ar": Level.AMBER_RED,
    "red": Level.RED,
    "r": Level.RED,
}


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating: a level on its scale, or None with the publisher's words in `withheld` or `missing`."""

    scale: Scale
    value: Level | None
    source: RatedBy
    withheld: str | None = None
    missing: str | None = None


def read_rating(text: str, publication_year: int, source: RatedBy) -> Rating | None:
    """Read a rating; None when the cell is empty. Words that are no level are kept: withheld, or missing with words."""
    published = tidy(text)
    if not published:
        return None
    level = _LEVELS.get(re.sub(r"[^a-z]", "", published.lower()))
    between = level in {Level.AMBER_GREEN, Level.AMBER_RED}
    scale = Scale.FIVE if between or publication_year <= LAST_FIVE_LEVEL_YEAR else Scale.THREE
    withheld = None if level else withheld_reason(published)
    return Rating(scale, level, source, withheld, None if level or withheld else published)


def ratings(texts: dict[RatedBy, str], publication_year: int) -> tuple[Rating, ...]:
    """All ratings of a project in a year; a "published" one that repeats another's words says nothing of its own."""
    others = {tidy(texts.get(source, "")) for source in (RatedBy.IPA, RatedBy.SRO)}
    found = [
        read_rating(texts.get(source, ""), publication_year, source)
        for source in RatedBy
        if source is not RatedBy.PUBLISHED or tidy(texts.get(source, "")) not in others
    ]
    return tuple(rating for rating in found if rating)
