"""What the arguments of a list ask of the database: each condition becomes SQL wherever it stands.

A filter in one variable may stand under two hundred names, and again in every group; a page of a few words becomes
megabytes of SQL that way. A condition on linked records counts for many: the database plans each beside the others.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, ListValueNode, ObjectValueNode, ValueNode, VariableNode

NARROWING = ("filter", "orderBy", "by")
LINKED = {"meets": 20, "some": 20, "every": 20, "none": 20}


@dataclass(frozen=True, slots=True)
class Values:
    """What variables stand for: what was given, else what the operation says by default."""

    given: Mapping[str, Any]
    defaults: Mapping[str, ValueNode | None]

    def conditions_of(self, node: FieldNode, names: Collection[str] = NARROWING) -> int:
        """How many conditions a field's own arguments of these names hold."""
        return sum(self._written(each.value) for each in node.arguments or () if each.name.value in names)

    def in_order(self, node: FieldNode) -> bool:
        """Whether a list is asked for in another order than its own."""
        return self.conditions_of(node, ("orderBy",)) > 0

    def _written(self, value: ValueNode | None) -> int:
        match value:
            case VariableNode():
                name = value.name.value
                return held(self.given[name]) if name in self.given else self._written(self.defaults.get(name))
            case ObjectValueNode():
                parts = ((each.name.value, each.value) for each in value.fields)
                return sum(1 + LINKED.get(name, 0) + self._written(part) for name, part in parts)
            case ListValueNode():
                return sum(self._written(part) for part in value.values)
        return 0


def held(value: Any) -> int:
    """How many conditions a value holds. A list of words is one condition, a list of filters as many as are in it."""
    if isinstance(value, Mapping):
        return sum(1 + LINKED.get(name, 0) + held(part) for name, part in value.items())
    if isinstance(value, list):
        return sum(held(part) for part in value)
    return 0
