"""An edit is told by what it changed: the trail keeps every value before and after."""

from typing import Any


def change(record: Any, **values: Any) -> dict[str, list[str | None]]:
    """Set what differs on the record, and answer each changed field with its text before and after."""
    changed: dict[str, list[str | None]] = {}
    for name, value in values.items():
        before = getattr(record, name)
        if before != value:
            changed[name] = [shown(before), shown(value)]
            setattr(record, name, value)
    return changed


def shown(value: Any) -> str | None:
    """A value as the trail writes it."""
    return None if value is None else str(value)
