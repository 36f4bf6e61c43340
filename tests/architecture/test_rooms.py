"""The contracts of the rooms are complete and true: every tool has its rooms, and every rule stands among the pure."""

import ast
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

TOP = Path(__file__).parents[2]
SOURCES = TOP / "backend" / "triptych"
PURE = "Rules are pure: kernel and the standard library only"


def contracts() -> list[dict[str, Any]]:
    """The forbidding contracts of Import Linter."""
    written = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    return [each for each in written["tool"]["importlinter"]["contracts"] if each["type"] == "forbidden"]


def rooms() -> set[str]:
    """The rooms of the house that somebody lives in."""
    return {file.relative_to(SOURCES).parts[0] for file in SOURCES.rglob("*.py") if file.name != "__init__.py"}


def spoken() -> dict[str, set[str]]:
    """Every package of somebody else's, with the rooms that import it."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in SOURCES.rglob("*.py"):
        room = file.relative_to(SOURCES).parts[0]
        for each in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [part.name for part in each.names] if isinstance(each, ast.Import) else []
            if isinstance(each, ast.ImportFrom) and each.module and not each.level:
                names = [each.module]
            for name in names:
                tool = name.split(".")[0]
                if tool != "triptych" and tool not in sys.stdlib_module_names:
                    found[tool].add(room)
    return dict(found)


def test_every_tool_speaks_in_exactly_the_rooms_that_its_contract_leaves_out() -> None:
    allowed = {
        tool: rooms() - {module.removeprefix("triptych.") for module in contract["source_modules"]}
        for contract in contracts()
        if contract["name"] != PURE
        for tool in contract["forbidden_modules"]
    }

    told = spoken()

    assert set(told) <= set(allowed), "a package without a contract"
    assert {tool: told[tool] for tool in told} == {tool: allowed[tool] for tool in told}


def test_every_package_of_rules_is_held_pure() -> None:
    (pure,) = [contract for contract in contracts() if contract["name"] == PURE]
    folders = {".".join(("triptych", *folder.relative_to(SOURCES).parts)) for folder in SOURCES.rglob("rules")}

    assert {name for name in folders if "__pycache__" not in name} | {"triptych.kernel"} == set(pure["source_modules"])
