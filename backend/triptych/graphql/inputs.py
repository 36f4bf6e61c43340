"""GraphQL inputs made from the dataclasses that use cases take: declared once, in the room that owns the use case."""

import dataclasses
import types
import typing
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin
from uuid import UUID

import strawberry
from strawberry import UNSET
from strawberry.utils.str_converters import to_camel_case

from triptych.graphql.ids import from_global, key_of
from triptych.graphql.texts import instant, keepable, said
from triptych.kernel.money import Money, parse_amount
from triptych.kernel.refusals import Invalid, Problem, refuse_if
from triptych.model import types as ids

MAX_TEXT = 20_000
MAX_LIST = 1_000

ID_KINDS: dict[Any, str | None] = {
    ids.AbsenceId: "Absence",
    ids.AlternativeId: "Alternative",
    ids.AnswerId: "Answer",
    ids.ConditionId: "Condition",
    ids.CriterionId: "AcceptanceCriterion",
    ids.DecisionId: "Decision",
    ids.DelegationId: "Delegation",
    ids.FindingId: "Finding",
    ids.GapId: "CapabilityGap",
    ids.GapInvitationId: "GapInvitation",
    ids.GateId: "Gate",
    ids.GroupId: "StakeholderGroup",
    ids.InitiativeId: "Initiative",
    ids.PersonId: "Person",
    ids.PortfolioId: "Portfolio",
    ids.ProgramId: "Program",
    ids.ProjectId: "Project",
    ids.RequestId: "ExceptionRequest",
    ids.RoleAssignmentId: "RoleAssignment",
    ids.RuleId: "Rule",
    ids.ScopeId: None,
    ids.ServiceFamilyId: "ServiceFamily",
    ids.ServiceId: "Service",
    ids.SessionId: "SignInSession",
    ids.SupplySourceId: "SupplySource",
    ids.TermsId: "Terms",
    ids.TokenId: "PersonalToken",
    ids.TransitionId: "Transition",
    ids.UnitId: "OrgUnit",
    ids.WaiverId: "ClassWaiver",
    ids.WorkstreamId: "Workstream",
    ids.CitationId: "Citation",
    ids.RestatementId: "Restatement",
}
SCOPE_KINDS = frozenset({"OrgUnit", "Portfolio", "Program", "Project", "Service"})


@strawberry.input(name="MoneyInput", description="An exact amount, as text, and its ISO 4217 currency code.")
class MoneyInput:
    amount: str
    currency: str


_inputs: dict[Any, Any] = {}
_enums: dict[type[Enum], Any] = {}


def enum_type(words: type[Enum]) -> Any:
    """The GraphQL enumeration of a Python one, made once."""
    if words not in _enums:
        _enums[words] = strawberry.enum(words)
    return _enums[words]


def input_type(declared: Any, suffix: str = "Input") -> Any:
    """The Strawberry input of a frozen dataclass."""
    if declared not in _inputs:
        hints = typing.get_type_hints(declared)
        annotations: dict[str, Any] = {}
        defaults: dict[str, Any] = {}
        for part in dataclasses.fields(declared):
            annotations[part.name] = _graph_annotation(hints[part.name])
            if part.default is not dataclasses.MISSING or part.default_factory is not dataclasses.MISSING:
                defaults[part.name] = UNSET
                annotations[part.name] = annotations[part.name] | None
        made = type(f"{declared.__name__}{suffix}", (), {"__annotations__": annotations, **defaults})
        _inputs[declared] = strawberry.input(made, name=made.__name__, description=declared.__doc__)
    return _inputs[declared]


def _optional(annotation: Any) -> Any:
    """The type inside `X | None`, or None when the annotation is not optional."""
    if get_origin(annotation) in {Union, types.UnionType}:
        inside = [part for part in get_args(annotation) if part is not type(None)]
        if len(inside) == 1 and len(get_args(annotation)) == 2:
            return inside[0]
    return None


def _graph_annotation(annotation: Any) -> Any:
    inside = _optional(annotation)
    if inside is not None:
        return _graph_annotation(inside) | None
    if annotation in ID_KINDS:
        return strawberry.ID
    if annotation is Money:
        return MoneyInput
    if get_origin(annotation) is tuple:
        return list[_graph_annotation(get_args(annotation)[0])]  # type: ignore[misc]  # a type made at run time
    if dataclasses.is_dataclass(annotation):
        return input_type(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return enum_type(annotation)
    if annotation in {str, int, bool, Decimal, date, datetime}:
        return annotation
    raise TypeError(f"{annotation} cannot come in through the graph")


def read_input(declared: Any, given: Any, path: str = "") -> Any:
    """The dataclass of an input. Every problem is told at once, with the path of its field in camelCase."""
    hints = typing.get_type_hints(declared)
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for part in dataclasses.fields(declared):
        value = getattr(given, part.name)
        if value is UNSET:
            continue
        here = ".".join(filter(None, [path, to_camel_case(part.name)]))
        try:
            # A dataclass hides secrets from its repr; a password is taken as it was typed, spaces and all.
            values[part.name] = _read(hints[part.name], value, here) if part.repr else _checked_text(value, here)
        except Invalid as refusal:
            problems += refusal.problems
    refuse_if(problems)
    return declared(**values)


def _read(annotation: Any, value: Any, path: str) -> Any:
    inside = _optional(annotation)
    if inside is not None:
        return None if value is None else _read(inside, value, path)
    if value is None:
        raise Invalid.at(path, "required", "This is needed.")
    if annotation in ID_KINDS:
        return _read_id(annotation, value, path)
    if annotation is Money:
        return read_money(value, path)
    if annotation is str:
        return _read_text(value, path)
    if get_origin(annotation) is tuple:
        if len(value) > MAX_LIST:
            raise Invalid.at(path, "too_many", f"At most {MAX_LIST} entries.")
        return tuple(_read(get_args(annotation)[0], part, f"{path}.{i}") for i, part in enumerate(value))
    if dataclasses.is_dataclass(annotation):
        return read_input(annotation, value, path)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return instant(value, path)
    if isinstance(value, Decimal) and (not value.is_finite() or abs(value) >= Decimal(10) ** 18):
        raise Invalid.at(path, "not_an_amount", "This number is out of range.")
    return value


def _read_id(annotation: Any, value: str, path: str) -> UUID:
    kind = ID_KINDS[annotation]
    if kind is not None:
        return key_of(value, kind, path)
    found, key = from_global(value, path)
    if found not in SCOPE_KINDS:
        raise Invalid.at(path, "wrong_kind", "A scope is a unit, portfolio, program, project or service.")
    return key


def read_money(value: Any, path: str) -> Money:
    """An amount that was given. Raises `Invalid` at its path for what is none."""
    amount = parse_amount(value.amount, f"{path}.amount")
    try:
        return Money(amount, value.currency.strip().upper())
    except Invalid as refusal:
        raise Invalid.at(f"{path}.currency", refusal.problems[0].code, refusal.problems[0].message) from refusal


def _read_text(value: str, path: str) -> str:
    return said(_checked_text(value, path))


def _checked_text(value: str, path: str) -> str:
    if len(value) > MAX_TEXT:
        raise Invalid.at(
            path,
            "too_long",
            f"This text has {len(value):,} characters; at most {MAX_TEXT:,} are kept. Shorten it.",
        )
    return keepable(value, path)
