"""Matches that somebody reviewed: names, departments and ids under which one project was published over the years."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NameKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The project key for each reviewed (name, department) pair and publisher's id."""

    by_name: dict[NameKey, str]
    by_id: dict[str, str]

    def project_of(self, publisher_id: str | None, name: NameKey | None) -> str | None:
        """The reviewed project, by id first."""
        by_id = self.by_id.get(publisher_id) if publisher_id else None
        return by_id or (self.by_name.get(name) if name else None)


class MatchesDisagree(ValueError):
    """The table gives one name or id to two projects; it has to be mended."""


def name_key(name: str, department: str) -> NameKey:
    """What "the same name in the same department" compares: letters and digits without case, accents and marks."""
    return (_folded(name), department)


def slug(name: str) -> str:
    """A short key made of a name."""
    return _folded(name).replace(" ", "-")[:80].strip("-")


def read_matches(text: str) -> Reviewed:
    """Read a table with the columns project, name, department, publisher_ids. Raises `MatchesDisagree`."""
    by_name: dict[NameKey, str] = {}
    by_id: dict[str, str] = {}
    for row in csv.DictReader(text.splitlines()):
        project = row["project"]
        claims = [by_name.setdefault(name_key(row["name"], row["department"]), project)]
        claims += [by_id.setdefault(publisher_id.upper(), project) for publisher_id in row["publisher_ids"].split()]
        if set(claims) != {project}:
            raise MatchesDisagree(f"{row['name']!r} is given to {project!r} and to another project")
    return Reviewed(by_name, by_id)


@cache
def shipped_matches() -> Reviewed:
    """The matches that ship with the product, for the publications of 2014 to 2021."""
    return read_matches(files("triptych.exchange").joinpath("matches.csv").read_text(encoding="utf-8"))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    without_marks = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.sub(r"[^\w]+|_", " ", without_marks).split())
