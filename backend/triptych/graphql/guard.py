"""What a document may ask at most: one pass over its depth, fields, root fields and directives.

Each fragment is measured once, so a short document of fragments within fragments costs no more than it is long; what it
spreads to is what counts. (Strawberry's own limiters walk every spread anew: 684 bytes keep them busy for seconds.)
"""

from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

DEEPEST = 30
MOST_FIELDS = 5_000
MOST_ROOT_FIELDS = 40
MOST_DIRECTIVES = 500


@dataclass(frozen=True, slots=True)
class Measure:
    """How deep a selection goes, how many fields it spreads to, and how many directives stand in it."""

    depth: int = 0
    fields: int = 0
    directives: int = 0


class Fragments:
    """The fragments of a document, each measured once."""

    def __init__(self, document: DocumentNode) -> None:
        self._defined = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self._measured: dict[str, Measure | None] = {}

    def measure(self, selection: SelectionSetNode | None) -> Measure:
        """The measure of a selection. A fragment within itself counts as nothing; validation refuses it."""
        depth = fields = directives = 0
        for part in selection.selections if selection else ():
            if isinstance(part, FragmentSpreadNode):
                below, own = self._fragment(part.name.value), 0
            elif isinstance(part, FieldNode | InlineFragmentNode):
                below, own = self.measure(part.selection_set), int(isinstance(part, FieldNode))
            else:
                continue
            depth = max(depth, below.depth + own)
            fields += below.fields + own
            directives += below.directives + len(part.directives or ())
        return Measure(depth, fields, directives)

    def root_fields(self, selection: SelectionSetNode, seen: frozenset[str] = frozenset()) -> int:
        """How many fields stand at the root; each is read for itself."""
        count = 0
        for part in selection.selections:
            if isinstance(part, FieldNode):
                count += 1
            elif isinstance(part, FragmentSpreadNode):
                fragment = self._defined.get(part.name.value)
                if fragment is not None and part.name.value not in seen:
                    seen |= {part.name.value}
                    count += self.root_fields(fragment.selection_set, seen)
            elif isinstance(part, InlineFragmentNode):
                count += self.root_fields(part.selection_set, seen)
        return count

    def _fragment(self, name: str) -> Measure:
        if name not in self._measured:
            self._measured[name] = None
            fragment = self._defined.get(name)
            self._measured[name] = self.measure(fragment.selection_set if fragment else None)
        return self._measured[name] or Measure()


def too_much(document: DocumentNode, operation: OperationDefinitionNode) -> str | None:
    """Why a document asks too much, as a sentence, or None. Raises `RecursionError` beyond what Python can follow."""
    fragments = Fragments(document)
    found = fragments.measure(operation.selection_set)
    limits = (
        (found.depth, DEEPEST, "levels deep"),
        (found.fields, MOST_FIELDS, "fields"),
        (found.directives, MOST_DIRECTIVES, "directives"),
        (fragments.root_fields(operation.selection_set), MOST_ROOT_FIELDS, "root fields"),
    )
    for is_, at_most, what in limits:
        if is_ > at_most:
            return f"This document asks too much: {is_:,} {what}, at most {at_most:,}."
    return None
