"""The documents of the pages as they stand in the front end's sources, ready for the schema.

Relay's own directives are taken out, and arguments that only Relay fills: what is left asks for the same fields.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from graphql import (
    REMOVE,
    ArgumentNode,
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

SOURCES = Path(__file__).parents[1] / "frontend" / "src"
TAGGED = re.compile(r"graphql`([^`]*)`")
KEPT = {"include", "skip"}


@cache
def _definitions() -> tuple[dict[str, OperationDefinitionNode], dict[str, FragmentDefinitionNode]]:
    operations: dict[str, OperationDefinitionNode] = {}
    fragments: dict[str, FragmentDefinitionNode] = {}
    for path in sorted(SOURCES.rglob("*.ts*")):
        if "__generated__" not in path.parts:
            for text in TAGGED.findall(path.read_text(encoding="utf-8")):
                for each in parse(text).definitions:
                    if isinstance(each, OperationDefinitionNode) and each.name:
                        operations[each.name.value] = each
                    elif isinstance(each, FragmentDefinitionNode):
                        fragments[each.name.value] = each
    return operations, fragments


class _Plain(Visitor):
    """Without what only Relay understands."""

    def __init__(self, variables: set[str], passed: dict[str, Any]) -> None:
        super().__init__()
        self.variables, self.passed = variables, passed

    def enter_directive(self, node: Any, *_: Any) -> Any:
        return None if node.name.value in KEPT else REMOVE

    def enter_argument(self, node: Any, *_: Any) -> Any:
        if not isinstance(node.value, VariableNode) or node.value.name.value in self.variables:
            return None
        given = self.passed.get(node.value.name.value)
        return REMOVE if given is None else ArgumentNode(name=node.name, value=given)


def pages() -> list[OperationDefinitionNode]:
    """The query of every page."""
    return [each for name, each in _definitions()[0].items() if name.startswith("page") and name.endswith("Query")]


def document(operation: OperationDefinitionNode) -> str:
    """The operation with every fragment that it spreads."""
    _, fragments = _definitions()
    wanted: dict[str, FragmentDefinitionNode] = {}
    ahead: list[Any] = [operation]
    while ahead:
        for name in _spreads(ahead.pop()):
            if name not in wanted:
                wanted[name] = fragments[name]
                ahead.append(fragments[name])
    variables = {each.variable.name.value for each in operation.variable_definitions or ()}
    whole = DocumentNode(definitions=(operation, *wanted.values()))
    return print_ast(visit(whole, _Plain(variables, _passed(whole))))


def _passed(whole: DocumentNode) -> dict[str, Any]:
    """What `@arguments` passes to the fragments, by name."""
    found: dict[str, Any] = {}

    class Finder(Visitor):
        def enter_directive(self, node: Any, *_: Any) -> None:
            if node.name.value == "arguments":
                found.update({each.name.value: each.value for each in node.arguments})

    visit(whole, Finder())
    return found


def _spreads(node: Any) -> set[str]:
    found: set[str] = set()

    class Finder(Visitor):
        def enter_fragment_spread(self, spread: FragmentSpreadNode, *_: Any) -> None:
            found.add(spread.name.value)

    visit(node, Finder())
    return found
