"""The GraphQL types, made of the declarations when all of them are known."""

from typing import Any, Optional

import strawberry

from triptych.graphql.reading.arguments import with_arguments
from triptych.graphql.reading.declared.fields import Computed, Field, Many, NodeSpec, One, Plain
from triptych.graphql.reading.declared.nodes import REGISTRY, lazy, spec_of
from triptych.graphql.reading.lists.filter_types import narrowing_arguments
from triptych.graphql.reading.selection import slot_of
from triptych.kernel.paging import MAX_PAGE

SAY_FIRST = "All of them, however many there are: say `first` below other lists."


def make_types() -> None:
    """Give every declared type its fields."""
    for spec in REGISTRY.values():
        _make(spec)


def _make(spec: NodeSpec) -> None:
    spec.graph_type.__annotations__ = {name: annotation_of(declared) for name, declared in spec.fields.items()}
    for name, declared in spec.fields.items():
        setattr(spec.graph_type, name, graph_field(declared))
    strawberry.type(spec.graph_type, description=spec.graph_type.__doc__)


def annotation_of(declared: Field) -> Any:
    match declared:
        case Plain() | Computed():
            return declared.annotation
        case One():
            return Optional[lazy(declared.target)] if declared.nullable else lazy(declared.target)  # noqa: UP045
        case Many():
            return list[lazy(declared.target)]  # type: ignore[misc]  # a type made at run time
    raise TypeError(declared)


def graph_field(declared: Field) -> Any:
    """Plain values are attributes of the loaded row; relations stand in the slot of the key they were asked by."""
    if isinstance(declared, One | Many):

        def relation(root: Any, info: strawberry.Info, **_given: Any) -> Any:
            return root.__dict__[f"relation:{slot_of(str(info.path.key), info.field_name)}"]

        arguments: dict[str, Any] = {}
        doc, metadata = declared.doc, {}
        if isinstance(declared, Many):
            arguments = {"first": int | None, **narrowing_arguments(spec_of(declared.target))}
            if declared.open_ended:
                doc, metadata = " ".join((*([doc] if doc else ()), SAY_FIRST)), {"rows": MAX_PAGE}
        resolver = with_arguments(relation, arguments, annotation_of(declared))
        return strawberry.field(resolver=resolver, description=doc, metadata=metadata)
    return strawberry.field(description=declared.doc)
