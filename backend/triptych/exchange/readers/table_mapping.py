"""Which column of a table is which field: proposed from the headings, or said by the person who imports it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from triptych.exchange.lines import Line, column_letters
from triptych.exchange.numbers import tidy
from triptych.exchange.readers.table_rows import COLUMNS, Column, Target
from triptych.kernel.refusals import Problem, refuse_if

_SEARCHED_LINES = 10
_MORE_WORDS = 2


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The position of each field's column, and the headings that no field has."""

    at: dict[str, int]
    headings: tuple[str, ...]

    @property
    def as_headings(self) -> dict[str, str]:
        """The mapping as a person confirms or changes it: field to heading."""
        return {name: self.headings[at] for name, at in self.at.items()}

    @property
    def unused(self) -> tuple[str, ...]:
        """Headings whose columns are not read."""
        return tuple(text for at, text in enumerate(self.headings) if text and at not in self.at.values())


def heading_line(lines: Sequence[Line], target: Target) -> int:
    """The line of the headings: of the first ten the one with most known headings, else the first."""
    return max(range(min(len(lines), _SEARCHED_LINES)), key=lambda at: (len(_exact(_texts(lines[at]), target)), -at))


def propose(headings: Line, target: Target) -> ColumnMapping:
    """Propose a mapping: headings that are a known name of a field first, then those that contain one."""
    texts = _texts(headings)
    at = _exact(texts, target)
    for column in COLUMNS[target]:
        if column.name in at:
            continue
        near = [position for position, text in enumerate(texts) if position not in at.values() and _near(text, column)]
        if len(near) == 1:
            at[column.name] = near[0]
    return ColumnMapping(at, texts)


def confirmed(headings: Line, target: Target, mapping: Mapping[str, str]) -> ColumnMapping:
    """The mapping a person gave, field to heading. Raises `Invalid` at ``mapping.<field>`` for what does not exist."""
    texts = _texts(headings)
    folded = [text.casefold() for text in texts]
    fields = [column.name for column in COLUMNS[target]]
    problems = [
        Problem(f"mapping.{name}", "unknown_field", f"{name!r} is not a field of {target}; it has {', '.join(fields)}.")
        for name in mapping
        if name not in fields
    ]
    at: dict[str, int] = {}
    for name, heading in mapping.items():
        found = [position for position, text in enumerate(folded) if text == tidy(heading).casefold()]
        if len(found) == 1:
            at[name] = found[0]
        else:
            problems.append(Problem(f"mapping.{name}", "no_such_column", _no_such(heading, found, texts)))
    refuse_if(problems)
    return ColumnMapping(at, texts)


def check(mapping: ColumnMapping, target: Target, given: Mapping[str, str]) -> None:
    """Raises `Invalid` at ``file`` when a required field has neither a column nor a value given for all lines."""
    fields = [column.name for column in COLUMNS[target]]
    problems = [
        Problem(f"given.{name}", "unknown_field", f"{name!r} is not a field of {target}; it has {', '.join(fields)}.")
        for name in given
        if name not in fields
    ]
    folded = [text.casefold() for text in mapping.headings]
    for column in COLUMNS[target]:
        if column.required and column.name not in mapping.at and column.name not in given:
            found = ", ".join(text for text in mapping.headings if text)[:300]
            reason = f"No column is the {column.label} of {target}; the file has: {found}."
            problems.append(Problem("file", "columns_missing", reason))
        text = mapping.headings[mapping.at[column.name]] if column.name in mapping.at else ""
        if text and folded.count(text.casefold()) > 1:
            places = [column_letters(at) for at, other in enumerate(folded) if other == text.casefold()]
            reason = f"The heading {text!r} stands over columns {' and '.join(places)}; rename one."
            problems.append(Problem("file", "heading_twice", reason))
    refuse_if(problems)


def _no_such(heading: str, found: list[int], texts: tuple[str, ...]) -> str:
    if found:
        return f"The heading {heading!r} stands over {len(found)} columns; rename one."
    return f"There is no column {heading!r}; the file has: {', '.join(text for text in texts if text)[:300]}."


def _texts(line: Line) -> tuple[str, ...]:
    return tuple(tidy(cell) for cell in line.cells)


def _exact(texts: Sequence[str], target: Target) -> dict[str, int]:
    at: dict[str, int] = {}
    for column in COLUMNS[target]:
        names = {_words(name) for name in (column.name, column.label, *column.headings)}
        for position, text in enumerate(texts):
            if _words(text) in names and position not in at.values():
                at.setdefault(column.name, position)
    return at


def _near(text: str, column: Column) -> bool:
    """Whether the heading says a known name and little more, as "Project start date (planned)" says "start date"."""
    words = _words(text).split()
    return any(
        set(name.split()) <= set(words) and len(words) <= len(name.split()) + _MORE_WORDS
        for name in (_words(heading) for heading in column.headings)
        if len(name) > 2
    )


def _words(text: str) -> str:
    without_units = re.sub(r"\([^)]*\)", " ", text) or text
    return " ".join(re.sub(r"[^\w]+|_", " ", without_units.casefold()).split())
