"""Records and projects that share a handle (an id, a name, a reviewed match) belong together: a union of sets."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

Node: TypeAlias = tuple[str, ...]


class Links:
    """Nodes joined by what they share; the order in which they are added does not matter."""

    def __init__(self) -> None:
        self._above: dict[Node, Node] = {}
        self._projects: list[str] = []
        self._projects_of: dict[Node, list[str]] | None = None

    def add_project(self, key: str, handles: Iterable[Node]) -> None:
        """An existing project with everything it is known by."""
        self._projects.append(key)
        self._join(("project", key), handles)

    def add_record(self, at: int, handles: Iterable[Node]) -> None:
        """A record by its position."""
        self._join(("record", str(at)), handles)

    def groups(self, positions: Iterable[int]) -> list[list[int]]:
        """The records that belong together, each group and all groups in the order of the positions."""
        found: dict[Node, list[int]] = defaultdict(list)
        for at in positions:
            found[self._top(("record", str(at)))].append(at)
        return list(found.values())

    def projects(self, group: list[int]) -> list[str]:
        """The existing projects that a group belongs to, in the order of their keys."""
        if self._projects_of is None:
            self._projects_of = defaultdict(list)
            for key in sorted(self._projects):
                self._projects_of[self._top(("project", key))].append(key)
        return self._projects_of[self._top(("record", str(group[0])))]

    def _join(self, node: Node, handles: Iterable[Node]) -> None:
        self._projects_of = None
        for handle in (node, *handles):
            self._above[self._top(handle)] = self._top(node)

    def _top(self, node: Node) -> Node:
        path = []
        while (above := self._above.setdefault(node, node)) != node:
            path.append(node)
            node = above
        for passed in path:
            self._above[passed] = node
        return node
