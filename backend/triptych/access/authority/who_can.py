"""Who can say yes to exactly this ask (AU5): the shortest chain of available people, and why the others cannot."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.duties import TookPart, history_conflicts
from triptych.access.policy.gatekeeper import Gatekeeper
from triptych.access.policy.grants import Absence, ActorGrants, Scope
from triptych.access.policy.limits import UNLIMITED, Limit
from triptych.access.policy.version import person_name
from triptych.kernel.actor import Office
from triptych.kernel.money import Money
from triptych.kernel.refusals import Denial


@dataclass(frozen=True, slots=True)
class NeededAuthority:
    """One signature that the ask needs: the right to waive a rule, or the authority over the payer's money.

    `scope` is that of the rule's or the payer's record. `amount` is cumulative and in base currency.
    """

    label: str
    action: Action
    scope: Scope
    amount: Money | None = None
    office: Office | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who might sign: what they hold, with what is delegated to them, and when they are away."""

    person_id: UUID
    name: str
    held: ActorGrants
    absences: tuple[Absence, ...] = ()

    def absent_until(self, now: datetime) -> datetime | None:
        """When an absence that covers this instant ends; None when the person is there."""
        return max((absence.until for absence in self.absences if absence.covers(now)), default=None)


@dataclass(frozen=True, slots=True)
class Signature:
    """One needed authority and the policy's yes to it."""

    needed: NeededAuthority
    permit: Permit


@dataclass(frozen=True, slots=True)
class CanSign:
    """An available person with at least one needed authority."""

    person_id: UUID
    name: str
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason against one signature.

    Codes: those of denials, ``separation_of_duties``, ``absent`` and, where a decision is superseded, ``not_superior``.
    """

    needed: NeededAuthority
    code: str
    reason: str
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class CannotSign:
    """Somebody whose roles speak of the ask and who cannot sign it, with each reason and who stands in, if anybody."""

    person_id: UUID
    name: str
    obstacles: tuple[Obstacle, ...]
    absent_until: datetime | None = None
    delegates: tuple[CanSign, ...] = ()


@dataclass(frozen=True, slots=True)
class WhoCan:
    """The answer: a chain, or None with the authorities that nobody available holds; who else can; who cannot.

    `chain` has each person with what they sign of it. `able` are all who can sign something, the chain's included.
    """

    chain: tuple[CanSign, ...] | None
    able: tuple[CanSign, ...]
    unable: tuple[CannotSign, ...]
    missing: tuple[NeededAuthority, ...]


# What else may stand against a signature that policy and history allow: somebody else's higher authority, for one.
Objection = Callable[[Candidate, NeededAuthority, Permit], Denial | None]


def who_can(
    gatekeeper: Gatekeeper,
    needed: tuple[NeededAuthority, ...],
    candidates: Iterable[Candidate],
    took_part: frozenset[TookPart],
    now: datetime,
    *,
    time_zone: str = "UTC",
    objection: Objection | None = None,
) -> WhoCan:
    """Everybody whose roles speak of the ask, sorted into those who can sign now and those who cannot, with reasons.

    Instants are told in `time_zone`.
    """
    relevant = sorted((each for each in candidates if _is_relevant(gatekeeper, each, needed)), key=_by_name)
    asked = {each.person_id: _ask(gatekeeper, each, needed, took_part, now, objection=objection) for each in relevant}
    able = tuple(
        CanSign(each.person_id, each.name, asked[each.person_id][0])
        for each in relevant
        if asked[each.person_id][0] and each.absent_until(now) is None
    )
    able_ids = {each.person_id for each in able}
    unable = tuple(
        _cannot(each, asked[each.person_id], able, now, time_zone)
        for each in relevant
        if each.person_id not in able_ids
    )
    signed = {signature.needed for each in able for signature in each.signatures}
    missing = tuple(authority for authority in needed if authority not in signed)
    return WhoCan(None if missing else _shortest_chain(needed, able), able, unable, missing)


def _ask(
    gatekeeper: Gatekeeper,
    candidate: Candidate,
    needed: tuple[NeededAuthority, ...],
    took_part: frozenset[TookPart],
    now: datetime,
    *,
    objection: Objection | None,
) -> tuple[tuple[Signature, ...], tuple[Obstacle, ...]]:
    """What one person could sign, their presence apart, and what stands against the rest."""
    signatures: list[Signature] = []
    obstacles: list[Obstacle] = []
    for one in needed:
        answer = gatekeeper.may(candidate.held, one.action, one.scope, amount=one.amount, office=one.office, now=now)
        if isinstance(answer, Denial):
            obstacles.append(Obstacle(one, answer.code, answer.reason, answer.nearest))
            continue
        conflicts = history_conflicts(
            one.action, candidate.person_id, took_part, on_behalf_of_id=answer.on_behalf_of_id
        )
        if conflicts:
            obstacles.append(Obstacle(one, "separation_of_duties", conflicts[0].reason))
            continue
        objected = objection(candidate, one, answer) if objection else None
        if objected is not None:
            obstacles.append(Obstacle(one, objected.code, objected.reason, objected.nearest))
        else:
            signatures.append(Signature(one, answer))
    return tuple(signatures), tuple(obstacles)


def _cannot(
    candidate: Candidate,
    asked: tuple[tuple[Signature, ...], tuple[Obstacle, ...]],
    able: tuple[CanSign, ...],
    now: datetime,
    time_zone: str,
) -> CannotSign:
    signatures, obstacles = asked
    until = candidate.absent_until(now)
    away = tuple(
        Obstacle(signature.needed, "absent", f"{candidate.name} is away until {_moment(until, time_zone)}.")
        for signature in signatures
        if until is not None
    )
    return CannotSign(
        candidate.person_id, candidate.name, away + obstacles, until, _standing_in(candidate.person_id, able)
    )


def _standing_in(person_id: UUID, able: tuple[CanSign, ...]) -> tuple[CanSign, ...]:
    """Who signs with this person's authority meanwhile."""
    found = []
    for each in able:
        lent = tuple(s for s in each.signatures if s.permit.on_behalf_of_id == person_id)
        if lent:
            found.append(CanSign(each.person_id, each.name, lent))
    return tuple(found)


