"""The audit trail."""

from sqlalchemy import func, select
from strawberry.scalars import JSON

from triptych.access.actions import Action
from triptych.graphql.reading.fields import column, expression, one, one_by
from triptych.graphql.reading.nodes import node
from triptych.graphql.reading.scope import anywhere
from triptych.model import audit, exception


@node(audit.AuditEntry, visible=anywhere(Action.AUDIT_READ))
class AuditEntry:
    """One act, with the policy line and version that allowed it."""

    number = column(audit.AuditEntry.number, orderable=True)
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
    subject_kind = column(audit.AuditEntry.subject_kind, filterable=True)
    subject_ref = column(audit.AuditEntry.subject_ref, filterable=True)
    detail = expression(JSON, lambda _work: audit.AuditEntry.detail)
    policy_version = column(audit.AuditEntry.policy_version, filterable=True)
    policy_line = column(audit.AuditEntry.policy_line, filterable=True)
    on_behalf_of = one("Person", audit.AuditEntry.on_behalf_of_id)
    single_handed = column(
        audit.AuditEntry.single_handed, doc="A two-person act done while only one person had the right."
    )
