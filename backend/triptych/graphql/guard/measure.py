"""Measures an operation in one pass: each fragment once, whatever spreads to it.

*Cost* is how many fields are answered if every list is full. A page has as many rows as its `first` or `last` says (a
variable by its given value, else its default), or as many as an ordinary page. A list within a record has as many as
its `first` says; without, as many as its declaration says (`rows`), and else `LIST`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from strawberry.schema.schema_converter import GraphQLCoreConverter

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SchemaMetaFieldDef,
    SelectionSetNode,
    TypeMetaFieldDef,
    VariableNode,
    get_named_type,
    is_composite_type,
)
from triptych.graphql.guard.conditions import NARROWING, Values
from triptych.kernel.paging import DEFAULT_PAGE

LIST = 10
# The lists of the schema itself, which are looked up and not read: about as long as they are.
OF_THE_SCHEMA = {"types": 500, "fields": 6, "args": 2, "interfaces": 1, "inputFields": 5, "enumValues": 5}
LOOKING_UP = {"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef}
SIZES = ("first", "last")
MANY = 10_000  # beyond all limits


class Measure(NamedTuple):
    """What a selection spreads to. `row` is the part of its cost that counts for each row of a page."""

    depth: int = 0
    fields: int = 0
    here: int = 0
    aliases: int = 0
    directives: int = 0
    cost: int = 0
    row: int = 0
    looked_up: int = 0
    conditions: int = 0


NOTHING = Measure()
LEAF = Measure(depth=1, fields=1, here=1, cost=1)
NAMED_LEAF = Measure(depth=1, fields=1, here=1, aliases=1, cost=1)


def together(parts: Sequence[Measure]) -> Measure:
    """What stands side by side in one selection: the deepest, and the sum of all else."""
    if len(parts) <= 1:
        return parts[0] if parts else NOTHING
    depths, *columns = zip(*parts, strict=True)
    return Measure(max(depths), *map(sum, columns))


def _marks(node: Any) -> Measure:
    """The directives at a node."""
    return Measure(directives=len(node.directives or ()))


class Measuring:
    """One pass over one document with the values of its variables. A fragment within itself counts as nothing."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]) -> None:
        self._schema = schema
        self._variables = variables
        self._fragments = _fragments_of(document)
        self._measured: dict[str, Measure] = {}
        self._defaults: dict[str, Any] = {}

    def measure(self, operation: OperationDefinitionNode) -> Measure:
        """The measure of an operation, with all that it spreads to."""
        definitions = operation.variable_definitions or ()
        self._defaults = {each.variable.name.value: each.default_value for each in definitions}
        for name in _inner_first(_spreads(operation.selection_set), self._fragments):
            self._measured[name] = self._fragment(self._fragments[name])
        whole = self._selection(operation.selection_set, self._schema.get_root_type(operation.operation))
        return together([whole, *(_marks(each) for each in (operation, *definitions))])

    def _fragment(self, fragment: FragmentDefinitionNode) -> Measure:
        below = self._selection(fragment.selection_set, self._schema.get_type(fragment.type_condition.name.value))
        return together([below, _marks(fragment)])

    def _selection(self, chosen: SelectionSetNode | None, parent: Any) -> Measure:
        found: list[Measure] = []
        for part in chosen.selections if chosen else ():
            match part:
                case FieldNode():
                    found.append(self._field(part, parent))
                case FragmentSpreadNode():
                    found.append(self._measured.get(part.name.value, NOTHING))
                case InlineFragmentNode():
                    on = part.type_condition
                    kind = self._schema.get_type(on.name.value) if on else parent
                    found.append(self._selection(part.selection_set, kind))
            if part.directives:
                found.append(_marks(part))
        return together(found)

    def _field(self, node: FieldNode, parent: Any) -> Measure:
        if node.selection_set is None and not node.arguments and node.name.value not in LOOKING_UP:
            return LEAF if node.alias is None else NAMED_LEAF
        definition = self._definition(parent, node.name.value)
        kind = get_named_type(definition.type) if definition else None
        below = self._selection(node.selection_set, kind)
        size = self._size(node)
        listed = definition is not None and is_composite_type(kind) and _is_list(definition.type)
        of_page = listed and size is None and _is_page(parent)
        rows = _usual(node, parent, definition) if size is None else size
        cost = 1 + (rows if listed and not of_page else 1) * below.cost
        cost += (DEFAULT_PAGE if size is None else size) * below.row
        looks_up = node.name.value in LOOKING_UP
        return Measure(
            depth=below.depth + 1,
            fields=below.fields + 1,
            here=1,
            aliases=below.aliases + (node.alias is not None),
            directives=below.directives,
            cost=0 if of_page or looks_up else cost,
            row=cost if of_page else 0,
            looked_up=below.looked_up + (cost if looks_up else 0),
            conditions=below.conditions + self._conditions(node, definition, below.here if _is_page(kind) else 0),
        )

    def _conditions(self, node: FieldNode, definition: GraphQLField | None, totals: int) -> int:
        """What narrows a list of pages stands once more in its count, and in each of its groups.

        In its page it stands once, or in the list's own order as often as its declaration says (`stands`).
        """
        values = Values(self._variables, self._defaults)
        found = values.conditions_of(node)
        stands = 1 if not found or values.in_order(node) else _declared(definition, "stands", 1)
        return found * (stands + totals)

    def _definition(self, parent: Any, name: str) -> GraphQLField | None:
        if name in LOOKING_UP:
            return LOOKING_UP[name]
        return parent.fields.get(name) if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType) else None

    def _size(self, node: FieldNode) -> int | None:
        """How many rows are asked for, the larger number of two; None where nothing says it."""
        sizes = [self._number(each.value) for each in node.arguments or () if each.name.value in SIZES]
        return max((each for each in sizes if each is not None), default=None)

    def _number(self, value: Any) -> int | None:
        """What an argument says, or the variable in its place: null says nothing, and no more what is no number."""
        if isinstance(value, VariableNode):
            name = value.name.value
            if name in self._variables:
                return as_number(self._variables[name])
            value = self._defaults.get(name)
        return max(0, int(value.value)) if isinstance(value, IntValueNode) else None


