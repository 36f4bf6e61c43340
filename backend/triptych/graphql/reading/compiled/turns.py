"""The variables on which a statement turns: those of skips and includes, and of arguments within records.

The arguments of root fields are no such: their values are bound to the statement of their shape.
"""

from collections.abc import Iterator, Mapping

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    Node,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    Visitor,
    visit,
)


def turning_variables(
    operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> tuple[str, ...]:
    """Their names, sorted."""
    return tuple(sorted(set(_Turning(fragments).of(operation.selection_set, root=True))))


class _Turning:
    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._fragments = fragments
        self._seen: set[tuple[str, bool]] = set()

    def of(self, chosen: SelectionSetNode | None, *, root: bool) -> Iterator[str]:
        for part in chosen.selections if chosen else ():
            for directive in part.directives or ():
                yield from _variables(directive)
            if isinstance(part, FragmentSpreadNode):
                yield from self._spread(part.name.value, root=root)
                continue
            if isinstance(part, FieldNode) and not root:
                for argument in part.arguments or ():
                    yield from _variables(argument)
            yield from self.of(getattr(part, "selection_set", None), root=root and not isinstance(part, FieldNode))

    def _spread(self, name: str, *, root: bool) -> Iterator[str]:
        if (name, root) not in self._seen:
            self._seen.add((name, root))
            yield from self.of(self._fragments[name].selection_set, root=root)


class _Variables(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def enter_variable(self, node: VariableNode, *_: object) -> None:
        self.names.append(node.name.value)


def _variables(node: Node) -> list[str]:
    found = _Variables()
    visit(node, found)
    return found.names
