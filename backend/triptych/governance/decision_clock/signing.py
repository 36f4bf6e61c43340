"""Whose signature a request waits for, and who else could give it: the part of the ladder that is about authority."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from triptych.access.authority.who_can import NeededAuthority
from triptych.access.policy.ask import Permit
from triptych.access.policy.duties import history_conflicts
from triptych.access.policy.limits import UNLIMITED, Limit
from triptych.governance.decision_clock.knowing import Knowing
from triptych.governance.exceptions.authority import Authorities
from triptych.governance.exceptions.matters import Matter
from triptych.governance.exceptions.ranking import not_outranking
from triptych.kernel.refusals import Invalid

Able = dict[UUID, dict[NeededAuthority, Permit]]


def missing(matter: Matter) -> tuple[Authorities, tuple[NeededAuthority, ...]] | None:
    """What the request needs, and which signatures lack: under the newest open terms, or all of them.

    None where nobody here can tell or give any: a rate is missing, or a rule from law stands in the way.
    """
    for terms, need in matter.open_terms:
        if not isinstance(need, Invalid) and need.blocked is None:
            return need, terms.missing(need)
    need = matter.need
    return None if isinstance(need, Invalid) or need.blocked is not None else (need, need.needed)


def able_to_sign(knowing: Knowing, request: UUID, *, further_up: bool = False) -> Able:
    """Everybody there who could give a signature that lacks, each with the policy's yes.

    `further_up`: with those who could hear an appeal once it is brought to them, which it is level by level.
    """
    matter = knowing.matters[request]
    if further_up and matter.behind is not None:
        matter = replace(matter, behind=replace(matter.behind, hears=None))
    wanted = missing(matter)
    if wanted is None:
        return {}
    need, lacking = wanted
    found = {
        person: {each: permit for each in lacking if (permit := _permit(knowing, matter, need, person, each))}
        for person in knowing.people
        if knowing.is_there(person)
    }
    return {person: permits for person, permits in found.items() if permits}


def signers(able: Able, knowing: Knowing) -> tuple[UUID, ...]:
    """Of those who are there, for each signature that lacks whoever has the least authority for it; each once."""
    lacking = dict.fromkeys(each for permits in able.values() for each in permits)
    least = (
        min(
            (_limit(permits, [each]), knowing.people[person].name, person)
            for person, permits in able.items()
            if each in permits
        )
        for each in lacking
    )
    return tuple(dict.fromkeys(person for _, _, person in least))


def next_signer(able: Able, knowing: Knowing, asked: frozenset[UUID], person: UUID) -> UUID | None:
    """One level above somebody who was asked: up their line, or whoever stands in there; else the next limit."""
    theirs = set(able.get(person, ())) or {each for permits in able.values() for each in permits}
    for above in knowing.above(person):
        if above not in asked and theirs & set(able.get(above, ())):
            return above
        stand_in = _stand_in(able, asked, above, theirs)
        if stand_in is not None:
            return stand_in
    return _next_band(able, knowing, asked, theirs)


def _stand_in(able: Able, asked: frozenset[UUID], away: UUID, theirs: set[NeededAuthority]) -> UUID | None:
    """Whoever signs with the authority of somebody who is not there."""
    if away in able:
        return None
    lent = (p for p, permits in able.items() if any(permits[a].on_behalf_of_id == away for a in theirs & set(permits)))
    return next((person for person in sorted(lent) if person not in asked), None)


def _next_band(able: Able, knowing: Knowing, asked: frozenset[UUID], theirs: set[NeededAuthority]) -> UUID | None:
    best = [_limit(permits, theirs) for person, permits in able.items() if person in asked and theirs & set(permits)]
    reached = max(best, default=None)
    higher = (
        (_limit(permits, theirs), knowing.people[person].name, person)
        for person, permits in able.items()
        if person not in asked and theirs & set(permits) and (reached is None or reached < _limit(permits, theirs))
    )
    return min(higher, default=(UNLIMITED, "", None))[2]


def _limit(permits: dict[NeededAuthority, Permit], theirs: Iterable[NeededAuthority]) -> Limit:
    return max((permits[each].limit or UNLIMITED for each in theirs if each in permits), default=UNLIMITED)


def _permit(
    knowing: Knowing, matter: Matter, need: Authorities, person: UUID, needed: NeededAuthority
) -> Permit | None:
    """The permit of somebody for one signature, asked of Casbin only where the folded grants say that there is one."""
    amount = needed.amount if needed.action.needs_amount else None
    if not knowing.fold(person).may(needed.action, needed.scope, amount=amount, office=needed.office):
        return None
    work, held = knowing.work, knowing.people[person].held
    answer = work.gatekeeper.may(held, needed.action, needed.scope, amount=amount, office=needed.office, now=work.now)
    if not isinstance(answer, Permit):
        return None
    parts = knowing.parts(matter.request.id)
    if history_conflicts(needed.action, person, parts, on_behalf_of_id=answer.on_behalf_of_id):
        return None
    leads = matter.behind is not None and needed == need.leading
    if leads and matter.behind and not_outranking(work, held, answer, matter.behind, need.standing):
        return None
    return answer
