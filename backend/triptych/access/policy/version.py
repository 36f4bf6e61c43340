"""A version of the role policy: typed lines, checked as a whole before anybody may be asked about anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from importlib import resources
from uuid import UUID

from triptych.access.policy.actions import Action
from triptych.access.policy.limits import Limit
from triptych.kernel.actor import Office, Role

ANY = "*"
EVERYWHERE = "everywhere"
NO_LIMIT_APPLIES = "-"
DEEPEST_NESTING = 10


class Effect(StrEnum):
    """What a line says. A deny overrides every allow."""

    ALLOW = "allow"
    DENY = "deny"


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """One permission: who, in which domain, does what, for which office, up to which limit, allowed or denied.

    `subject` is typed (``role:approver_1``, ``person:<id>``): membership is reflexive in Casbin, so a person whose name
    equals a role's would otherwise hold it. `domain` is ``*`` (wherever the role is held), ``everywhere`` (in the whole
    organisation, wherever the role is held) or the id of a scope. `limit` is None where no money is decided.
    """

    no: int
    subject: str
    domain: str
    action: Action
    office: Office | None
    limit: Limit | None
    effect: Effect

    @property
    def text(self) -> str:
        """The line as the policy file writes it."""
        office = self.office or ANY
        limit = NO_LIMIT_APPLIES if self.limit is None else str(self.limit)
        return f"p, {self.subject}, {self.domain}, {self.action}, {office}, {limit}, {self.effect}"

    def concerns(self, office: Office | None) -> bool:
        """Whether the line speaks about an office's matters; a line for every office speaks about all."""
        return self.office is None or self.office == office


@dataclass(frozen=True, slots=True)
class NestingLine:
    """A role may do all that a group may do."""

    no: int
    role: str
    group: str

    @property
    def text(self) -> str:
        """The line as the policy file writes it."""
        return f"g, {self.role}, {self.group}"


@dataclass(frozen=True)
class PolicyVersion:
    """A checked policy. Make one with `read_policy`, which tells every mistake with its line."""

    number: int
    lines: tuple[PolicyLine, ...]
    nestings: tuple[NestingLine, ...] = ()

    @cached_property
    def groups_of(self) -> dict[str, frozenset[str]]:
        """Each role with every group that it is nested in, itself included."""
        above: dict[str, set[str]] = {}
        for nesting in self.nestings:
            above.setdefault(nesting.role, set()).add(nesting.group)
        return {name: frozenset(_upward(name, above)) for name in {*above, *(role_name(role) for role in Role)}}

    @cached_property
    def _by_subject_and_action(self) -> dict[tuple[str, Action], tuple[PolicyLine, ...]]:
        found: dict[tuple[str, Action], list[PolicyLine]] = {}
        for line in self.lines:
            found.setdefault((line.subject, line.action), []).append(line)
        return {key: tuple(lines) for key, lines in found.items()}

    def lines_for(self, subject: str, action: Action) -> tuple[PolicyLine, ...]:
        """The lines that speak about a subject and an act, through its groups too, in the order of the policy."""
        names = self.groups_of.get(subject, frozenset({subject}))
        found = [line for name in names for line in self._by_subject_and_action.get((name, action), ())]
        return tuple(sorted(found, key=lambda line: line.no))

    def roles_that_may(self, action: Action) -> tuple[Role, ...]:
        """The roles with at least one allowing line for an act, in the order of DOMAIN section 1."""
        return tuple(
            role
            for role in Role
            if any(line.effect is Effect.ALLOW for line in self.lines_for(role_name(role), action))
        )


def role_name(role: Role) -> str:
    """A role as the policy names it."""
    return f"role:{role.value}"


def person_name(person_id: UUID) -> str:
    """A person as the policy names them."""
    return f"person:{person_id}"


def default_policy_text() -> str:
    """The policy that ships, as its file writes it."""
    return resources.files("triptych.access.policy").joinpath("default_policy.csv").read_text(encoding="utf-8")


def numbered(text: str) -> Iterable[tuple[int, str]]:
    """The lines of a policy file with their numbers, without comments and blank lines."""
    for no, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield no, line.strip()


def _upward(name: str, above: dict[str, set[str]]) -> set[str]:
    reached = {name}
    waiting = [name]
    while waiting:
        for group in above.get(waiting.pop(), ()):
            if group not in reached:
                reached.add(group)
                waiting.append(group)
    return reached