def _shortest_chain(needed: tuple[NeededAuthority, ...], able: tuple[CanSign, ...]) -> tuple[CanSign, ...] | None:
    """The fewest people who hold every needed authority; among equals those with the least authority.

    Grows chains by one person at a time and keeps the best for each set of authorities covered, so that the work is
    bounded by what is needed (2^needed sets), not by how many people there are.
    """
    kinds: dict[frozenset[NeededAuthority], CanSign] = {}
    for each in sorted(able, key=_authority):
        kinds.setdefault(frozenset(signature.needed for signature in each.signatures), each)
    chains: dict[frozenset[NeededAuthority], tuple[CanSign, ...]] = {frozenset(): ()}
    for _ in needed:
        longer: dict[frozenset[NeededAuthority], tuple[CanSign, ...]] = {}
        for covered, chain in chains.items():
            for signs, each in kinds.items():
                grown = (*chain, each)
                reached = covered | signs
                if reached != covered and (reached not in longer or _weight(grown) < _weight(longer[reached])):
                    longer[reached] = grown
        if frozenset(needed) in longer:
            return _share_out(needed, longer[frozenset(needed)])
        chains = longer
    return None


def _weight(chain: tuple[CanSign, ...]) -> list[tuple[Limit, str, UUID]]:
    """How much authority a chain takes up, its highest first."""
    return sorted((_authority(each) for each in chain), reverse=True)


def _share_out(needed: tuple[NeededAuthority, ...], people: tuple[CanSign, ...]) -> tuple[CanSign, ...]:
    """Each authority is signed once, by the person of the chain with the least authority for it."""
    signs: dict[UUID, list[Signature]] = {}
    for authority in needed:
        offers = [(s, each) for each in people for s in each.signatures if s.needed == authority]
        signature, person = min(offers, key=lambda offer: (_limit(offer[0]), offer[1].name, offer[1].person_id))
        signs.setdefault(person.person_id, []).append(signature)
    return tuple(
        CanSign(each.person_id, each.name, tuple(signs[each.person_id])) for each in people if each.person_id in signs
    )


def _authority(each: CanSign) -> tuple[Limit, str, UUID]:
    return max(_limit(signature) for signature in each.signatures), each.name, each.person_id


def _limit(signature: Signature) -> Limit:
    return signature.permit.limit or UNLIMITED


def _is_relevant(gatekeeper: Gatekeeper, candidate: Candidate, needed: tuple[NeededAuthority, ...]) -> bool:
    """Whether any role that the person holds or held may do any of what is needed, somewhere, up to some limit."""
    able_roles = {role for one in needed for role in gatekeeper.policy.roles_that_may(one.action)}
    named = (gatekeeper.policy.lines_for(person_name(candidate.person_id), one.action) for one in needed)
    return any(named) or any(grant.role in able_roles for grant in candidate.held)


def _by_name(candidate: Candidate) -> tuple[str, UUID]:
    return candidate.name, candidate.person_id


def _moment(instant: datetime, time_zone: str) -> str:
    return f"{instant.astimezone(ZoneInfo(time_zone)):%d %b %Y %H:%M %Z}"
