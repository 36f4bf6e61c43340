"""How many rows of a list there are by what they have in common, and what their amounts come to.

One statement counts and adds up; amounts of two currencies are never added. What somebody may not see is in no group,
and a link that leads to what they may not see is null here as everywhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, get_args

import strawberry
from sqlalchemy import ColumnElement, Select, Text, case, cast, func, literal, null, select, union_all

from triptych.access.work import Work
from triptych.graphql.ids import to_global
from triptych.graphql.reading.arguments import given_arguments
from triptych.graphql.reading.declared.fields import Field, MoneyAmount, NodeSpec, One, Plain, plain_text
from triptych.graphql.reading.declared.nodes import spec_of
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.graphql.reading.lists.windows import page_size
from triptych.graphql.reading.selection import Asking, Pick
from triptych.kernel.refusals import Invalid

MOST_FIELDS = 3
DEFAULT_GROUPS = 100
Row = Sequence[Any]  # the keys, then the money field, its currency, how many rows, and what they come to


@strawberry.type(description="What the rows of a group have in common: a word, a text, yes or no, or a record's id.")
class GroupKey:
    field: str
    value: str | None


@dataclass(frozen=True)
class Totals:
    """The rows of one group: how many, and what each of their amounts comes to by currency."""

    keys: list[GroupKey]
    count: int
    sums: Any


@dataclass(frozen=True, slots=True)
class Grouped:
    """Groups that are asked for: by these fields, at most so many; by none, it is all rows in one."""

    spec: NodeSpec
    by: tuple[str, ...]
    first: int

    def statement(
        self, work: Work, where: Iterable[ColumnElement[bool]], name: str = "grouped"
    ) -> Select[*tuple[Any, ...]]:
        """Counts by keys, and for every amount the counts and sums by keys and currency; all of it as text."""
        amounts = amounts_of(self.spec)
        told = [
            *(_key(work, self.spec.fields[name]).label(f"k{at}") for at, name in enumerate(self.by)),
            *(
                column.label(f"{part}{at}")
                for at, amount in enumerate(amounts.values())
                for part, column in zip("ac", (expression(work) for expression in amount.expressions), strict=True)
            ),
        ]
        rows = select(literal(1).label("one"), *told).select_from(self.spec.table).where(*where).cte(name)
        keys = [rows.c[f"k{at}"] for at in range(len(self.by))]
        counted = select(*keys, *_told(null(), null(), func.count(), null())).select_from(rows).group_by(*keys)
        pairs = [(name, rows.c[f"a{at}"], rows.c[f"c{at}"]) for at, name in enumerate(amounts)]
        summed = [
            select(*keys, *_told(literal(name, Text), currency, func.count(), func.sum(amount)))
            .where(amount.is_not(None), currency.is_not(None))
            .group_by(*keys, currency)
            for name, amount, currency in pairs
        ]
        every = union_all(counted, *summed).subquery("every")
        return select(*every.c)

    def told(self, rows: Iterable[Row]) -> list[Totals]:
        """The groups, the largest first; of two as large, by their keys, nothing last."""
        width = len(self.by)
        counts: Counter[tuple[str | None, ...]] = Counter()
        sums: dict[tuple[str | None, ...], dict[str, list[MoneyAmount]]] = defaultdict(lambda: defaultdict(list))
        for row in rows:
            keys = tuple(row[:width])
            name, currency, count, total = row[width:]
            if name is None:
                counts[keys] = int(count)
            else:
                sums[keys][name].append(MoneyAmount(amount=plain_text(Decimal(total)), currency=currency))
        order = sorted(counts, key=lambda keys: (-counts[keys], [(key is None, key or "") for key in keys]))
        return [Totals(self._keys(keys), counts[keys], self._sums(sums[keys])) for keys in order[: self.first]]

    def _keys(self, keys: tuple[str | None, ...]) -> list[GroupKey]:
        return [
            GroupKey(field=name.upper(), value=_shown(self.spec.fields[name], key))
            for name, key in zip(self.by, keys, strict=True)
        ]

    def _sums(self, found: dict[str, list[MoneyAmount]]) -> Any:
        made = sums_type(self.spec.name)
        if made is None:
            return None
        ordered = {name: sorted(found[name], key=lambda sum_: sum_.currency) for name in amounts_of(self.spec)}
        return made(**ordered)


def grouped(asking: Asking, spec: NodeSpec, pick: Pick) -> Grouped:
    """The groups that a connection's `groups` or `sums` asks for. Raises `Invalid` at their arguments."""
    if pick.name == "sums":
        return Grouped(spec, (), 1)
    given = given_arguments(asking, f"{spec.name}Connection", pick)
    by = tuple(dict.fromkeys(each.value for each in given["by"]))
    if not 1 <= len(by) <= MOST_FIELDS:
        raise Invalid.at("groups.by", "too_many", f"Name one to {MOST_FIELDS} fields to group by.")
    first = given.get("first")
    return Grouped(spec, by, DEFAULT_GROUPS if first is None else page_size(first, "groups.first"))


def groupable(spec: NodeSpec) -> dict[str, Field]:
    """The fields by which rows are grouped: words, texts, yes or no, and links."""
    return {
        name: declared
        for name, declared in spec.fields.items()
        if isinstance(declared, One)
        or (isinstance(declared, Plain) and declared.filterable and issubclass(_bare(declared), str | bool))
    }


def amounts_of(spec: NodeSpec) -> dict[str, Plain]:
    """The amounts of money that are added up."""
    return {
        name: declared
        for name, declared in spec.fields.items()
        if isinstance(declared, Plain) and _bare(declared) is MoneyAmount
    }


def _bare(declared: Plain) -> Any:
    parts = [part for part in get_args(declared.annotation) if part is not type(None)]
    bare = parts[0] if parts else declared.annotation
    return bare if isinstance(bare, type) else object


def _key(work: Work, declared: Field) -> ColumnElement[Any]:
    """The key of a row as text."""
    if isinstance(declared, One):
        target = spec_of(declared.target)
        key, seen = declared.key(work), visible_rows(work, target)
        shown = key if not seen else case((key.in_(select(target.table.id).where(*seen).correlate(None)), key))
        return cast(shown, Text)
    if isinstance(declared, Plain):
        return cast(declared.expressions[0](work), Text)
    raise TypeError(f"{declared.name} groups nothing")


def _told(*values: Any) -> list[ColumnElement[str]]:
    """The four columns beside the keys, as text."""
    return [
        cast(value, Text).label(name) for name, value in zip(("money", "currency", "count", "sum"), values, strict=True)
    ]


def _shown(declared: Field, key: str | None) -> str | None:
    if key is None:
        return None
    if isinstance(declared, One):
        return to_global(declared.target, key)
    words = _bare(declared) if isinstance(declared, Plain) else None
    return words(key).name if words is not None and issubclass(words, StrEnum) else key


@cache
def sums_type(name: str) -> type[Any] | None:
    """The type `<Name>Sums`: each amount of money by currency; None where there are no amounts."""
    amounts = amounts_of(spec_of(name))
    if not amounts:
        return None
    made = type(f"{name}Sums", (), {"__annotations__": dict.fromkeys(amounts, list[MoneyAmount])})
    return strawberry.type(made, description=f"What the amounts of {name}s come to, one sum for each currency.")
