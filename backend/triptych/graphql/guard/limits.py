"""How much a document may ask, by who asks: the product's own pages, anybody, and who may use the interface."""

from dataclasses import dataclass

# What may stand inside one another in a text: beyond it, reading the text would exhaust Python's stack.
DEEPEST_BRACKETS = 90
LONGEST_NUMBER = 100  # digits; no column holds a longer one
# What variables may hold, whoever sends them; the longest import line of the product's pages has a tenth of it.
MOST_VALUES = 10_000
DEEPEST_VALUES = 30
# What is looked up of the schema at most: the question of an explorer counts 580,000, and takes a tenth of a second.
MOST_LOOKED_UP = 650_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of each that a document may have; the cost is in fields that are answered if every list is full."""

    characters: int
    words: int
    operations: int
    fragments: int
    repeated: int
    depth: int
    root_fields: int
    fields: int
    aliases: int
    directives: int
    cost: int
    conditions: int
    looks_up: bool


ORDINARY = Limits(
    characters=30_000,
    words=2_000,
    operations=20,
    fragments=50,
    repeated=50,
    depth=15,
    root_fields=20,
    fields=1_000,
    aliases=200,
    directives=100,
    cost=250_000,
    conditions=1_000,
    looks_up=False,
)
"""Everybody who is signed in, with a document of their own."""

INTERFACE = Limits(
    characters=60_000,
    words=4_000,
    operations=50,
    fragments=80,
    repeated=100,
    depth=30,
    root_fields=40,
    fields=3_000,
    aliases=1_000,
    directives=200,
    cost=1_000_000,
    conditions=2_000,
    looks_up=True,
)
"""Who may use the interface (`api:use`), with a document of their own."""

COMPILED = Limits(
    characters=100_000,
    words=20_000,
    operations=5,
    fragments=500,
    repeated=5_000,
    depth=40,
    root_fields=60,
    fields=20_000,
    aliases=5_000,
    directives=2_000,
    cost=20_000_000,
    conditions=20_000,
    looks_up=False,
)
"""The product's own documents, which came with the program: no more than what no page can mean."""
