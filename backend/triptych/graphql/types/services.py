"""The catalogue, and what projects hand over to its services."""

from sqlalchemy import exists, func, select

from triptych.access.policy.actions import Action
from triptych.graphql.reading.declared.fields import beside, column, computed, expression, many, one, one_by
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import anywhere, either, reached, through
from triptych.graphql.types.compliance import (
    Compliance,
    ExceptionStanding,
    compliance_of_transitions,
    standing_of_criteria,
)
from triptych.graphql.types.portfolio import projects_seen
from triptych.graphql.types.shared import origin_note_of, origin_of
from triptych.graphql.types.versions import version_of
from triptych.model import portfolio as portfolio_model
from triptych.model import service as service_model
from triptych.model import transition as transition_model

services_seen = reached(service_model.Service.scope_ids, Action.SERVICE_READ)


@node(service_model.ServiceFamily, visible=anywhere(Action.SERVICE_READ))
class ServiceFamily:
    """Services that belong together."""

    name = column(service_model.ServiceFamily.name, filterable=True, orderable=True)
    services = many("Service", service_model.Service.family_id, func.lower(service_model.Service.name), open_ended=True)


@node(service_model.Service, visible=services_seen)
class Service:
    """A service of the catalogue."""

    version = version_of(service_model.Service)
    ref = column(service_model.Service.ref, filterable=True, orderable=True)
    name = column(service_model.Service.name, filterable=True, orderable=True)
    description = column(service_model.Service.description)
    family = one("ServiceFamily", service_model.Service.family_id)
    unit = one("OrgUnit", service_model.Service.unit_id)
    owner = one("Person", service_model.Service.owner_id)
    agency = column(service_model.Service.agency, filterable=True, orderable=True)
    quarters = many("ServiceQuarter", service_model.ServiceQuarter.service_id, service_model.ServiceQuarter.quarter)
    transitions = many("Transition", transition_model.Transition.service_id, open_ended=True)
    latest_volume = expression(
        str | None,
        lambda _work: (
            select(service_model.ServiceQuarter.volume)
            .where(
                service_model.ServiceQuarter.service_id == service_model.Service.id,
                service_model.ServiceQuarter.volume.is_not(None),
            )
            .order_by(service_model.ServiceQuarter.quarter.desc())
            .limit(1)
            .correlate(service_model.Service)
            .scalar_subquery()
        ),
        read=lambda value: None if value is None else f"{value:.0f}",
        orderable=True,
        doc="Transactions in the last quarter that has a figure.",
    )
    latest_quarter = expression(
        str | None,
        lambda _work: (
            select(service_model.ServiceQuarter.quarter)
            .where(
                service_model.ServiceQuarter.service_id == service_model.Service.id,
                service_model.ServiceQuarter.volume.is_not(None),
            )
            .order_by(service_model.ServiceQuarter.quarter.desc())
            .limit(1)
            .correlate(service_model.Service)
            .scalar_subquery()
        ),
    )
    origin = origin_of(service_model.Service)
    origin_note = origin_note_of(service_model.Service)


@node(
    service_model.ServiceQuarter,
    visible=through(service_model.ServiceQuarter.service_id, service_model.Service, services_seen),
)
class ServiceQuarter:
    """Published volumes of one quarter; what was not published is null."""

    quarter = column(service_model.ServiceQuarter.quarter)
    volume = column(service_model.ServiceQuarter.volume)
    cost_per_transaction = column(service_model.ServiceQuarter.cost_per_transaction)
    digital_volume = column(service_model.ServiceQuarter.digital_volume)
    digital_cost_per_transaction = column(service_model.ServiceQuarter.digital_cost_per_transaction)
    completion_rate = column(service_model.ServiceQuarter.completion_rate)
    satisfaction = column(service_model.ServiceQuarter.satisfaction)


transitions_seen = either(
    through(transition_model.Transition.project_id, portfolio_model.Project, projects_seen),
    through(
        transition_model.Transition.service_id,
        service_model.Service,
        reached(service_model.Service.scope_ids, Action.TRANSITION_READ),
    ),
)


@node(transition_model.Transition, visible=transitions_seen)
class Transition:
    """A project hands over to a service."""

    version = version_of(transition_model.Transition)
    project = one("Project", transition_model.Transition.project_id, unseen=True)
    project_ref = beside(
        portfolio_model.Project.ref, portfolio_model.Project.id, transition_model.Transition.project_id
    )
    project_name = beside(
        portfolio_model.Project.name, portfolio_model.Project.id, transition_model.Transition.project_id
    )
    service = one("Service", transition_model.Transition.service_id, unseen=True)
    service_ref = beside(service_model.Service.ref, service_model.Service.id, transition_model.Transition.service_id)
    service_name = beside(service_model.Service.name, service_model.Service.id, transition_model.Transition.service_id)
    go_live_on = column(transition_model.Transition.go_live_on)
    early_life_support_until = column(transition_model.Transition.early_life_support_until)
    criteria = many(
        "AcceptanceCriterion",
        transition_model.AcceptanceCriterion.transition_id,
        transition_model.AcceptanceCriterion.position,
    )
    compliance = computed(Compliance, compliance_of_transitions, doc="Of its criteria, how many are met.")
    origin = origin_of(transition_model.Transition)


criteria_seen = through(
    transition_model.AcceptanceCriterion.transition_id, transition_model.Transition, transitions_seen
)


@node(transition_model.AcceptanceCriterion, visible=criteria_seen)
class AcceptanceCriterion:
    """What the service needs to see before it accepts."""

    position = column(transition_model.AcceptanceCriterion.position)
    statement = column(transition_model.AcceptanceCriterion.statement)
    transition = one("Transition", transition_model.AcceptanceCriterion.transition_id)
    signed = expression(
        bool,
        lambda _work: exists(
            select(transition_model.SignOff.id).where(
                transition_model.SignOff.criterion_id == transition_model.AcceptanceCriterion.id
            )
        ),
    )
    standing = computed(
        ExceptionStanding, standing_of_criteria, doc="Signed, not signed, or excepted: both truths at this instant."
    )
    sign_off = one_by(
        "SignOff",
        lambda _work: (
            select(transition_model.SignOff.id)
            .where(transition_model.SignOff.criterion_id == transition_model.AcceptanceCriterion.id)
            .correlate(transition_model.AcceptanceCriterion)
            .scalar_subquery()
        ),
    )


@node(
    transition_model.SignOff,
    visible=through(transition_model.SignOff.criterion_id, transition_model.AcceptanceCriterion, criteria_seen),
)
class SignOff:
    """The service owner accepts one criterion on evidence."""

    person = one("Person", transition_model.SignOff.person_id)
    at = column(transition_model.SignOff.at)
    evidence = column(transition_model.SignOff.evidence)
