"""Columns that show compliance twice: with the exceptions in force, and without (EX12)."""

from collections.abc import Callable
from typing import Any

from triptych.graphql.exporting.columns import Column, Node, code, number


def both_truths(name: str, path: str) -> tuple[Column, ...]:
    """A figure of compliance: how many are counted, how many comply with exceptions, and how many without (EX12)."""
    return (
        number(f"{name}_counted", f"{path}.counted"),
        number(f"{name}_with_exceptions", f"{path}.withExceptions"),
        number(f"{name}_without_exceptions", f"{path}.withoutExceptions"),
    )


def keys(gate: Callable[[Node], Any]) -> tuple[Column, ...]:
    """Each key by both truths (EX12)."""
    names = (("delivery_key", "PMO"), ("service_key", "SMO"), ("people_key", "CMO"))
    return tuple(
        column
        for name, office in names
        for column in (
            *code(name, _key(office, gate, "state"), "key"),
            *code(f"{name}_without_exceptions", _key(office, gate, "stateWithoutExceptions"), "key"),
        )
    )


def _key(office: str, gate: Callable[[Node], Any], told: str) -> Callable[[Node], Any]:
    def take(node: Node) -> Any:
        at = gate(node)
        keys = at["readiness"]["keys"] if at else ()
        return next((key[told] for key in keys if key["office"] == office), None)

    return take
