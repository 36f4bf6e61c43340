"""Only one function makes a day of an instant, and it knows the organisation's zone: at midnight UTC differs."""

import ast
import re
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "backend" / "triptych"
THE_ONE = SOURCES / "kernel" / "days.py"


def of_an_instant(call: ast.Call) -> bool:
    """Whether a call takes the day of an instant; what was typed as a day (`strptime`) never had a zone."""
    if not isinstance(call.func, ast.Attribute):
        return False
    if call.func.attr == "date" and not call.args:
        typed = isinstance(call.func.value, ast.Call) and isinstance(call.func.value.func, ast.Attribute)
        return not (typed and call.func.value.func.attr == "strptime")  # type: ignore[attr-defined]
    return call.func.attr in {"today", "utcnow", "current_date"} or (
        call.func.attr == "date" and isinstance(call.func.value, ast.Name) and call.func.value.id == "func"
    )


def test_no_day_is_taken_of_an_instant_but_in_the_organisations_zone() -> None:
    taken = [
        f"{file.relative_to(SOURCES)}:{call.lineno}"
        for file in SOURCES.rglob("*.py")
        if file != THE_ONE
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and of_an_instant(call)
    ]

    assert taken == []


def test_the_database_takes_a_day_in_the_organisations_zone_too() -> None:
    """What 0001 wrote otherwise is replaced by a later migration."""
    scripts = [file for file in (SOURCES / "model" / "migrations" / "sql").rglob("*.sql") if "0001" not in file.parts]
    careless = [
        f"{file.parent.name}/{file.name}: {found.group()}"
        for file in scripts
        for found in re.finditer(r"[^\n]*(::date|current_date)[^\n]*", file.read_text(encoding="utf-8"), re.IGNORECASE)
        if "AT TIME ZONE" not in found.group()
    ]

    assert careless == []
