"""Separation of duties (AU3): static by assignment, dynamic by history (NIST INCITS 359). Pure; every door asks it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from triptych.access.policy.actions import Action
from triptych.kernel.actor import APPROVING_ROLES, Role

# A denial for authorship says this and no more: the author of an alternative may be sealed (SH1).
TOOK_PART = "Somebody who took part cannot decide."


class Part(StrEnum):
    """What somebody did, or is, in the matter that is decided."""

    REQUESTER = "requester"
    ANSWERER = "answerer"
    PROPOSER = "proposer"
    BENEFICIARY = "beneficiary"
    RULE_OWNER = "rule_owner"
    DECIDER = "decider"
    GIVER = "giver"
    DRAFTER = "drafter"
    GRANTEE = "grantee"


@dataclass(frozen=True, slots=True)
class TookPart:
    """One person's part in one matter."""

    person_id: UUID
    part: Part


@dataclass(frozen=True, slots=True)
class HistoryConflict:
    """Why a person's history keeps them from an act. `part` is for the trail, `reason` may be shown to everybody."""

    person_id: UUID
    part: Part
    reason: str


@dataclass(frozen=True, slots=True)
class RoleConflict:
    """Two roles that one person does not hold at the same time."""

    one: Role
    other: Role
    reason: str


_GAINS = frozenset({Part.REQUESTER, Part.BENEFICIARY})
_ASKED_OR_GAINS = _GAINS | {Part.PROPOSER, Part.ANSWERER}
# Who may not do what. The owner of a rule may waive it (that is what owning it means) but not also approve the money.
# An answerer may decline: that is the answer. Whoever decided may not supersede their own decision.
INCOMPATIBLE: dict[Action, frozenset[Part]] = {
    Action.CAPABILITY_GAP_NAME: _GAINS,
    Action.EXCEPTION_ANSWER: _GAINS,
    Action.EXCEPTION_APPROVE: _ASKED_OR_GAINS | {Part.RULE_OWNER, Part.GIVER},
    Action.EXCEPTION_DECLINE: _GAINS,
    Action.EXCEPTION_DEFER: _GAINS,
    Action.EXCEPTION_DIRECT: _ASKED_OR_GAINS | {Part.RULE_OWNER},
    Action.EXCEPTION_EMERGENCY: _ASKED_OR_GAINS | {Part.RULE_OWNER, Part.GIVER},
    Action.EXCEPTION_HELP: _GAINS,
    Action.EXCEPTION_OVERRIDE: _ASKED_OR_GAINS | {Part.RULE_OWNER, Part.DECIDER},
    Action.EXCEPTION_WAIVE: _ASKED_OR_GAINS | {Part.GIVER},
    Action.POLICY_ACTIVATE: frozenset({Part.DRAFTER}),
    Action.ROLE_GRANT_APPROVING: frozenset({Part.GRANTEE}),
    Action.SEAL_OPEN: _ASKED_OR_GAINS | {Part.RULE_OWNER, Part.DECIDER},
}
# What whoever proposed may not do, and nobody in their name.
CLOSED_TO_PROPOSERS = frozenset(action for action, barred in INCOMPATIBLE.items() if Part.PROPOSER in barred)
_REASONS = {
    Part.REQUESTER: "The requester cannot decide on their own request.",
    Part.ANSWERER: "Whoever answered for the provider may decline or defer, but not approve.",
    Part.PROPOSER: TOOK_PART,
    Part.BENEFICIARY: "Whoever benefits from a request cannot decide on it.",
    Part.RULE_OWNER: "The owner of the rule may waive it, but not also approve the money.",
    Part.DECIDER: "Whoever decided cannot supersede their own decision.",
    Part.GIVER: "An emergency go is reviewed by another person than who gave it.",
    Part.DRAFTER: "A policy is activated by another person than the one who drafted it.",
    Part.GRANTEE: "Nobody gives an approving or controlling role to themselves.",
}
# Two-person acts that a lone first administrator may do, marked as such in the trail (DOMAIN section 2, First install).
OPEN_AT_FIRST_INSTALL = frozenset({Action.POLICY_ACTIVATE, Action.ROLE_GRANT_APPROVING})


def history_conflicts(
    action: Action, person_id: UUID, took_part: frozenset[TookPart], *, on_behalf_of_id: UUID | None = None
) -> tuple[HistoryConflict, ...]:
    """What in the history of a matter keeps a person from an act.

    A delegate is also bound by what the delegator did: nobody approves their own ask through another.
    """
    barred = INCOMPATIBLE.get(action, frozenset())
    deciding = {person_id} | ({on_behalf_of_id} if on_behalf_of_id else set())
    found = [each for each in took_part if each.person_id in deciding and each.part in barred]
    return tuple(
        HistoryConflict(each.person_id, each.part, _REASONS[each.part])
        for each in sorted(found, key=lambda each: (each.person_id != person_id, list(Part).index(each.part)))
    )


def is_open_at_first_install(action: Action, others_who_may: int) -> bool:
    """Whether a two-person act is open to the one person: while nobody else could be the second."""
    return action in OPEN_AT_FIRST_INSTALL and others_who_may == 0


def static_conflicts(
    held: Iterable[Role], added: Iterable[Role], *, first_install: bool = False
) -> tuple[RoleConflict, ...]:
    """Pairs of a held and an added role that one person may not hold together.

    The third line holds nothing else, or it would audit itself. Whoever gives authority does not hold it: an
    administrator is no approver, except at the first install while there is no second administrator.
    """
    pairs = ((one, other) for one in sorted(set(held)) for other in sorted(set(added)) if one is not other)
    conflicts = (_conflict(one, other, first_install=first_install) for one, other in pairs)
    return tuple(conflict for conflict in conflicts if conflict)


def exclusions() -> frozenset[tuple[Role, Role]]:
    """Every pair of roles that exclude each other, both ways round: what the database's own table holds."""
    return frozenset((one, other) for one in Role for other in Role if static_conflicts([one], [other]))


def _conflict(one: Role, other: Role, *, first_install: bool) -> RoleConflict | None:
    both = {one, other}
    if Role.AUDITOR in both:
        return RoleConflict(one, other, "An auditor holds no other role: the third line does not audit itself.")
    if Role.ADMINISTRATOR in both and both & APPROVING_ROLES and not first_install:
        return RoleConflict(one, other, "An administrator gives authority and therefore holds none that approves.")
    return None
