"""The terms of an approval: written once, the same for every signature, and open until the last of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select

from triptych.access.authority.who_can import NeededAuthority
from triptych.access.work import Work
from triptych.governance.exceptions.authority import Authorities
from triptych.governance.exceptions.chain import leaves
from triptych.governance.exceptions.events import authorship_of, must_follow
from triptych.governance.exceptions.overrides import extension_standings
from triptych.governance.exceptions.rules.deciding import Standing
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.holding import holds
from triptych.kernel.exception_words import TermsNature
from triptych.kernel.refusals import Conflict, NotFound
from triptych.model.decision import Condition, Cover, Decision, Signature, Terms
from triptych.model.exception import Alternative, Authorship, Citation, ExceptionRequest, RequestEvent, RequestTarget
from triptych.model.standard import RuleVersion
from triptych.model.types import AlternativeId, RequestId

ENDED = "The approval has ended, so there is nothing left to extend. Take the request up again."


@dataclass(frozen=True, kw_only=True)
class DatedCondition:
    """Something that must be done by a day for the exception to go on covering."""

    statement: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class ApproveRequest:
    """A yes, with its reason, until when it holds, and what must be done by when."""

    request_id: RequestId
    seen: int
    reason: str
    valid_until: datetime
    conditions: tuple[DatedCondition, ...] = ()
    alternative_id: AlternativeId | None = None


async def write_terms(
    work: Work,
    request: ExceptionRequest,
    ask: ApproveRequest,
    last: Decision | None,
    *,
    nature: TermsNature = TermsNature.ORDINARY,
    unwind_plan: str | None = None,
) -> Terms:
    """Keep the terms with their conditions and what they cover, before anybody signs."""
    if ask.alternative_id is not None:
        chosen = await work.session.get(Alternative, ask.alternative_id)
        if chosen is None or chosen.request_id != request.id or chosen.withdrawn_at is not None:
            raise NotFound("There is no such alternative on this request.")
    if nature is not TermsNature.EMERGENCY:
        must_follow(request, EventKind.APPROVAL_SIGNED)
    author = await authorship_of(work, request)
    terms = Terms(
        request_id=request.id,
        authorship_id=author.id,
        alternative_id=ask.alternative_id,
        reason=ask.reason,
        valid_until=ask.valid_until,
        nature=nature,
        unwind_plan=unwind_plan,
        supersedes_id=last.id if last else None,
        at=work.now,
    )
    work.session.add(terms)
    await work.session.flush()
    work.session.add_all(
        Condition(terms_id=terms.id, statement=each.statement, due_on=each.due_on) for each in ask.conditions
    )
    work.session.add_all(await _covers(work, request, terms))
    await work.session.flush()
    return terms


async def _covers(work: Work, request: ExceptionRequest, terms: Terms) -> list[Cover]:
    """An approval covers what the request wants to be excepted from, and every rule that was cited against it."""
    asked = await work.session.scalars(select(RequestTarget).where(RequestTarget.request_id == request.id))
    covers = {
        each.target: Cover(
            terms_id=terms.id,
            project_id=each.project_id,
            kind=each.kind,
            rule_id=each.rule_id,
            criterion_id=each.criterion_id,
            workstream_id=each.workstream_id,
            gate_id=each.gate_id,
        )
        for each in asked
    }
    rules = await work.session.scalars(
        select(RuleVersion.rule_id)
        .join(Citation, Citation.rule_version_id == RuleVersion.id)
        .where(Citation.request_id == request.id)
        .distinct()
    )
    for rule_id in rules:
        cover = Cover(terms_id=terms.id, project_id=request.project_id, kind="standard", rule_id=rule_id)
        covers.setdefault(cover.target, cover)
    return list(covers.values())


@dataclass(frozen=True)
class OpenTerms:
    """Terms that wait for signatures, and which authorities have signed them, as (kind, office)."""

    terms_id: UUID
    alternative: Alternative | None
    signed: frozenset[tuple[str, str | None]]
    nature: TermsNature
    fallen: str | None
    longer: Standing = Standing.EXTENSION

    def standing(self, present: Standing) -> Standing:
        """What an approval on these terms would be, where one of its own would be `present`."""
        return self.longer if self.nature is TermsNature.EXTENSION else present

    def missing(self, need: Authorities) -> tuple[NeededAuthority, ...]:
        """The authorities that have not signed yet."""
        return tuple(each for each in need.needed if (need.kind_of(each), each.office) not in self.signed)


async def undecided_terms(work: Work, requests: Sequence[UUID]) -> dict[UUID, list[OpenTerms]]:
    """Every terms of requests on which no decision stands, newest first, with why they no longer can.

    Five statements, however many requests.
    """
    found = await work.session.execute(
        select(Terms, Alternative, ExceptionRequest.holds_until)
        .join(ExceptionRequest, ExceptionRequest.id == Terms.request_id)
        .outerjoin(Alternative, Alternative.id == Terms.alternative_id)
        .where(Terms.request_id.in_(requests), ~exists().where(Decision.terms_id == Terms.id))
        .order_by(Terms.at.desc(), Terms.id.desc())
    )
    rows = found.all()
    if not rows:
        return {request: [] for request in requests}
    signed = await _signatures(work, [terms.id for terms, _, _ in rows])
    last = await leaves(work, requests)
    taken_up = await _taken_up_again(work, requests)
    longer = {terms.request_id for terms, _, _ in rows if terms.nature == TermsNature.EXTENSION}
    extends = defaultdict(lambda: Standing.EXTENSION, await extension_standings(work, list(longer)) if longer else {})
    undecided: dict[UUID, list[OpenTerms]] = defaultdict(list)
    for terms, chosen, holds_until in rows:
        nature = TermsNature(terms.nature)
        fallen = _fallen(work, terms, chosen, last.get(terms.request_id), terms.id in taken_up)
        if nature is TermsNature.EXTENSION and not holds(holds_until, work.now):
            fallen = fallen or ENDED
        waiting = OpenTerms(terms.id, chosen, signed[terms.id], nature, fallen, extends[terms.request_id])
        undecided[terms.request_id].append(waiting)
    return {request: undecided[request] for request in requests}


def _fallen(work: Work, terms: Terms, chosen: Alternative | None, last: Decision | None, reopened: bool) -> str | None:
    if terms.supersedes_id != (last.id if last else None) or reopened:
        return "Another decision was made meanwhile; these terms no longer stand."
    if not holds(terms.valid_until, work.now):
        return "These terms have ended before everybody signed. New terms are needed; nothing was stored."
    if chosen is not None and chosen.withdrawn_at is not None:
        return "The alternative that these terms approve was taken back. New terms are needed."
    return None


def signed_by_actor(work: Work) -> ColumnElement[bool]:
    """The requests with terms that the actor signed and that no decision stands on, as SQL over a request."""
    return exists().where(Terms.request_id == ExceptionRequest.id, *_own_signature(work))


def _own_signature(work: Work) -> tuple[ColumnElement[bool], ...]:
    return (
        Signature.terms_id == Terms.id,
        Signature.authorship_id == Authorship.id,
        Authorship.person_id == work.actor.person_id,
        ~exists().where(Decision.terms_id == Terms.id),
    )


async def awaiting_others(work: Work, requests: Sequence[UUID]) -> frozenset[UUID]:
    """Of these, the requests on which the actor signed terms that stand and wait for others to sign."""
    found = await work.session.execute(
        select(Terms.id, Terms.request_id).where(Terms.request_id.in_(requests), *_own_signature(work))
    )
    of_terms = dict(found.all())
    still = await open_among(work, list(of_terms)) if of_terms else frozenset()
    return frozenset(of_terms[terms] for terms in still)


async def open_among(work: Work, terms: Sequence[UUID]) -> frozenset[UUID]:
    """Which of these terms wait for signatures and can still be signed."""
    found = await work.session.scalars(select(Terms.request_id).where(Terms.id.in_(terms)).distinct())
    undecided = await undecided_terms(work, list(found))
    return frozenset(each.terms_id for group in undecided.values() for each in group if each.fallen is None)


async def must_be_open(work: Work, terms: Terms) -> OpenTerms:
    """The terms as they wait for signatures. Raises `Conflict`, saying why, where they no longer do."""
    undecided = (await undecided_terms(work, [terms.request_id]))[terms.request_id]
    found = next((each for each in undecided if each.terms_id == terms.id), None)
    if found is None:
        raise Conflict("Another decision was made meanwhile; these terms no longer stand.")
    if found.fallen is not None:
        raise Conflict(found.fallen)
    return found


async def _signatures(work: Work, terms: Sequence[UUID]) -> dict[UUID, frozenset[tuple[str, str | None]]]:
    found = await work.session.execute(
        select(Signature.terms_id, Signature.kind, Signature.office).where(Signature.terms_id.in_(terms))
    )
    signed: dict[UUID, set[tuple[str, str | None]]] = defaultdict(set)
    for key, kind, office in found:
        signed[key].add((kind, office))
    return {key: frozenset(signed[key]) for key in terms}


async def _taken_up_again(work: Work, requests: Sequence[UUID]) -> frozenset[UUID]:
    """The terms that were signed before their request was re-opened on new facts."""
    found = await work.session.execute(
        select(RequestEvent.request_id, RequestEvent.kind, RequestEvent.detail["termsId"].astext)
        .where(
            RequestEvent.request_id.in_(requests),
            RequestEvent.kind.in_([EventKind.APPROVAL_SIGNED, EventKind.REQUEST_REOPENED]),
        )
        .order_by(RequestEvent.number)
    )
    signed: dict[UUID, set[UUID]] = defaultdict(set)
    fallen: set[UUID] = set()
    for request, kind, terms in found:
        if kind == EventKind.REQUEST_REOPENED:
            fallen |= signed[request]
        elif terms is not None:
            signed[request].add(UUID(terms))
    return frozenset(fallen)