def as_number(given: Any) -> int | None:
    """A number of rows as the schema reads it, which takes 5.0 for 5; None of what it refuses, and of null."""
    whole = isinstance(given, int) or (isinstance(given, float) and given.is_integer())
    return max(0, int(given)) if whole else None


def page_variables(document: DocumentNode) -> tuple[str, ...]:
    """The variables that say how many rows a list has and what it is narrowed to, in alphabetical order.

    The measure turns on them alone.
    """
    found: set[str] = set()
    for node in _nodes([each.selection_set for each in document.definitions if hasattr(each, "selection_set")]):
        for argument in node.arguments or () if isinstance(node, FieldNode) else ():
            if argument.name.value in (*SIZES, *NARROWING):
                found.update(_variables(argument.value))
    return tuple(sorted(found))


def _variables(value: Any) -> Iterator[str]:
    ahead = [value]
    while ahead:
        each = ahead.pop()
        if isinstance(each, VariableNode):
            yield each.name.value
        ahead += getattr(each, "values", ())
        ahead += [part.value for part in getattr(each, "fields", ())]


class Crowd:
    """How a document is put together, without looking at what it means: its definitions, and what they repeat.

    Each of these is compared with every other of its kind when the schema is asked.
    """

    def __init__(self, document: DocumentNode) -> None:
        self._document = document
        self.operations = sum(isinstance(each, OperationDefinitionNode) for each in document.definitions)
        self.fragments = sum(isinstance(each, FragmentDefinitionNode) for each in document.definitions)

    @cached_property
    def repeated(self) -> int:
        """How many fields and spreads stand beside the same one, be it in a fragment; beyond `MANY` not to the end."""
        fragments = _fragments_of(self._document)
        keys = Keys()
        for name in _inner_first(fragments, fragments):
            found = keys.found[name] = keys.together(_parts(fragments[name].selection_set))
            if found.repeated > MANY:
                return found.repeated
        count = 0
        ahead = [each.selection_set for each in self._document.definitions if hasattr(each, "selection_set")]
        while ahead and count <= MANY:
            parts = _parts(ahead.pop())
            spread = [each.name.value for each in parts if isinstance(each, FragmentSpreadNode)]
            count += keys.together(parts).repeated + len(spread) - len(set(spread))
            ahead += [below for each in parts if (below := getattr(each, "selection_set", None))]
        return count


