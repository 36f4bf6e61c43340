"""What of the facts that a decision rests on is news: every change is told once, however often somebody looks.

A change is known by its code and by what is now: `burn_changed:1f0c…`. The codes are those of the database's
`facts_changed`, and `KEYS_CHANGED`, which the service alone can work out. What stands behind the digest is not told,
because not everybody who is told sees the project.
"""

from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

OF_PROJECT = ("forecast", "project")  # the codes that only those are told who see the project
KEYS_CHANGED = "project_keys_changed"


def known_by(change: Mapping[str, Any]) -> str:
    """By what a change is known: the same change found again is the same."""
    stands = repr((change.get("before"), change.get("after"))).encode()
    return f"{change['code']}:{sha256(stands).hexdigest()[:12]}"


def of_keys(keys: Collection[Mapping[str, str]]) -> list[dict[str, Any]]:
    """The keys of gates that stand otherwise, as changes: one a gate. They are told to those who see the project."""
    by_gate: dict[str, list[Mapping[str, str]]] = {}
    for each in keys:
        by_gate.setdefault(each["gate"], []).append(each)
    return [
        {
            "code": KEYS_CHANGED,
            "before": [(gate, key["office"], key["before"]) for key in of],
            "after": [(gate, key["office"], key["after"]) for key in of],
        }
        for gate, of in by_gate.items()
    ]


def news(changes: Collection[Mapping[str, Any]], told: Collection[str]) -> str | None:
    """The stamp of what was not told yet, in order; None where there is nothing. `told` are the stamps of before."""
    before = {each for stamp in told for each in stamp.split()}
    new = sorted({known_by(each) for each in changes} - before)
    return " ".join(new) or None


def is_of_project(change: str) -> bool:
    """Whether a change is told only to those who see the project."""
    return change.startswith(OF_PROJECT)
