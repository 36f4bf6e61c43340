"""One name per department, from the shipped and reviewed table of published spellings; an unknown one keeps its own."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from triptych.exchange.numbers import tidy


@dataclass(frozen=True, slots=True)
class Department:
    """The canonical name; `known` is False when the spelling is not in the table, and then the name is as published."""

    name: str
    known: bool


def canonical(spelling: str) -> Department:
    """The department behind a published spelling, whatever its capitals; departments are not merged with successors."""
    published = tidy(spelling)
    name = spellings().get(published.casefold())
    return Department(name or published, name is not None)


@cache
def spellings() -> dict[str, str]:
    """The shipped table: folded spelling to canonical name; every canonical name is a spelling of itself."""
    text = files("triptych.exchange").joinpath("departments.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return {
        **{row["department"].casefold(): row["department"] for row in rows},
        **{row["spelling"].casefold(): row["department"] for row in rows},
    }
