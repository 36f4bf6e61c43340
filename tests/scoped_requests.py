"""The exception requests of the scoped world, each with one of everything that belongs to a request."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from building import NOON, TODAY
from triptych.model import audit, decision, exception, instruction, notice, outside, precedent, seal
from triptych.model import gap as gap_model
from triptych.model import gap as gaps
from triptych.model.base import Base, new_id
from triptych.model.people import OrgUnit, Person
from triptych.model.portfolio import Project
from triptych.model.service import Service
from triptych.model.standard import RuleVersion

WHERE = (
    # project, providing unit, service
    (0, 4, None), (0, 2, 1), (1, 3, None), (2, 5, 2), (3, 0, None), (4, 1, 3),
    (5, 5, None), (6, 2, 0), (7, 4, None), (7, 1, 3),
)  # fmt: skip


def requests_of(
    projects: list[Project],
    units: list[OrgUnit],
    services: list[Service],
    *,
    rules: list[RuleVersion],
    anybody: list[Person],
    parts: dict[UUID, list[dict[str, Any]]],
) -> Iterator[Base]:
    """Requests between projects and units all over the organisation; every other author is sealed.

    `parts` is what of each project may be excepted from, beside a standard.
    """
    before: list[exception.ExceptionRequest] = []
    for at, (project, unit, service) in enumerate(WHERE):
        request = exception.ExceptionRequest(
            id=new_id(), project_id=projects[project].id, program_id=projects[project].program_id,
            provider_unit_id=units[unit].id, service_id=None if service is None else services[service].id,
            title=f"Ask {at} of {projects[project].name}", need="A need", wanted_outcome="An outcome", amount=at,
            currency="USD", paid_by="requester", cost_per_hour=at % 4, opened_at=NOON - timedelta(hours=at),
            state=("answering", "approved")[at % 2], version=2,
            stopped_at=(None, NOON)[at % 2],
        )  # fmt: skip
        asked = exception.Authorship(
            id=new_id(), request_id=request.id, person_id=anybody[at % 5].id, sealed=at % 2 == 0, apart=at % 2 == 0
        )
        answered = exception.Authorship(
            id=new_id(),
            request_id=request.id,
            person_id=anybody[(at + 2) % 5].id,
            sealed=at % 3 == 0,
            apart=at % 3 == 0,
        )
        yield from (request, asked, answered)
        gap = gap_model.CapabilityGap(
            id=new_id(), unit_id=units[unit].id, statement=f"Gap {at}", named_at=NOON - timedelta(minutes=at)
        )
        yield gap
        yield gaps.GapEvent(
            id=new_id(), gap_id=gap.id, kind="planned", at=NOON, person_id=anybody[0].id, owner_id=anybody[1].id,
            target_on=TODAY,
        )  # fmt: skip
        yield gaps.GapInvitation(
            id=new_id(), gap_id=gap.id, request_id=request.id, authorship_id=asked.id, part="pilot", at=NOON
        )
        standard = {"kind": "standard", "rule_id": rules[at % 2].rule_id}
        excepted = [standard, *parts[projects[project].id]]
        yield from _told(
            request,
            asked,
            answered,
            rule=rules[at % 2],
            gap=gap,
            helper=anybody[(at + 1) % 5],
            excepted=excepted[at % len(excepted)],
            anybody=anybody,
        )
        yield from _likened(request, asked, before)
        before.append(request)


def _likened(
    request: exception.ExceptionRequest, author: exception.Authorship, before: list[exception.ExceptionRequest]
) -> Iterator[Base]:
    """Stances to the requests before it, each pair of them alike."""
    by: dict[str, Any] = {"request_id": request.id, "authorship_id": author.id, "at": NOON}
    for other in before[-2:]:
        yield precedent.Likeness(id=new_id(), earlier_id=other.id, later_id=request.id, similarity=1, parts=[], at=NOON)
        yield precedent.Stance(
            id=new_id(),
            precedent_id=other.id,
            kind="distinguished",
            text="Words",
            outcome="approved",
            similarity=1,
            **by,
        )


def _told(
    request: exception.ExceptionRequest,
    asked: exception.Authorship,
    answered: exception.Authorship,
    *,
    rule: RuleVersion,
    gap: gap_model.CapabilityGap,
    helper: Person,
    excepted: dict[str, Any],
    anybody: list[Person],
) -> Iterator[Base]:
    by_asker: dict[str, Any] = {"request_id": request.id, "authorship_id": asked.id}
    by_answerer: dict[str, Any] = {"request_id": request.id, "authorship_id": answered.id}
    asking = exception.RequestEvent(id=new_id(), number=1, kind="exception_requested", at=NOON, **by_asker)
    yield asking
    for reader in anybody:
        yield notice.Notice(
            id=new_id(), person_id=reader.id, request_id=request.id, event_id=asking.id, urgency="changed",
            tie="follows", at=NOON, sent_at=NOON, settled_at=NOON,
        )  # fmt: skip
    yield exception.RequestEvent(id=new_id(), number=2, kind="comment_made", at=NOON, text="Words", **by_answerer)
    yield exception.RequestTarget(id=new_id(), request_id=request.id, project_id=request.project_id, **excepted)
    said = exception.Restatement(id=new_id(), text="Words", at=NOON, **by_answerer)
    request.confirmed_restatement_id = said.id
    cited = exception.Citation(id=new_id(), rule_version_id=rule.id, harm="H", at=NOON, **by_answerer)
    yield exception.Citation(id=new_id(), gap_id=gap.id, harm="H", at=NOON, **by_answerer)
    first = new_id()
    option = exception.Alternative(
        id=first, first_id=first, kind="another_source", title="T",
        cost_amount=1, cost_currency="USD", lead_time_days=1,
        rule_distance=1, proposed_at=NOON, **by_answerer,
    )  # fmt: skip
    asked_for = seal.SealOpening(
        id=new_id(), alternative_id=option.id, opener_id=helper.id, reason="R", at=NOON, policy_version=1,
        policy_line="p", **by_answerer,
    )  # fmt: skip
    signed = exception.AlternativeSignature(
        id=new_id(), alternative_id=option.id, side="requester", authorship_id=asked.id, at=NOON
    )
    no = exception.Answer(
        id=new_id(), kind="decline", citation_id=cited.id, harm="H", reason="R", helper_id=helper.id, next_date=TODAY,
        at=NOON, **by_answerer,
    )  # fmt: skip
    yield from (said, cited, option, signed, asked_for, no)
    terms = decision.Terms(
        id=new_id(), alternative_id=option.id, reason="R", valid_until=NOON + timedelta(days=9), at=NOON, **by_answerer
    )
    yield terms
    yield decision.Condition(id=new_id(), terms_id=terms.id, statement="S", due_on=TODAY)
    yield decision.Cover(id=new_id(), terms_id=terms.id, project_id=request.project_id, **excepted)
    yield decision.Signature(
        id=new_id(), terms_id=terms.id, kind="money", authorship_id=answered.id, policy_version=1, policy_line="p",
        at=NOON,
    )  # fmt: skip
    told = instruction.Instruction(
        id=new_id(), directed_id=answered.id, says="approve", reason="R", policy_version=1, policy_line="p", at=NOON,
        **by_asker,
    )  # fmt: skip
    made = decision.Decision(
        id=new_id(), number=1, outcome="approved", reason="R", terms_id=terms.id, policy_version=1, policy_line="p",
        at=NOON, instruction_id=told.id, **by_answerer,
    )  # fmt: skip
    yield from (told, made)
    yield instruction.Dissent(id=new_id(), instruction_id=told.id, reason="R", at=NOON, **by_answerer)
    yield instruction.Dissent(id=new_id(), decision_id=made.id, reason="R", at=NOON, **by_answerer)
    yield outside.OutsideAnswer(
        id=new_id(), rule_id=rule.rule_id, authority="A regulator", asked_by_id=answered.id, asked_on=TODAY,
        reference="A letter", says="refuses", answered_on=TODAY, at=NOON, **by_answerer,
    )  # fmt: skip
    yield precedent.Harm(id=new_id(), decision_id=made.id, text="Harm", happened_on=TODAY, at=NOON, **by_answerer)
    for author in (asked, answered):
        yield audit.AuditEntry(
            id=new_id(), at=NOON, action="exception:answer", subject_kind="ExceptionRequest", subject_id=request.id,
            authorship_id=author.id,
        )  # fmt: skip
