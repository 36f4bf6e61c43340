"""What a mapped table can become: rows of projects, people, services or rules, and the columns each may have."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from triptych.exchange.readers import table_cells as cells
from triptych.kernel.actor import Office, Role


class Target(StrEnum):
    """What the lines of a table are."""

    PROJECTS = "projects"
    PEOPLE = "people"
    SERVICES = "services"
    RULES = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    record: int = field(default=0, compare=False)
    line: int = field(default=0, compare=False)
    raw: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRow(_Row):
    """A project; amounts are in `currency`, or in the organisation's base currency where that is None."""

    ref: str | None = None
    name: str
    portfolio: str
    program: str | None = None
    unit: str | None = None
    budget: Decimal | None = None
    currency: str | None = None
    weekly_burn: Decimal | None = None
    start: date | None = None
    finish: date | None = None
    manager_email: str | None = None
    sponsor_email: str | None = None
    service_lead_email: str | None = None
    change_lead_email: str | None = None

    @property
    def identity(self) -> str:
        """What may stand in a file once: the reference, else name and portfolio."""
        return f"ref {self.ref}" if self.ref else f"{self.name!r} in {self.portfolio!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow(_Row):
    """A person, known by the email address."""

    name: str
    email: str
    unit: str | None = None
    manager_email: str | None = None
    roles: tuple[Role, ...] = ()

    @property
    def identity(self) -> str:
        """The email address."""
        return self.email


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow(_Row):
    """A service of the catalogue."""

    name: str
    family: str | None = None
    owner_email: str | None = None
    unit: str | None = None

    @property
    def identity(self) -> str:
        """Family and name."""
        return f"{self.name!r} in {self.family!r}" if self.family else repr(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow(_Row):
    """A standard; one that is not waivable names the outside authority to ask (EX14)."""

    ref: str | None = None
    statement: str
    purpose: str | None = None
    harm_prevented: str
    owner_office: Office
    waivable: bool = True
    outside_authority: str | None = None
    review_date: date | None = None

    @property
    def identity(self) -> str:
        """The reference, else the statement."""
        return f"ref {self.ref}" if self.ref else repr(self.statement[:80])


Row: TypeAlias = ProjectRow | PersonRow | ServiceRow | RuleRow


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a row: how it is called in messages, how its text is read, which headings mean it."""

    name: str
    label: str
    read: Callable[[str, cells.Context], object]
    headings: tuple[str, ...]
    required: bool = False


_UNIT = Column("unit", "unit", cells.name, ("unit", "org unit", "department", "division", "team", "organisation unit"))
_REF = ("ref", "reference", "key", "id", "code", "number")

COLUMNS: dict[Target, tuple[Column, ...]] = {
    Target.PROJECTS: (
        Column(
            "ref", "reference", cells.reference, (*_REF, "project id", "project ref", "project key", "project number")
        ),
        Column(
            "name", "name", cells.name, ("name", "project", "project name", "title", "project title"), required=True
        ),
        Column("portfolio", "portfolio", cells.name, ("portfolio", "portfolio name"), required=True),
        Column("program", "program", cells.name, ("program", "programme", "program name", "programme name")),
        _UNIT,
        Column(
            "budget", "budget", cells.amount, ("budget", "budget amount", "approved budget", "total budget", "cost")
        ),
        Column("currency", "currency", cells.currency, ("currency", "currency code", "ccy")),
        Column("weekly_burn", "weekly burn", cells.amount, ("weekly burn", "burn", "burn per week", "burn rate")),
        Column("start", "start", cells.day, ("start", "start date", "begin", "starts")),
        Column(
            "finish", "finish", cells.day, ("finish", "finish date", "end", "end date", "deadline", "due", "due date")
        ),
        Column("manager_email", "project manager", cells.email, ("manager email", "project manager", "manager", "pm")),
        Column("sponsor_email", "sponsor", cells.email, ("sponsor email", "sponsor", "sro", "owner")),
        Column("service_lead_email", "service lead", cells.email, ("service lead email", "service lead")),
        Column("change_lead_email", "change lead", cells.email, ("change lead email", "change lead", "change manager")),
    ),
    Target.PEOPLE: (
        Column("name", "name", cells.name, ("name", "full name", "person", "display name"), required=True),
        Column("email", "email", cells.email, ("email", "e mail", "mail", "email address"), required=True),
        _UNIT,
        Column("manager_email", "manager", cells.email, ("manager email", "manager", "line manager", "reports to")),
        Column("roles", "roles", cells.roles, ("roles", "role")),
    ),
    Target.SERVICES: (
        Column("name", "name", cells.name, ("name", "service", "service name", "name of service"), required=True),
        Column("family", "family", cells.name, ("family", "service family", "category", "group")),
        Column("owner_email", "owner", cells.email, ("owner email", "owner", "service owner")),
        _UNIT,
    ),
    Target.RULES: (
        Column("ref", "reference", cells.reference, (*_REF, "rule id", "rule ref", "rule")),
        Column(
            "statement", "statement", cells.text, ("statement", "rule statement", "text", "standard"), required=True
        ),
        Column("purpose", "purpose", cells.text, ("purpose", "why", "reason", "rationale")),
        Column("harm_prevented", "harm prevented", cells.text, ("harm prevented", "harm", "risk"), required=True),
        Column("owner_office", "owner office", cells.office, ("owner office", "office", "owner"), required=True),
        Column("waivable", "waivable", cells.yes_or_no, ("waivable", "can be waived", "may be waived")),
        Column("outside_authority", "outside authority", cells.name, ("outside authority", "authority", "regulator")),
        Column(
            "review_date", "review date", cells.day, ("review date", "review", "sunset", "sunset date", "review by")
        ),
    ),
}

AMOUNTS = ("budget", "weekly_burn")

ROW_OF: dict[Target, Callable[..., Row]] = {
    Target.PROJECTS: ProjectRow,
    Target.PEOPLE: PersonRow,
    Target.SERVICES: ServiceRow,
    Target.RULES: RuleRow,
}


def contradictions(row: Row) -> list[tuple[str, str]]:
    """What is wrong between the cells of one line: the field and the reason."""
    match row:
        case ProjectRow(start=date() as start, finish=date() as finish) if finish < start:
            return [("finish", f"The finish {finish} is before the start {start}.")]
        case PersonRow() if row.manager_email == row.email:
            return [("manager_email", "Nobody is their own manager.")]
        case RuleRow(waivable=False, outside_authority=None):
            return [("outside_authority", "A rule that cannot be waived names the outside authority to ask.")]
        case _:
            return []


IDENTIFYING = {
    Target.PROJECTS: ("name", "portfolio"),
    Target.PEOPLE: ("email",),
    Target.SERVICES: ("name", "family"),
    Target.RULES: ("statement",),
}


def identity_of(target: Target, values: Mapping[str, object], wrong: Collection[str]) -> str | None:
    """Which record a line is about that is wrong elsewhere; None where it does not say, or says that wrongly.

    `values` are the cells that could be read, `wrong` the fields that could not.
    """
    says = ("ref",) if "ref" in values else IDENTIFYING[target]
    if "ref" not in values and not {"ref", *says}.isdisjoint(wrong):
        return None
    required = dict.fromkeys((column.name for column in COLUMNS[target] if column.required), "")
    return ROW_OF[target](**{**required, **{name: values[name] for name in says if name in values}}).identity
