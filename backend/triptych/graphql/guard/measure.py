"""Measures an operation in one pass: each fragment once, whatever spreads to it.

*Cost* is how many fields are answered if every list is full. A page has as many rows as its `first` or `last` says (a
variable by its given value, else its default), or as many as an ordinary page; any other list counts as `LIST` rows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Measure:
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

    def beside(self, other: "Measure") -> "Measure":
        """Both in one selection."""
        return Measure(
            max(self.depth, other.depth),
            self.fields + other.fields,
            self.here + other.here,
            self.aliases + other.aliases,
            self.directives + other.directives,
            self.cost + other.cost,
            self.row + other.row,
            self.looked_up + other.looked_up,
            self.conditions + other.conditions,
        )


class Measuring:
    """One pass over one document with the values of its variables. A fragment within itself counts as nothing."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]) -> None:
        self._schema = schema
        self._variables = variables
        self._fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self._measured: dict[str, Measure] = {}
        self._defaults: dict[str, Any] = {}

    def measure(self, operation: OperationDefinitionNode) -> Measure:
        """The measure of an operation, with all that it spreads to."""
        definitions = operation.variable_definitions or ()
        self._defaults = {each.variable.name.value: each.default_value for each in definitions}
        for name in _inner_first(operation.selection_set, self._fragments):
            self._measured[name] = self._fragment(self._fragments[name])
        whole = self._selection(operation.selection_set, self._schema.get_root_type(operation.operation))
        own = len(operation.directives or ()) + sum(len(each.directives or ()) for each in definitions)
        return whole.beside(Measure(directives=own))

    def _fragment(self, fragment: FragmentDefinitionNode) -> Measure:
        below = self._selection(fragment.selection_set, self._schema.get_type(fragment.type_condition.name.value))
        return below.beside(Measure(directives=len(fragment.directives or ())))

    def _selection(self, chosen: SelectionSetNode | None, parent: Any) -> Measure:
        whole = Measure()
        for part in chosen.selections if chosen else ():
            match part:
                case FieldNode():
                    found = self._field(part, parent)
                case FragmentSpreadNode():
                    found = self._measured.get(part.name.value, Measure())
                case InlineFragmentNode():
                    on = part.type_condition
                    found = self._selection(part.selection_set, self._schema.get_type(on.name.value) if on else parent)
                case _:
                    continue
            whole = whole.beside(found).beside(Measure(directives=len(part.directives or ())))
        return whole

    def _field(self, node: FieldNode, parent: Any) -> Measure:
        definition = self._definition(parent, node.name.value)
        kind = get_named_type(definition.type) if definition else None
        below = self._selection(node.selection_set, kind)
        size = self._size(node)
        listed = definition is not None and is_composite_type(kind) and _is_list(definition.type)
        of_page = listed and size is None and _is_page(parent)
        rows = _usual(node, parent) if size is None else size
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
            # What narrows a list of pages stands once more in its count, and in each of its groups.
            conditions=below.conditions
            + Values(self._variables, self._defaults).conditions_of(node) * (1 + _is_page(kind) * below.here),
        )

    def _definition(self, parent: Any, name: str) -> GraphQLField | None:
        if name in LOOKING_UP:
            return LOOKING_UP[name]
        return parent.fields.get(name) if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType) else None

    def _size(self, node: FieldNode) -> int | None:
        """How many rows are asked for; None where nothing says it, or what says it is no number."""
        for argument in node.arguments or ():
            if argument.name.value in SIZES:
                value: Any = argument.value
                if isinstance(value, VariableNode):
                    name = value.name.value
                    given = self._variables.get(name)
                    if name in self._variables and (given is None or isinstance(given, int)):
                        return None if given is None else max(0, given)
                    value = self._defaults.get(name)
                if isinstance(value, IntValueNode):
                    return max(0, int(value.value))
        return None


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


def repeated(document: DocumentNode) -> int:
    """How many fields stand once more in the selection in which they stand: each is compared with every other."""
    count = 0
    ahead = [each.selection_set for each in document.definitions if hasattr(each, "selection_set")]
    while ahead:
        chosen = ahead.pop()
        keys = [(each.alias or each.name).value for each in chosen.selections if isinstance(each, FieldNode)]
        spread = [each.name.value for each in chosen.selections if isinstance(each, FragmentSpreadNode)]
        count += len(keys) - len(set(keys)) + len(spread) - len(set(spread))
        ahead += [below for each in chosen.selections if (below := getattr(each, "selection_set", None))]
    return count


def _nodes(chosen: list[SelectionSetNode]) -> Iterator[Any]:
    """Every part of these selections and of those inside them; spreads are not followed."""
    ahead = list(chosen)
    while ahead:
        for part in ahead.pop().selections:
            yield part
            if below := getattr(part, "selection_set", None):
                ahead.append(below)


def _inner_first(chosen: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode]) -> list[str]:
    """The fragments that a selection spreads to, each after those that it spreads to itself; without recursion."""
    spreads = {
        name: [n.name.value for n in _nodes([each.selection_set]) if isinstance(n, FragmentSpreadNode)]
        for name, each in fragments.items()
    }
    order: list[str] = []
    seen: set[str] = set()
    ahead = [(n.name.value, False) for n in _nodes([chosen]) if isinstance(n, FragmentSpreadNode)]
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


def _usual(node: FieldNode, parent: Any) -> int:
    """How many a list has that nobody asked a number of."""
    of_the_schema = parent is not None and parent.name.startswith("__")
    return OF_THE_SCHEMA.get(node.name.value, LIST) if of_the_schema else LIST


def _is_page(parent: Any) -> bool:
    return isinstance(parent, GraphQLObjectType) and "pageInfo" in parent.fields
