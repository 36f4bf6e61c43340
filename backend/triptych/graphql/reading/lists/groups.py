"""How many rows of a list there are by what they have in common, and what their amounts come to.

One statement counts and adds up; amounts of two currencies are never added. What somebody may not see is in no group,
and a link that leads to what they may not see is null here as everywhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

import strawberry
from sqlalchemy import (
    ARRAY,
    CTE,
    ColumnElement,
    Select,
    Text,
    case,
    cast,
    func,
    literal,
    literal_column,
    null,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import array

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
MOST_AT_ONCE = 5
DEFAULT_GROUPS = 100
Row = Sequence[Any]  # the key, the money field, its currency, how many rows, and what they come to


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
        told: list[ColumnElement[Any]] = []
        for at, amount in enumerate(amounts.values()):
            of, currency = (expression(work) for expression in amount.expressions)
            told += [of.label(f"a{at}"), currency.label(f"c{at}")]
        rows = select(self._key(work).label("key"), *told).select_from(self.spec.table).where(*where).cte(name)
        kept = self._largest(rows).cte(f"{name}_kept")
        counted = select(kept.c.key, *_told(null(), null(), kept.c.count, null()))
        pairs = [(money, rows.c[f"a{at}"], rows.c[f"c{at}"]) for at, money in enumerate(amounts)]
        summed = [
            select(rows.c.key, *_told(literal(money, Text), currency, func.count(), func.sum(amount)))
            .select_from(rows.join(kept, kept.c.key == rows.c.key))
            .where(amount.is_not(None), currency.is_not(None))
            .group_by(rows.c.key, currency)
            for money, amount, currency in pairs
        ]
        every = union_all(counted, *summed).subquery(f"{name}_every")
        return select(*every.c)

    def _key(self, work: Work) -> ColumnElement[Any]:
        """What a row has in common with others, as an array: two that both lack a value have that in common."""
        keys = [_key(work, self.spec.fields[name]) for name in self.by]
        return cast(array(keys), ARRAY(Text)) if keys else cast(literal("{}", Text), ARRAY(Text))

    def _largest(self, rows: CTE) -> Select[*tuple[Any, ...]]:
        """As many groups as are asked for. All rows in one are one group even where there is none."""
        count = func.count().label("count")
        if not self.by:
            return select(cast(literal("{}", Text), ARRAY(Text)).label("key"), count).select_from(rows)
        return (
            select(rows.c.key, count)
            .group_by(rows.c.key)
            .order_by(count.desc(), rows.c.key)
            .limit(literal_column(str(self.first)))
        )

    def told(self, rows: Iterable[Row]) -> list[Totals]:
        """The groups, the largest first; of two as large, by their keys, nothing last."""
        counts: Counter[tuple[str | None, ...]] = Counter()
        sums: dict[tuple[str | None, ...], dict[str, list[MoneyAmount]]] = defaultdict(lambda: defaultdict(list))
        for key, name, currency, count, total in rows:
            if name is None:
                counts[tuple(key)] = int(count)
            else:
                sums[tuple(key)][name].append(MoneyAmount(amount=plain_text(Decimal(total)), currency=currency))
        order = sorted(counts, key=lambda keys: (-counts[keys], [(key is None, key or "") for key in keys]))
        return [Totals(self._keys(keys), counts[keys], self._sums(sums[keys])) for keys in order]

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


def groups_of(asking: Asking, spec: NodeSpec, chosen: Mapping[str, Pick]) -> dict[str, Grouped]:
    """The groups that are asked for below a connection, by their slots. Raises `Invalid` for too many at once."""
    asked = [pick for pick in chosen.values() if pick.name in {"groups", "sums"}]
    if len(asked) > MOST_AT_ONCE:
        raise Invalid.at("groups", "too_many", f"A list is grouped and summed at most {MOST_AT_ONCE} times at once.")
    return {pick.slot: grouped(asking, spec, pick) for pick in asked}


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
        or (isinstance(declared, Plain) and declared.filterable and issubclass(declared.kind, str | bool))
    }


def amounts_of(spec: NodeSpec) -> dict[str, Plain]:
    """The amounts of money that are added up."""
    return {
        name: declared for name, declared in spec.fields.items() if isinstance(declared, Plain) and declared.is_money
    }


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
    words = declared.kind if isinstance(declared, Plain) else None
    return words(key).name if words is not None and issubclass(words, StrEnum) else key


@cache
def sums_type(name: str) -> type[Any] | None:
    """The type `<Name>Sums`: each amount of money by currency; None where there are no amounts."""
    amounts = amounts_of(spec_of(name))
    if not amounts:
        return None
    made = type(f"{name}Sums", (), {"__annotations__": dict.fromkeys(amounts, list[MoneyAmount])})
    return strawberry.type(made, description=f"What the amounts of {name}s come to, one sum for each currency.")
