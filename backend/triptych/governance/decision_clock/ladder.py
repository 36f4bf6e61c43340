"""Who holds the ball of a hop, and whom silence goes to: one level up, then the next, until nobody is above.

One level up is the next person up the line with the authority, else the next limit in the same office; where the hop
asks for no signature, its office's lead and then whoever may decide most. Who is away is passed over, a stand-in asked.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from triptych.access.policy.actions import Action
from triptych.access.policy.duties import history_conflicts
from triptych.access.policy.limits import Limit
from triptych.governance.decision_clock.knowing import Knowing
from triptych.governance.decision_clock.signing import able_to_sign, next_signer, signers
from triptych.governance.decision_clock.standing_hops import StandingHop
from triptych.governance.exceptions.matters import Matter
from triptych.governance.exceptions.offices import OF_A_GAP
from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.rules.hops import HopKind
from triptych.kernel.actor import Office


@dataclass(frozen=True)
class Rungs:
    """Who is waited for now, and who is asked next. `sealed`: it is the one who asks, and nobody is told who that is.

    Nobody holds where everybody who could is away; nobody is next where the ladder ends.
    """

    holders: tuple[UUID, ...]
    next: tuple[UUID, ...]
    sealed: bool = False


def offices_of(matter: Matter) -> frozenset[Office]:
    """Whose targets a request is held against: the offices whose standards were cited; before that, the SMO's."""
    return frozenset(matter.cited.values()) or frozenset({OF_A_GAP})


def rungs_of(knowing: Knowing, request: UUID, standing: StandingHop) -> Rungs:
    """The ladder of a request at this instant, as far as it matters now."""
    ladder = _Ladder(knowing, knowing.matters[request], standing)
    return ladder.by_authority() if standing.hop.kind in {HopKind.DECIDE, HopKind.APPEAL} else ladder.by_role()


@dataclass(frozen=True)
class _Ladder:
    knowing: Knowing
    matter: Matter
    standing: StandingHop

    def by_authority(self) -> Rungs:
        """Where a signature lacks."""
        able = able_to_sign(self.knowing, self.matter.request.id)
        holders = signers(able, self.knowing)
        able = able_to_sign(self.knowing, self.matter.request.id, further_up=True)
        able = {person: permits for person, permits in able.items() if self._reads(person)}
        asked = self.standing.asked | set(holders)
        found: list[UUID] = []
        for person in self._last(holders):
            up = next_signer(able, self.knowing, asked | set(found), person)
            found += [up] if up is not None else []
        if not holders and not self.standing.reached:
            found = list(self._first_of(self._bands(asked)))
        return Rungs(holders, tuple(found))

    def by_role(self) -> Rungs:
        """Where somebody has to say something."""
        holder = self._one_person()
        sealed = holder is not None and (self.matter.request.id, holder) in self.knowing.sealed
        holders = self._representatives() if holder is None else (holder,)
        if sealed:
            return Rungs((), self._next(()), sealed=True)
        return Rungs(holders, self._next(holders))

    def _one_person(self) -> UUID | None:
        """The one who asks, or the one who was named; None where everybody with a role is meant."""
        kind, request = self.standing.hop.kind, self.matter.request
        if kind is HopKind.CONFIRM or request.state == State.REVOKED:
            return self.matter.requester.acts
        if kind is HopKind.HELP:
            return self.matter.answer.helper_id if self.matter.answer else None
        return self.knowing.owner_of.get(request.id) if kind is HopKind.TAKE_UP else None

    def _representatives(self) -> tuple[UUID, ...]:
        """Whoever answers for the provider: the one who did so last, else all who are there."""
        there = [person for person in self.knowing.people if self.knowing.is_there(person) and self._answers(person)]
        last = self.knowing.answered_by.get(self.matter.request.id)
        return (last,) if last in there and last is not None else tuple(sorted(there, key=self._name))

    def _next(self, holders: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """Up the line of whoever was asked last, else the office's lead, else whoever may decide most.

        A deferral that lapses goes to the office's lead at once (EX3), whoever stands above its owner.
        """
        asked = self.standing.asked | set(holders)
        if self.matter.request.state == State.DEFERRED and not self.standing.reached:
            return self._first_of(self._bands(asked))
        up = dict.fromkeys(above for each in self._last(holders) if (above := self._up(each, asked)) is not None)
        return tuple(up) or self._first_of(self._bands(asked))

    def _up(self, person: UUID, asked: frozenset[UUID] | set[UUID]) -> UUID | None:
        moves = self._reads if self.standing.hop.kind is HopKind.CONFIRM else self._moves
        fitting = (each for each in self.knowing.above(person) if each not in asked and self.knowing.is_there(each))
        return next((each for each in fitting if self._reads(each) and moves(each)), None)

    def _bands(self, asked: Iterable[UUID]) -> Iterator[list[UUID]]:
        """The lead of the office, then whoever may override most; nobody twice, and never down again from there."""
        left = [each for each in self.knowing.people if each not in set(asked) and self.knowing.is_there(each)]
        most = max((limit for each in self.knowing.people if (limit := self._overrides(each))), default=None)
        if most is not None and any(self._overrides(each) == most for each in asked if each in self.knowing.people):
            return
        left = sorted((each for each in left if self._reads(each)), key=self._name)
        yield [each for each in left if self._leads(each)]
        limits = {each: limit for each in left if (limit := self._overrides(each)) is not None}
        yield [each for each in left if each in limits and limits[each] == max(limits.values())]

    def _first_of(self, bands: Iterable[list[UUID]]) -> tuple[UUID, ...]:
        return next((tuple(band[:1]) for band in bands if band), ())

    def _last(self, holders: tuple[UUID, ...]) -> tuple[UUID, ...]:
        reached = self.standing.reached[-1] if self.standing.reached else holders
        return tuple(each for each in reached if each in self.knowing.people)

    def _name(self, person: UUID) -> tuple[str, UUID]:
        return self.knowing.people[person].name, person

    def _reads(self, person: UUID) -> bool:
        return self.knowing.fold(person).may(Action.EXCEPTION_READ, self.matter.whole)

    def _answers(self, person: UUID) -> bool:
        """Policy lets them answer, and no part of theirs that is open to see keeps them from it."""
        may = self.knowing.fold(person).may(Action.EXCEPTION_ANSWER, self.matter.scopes.provider)
        parts = self.knowing.parts(self.matter.request.id)
        return may and not history_conflicts(Action.EXCEPTION_ANSWER, person, parts)

    def _moves(self, person: UUID) -> bool:
        """Whether somebody could end the waiting on the provider's side: by an answer, by a no, or for the office."""
        return self._answers(person) or self._leads(person) or self._refuses(person)

    def _refuses(self, person: UUID) -> bool:
        return self._for_office(person, Action.EXCEPTION_DECLINE)

    def _leads(self, person: UUID) -> bool:
        """Who keeps the standards of an office leads it."""
        return self._for_office(person, Action.RULE_EDIT)

    def _for_office(self, person: UUID, action: Action) -> bool:
        may: Callable[[Office], bool] = lambda office: self.knowing.fold(person).may(  # noqa: E731 - one line, thrice
            action, self.matter.scopes.provider, office=office
        )
        return any(may(office) for office in offices_of(self.matter))

    def _overrides(self, person: UUID) -> Limit | None:
        return self.knowing.fold(person).limit(Action.EXCEPTION_OVERRIDE, self.matter.scopes.payer)
