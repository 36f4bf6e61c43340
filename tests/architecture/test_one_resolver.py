"""Whether an exception is in force is said in one place (EX11): nobody else compares an end with an instant.

An approval's end is `holds_until` of its request and `valid_until` of its terms; a condition is overdue by `due_on`.
"""

import ast
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "backend" / "triptych"
EXCEPTIONS = SOURCES / "governance" / "exceptions"
# Who compares, and what: the law, its twin in SQL, what still holds by its own words, what the resolver need not read.
MAY = {
    EXCEPTIONS / "rules" / "coverage.py",
    EXCEPTIONS / "rules" / "holding.py",
    EXCEPTIONS / "waited.py",
    EXCEPTIONS / "resolver.py",
    EXCEPTIONS / "rules" / "deciding.py",  # whether terms that somebody writes end in time
    SOURCES / "governance" / "gates" / "rules" / "gate.py",  # whether the day of a gate's own condition has passed
    EXCEPTIONS / "rules" / "class_waiver.py",  # the law of class waivers, which the resolver asks
}
ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
ROOMS = ("governance", "insight", "exchange", "graphql", "jobs", "demo")


def is_an_end(side: ast.expr) -> bool:
    """Whether one side of a comparison is the end of an approval, or the day of a condition of one."""
    if isinstance(side, ast.Name):
        return side.id == "holds_until"
    if not isinstance(side, ast.Attribute):
        return False
    owner = side.value.id.lower() if isinstance(side.value, ast.Name) else ""
    return (
        side.attr in {"holds_until", "review_due"}
        or (side.attr == "valid_until" and owner in {"terms", "decision", "approval", "ask"})
        or (side.attr == "due_on" and owner == "condition")
    )


def comparisons(file: Path) -> list[int]:
    """The lines on which a file compares such an end by order."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare)
        and any(isinstance(sign, ORDERED) for sign in node.ops)
        and any(is_an_end(side) for side in (node.left, *node.comparators))
    ]


def test_nobody_else_asks_whether_an_exception_is_in_force() -> None:
    files = [file for room in ROOMS for file in (SOURCES / room).rglob("*.py") if file not in MAY]

    assert {str(file.relative_to(SOURCES)): lines for file in files if (lines := comparisons(file))} == {}


def test_those_who_may_are_there_and_do() -> None:
    law = {"holding.py", "coverage.py", "class_waiver.py"}  # they compare what they were given
    others = [file for file in MAY if file.name not in law]

    assert all(file.exists() for file in MAY)
    assert [file.name for file in others if not comparisons(file)] == []


def test_the_conditions_of_an_approval_are_read_by_the_resolver_alone() -> None:
    """Whoever joined what was met to what is owed would be the second to say what is overdue."""
    readers = {
        file.relative_to(SOURCES).as_posix()
        for room in ROOMS
        for file in (SOURCES / room).rglob("*.py")
        if "ConditionMet.at" in file.read_text(encoding="utf-8")
    }

    told = {"graphql/types/decisions.py", "governance/exceptions/calendar.py"}  # which show the day, and judge nothing
    assert readers <= {"governance/exceptions/resolver.py", *told}
