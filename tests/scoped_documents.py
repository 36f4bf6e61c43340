"""What is asked of the scoped world: every list, every link and every id, in documents whose texts never change.

The texts are the same under every policy and for everybody, so that a plan made for one person is tried on the others.
"""

import json
from functools import cache
from typing import Any

from graphql import GraphQLInputObjectType, GraphQLList, GraphQLNonNull, GraphQLObjectType, get_named_type
from scoped_law import Eyes
from scoped_world import World
from triptych.graphql.answering import operations
from triptych.graphql.context import Context
from triptych.graphql.ids import from_global
from triptych.graphql.reading.compiled.pages import Page
from triptych.graphql.reading.compiled.records import ByRef
from triptych.graphql.reading.declared.fields import Many, NodeSpec, One
from triptych.graphql.reading.declared.nodes import REGISTRY
from triptych.graphql.schema import schema

LISTS = {name: root.listing.spec for name, root in operations.roots.items() if isinstance(root, Page)}
# Lists of what is one's own: other rows for everybody.
MINE = {
    name
    for name, root in operations.roots.items()
    if isinstance(root, Page) and (root.listing.within or root.listing.spec.name == "SignInSession")
}
BY_REF = {name: root.name for name, root in operations.roots.items() if isinstance(root, ByRef)}
QUERY = schema._schema.query_type
assert isinstance(QUERY, GraphQLObjectType)

DEEP = """
fragment Reach on Project { __typename id
  program { __typename id portfolio { __typename id unit { __typename id } } }
  gates { __typename id project { __typename id } decisions { __typename id } }
  transitions { __typename id service { __typename id } criteria { __typename id signOff { __typename id } } }
  initiatives { __typename id groups { __typename id assessments { __typename id } } }
  requests { __typename id events { __typename id author { __typename id } }
    citations { __typename id gap { __typename id } }
    terms { __typename id covers { __typename id project { __typename id } } } }
}
{ portfolios(first: 500) { totalCount edges { node { __typename id
    programs { __typename id projects { ...Reach } } } } }
  services(first: 500) { totalCount edges { node { __typename id
    transitions { __typename id project { ...Reach } } } } }
  people(first: 500) { totalCount edges { node { __typename id
    programs { __typename id } services { __typename id } workstreams { __typename id project { ...Reach } } } } }
  rules(first: 500) { totalCount edges { node { __typename id findings { __typename id project { ...Reach } } } } }
}"""


async def told(world: World, who: str, document: str, variables: dict[str, Any] | None = None) -> Any:
    """What the compiled way answers, or None where it shows nothing at all: a link that must lead somewhere cannot."""
    context = Context(world.works, world.named[who])
    answer = await operations.answer(context, document, None, variables or {})
    return await ordinarily(world, who, document, variables) if answer is None else json.loads(answer.data)


async def ordinarily(world: World, who: str, document: str, variables: dict[str, Any] | None = None) -> Any:
    """What an ordinary execution answers; see `told`."""
    context = Context(world.works, world.named[who])
    answer = await schema.execute(document, variable_values=variables, context_value=context)
    for error in answer.errors or ():
        if "non-nullable" not in error.message:
            raise AssertionError(error.message) from error.original_error
    return json.loads(json.dumps(answer.data))


@cache
def lists() -> str:
    """Every list, with the number of all and nothing but ids."""
    every = (f"{name}(first: 500) {{ totalCount edges {{ node {{ __typename id }} }} }}" for name in LISTS)
    return f"{{ {' '.join(every)} }}"


@cache
def links() -> str:
    """Every list with every link of its records."""
    every = (
        f"{name}(first: 500) {{ totalCount edges {{ node {{ __typename id {links_of(spec)} }} }} }}"
        for name, spec in LISTS.items()
    )
    return f"{{ {' '.join(every)} }}"


def links_of(spec: NodeSpec) -> str:
    """Every link of a type, with the id at its end."""
    ways = (camel(each.name) for each in spec.fields.values() if isinstance(each, One | Many))
    return " ".join(f"{way} {{ __typename id }}" for way in ways)


def camel(name: str) -> str:
    """A field as the graph writes it."""
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


@cache
def nodes() -> str:
    """A record of each type by its id, with its links."""
    asked = ", ".join(f"${name}: ID!" for name in REGISTRY)
    every = (
        f"{name}: node(id: ${name}) {{ __typename id ... on {name} {{ {links_of(spec)} }} }}"
        for name, spec in REGISTRY.items()
    )
    return f"query ({asked}) {{ {' '.join(every)} }}"


@cache
def refs() -> str:
    """A record of each type that has references, by it."""
    asked = ", ".join(f"${name}: String!" for name in BY_REF)
    return f"query ({asked}) {{ {' '.join(f'{n}(ref: ${n}) {{ __typename id }}' for n in BY_REF)} }}"


@cache
def page(name: str) -> str:
    """One list with all its arguments, as variables."""
    declared = {arg: each.type for arg, each in QUERY.fields[name].args.items()}
    asked = ", ".join(f"${arg}: {kind}" for arg, kind in declared.items())
    given = ", ".join(f"{arg}: ${arg}" for arg in declared)
    shown = "totalCount edges { cursor node { __typename id } } pageInfo { hasNextPage hasPreviousPage endCursor }"
    return f"query ({asked}) {{ {name}({given}) {{ {shown} }} }}"


def conditions(name: str, argument: str) -> dict[str, Any]:
    """The fields of an argument's input type; none where the list does not take it."""
    declared = QUERY.fields[name].args.get(argument)
    kind = get_named_type(declared.type) if declared else None
    return dict(kind.fields) if isinstance(kind, GraphQLInputObjectType) else {}


def must_lead(kind: str, link: str) -> bool:
    """Whether a link is declared to lead somewhere for everybody who sees the record."""
    there = schema._schema.type_map[kind]
    assert isinstance(there, GraphQLObjectType)
    declared = there.fields[link].type
    return isinstance(declared, GraphQLNonNull) and not isinstance(declared.of_type, GraphQLList)


def pruned(eyes: Eyes, whole: Any) -> Any:
    """What is left of the whole answer when everything is taken out that these eyes may not see."""
    if isinstance(whole, list):
        return [left for left in (pruned(eyes, part) for part in whole) if left is not None]
    if not isinstance(whole, dict):
        return whole
    if "id" in whole and not eyes.see(*from_global(whole["id"])):
        return None
    left = {name: pruned(eyes, part) for name, part in whole.items()}
    if "node" in left and left["node"] is None:
        return None
    if "totalCount" in left:
        left["totalCount"] = len(left["edges"])
    return left


def ids(answer: Any) -> list[str]:
    """The ids of a page, in order."""
    return [edge["node"]["id"] for edge in answer["edges"]]
