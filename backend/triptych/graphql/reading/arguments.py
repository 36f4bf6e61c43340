"""The arguments of a field: which ones it takes beside those that its resolver names, and what a client gave."""

import inspect
from typing import Any

from graphql.execution.values import VariableValues, get_argument_values
from strawberry.utils.str_converters import to_snake_case

from graphql import GraphQLInterfaceType, GraphQLObjectType
from triptych.graphql.reading.selection import Asking, Pick, variables_of


def given_arguments(asking: Asking, within: str, pick: Pick) -> dict[str, Any]:
    """What was given to a field of the type `within`, coerced, under the names that Python uses."""
    return {to_snake_case(name): value for name, value in coerced_arguments(asking, within, pick).items()}


def coerced_arguments(asking: Asking, within: str, pick: Pick) -> dict[str, Any]:
    """What was given to a field of the type `within`, coerced, under the names that clients use."""
    kind = asking.schema.type_map[within]
    if not isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
        raise TypeError(f"{within} has no fields")
    variables = VariableValues({}, dict(variables_of(asking)))
    return get_argument_values(kind.fields[pick.name], pick.nodes[0], variables)


def with_arguments(resolve: Any, arguments: dict[str, Any], answers: Any = None) -> Any:
    """The same function, telling Strawberry which further arguments it takes; each may be left out."""
    signature = inspect.signature(resolve)
    keep = [p for p in signature.parameters.values() if p.kind is not inspect.Parameter.VAR_KEYWORD]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
        for name, annotation in arguments.items()
    ]
    resolve.__signature__ = signature.replace(parameters=[*keep, *added], return_annotation=answers)
    resolve.__annotations__ = {
        **{name: kind for name, kind in resolve.__annotations__.items() if name in signature.parameters},
        **arguments,
        "return": answers,
    }
    return resolve
