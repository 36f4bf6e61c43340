"""Every code that a refusal, a problem or a key's reason can carry: what the front end finds words for.

Read from the sources, so that a new one cannot be forgotten: `python -m triptych.cli.codes > codes.json`.
"""

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from triptych.governance.gates.wording import REASON_CODES

SOURCES = Path(__file__).parents[1]


def codes_text() -> str:
    """What `codes.json` holds."""
    told = list(_told())
    denials = sorted({code for what, code in told if what == "Denial"})
    problems = sorted({code for what, code in told if what != "Denial"})
    return json.dumps({"keyReasons": REASON_CODES, "denials": denials, "problems": problems}, indent=2) + "\n"


def _told() -> Iterator[tuple[str, str]]:
    """Which constructor is given which code: the first argument of a denial, the second of a problem."""
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                at = {"Denial": 0, "Problem": 1, "Invalid.at": 1}.get(name)
                given = node.args[at] if at is not None and len(node.args) > at else None
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield name, given.value


if __name__ == "__main__":
    sys.stdout.write(codes_text())
