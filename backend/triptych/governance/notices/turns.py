"""Whose turn it is in a request: the inverse of what waits for somebody, by the same table and the same checks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select

from triptych.access.work import Work
from triptych.governance.decision_clock.standing_hops import standing_hops
from triptych.governance.exceptions.acts import first_allowed
from triptych.governance.exceptions.escalation import leads_of_lapsed
from triptych.governance.exceptions.matters import Matter, matters_of
from triptych.governance.exceptions.parts import known_parts_in
from triptych.governance.exceptions.queue import ESCALATED
from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.waiting import ACTING, NEXT_ACTS
from triptych.governance.notices.people import Bonds
from triptych.model.decision import Signature
from triptych.model.exception import Authorship, ExceptionRequest

BEGINNING = ("approveRequest", "upholdDecision")


@dataclass(frozen=True)
class Turn:
    """The act that a request waits for from one person: as everybody could tell, and as they alone know."""

    plain: str | None
    knowing_the_seal: str | None


async def turns_of(work: Work, request: ExceptionRequest, bonds: Bonds, readers: Sequence[Work]) -> dict[UUID, Turn]:
    """Whose turn it is, of those who may read the request; asked only of who has a tie to it, or could act at all."""
    matter = (await matters_of(work, [request.id]))[request.id]
    # As the system knows it, which knows of no seal: who hears of the request must not tell who is behind one.
    outside = replace(matter, parts=await known_parts_in(work, request))
    signers = await _signers(work, matter)
    hop = (await standing_hops(work, [request])).get(request.id)
    brought = frozenset[UUID]() if hop is None else hop.asked
    turns = {}
    for reader in readers:
        person = reader.actor.person_id
        move = ESCALATED if person in brought else None
        if not _could_act(reader, bonds):
            turns[person] = Turn(move, move)
            continue
        wanted = NEXT_ACTS.get(matter.state, ())
        if request.state == State.DEFERRED and request.id in await leads_of_lapsed(reader, [request.id]):
            wanted = (*wanted, "reopenRequest")
        began = tuple(act for act in wanted if act not in BEGINNING) if person in signers else wanted
        sealed = person in bonds.sealed
        plain = first_allowed(replace(outside, work=reader), wanted if sealed else began)
        knowing = first_allowed(replace(matter, work=reader), began) if sealed else plain
        turns[person] = Turn(plain or move, knowing or move)
    return turns


async def _signers(work: Work, matter: Matter) -> frozenset[UUID]:
    """Whoever signed terms that others have still to sign did their part, though they could write other terms."""
    found = await work.session.scalars(
        select(Authorship.person_id)
        .join(Signature, Signature.authorship_id == Authorship.id)
        .where(Signature.terms_id.in_([terms.terms_id for terms, _ in matter.open_terms]))
    )
    return frozenset(found)


def _could_act(reader: Work, bonds: Bonds) -> bool:
    """Whether the next act could be theirs: folded grants say so, without a question to Casbin."""
    person = reader.actor.person_id
    if bonds.plain.get(person) or bonds.sealed.get(person):
        return True
    fold = reader.gatekeeper.fold(reader.grants, reader.now)
    return any(fold.may_somewhere(action) for action in ACTING)
