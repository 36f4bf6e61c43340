"""More authority than those who decided: what superseding a decision needs, and who has it (EX13)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from triptych.access.authority.standing import standings
from triptych.access.authority.superior import has_more_authority
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.grants import ActorGrants, Scope
from triptych.access.policy.limits import Limit
from triptych.access.work import Work
from triptych.governance.exceptions.parts import deciders_of
from triptych.governance.exceptions.rules.deciding import Standing
from triptych.kernel.refusals import Denial, Fact
from triptych.model.people import Person


@dataclass(frozen=True)
class Decider:
    """Somebody who stands behind a decision: how far they may override, and their name unless it is sealed."""

    person_id: UUID
    name: str | None
    limit: Limit | None


@dataclass(frozen=True)
class Behind:
    """Who stands behind the last decision of a request, and where the payer's authority over it is held.

    `hears` are those one level up, who answer an appeal, by their names; None while nothing is under appeal.
    """

    payer: Scope
    deciders: tuple[Decider, ...] = ()
    manager_of: Mapping[UUID, UUID | None] = field(default_factory=dict)
    hears: Mapping[UUID, str] | None = None


async def behind_decisions(work: Work, decisions: Mapping[UUID, Scope]) -> dict[UUID, Behind]:
    """Who stands behind each decision, given its payer's scope. At most four statements, however many decisions."""
    if not decisions:
        return {}
    named = await deciders_of(work, decisions)
    people = {person for behind in named.values() for person in behind}
    held = await standings(work.session, people, work.now)
    folded = {person: work.gatekeeper.fold(held[person], work.now) for person in people}
    above = await lines_above(work, people)
    return {
        decision: Behind(
            payer,
            tuple(
                Decider(person, name, folded[person].limit(Action.EXCEPTION_OVERRIDE, payer))
                for person, name in named[decision].items()
            ),
            above,
        )
        for decision, payer in decisions.items()
    }


async def behind_people(work: Work, people: Mapping[UUID, str | None], payer: Scope) -> Behind:
    """The same for people who have decided nothing yet, with their names where they may be told."""
    held = await standings(work.session, people.keys(), work.now)
    folded = {person: work.gatekeeper.fold(held[person], work.now) for person in people}
    deciders = tuple(
        Decider(person, name, folded[person].limit(Action.EXCEPTION_OVERRIDE, payer)) for person, name in people.items()
    )
    return Behind(payer, deciders, await lines_above(work, people.keys()))


async def lines_above(work: Work, people: Collection[UUID]) -> dict[UUID, UUID | None]:
    """Who is whose manager, from these people upwards. The line is a tree; the database holds it so."""
    line = select(Person.id, Person.manager_id).where(Person.id.in_(people)).cte("line", recursive=True)
    line = line.union(select(Person.id, Person.manager_id).join(line, Person.id == line.c.manager_id))
    found = await work.session.execute(select(line.c.id, line.c.manager_id))
    return dict(found.all())


def not_outranking(
    work: Work, held: ActorGrants, permit: Permit, behind: Behind, standing: Standing = Standing.OVERRIDE
) -> Denial | None:
    """Why somebody does not supersede a decision with the authority of this permit, or None where they do.

    Rank and permit are of one authority: whoever acts for another has that person's rank, and nobody who acts for
    themselves borrows one. What was re-opened may also be reconsidered by whoever decided it, and where they decided
    without any authority over money, by whoever holds the authority that is needed. An override gets a later end from
    whoever stands behind it with the right to override.
    """
    if not standing.asks_for_rank:
        return None
    person = permit.on_behalf_of_id or held.person_id
    own = work.gatekeeper.fold(_capacity(held, permit, work.now), work.now).limit(
        Action.EXCEPTION_OVERRIDE, behind.payer
    )
    if standing is Standing.LONGER_OVERRIDE and own and person in {each.person_id for each in behind.deciders}:
        return None
    for each in behind.deciders:
        if standing is Standing.ANEW and (each.limit is None or each.person_id == person):
            continue
        if not has_more_authority(person, own, each.person_id, each.limit, behind.manager_of):
            whom = each.name or "whoever decided"
            fact = Fact("Authority to override", str(own) if own else "none", stands_in_the_way=True)
            return Denial(
                "not_superior",
                f"A decision is superseded by somebody with more authority than those who made it: this does not "
                f"outrank {whom}.",
                (fact,),
            )
    if standing is Standing.OVERRIDE and behind.hears is not None and person not in behind.hears:
        return not_one_level_up(sorted(behind.hears.values()))
    return None


def not_one_level_up(names: Sequence[str]) -> Denial:
    """An appeal is heard by the next person above, and by nobody further up meanwhile: who that is."""
    whom = " or ".join(names) or "nobody here"
    fact = Fact("Heard by", whom, stands_in_the_way=True)
    reason = f"An appeal is heard one level up from those who decided: by {whom}."
    return Denial("not_one_level_up", reason, (fact,), nearest=f"Ask {whom}." if names else None)


def _capacity(held: ActorGrants, permit: Permit, now: datetime) -> ActorGrants:
    """What a person holds in the capacity in which they act: their own, or what one lender lends them now."""
    lender = permit.on_behalf_of_id
    if lender is None:
        return ActorGrants(held.person_id, held.own(now))
    lent = (each for each in held.delegated(now) if each.via and each.via.from_person_id == lender)
    return ActorGrants(held.person_id, tuple(lent))
