"""What a client asked for below one field: fields by response key, fragments spread, skips and includes applied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from graphql import (
    BooleanValueNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
)


class Asking(Protocol):
    """What a selection is followed by: an execution's `info`, or an operation that is compiled."""

    @property
    def schema(self) -> GraphQLSchema: ...

    @property
    def fragments(self) -> Mapping[str, FragmentDefinitionNode]: ...

    @property
    def variable_values(self) -> Any: ...


@dataclass
class Pick:
    """One field asked for, under its response key, with what was asked below it."""

    key: str
    name: str
    nodes: list[FieldNode] = field(default_factory=list)

    @property
    def slot(self) -> str:
        """Where the value stands: two parents of one type may use the same response key for different fields."""
        return slot_of(self.key, self.name)


def slot_of(key: str, name: str) -> str:
    """The slot of a field under its response key."""
    return f"{key}:{name}"


def picks(
    asking: Asking, nodes: Sequence[FieldNode | OperationDefinitionNode], type_names: frozenset[str]
) -> dict[str, Pick]:
    """The fields selected below `nodes` for a record of one of `type_names` (the type and its interfaces), by slot."""
    found: dict[str, Pick] = {}
    for asked in nodes:
        if asked.selection_set is not None:
            _collect(asking, asked.selection_set, type_names, found)
    return found


def _collect(asking: Asking, chosen: SelectionSetNode, types: frozenset[str], found: dict[str, Pick]) -> None:
    for part in chosen.selections:
        if not _included(asking, part):
            continue
        match part:
            case FieldNode():
                key = part.alias.value if part.alias else part.name.value
                pick = Pick(key, part.name.value)
                found.setdefault(pick.slot, pick).nodes.append(part)
            case InlineFragmentNode():
                if part.type_condition is None or part.type_condition.name.value in types:
                    _collect(asking, part.selection_set, types, found)
            case FragmentSpreadNode():
                definition = asking.fragments[part.name.value]
                if definition.type_condition.name.value in types:
                    _collect(asking, definition.selection_set, types, found)


def _included(asking: Asking, part: SelectionNode) -> bool:
    return _told(asking, part, "skip") is not True and _told(asking, part, "include") is not False


def variables_of(asking: Asking) -> Mapping[str, Any]:
    """The coerced variables, which come plain, or beside where they came from."""
    given = asking.variable_values
    plain: Mapping[str, Any] = getattr(given, "coerced", given)
    return plain


def _told(asking: Asking, part: SelectionNode, directive: str) -> bool | None:
    """What a directive's condition says, or None without it."""
    for each in part.directives or ():
        if each.name.value == directive:
            (given,) = each.arguments or ()
            condition = given.value
            if isinstance(condition, VariableNode):
                return bool(variables_of(asking)[condition.name.value])
            return isinstance(condition, BooleanValueNode) and condition.value
    return None
