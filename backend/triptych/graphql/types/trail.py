"""The audit trail, and the policy versions that allowed what stands in it."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

import strawberry
from sqlalchemy import ColumnElement, exists, false, func, or_, select
from strawberry.scalars import JSON

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.graphql.reading.declared.fields import column, computed, expression, one, one_by
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import anywhere, places
from triptych.model import audit, exception, policy
from triptych.model.accounts import PersonalToken
from triptych.model.people import OrgUnit
from triptych.model.portfolio import Portfolio, Program, Project
from triptych.model.service import Service

SCOPED = (OrgUnit, Portfolio, Program, Project, Service, exception.ExceptionRequest)


def trail_seen(work: Work) -> ColumnElement[bool] | None:
    """The whole trail for whoever reads it everywhere; below that, what was done to records within their reach."""
    readable = work.readable(Action.AUDIT_READ)
    if work.organisation.root_unit_id in readable:
        return None
    if not readable:
        return false()
    within = (select(table.id).where(table.scope_ids.op("&&")(places(readable))) for table in SCOPED)
    return or_(*(audit.AuditEntry.subject_id.in_(ids) for ids in within))


@node(audit.AuditEntry, visible=trail_seen)
class AuditEntry:
    """One act, with the policy line and version that allowed it."""

    # Its number is told to nobody: it would say between which others an act behind a seal was done.
    at = column(audit.AuditEntry.at, filterable=True, orderable=True)
    action = column(audit.AuditEntry.action, filterable=True, orderable=True)
    person = one_by(
        "Person",
        lambda _work: func.coalesce(
            audit.AuditEntry.person_id,
            select(exception.Authorship.person_id)
            .where(exception.Authorship.id == audit.AuditEntry.authorship_id, exception.Authorship.sealed.is_(False))
            .correlate(audit.AuditEntry)
            .scalar_subquery(),
        ),
        doc="Null where the authorship is sealed or the system acted.",
    )
    sealed = expression(
        bool,
        lambda _work: exists(
            select(exception.Authorship.id).where(
                exception.Authorship.id == audit.AuditEntry.authorship_id, exception.Authorship.sealed.is_(True)
            )
        ),
        doc='Whether to show "sealed person"; otherwise an entry without a person is the system\'s.',
    )
    token_name = expression(
        str | None,
        lambda _work: (
            select(PersonalToken.name)
            .where(
                PersonalToken.id == audit.AuditEntry.token_id,
                ~exists(
                    select(exception.Authorship.id)
                    .where(
                        exception.Authorship.id == audit.AuditEntry.authorship_id, exception.Authorship.sealed.is_(True)
                    )
                    .correlate(audit.AuditEntry)
                ),
            )
            .correlate(audit.AuditEntry)
            .scalar_subquery()
        ),
        doc="The personal access token that the act was done through. Null where a person did it, or is sealed.",
    )
    subject_kind = column(audit.AuditEntry.subject_kind, filterable=True)
    subject_ref = column(audit.AuditEntry.subject_ref, filterable=True)
    detail = expression(JSON, lambda _work: audit.AuditEntry.detail)
    policy_version = column(audit.AuditEntry.policy_version, filterable=True)
    policy_line = column(audit.AuditEntry.policy_line, filterable=True)
    on_behalf_of = one("Person", audit.AuditEntry.on_behalf_of_id)
    single_handed = column(
        audit.AuditEntry.single_handed,
        filterable=True,
        doc="A two-person act done while only one person had the right.",
    )


@strawberry.type(description="One line of a policy version, as the policy file writes it.")
class PolicyLine:
    number: int
    line: str


async def lines_of(work: Work, versions: Sequence[UUID]) -> list[list[PolicyLine]]:
    """The lines of each version in their order."""
    found = await work.session.execute(
        select(policy.PolicyLine.version_id, policy.PolicyLine.number, policy.PolicyLine.line)
        .where(policy.PolicyLine.version_id.in_(versions))
        .order_by(policy.PolicyLine.number)
    )
    lines: dict[UUID, list[PolicyLine]] = defaultdict(list)
    for version, number, line in found:
        lines[version].append(PolicyLine(number=number, line=line))
    return [lines[version] for version in versions]


@node(policy.PolicyVersion, visible=anywhere(Action.POLICY_READ))
class PolicyVersion:
    """One version of the role policy; at most one is active. Its lines never change."""

    number = column(policy.PolicyVersion.number, filterable=True, orderable=True)
    state = column(policy.PolicyVersion.state, filterable=True)
    note = column(policy.PolicyVersion.note)
    shipped = column(policy.PolicyVersion.shipped, doc="Whether it came with the product.")
    drafted_by = one("Person", policy.PolicyVersion.drafted_by_id)
    activated_by = one("Person", policy.PolicyVersion.activated_by_id)
    activated_at = column(policy.PolicyVersion.activated_at)
    lines = computed(list[PolicyLine], lines_of)
