"""Everything that the acts on requests depend on, for many requests at once in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import exists, select

from triptych.access.policy.duties import TookPart
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.governance.exceptions.appealing import appealed_among
from triptych.governance.exceptions.authority import Asked, Authorities, authorities_of
from triptych.governance.exceptions.chain import leaves
from triptych.governance.exceptions.dissenting import Known, Voices, voices_of
from triptych.governance.exceptions.emergency import reviewed_among
from triptych.governance.exceptions.finding import Requester, requesters_of
from triptych.governance.exceptions.hearing import Appealed, hearings_of
from triptych.governance.exceptions.helping import standing_answers
from triptych.governance.exceptions.offices import offices_cited
from triptych.governance.exceptions.outside import law_on
from triptych.governance.exceptions.overrides import extension_standings
from triptych.governance.exceptions.overriding import standing_now
from triptych.governance.exceptions.parts import parts_of
from triptych.governance.exceptions.ranking import Behind, behind_decisions
from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.scopes import Scopes, scopes_of
from triptych.governance.exceptions.terms import OpenTerms, undecided_terms
from triptych.kernel.actor import Office
from triptych.kernel.refusals import Invalid
from triptych.model.decision import Condition, ConditionMet, Decision, Terms
from triptych.model.exception import Alternative, Answer, Authorship, ExceptionRequest


@dataclass(frozen=True)
class Matter:
    """One request as somebody finds it: who asks, what decides, what waits for a signature, a reply or evidence.

    `cited` is the office behind each citation. `need` is what an approval needs, or why nobody can tell; `open_terms`
    come with what each of them needs.
    """

    work: Work
    request: ExceptionRequest
    requester: Requester
    scopes: Scopes
    parts: frozenset[TookPart]
    need: Authorities | Invalid
    last: Decision | None
    behind: Behind | None
    open_terms: tuple[tuple[OpenTerms, Authorities | Invalid], ...]
    answer: Answer | None
    unmet: int
    offered_by: frozenset[UUID]
    sealed: bool
    law: bool
    cited: dict[UUID, Office]
    appealed: bool
    extension: Authorities | Invalid | None
    voices: Voices
    reviewed: bool

    @property
    def state(self) -> State:
        """Where the request stands."""
        return State(self.request.state)

    @property
    def asks(self) -> bool:
        """Whether the actor is the one who asks."""
        return self.requester.acts == self.work.actor.person_id

    @property
    def whole(self) -> Scope:
        """Everything that the request is reached from: the asking project and the providing unit."""
        return Scope(tuple(self.request.scope_ids))


async def matters_of(work: Work, ids: Sequence[UUID]) -> dict[UUID, Matter]:
    """The matter of each request."""
    requests = list(await work.session.scalars(select(ExceptionRequest).where(ExceptionRequest.id.in_(ids))))
    if not requests:
        return {}
    asking, scopes, parts = await requesters_of(work, ids), await scopes_of(work, ids), await parts_of(work, ids)
    last, undecided = await leaves(work, ids), await undecided_terms(work, ids)
    behind = await behind_decisions(work, {leaf.id: scopes[leaf.request_id].payer for leaf in last.values()})
    waiting = {key: tuple(each for each in terms if each.fallen is None) for key, terms in undecided.items()}
    need, of_terms = await _needs(work, requests, last, waiting)
    heard = await hearings_of(work, _under_appeal(requests, last, need, behind))
    reviewed = await reviewed_among(work, [each.id for each in last.values()])
    extensions = await _extensions(work, requests, last)
    offices, appealed = await offices_cited(work, ids), await appealed_among(work, ids)
    sealed = await _with_seals(work, ids)
    law = {key for key, rules in (await law_on(work, ids)).items() if rules}
    voices = await voices_of(work, ids, Known(last, parts, offices, scopes))
    answers, unmet, offered = await standing_answers(work, ids), await _unmet(work, last), await _offered_by(work, ids)
    return {
        request.id: Matter(
            work=work,
            request=request,
            requester=asking[request.id],
            scopes=scopes[request.id],
            parts=parts[request.id],
            need=need[request.id],
            last=last.get(request.id),
            behind=heard.get(request.id) or (behind[last[request.id].id] if request.id in last else None),
            open_terms=tuple((each, of_terms[each.terms_id]) for each in waiting[request.id]),
            answer=answers.get(request.id),
            unmet=unmet[request.id],
            offered_by=frozenset(offered[request.id]),
            sealed=request.id in sealed,
            law=request.id in law,
            cited=offices[request.id],
            appealed=request.id in appealed,
            extension=extensions.get(request.id),
            voices=voices[request.id],
            reviewed=request.id in last and last[request.id].id in reviewed,
        )
        for request in requests
    }


def _under_appeal(
    requests: Sequence[ExceptionRequest],
    last: dict[UUID, Decision],
    need: dict[UUID, Authorities | Invalid],
    behind: dict[UUID, Behind],
) -> list[Appealed]:
    appealed = [each for each in requests if each.state == State.APPEALED and each.id in last]
    return [
        Appealed(each, last[each.id], behind[last[each.id].id], wanted.amount)
        for each in appealed
        if not isinstance(wanted := need[each.id], Invalid)
    ]


async def _needs(
    work: Work,
    requests: Sequence[ExceptionRequest],
    last: dict[UUID, Decision],
    waiting: dict[UUID, tuple[OpenTerms, ...]],
) -> tuple[dict[UUID, Authorities | Invalid], dict[UUID, Authorities | Invalid]]:
    """What an approval of each request needs, and what each of the open terms does."""
    plain = [Asked(request, standing_now(request, last.get(request.id))) for request in requests]
    of_terms = [
        (terms.terms_id, Asked(each.request, terms.standing(each.standing), terms.alternative))
        for each in plain
        for terms in waiting[each.request.id]
    ]
    found = await authorities_of(work, [*plain, *(asked for _, asked in of_terms)])
    return (
        {each.request.id: need for each, need in zip(plain, found, strict=False)},
        {key: need for (key, _), need in zip(of_terms, found[len(plain) :], strict=True)},
    )


async def _extensions(
    work: Work, requests: Sequence[ExceptionRequest], last: dict[UUID, Decision]
) -> dict[UUID, Authorities | Invalid]:
    """What a longer life of each approval needs."""
    approved = {each.id: last[each.id].terms_id for each in requests if each.id in last and last[each.id].terms_id}
    found = await work.session.execute(
        select(Terms.request_id, Alternative)
        .join(Alternative, Alternative.id == Terms.alternative_id)
        .where(Terms.id.in_(approved.values()))
    )
    chosen = dict(found.all())
    standing = await extension_standings(work, list(approved)) if approved else {}
    asked = [Asked(each, standing[each.id], chosen.get(each.id)) for each in requests if each.id in approved]
    needs = await authorities_of(work, asked) if asked else []
    return {each.request.id: need for each, need in zip(asked, needs, strict=True)}


async def _unmet(work: Work, last: dict[UUID, Decision]) -> dict[UUID, int]:
    """How many conditions of the approval in force nobody has met yet."""
    of_terms = {decision.terms_id: request for request, decision in last.items() if decision.terms_id}
    found = await work.session.scalars(
        select(Condition.terms_id).where(
            Condition.terms_id.in_(of_terms), ~exists().where(ConditionMet.condition_id == Condition.id)
        )
    )
    unmet: dict[UUID, int] = defaultdict(int)
    for terms in found:
        unmet[of_terms[terms]] += 1
    return unmet


async def _offered_by(work: Work, ids: Sequence[UUID]) -> dict[UUID, set[UUID]]:
    """Whose alternatives are on the table, request by request."""
    found = await work.session.execute(
        select(Alternative.request_id, Authorship.person_id)
        .join(Authorship, Authorship.id == Alternative.authorship_id)
        .where(Alternative.request_id.in_(ids), Alternative.withdrawn_at.is_(None))
    )
    offered: dict[UUID, set[UUID]] = defaultdict(set)
    for request, person in found:
        offered[request].add(person)
    return offered


async def _with_seals(work: Work, ids: Sequence[UUID]) -> frozenset[UUID]:
    """The requests on which somebody proposed behind a seal that is closed."""
    found = await work.session.scalars(
        select(Authorship.request_id).where(Authorship.request_id.in_(ids), Authorship.sealed).distinct()
    )
    return frozenset(found)
