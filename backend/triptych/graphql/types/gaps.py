"""Capability gaps on their way: what happened to each, and who was invited to help close it (EX9)."""

from sqlalchemy import func, select

from triptych.access.policy.actions import Action
from triptych.graphql.inputs import enum_type
from triptych.graphql.reading.declared.fields import column, expression, many, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import anywhere, seen_rows
from triptych.graphql.types.exceptions import of_request
from triptych.graphql.types.shared import author, sealed
from triptych.model import exception
from triptych.model import gap as stored
from triptych.model.gap import GapEventKind, GapPart

for _words in (GapEventKind, GapPart):
    enum_type(_words)


@node(stored.CapabilityGap, visible=anywhere(Action.RULE_READ))
class CapabilityGap:
    """ "We cannot", named."""

    ref = column(stored.CapabilityGap.ref, orderable=True)
    unit = one("OrgUnit", stored.CapabilityGap.unit_id)
    statement = column(stored.CapabilityGap.statement)
    named_at = column(stored.CapabilityGap.named_at, orderable=True)
    owner = one("Person", stored.CapabilityGap.owner_id)
    target_on = column(stored.CapabilityGap.target_on, filterable=True, orderable=True)
    project = one("Project", stored.CapabilityGap.project_id, unseen=True)
    delivered_at = column(stored.CapabilityGap.delivered_at, filterable=True, orderable=True)
    delivered_service = one("Service", stored.CapabilityGap.delivered_service_id, unseen=True)
    merged_into = one("CapabilityGap", stored.CapabilityGap.merged_into_id)
    merged = many("CapabilityGap", stored.CapabilityGap.merged_into_id, stored.CapabilityGap.ref)
    events = many("GapEvent", stored.GapEvent.gap_id, stored.GapEvent.at)
    invitations = many("GapInvitation", stored.GapInvitation.gap_id, stored.GapInvitation.at)
    citations = many("Citation", exception.Citation.gap_id, exception.Citation.at.desc(), open_ended=True)
    citation_count = expression(
        int,
        lambda work: (
            select(func.count())
            .select_from(exception.Citation)
            .where(
                exception.Citation.gap_id == stored.CapabilityGap.id,
                *seen_rows(work, of_request(exception.Citation.request_id)),
            )
            .correlate(stored.CapabilityGap)
            .scalar_subquery()
        ),
        doc="How often it was named, in requests that the viewer may see.",
    )


@node(stored.GapEvent, visible=anywhere(Action.RULE_READ))
class GapEvent:
    """Something that happened to a gap after it was named."""

    kind = column(stored.GapEvent.kind, words=GapEventKind)
    at = column(stored.GapEvent.at)
    person = one("Person", stored.GapEvent.person_id)
    text = column(stored.GapEvent.text)
    owner = one("Person", stored.GapEvent.owner_id)
    target_on = column(stored.GapEvent.target_on)
    project = one("Project", stored.GapEvent.project_id, unseen=True)
    service = one("Service", stored.GapEvent.service_id, unseen=True)
    into = one("CapabilityGap", stored.GapEvent.into_id)


@node(stored.GapInvitation, visible=of_request(stored.GapInvitation.request_id))
class GapInvitation:
    """Whoever met a gap with a request is invited to shape it with us, or to use it first."""

    request = one("ExceptionRequest", stored.GapInvitation.request_id)
    part = column(stored.GapInvitation.part, words=GapPart)
    text = column(stored.GapInvitation.text)
    at = column(stored.GapInvitation.at)
    partner = author(stored.GapInvitation.authorship_id)
    sealed = sealed(stored.GapInvitation.authorship_id)
    accepted = expression(
        bool | None,
        lambda _work: (
            select(stored.GapReply.accepted)
            .where(stored.GapReply.invitation_id == stored.GapInvitation.id)
            .correlate(stored.GapInvitation)
            .scalar_subquery()
        ),
        doc="Null while they have not replied.",
    )
    reply = expression(
        str | None,
        lambda _work: (
            select(stored.GapReply.text)
            .where(stored.GapReply.invitation_id == stored.GapInvitation.id)
            .correlate(stored.GapInvitation)
            .scalar_subquery()
        ),
    )
