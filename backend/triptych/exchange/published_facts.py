"""What a publisher said of a project in one year, as facts; what it did not say is absent. Silence takes nothing away.

A figure or a date is ("value", value), ("withheld", the publisher's words) or ("words", words that are neither). So two
files about the same year are merged by `{**stored, **said}`, and a value that is withheld later is withheld.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from triptych.exchange.departments import canonical
from triptych.exchange.figures import Figure, PublishedDate
from triptych.exchange.project_year import ProjectYear

Facts: TypeAlias = dict[str, Any]

MONEY = {
    "year_baseline": "baseline",
    "year_forecast": "forecast",
    "whole_life_cost": "whole_life_cost",
    "benefits": "benefits",
}
"""Column to the record's field."""
UNCOLUMNED = ("variance", "variance_percent")
DATES = {"start_on": "start", "finish_on": "end"}
NARRATIVES = ("description", "rating", "schedule", "variance", "whole_life_cost", "benefits")
_PLAIN = ("name_as_published", "department_as_published", "category", "currency")
STORED_DIGITS = Decimal("0.0001")


def facts_of(record: ProjectYear) -> Facts:
    """Everything that a record says."""
    facts: Facts = {
        "name_as_published": record.name,
        "department_as_published": record.department_as_published,
        "currency": record.currency,
        "category": record.category,
        "publisher_key": record.publisher_key,
        **{f"told {name}": getattr(record.narratives, name) for name in NARRATIVES},
        **{column: _said(getattr(record, name)) for column, name in {**MONEY, **DATES}.items()},
        **{name: _said(getattr(record, name)) for name in UNCOLUMNED},
    }
    for rating in record.ratings:
        words = rating.withheld or rating.missing
        kind = "value" if rating.value else "withheld" if rating.withheld else "words"
        facts[f"rated {rating.source}"] = (kind, rating.value.value if rating.value else words, rating.scale.value)
    return {fact: said for fact, said in facts.items() if said}


def _said(published: Figure | PublishedDate) -> tuple[str, Any] | None:
    if published.value is not None:
        value = published.value
        return "value", value.quantize(STORED_DIGITS) if isinstance(value, Decimal) else value
    if published.withheld is not None:
        return "withheld", published.withheld
    return ("words", published.as_published) if published.as_published else None


def merged(stored: Facts, said: Facts) -> Facts:
    """What stands after a file spoke. Another spelling of the same department is no news."""
    both = {**stored, **said}
    before = stored.get("department_as_published", "")
    if canonical(before) == canonical(said["department_as_published"]):
        both["department_as_published"] = before
    return both


def columns_of(facts: Facts) -> dict[str, Any]:
    """The columns of `ProjectYear`; cells that have no column of their own stand in `narratives` as published."""
    cells: dict[str, list[str]] = {}
    columns: dict[str, Any] = {name: facts.get(name) for name in _PLAIN}
    for name in (*MONEY, *DATES, *UNCOLUMNED):
        kind, said = facts.get(name, (None, None))
        if name in MONEY:
            columns[name] = said if kind == "value" else None
            columns[f"{name}_withheld"] = said if kind == "withheld" else None
        elif name in DATES:
            columns[name] = said if kind == "value" else None
        if kind == "words" or (kind == "withheld" and name not in MONEY) or (kind and name in UNCOLUMNED):
            cells[name] = [kind, str(said)]
    cells |= {name: list(said) for name, said in facts.items() if name.startswith("rated ") and said[0] == "words"}
    told = {name: facts[f"told {name}"] for name in NARRATIVES if f"told {name}" in facts}
    extra = {"as_published": cells} if cells else {}
    key = {"publisher_key": facts["publisher_key"]} if "publisher_key" in facts else {}
    return {**columns, "narratives": {**told, **extra, **key}}


def ratings_of(facts: Facts) -> list[dict[str, Any]]:
    """The rows of `Rating`: a level or withheld, on the scale it was given on."""
    return [
        {
            "source": name.removeprefix("rated "),
            "scale": said[2],
            "value": said[1] if said[0] == "value" else None,
            "withheld": said[1] if said[0] == "withheld" else None,
        }
        for name, said in facts.items()
        if name.startswith("rated ") and said[0] != "words"
    ]


def facts_stored(row: Mapping[str, Any], ratings: list[Mapping[str, Any]]) -> Facts:
    """The facts behind a stored row: the inverse of `columns_of` and `ratings_of`."""
    narratives = row["narratives"]
    facts: Facts = {name: row[name] for name in _PLAIN}
    facts["publisher_key"] = narratives.get("publisher_key")
    facts |= {f"told {name}": narratives.get(name) for name in NARRATIVES}
    for name in (*MONEY, *DATES):
        if row[name] is not None:
            facts[name] = ("value", row[name])
        elif row.get(f"{name}_withheld"):
            facts[name] = ("withheld", row[f"{name}_withheld"])
    for name, said in narratives.get("as_published", {}).items():
        kind, text = said[0], said[1]
        value = Decimal(text) if kind == "value" else text
        facts[name] = (kind, value, said[2]) if name.startswith("rated ") else (kind, value)
    for rating in ratings:
        kind = "value" if rating["value"] else "withheld"
        facts[f"rated {rating['source']}"] = (kind, rating["value"] or rating["withheld"], rating["scale"])
    return {fact: said for fact, said in facts.items() if said}
