"""Pieces of declarations that several types share: where a record comes from, and who wrote it."""

from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import InstrumentedAttribute

from triptych.graphql.inputs import enum_type
from triptych.graphql.reading.declared.fields import beside, expression, one_by
from triptych.kernel.actor import Office, Role
from triptych.model.base import Origin, Traced
from triptych.model.exception import Authorship, Targeted
from triptych.model.gate import Gate
from triptych.model.portfolio import Workstream, WorkstreamKind
from triptych.model.transition import AcceptanceCriterion

enum_type(Office)
enum_type(Role)
enum_type(Origin)


def origin_of(table: type[Traced]) -> Any:
    """Whether a record is published, imported, entered or illustrative."""
    return expression(
        Origin,
        lambda _work: table.origin,
        read=Origin,
        doc="Where this record comes from.",
    )


def origin_note_of(table: type[Traced]) -> Any:
    """Source and date, or file and run."""
    return expression(str | None, lambda _work: table.origin_note, doc="The source in words.")


def named(table: type[Targeted]) -> tuple[Any, Any, Any, Any]:
    """What is excepted, by name: a criterion's words, a workstream's kind, a gate's reference and its name."""
    return (
        beside(AcceptanceCriterion.statement, AcceptanceCriterion.id, table.criterion_id),
        expression(
            WorkstreamKind | None,
            lambda _work: (
                select(Workstream.kind).where(Workstream.id == table.workstream_id).correlate(table).scalar_subquery()
            ),
            read=lambda kind: None if kind is None else WorkstreamKind(kind),
        ),
        beside(Gate.ref, Gate.id, table.gate_id),
        beside(Gate.name, Gate.id, table.gate_id),
    )


def author(authorship: InstrumentedAttribute[Any]) -> Any:
    """The person behind an act on a request, joined only where the authorship is not sealed."""
    return one_by(
        "Person",
        lambda _work: (
            select(Authorship.person_id)
            .where(Authorship.id == authorship, Authorship.sealed.is_(False))
            .correlate(authorship.class_)
            .scalar_subquery()
        ),
        doc="Null where the authorship is sealed or the system acted.",
    )


def sealed(authorship: InstrumentedAttribute[Any]) -> Any:
    """Whether the author is a sealed person."""
    return expression(
        bool,
        lambda _work: (
            exists()
            .where(Authorship.id == authorship, Authorship.sealed)
            .correlate(authorship.class_)  # the clock's own events have no author, and that is no seal
        ),
        filterable=True,
        doc='Whether to show "sealed person".',
    )
