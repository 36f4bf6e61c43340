"""What a client asked for below one field: fields by response key, fragments spread, skips and includes applied."""

from dataclasses import dataclass, field
from typing import Any, cast

from graphql import (
    BooleanValueNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLResolveInfo,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
)


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


def picks(info: GraphQLResolveInfo[Any], nodes: list[FieldNode], type_names: frozenset[str]) -> dict[str, Pick]:
    """The fields selected below `nodes` for a record of one of `type_names` (the type and its interfaces), by slot."""
    found: dict[str, Pick] = {}
    for asked in nodes:
        if asked.selection_set is not None:
            _collect(info, asked.selection_set, type_names, found)
    return found


def _collect(
    info: GraphQLResolveInfo[Any], chosen: SelectionSetNode, types: frozenset[str], found: dict[str, Pick]
) -> None:
    for part in chosen.selections:
        if not _included(info, part):
            continue
        match part:
            case FieldNode():
                key = part.alias.value if part.alias else part.name.value
                pick = Pick(key, part.name.value)
                found.setdefault(pick.slot, pick).nodes.append(part)
            case InlineFragmentNode():
                if part.type_condition is None or part.type_condition.name.value in types:
                    _collect(info, part.selection_set, types, found)
            case FragmentSpreadNode():
                definition = info.fragments[part.name.value]
                if definition.type_condition.name.value in types:
                    _collect(info, definition.selection_set, types, found)


def _included(info: GraphQLResolveInfo[Any], part: SelectionNode) -> bool:
    return _told(info, part, "skip") is not True and _told(info, part, "include") is not False


def _told(info: GraphQLResolveInfo[Any], part: SelectionNode, directive: str) -> bool | None:
    """What a directive's condition says, or None without it. Strawberry gives variables as a plain mapping."""
    for each in part.directives or ():
        if each.name.value == directive:
            (given,) = each.arguments or ()
            condition = given.value
            if isinstance(condition, VariableNode):
                return bool(cast("dict[str, Any]", info.variable_values)[condition.name.value])
            return isinstance(condition, BooleanValueNode) and condition.value
    return None