class Beside(NamedTuple):
    """The response keys of a selection: how many stand in it, and as one bit each, which."""

    number: int = 0
    which: int = 0

    @property
    def repeated(self) -> int:
        """How many stand beside the same one."""
        return self.number - self.which.bit_count()


class Keys:
    """The response keys of a document, and those of its fragments. A spread costs one look, however much it brings."""

    def __init__(self) -> None:
        self.found: dict[str, Beside] = {}
        self._bits: dict[str, int] = {}

    def together(self, parts: list[FieldNode | FragmentSpreadNode]) -> Beside:
        """The keys of a selection, with all that it spreads to."""
        number, which = 0, 0
        for part in parts:
            found = self._one(part) if isinstance(part, FieldNode) else self.found.get(part.name.value, Beside())
            number += found.number
            which |= found.which
        return Beside(number, which)

    def _one(self, field: FieldNode) -> Beside:
        return Beside(1, 1 << self._bits.setdefault((field.alias or field.name).value, len(self._bits)))


def _parts(chosen: SelectionSetNode) -> list[FieldNode | FragmentSpreadNode]:
    """The fields and spreads of a selection, and of the fragments that are written out in it."""
    found: list[FieldNode | FragmentSpreadNode] = []
    ahead = [chosen]
    while ahead:
        for part in ahead.pop().selections:
            if isinstance(part, FieldNode | FragmentSpreadNode):
                found.append(part)
            elif isinstance(part, InlineFragmentNode):
                ahead.append(part.selection_set)
    return found


def _nodes(chosen: list[SelectionSetNode]) -> Iterator[Any]:
    """Every part of these selections and of those inside them; spreads are not followed."""
    ahead = list(chosen)
    while ahead:
        for part in ahead.pop().selections:
            yield part
            if below := getattr(part, "selection_set", None):
                ahead.append(below)


def _fragments_of(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    return {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}


def _spreads(chosen: SelectionSetNode) -> list[str]:
    """The names of the fragments that are spread anywhere in a selection."""
    return [each.name.value for each in _nodes([chosen]) if isinstance(each, FragmentSpreadNode)]


def _inner_first(names: Iterable[str], fragments: Mapping[str, FragmentDefinitionNode]) -> list[str]:
    """These fragments and those that they spread to, each after its own; without recursion."""
    spreads = {name: _spreads(each.selection_set) for name, each in fragments.items()}
    order: list[str] = []
    seen: set[str] = set()
    ahead = [(name, False) for name in names]
    while ahead:
        name, done = ahead.pop()
        if done:
            order.append(name)
        elif name in spreads and name not in seen:
            seen.add(name)
            ahead.append((name, True))
            ahead += [(each, False) for each in spreads[name]]
    return order


def _is_list(kind: Any) -> bool:
    return isinstance(kind.of_type if isinstance(kind, GraphQLNonNull) else kind, GraphQLList)


def _usual(node: FieldNode, parent: Any, definition: GraphQLField | None) -> int:
    """How many a list has that nobody asked a number of."""
    if parent is not None and parent.name.startswith("__"):
        return OF_THE_SCHEMA.get(node.name.value, LIST)
    return _declared(definition, "rows", LIST)


def _declared(definition: GraphQLField | None, what: str, usual: int) -> int:
    """What the declaration of a field tells the guard, where it does."""
    declared = definition.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF) if definition else None
    told: int = declared.metadata.get(what, usual) if declared else usual
    return told


def _is_page(parent: Any) -> bool:
    return isinstance(parent, GraphQLObjectType) and "pageInfo" in parent.fields
