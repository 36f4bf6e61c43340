"""Documents as clients may write them, made by chance from the schema: selections, aliases, fragments, arguments."""

import re
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any, cast

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_composite_type,
)

DEEPEST = 4
PLACES = ("first", "after", "last", "before")
WORDS = ("a", "e", "the", "site", "R", "_%", "'", "ö")
BOUNDS = {
    "String": ('"a"', '"opened"', '"Move"', '""'),
    "Decimal": ('"0"', '"2"', '"100000"'),
    "Date": ('"2026-03-02"', '"2030-01-01"'),
    "DateTime": ('"2026-03-02T12:00:00+00:00"', '"2020-01-01T00:00:00Z"'),
    "Boolean": ("true", "false"),
    "Int": ("0", "2"),
}


@dataclass
class Writer:
    """Writes one document; `refs` and `ids` are records that there are, by type, `cursors` places in lists, by list.

    Arguments are taken from the schema, those of fields within fields too: one that is new is tried from then on.
    """

    schema: GraphQLSchema
    chance: Random
    refs: dict[str, str]
    ids: dict[str, str]
    cursors: dict[str, list[str]] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    numbers: Any = field(default_factory=count)

    def document(self, roots: list[str]) -> str:
        """A query of one to three of these root fields."""
        chosen = [self._root(self.chance.choice(roots)) for _ in range(self.chance.randint(1, 3))]
        return " ".join([f"query ($yes: Boolean!, $no: Boolean!) {{ {' '.join(chosen)} }}", *self.fragments])

    def _root(self, name: str) -> str:
        definition = cast("GraphQLObjectType", self.schema.query_type).fields[name]
        kind = get_named_type(definition.type)
        below = self._selection(kind, 0) if is_composite_type(kind) else ""
        return f"r{next(self.numbers)}: {name}{self._arguments(name, definition)} {below}"

    def _arguments(self, name: str, definition: Any) -> str:
        if "ref" in definition.args:
            known = self.refs.get(get_named_type(definition.type).name)
            return f'(ref: "{known if known and self.chance.random() < 0.9 else "P-9999"}")'
        if "id" in definition.args:
            return f'(id: "{self.chance.choice(list(self.ids.values()))}")'
        if "ids" in definition.args:
            some = [f'"{self.chance.choice(list(self.ids.values()))}"' for _ in range(self.chance.randint(0, 4))]
            return f"(ids: [{', '.join(some)}])"
        given = []
        ways = self.chance.choice((("last", "before"), ("first", "after")))  # a page is asked for in one direction
        place = self._place(name) if ways[1] in definition.args else ""
        for argument, declared in definition.args.items():
            if argument in ways or (place and argument in {"orderBy", *PLACES}):
                continue
            if isinstance(declared.type, GraphQLNonNull) or self.chance.random() < 0.5:
                given.append(f"{argument}: {self._argument(argument, declared)}")
        given += [place] if place else []
        return f"({', '.join(given)})" if given else ""

    def _place(self, name: str) -> str:
        """After or before some row of a list in its own order; now and then of another list, which is refused."""
        known = self.cursors.get(name if self.chance.random() < 0.95 else self.chance.choice([*self.cursors, name]), [])
        if not known or self.chance.random() < 0.6:
            return ""
        size = self.chance.randint(0, 3)
        word, place = self.chance.choice((("first", "after"), ("last", "before")))
        return f'{word}: {size}, {place}: "{self.chance.choice(known)}"'

    def _argument(self, name: str, declared: Any) -> str:
        kind = get_named_type(declared.type)
        if name == "orderBy":
            return f"[{', '.join(self._order(kind) for _ in range(self.chance.randint(0, 2)))}]"
        size = str(self.chance.randint(0, 4))
        word = f'"{self.chance.choice(WORDS)}"'
        known = {"first": size, "last": size, "after": "null", "before": "null", "search": word}
        if name in known:
            return known[name]
        if isinstance(kind, GraphQLInputObjectType):
            return self._condition(kind, 0)
        if kind.name == "ID":
            return f'"{self.chance.choice(list(self.ids.values()))}"'
        return self._value(declared.type, 0)

    def _order(self, kind: GraphQLInputObjectType) -> str:
        fields = list(kind.fields["field"].type.of_type.values)
        return f"{{field: {self.chance.choice(fields)}, direction: {self.chance.choice(('ASC', 'DESC'))}}}"

    def _condition(self, kind: GraphQLInputObjectType, depth: int) -> str:
        must = [name for name, each in kind.fields.items() if isinstance(each.type, GraphQLNonNull)]
        names = [name for name in kind.fields if name not in must and (depth < 2 or not name.endswith("Of"))]
        if kind.name == "MoneyFilter" and self.chance.random() < 0.9:  # without a currency, amounts are not compared
            must = ["currency"]
            names.remove("currency")
        chosen = [*must, *self.chance.sample(names, min(len(names), self.chance.randint(0, 2)))]
        of_link = self.ids.get(kind.name.removesuffix("LinkFilter"))
        told = (f"{name}: {self._given(name, kind.fields[name].type, depth, of_link)}" for name in chosen)
        return f"{{{', '.join(told)}}}"

    def _given(self, name: str, kind: Any, depth: int, known: str | None) -> str:
        if known is None and name.endswith("Id") and self.chance.random() < 0.9:  # projectId is most often a project's
            word = re.findall("[A-Z][a-z]*", f"{name[:1].upper()}{name[1:-2]}")[-1]
            known = next((self.ids[each] for each in sorted(self.ids) if each.endswith(word)), None)
        sum_of_money = name == "amount" and get_named_type(kind).name == "String"
        known_words = {"currency": '"USD"', **({"amount": '"100000"'} if sum_of_money else {})}
        return known_words.get(name) or self._value(kind, depth, known)

    def _value(self, kind: Any, depth: int, known: str | None = None) -> str:
        fewest = 1 if isinstance(kind, GraphQLNonNull) else 0  # what must be named is named
        kind = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        if isinstance(kind, GraphQLList):
            if get_named_type(kind).name == "ID" and known is None:
                return "[]"
            several = range(self.chance.randint(fewest, 2))
            return f"[{', '.join(self._value(kind.of_type, depth, known) for _ in several)}]"
        if get_named_type(kind).name == "ID":
            return f'"{known or self.chance.choice(list(self.ids.values()))}"'
        if isinstance(kind, GraphQLInputObjectType):
            return self._condition(kind, depth + 1)
        if isinstance(kind, GraphQLEnumType):
            return str(self.chance.choice(list(kind.values)))
        return self.chance.choice(BOUNDS[kind.name])

    def _selection(self, kind: Any, depth: int) -> str:
        parts = [self._part(kind, depth) for _ in range(self.chance.randint(1, 5))]
        return f"{{ {' '.join(parts)} }}"

    def _part(self, kind: Any, depth: int) -> str:
        luck = self.chance.random()
        if luck < 0.08 and depth < DEEPEST:
            return f"... on {kind.name} {self._selection(kind, depth + 1)}"
        if luck < 0.14 and isinstance(kind, GraphQLObjectType) and kind.interfaces:
            return f"... on Node {{ n{next(self.numbers)}: id }}"
        if luck < 0.20 and depth < DEEPEST:
            name = f"F{next(self.numbers)}"
            self.fragments.append(f"fragment {name} on {kind.name} {self._selection(kind, depth + 1)}")
            return f"...{name}"
        if luck < 0.26:
            return f"t{next(self.numbers)}: __typename"
        if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
            return self._of_several(kind, depth)
        return self._field(kind, depth)

    def _of_several(self, kind: GraphQLInterfaceType | GraphQLUnionType, depth: int) -> str:
        kinds = self.schema.get_possible_types(kind)
        one = self.chance.choice(sorted(kinds, key=lambda each: each.name))
        common = f" i{next(self.numbers)}: id" if isinstance(kind, GraphQLInterfaceType) else ""
        return f"... on {one.name} {self._selection(one, depth + 1)}{common}"

    def _field(self, kind: Any, depth: int) -> str:
        fits = {
            name: each
            for name, each in kind.fields.items()
            if depth < DEEPEST or not is_composite_type(get_named_type(each.type))
        } or {"__typename": None}
        name = self.chance.choice(sorted(fits))
        turn = self.chance.choice(("", "", "", " @include(if: $yes)", " @skip(if: $no)", " @include(if: $no)"))
        asked = "" if fits[name] is None else self._arguments(name, fits[name])
        head = f"f{next(self.numbers)}: {name}{asked}{turn}"
        below = None if fits[name] is None else get_named_type(fits[name].type)
        return f"{head} {self._selection(below, depth + 1)}" if below and is_composite_type(below) else head
