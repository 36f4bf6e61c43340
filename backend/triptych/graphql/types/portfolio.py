"""Portfolios, programs, projects, workstreams, and what publishers said of them."""

from sqlalchemy import ColumnElement, case, func, select

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.waited import is_waiting
from triptych.governance.gates.ahead import next_gate
from triptych.graphql.reading.declared.fields import beside, column, computed, expression, many, money, one, one_by
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import reached, seen_rows, through
from triptych.graphql.types.compliance import Compliance, compliance_of_projects
from triptych.graphql.types.exceptions import requests_seen
from triptych.graphql.types.mine import project_of_mine
from triptych.graphql.types.shared import origin_note_of, origin_of
from triptych.graphql.types.versions import version_of
from triptych.model import exception, publication
from triptych.model import gate as gate_model
from triptych.model import initiative as initiative_model
from triptych.model import portfolio as portfolio_model
from triptych.model import transition as transition_model
from triptych.model.portfolio import Stage, WorkstreamKind

RATING_SEVERITY = {"green": 0, "amber_green": 1, "amber": 2, "amber_red": 3, "red": 4}
projects_seen = reached(portfolio_model.Project.scope_ids, Action.PROJECT_READ)


@node(portfolio_model.Portfolio, visible=reached(portfolio_model.Portfolio.scope_ids, Action.PROJECT_READ))
class Portfolio:
    """The programs and projects that one part of the organisation answers for."""

    version = version_of(portfolio_model.Portfolio)
    ref = column(portfolio_model.Portfolio.ref, orderable=True)
    name = column(portfolio_model.Portfolio.name, filterable=True, orderable=True)
    purpose = column(portfolio_model.Portfolio.purpose)
    unit = one("OrgUnit", portfolio_model.Portfolio.unit_id)
    owner = one("Person", portfolio_model.Portfolio.owner_id)
    programs = many(
        "Program", portfolio_model.Program.portfolio_id, func.lower(portfolio_model.Program.name), open_ended=True
    )
    origin = origin_of(portfolio_model.Portfolio)
    origin_note = origin_note_of(portfolio_model.Portfolio)


@node(portfolio_model.Program, visible=reached(portfolio_model.Program.scope_ids, Action.PROJECT_READ))
class Program:
    """Projects with one outcome and one purse."""

    version = version_of(portfolio_model.Program)
    ref = column(portfolio_model.Program.ref, orderable=True)
    name = column(portfolio_model.Program.name, filterable=True, orderable=True)
    portfolio = one("Portfolio", portfolio_model.Program.portfolio_id, unseen=True)
    portfolio_ref = beside(
        portfolio_model.Portfolio.ref, portfolio_model.Portfolio.id, portfolio_model.Program.portfolio_id
    )
    portfolio_name = beside(
        portfolio_model.Portfolio.name, portfolio_model.Portfolio.id, portfolio_model.Program.portfolio_id
    )
    manager = one("Person", portfolio_model.Program.manager_id)
    weekly_burn = money(portfolio_model.Program.weekly_burn_amount, portfolio_model.Program.weekly_burn_currency)
    weekly_burn_basis = column(portfolio_model.Program.weekly_burn_basis)
    projects = many(
        "Project", portfolio_model.Project.program_id, func.lower(portfolio_model.Project.name), open_ended=True
    )
    origin = origin_of(portfolio_model.Program)


def past_its_end(work: Work) -> ColumnElement[bool]:
    """Past its published or planned end, on the organisation's day; not known where there is no end."""
    return portfolio_model.Project.finish_on < work.today


def has_ended(work: Work) -> ColumnElement[bool]:
    """Past its end; a project without an end runs."""
    return func.coalesce(past_its_end(work), False)


@node(portfolio_model.Project, visible=projects_seen)
class Project:
    """A project and its three workstreams."""

    version = version_of(portfolio_model.Project)
    ref = column(portfolio_model.Project.ref, filterable=True, orderable=True)
    name = column(portfolio_model.Project.name, filterable=True, orderable=True)
    description = column(portfolio_model.Project.description)
    program = one("Program", portfolio_model.Project.program_id, unseen=True)
    program_ref = beside(portfolio_model.Program.ref, portfolio_model.Program.id, portfolio_model.Project.program_id)
    program_name = beside(portfolio_model.Program.name, portfolio_model.Program.id, portfolio_model.Project.program_id)
    unit = one("OrgUnit", portfolio_model.Project.unit_id)
    sponsor = one("Person", portfolio_model.Project.sponsor_id)
    portfolio_name = expression(
        str,
        lambda _work: (
            select(portfolio_model.Portfolio.name)
            .join(portfolio_model.Program, portfolio_model.Program.portfolio_id == portfolio_model.Portfolio.id)
            .where(portfolio_model.Program.id == portfolio_model.Project.program_id)
            .correlate(portfolio_model.Project)
            .scalar_subquery()
        ),
        filterable=True,
        orderable=True,
    )
    stage = column(portfolio_model.Project.stage, words=Stage, filterable=True, orderable=True)
    start_on = column(portfolio_model.Project.start_on, filterable=True, orderable=True)
    finish_on = column(portfolio_model.Project.finish_on, filterable=True, orderable=True)
    mine = expression(
        bool,
        lambda work: project_of_mine(work, portfolio_model.Project.id),
        filterable=True,
        doc="Whether the viewer leads, sponsors or manages it.",
    )
    ended = expression(
        bool,
        has_ended,
        filterable=True,
        doc="Past its published or planned end.",
    )
    budget = money(
        portfolio_model.Project.budget_amount,
        portfolio_model.Project.budget_currency,
        doc="Budget at completion; for published projects the whole-life cost.",
    )
    budget_withheld = column(
        portfolio_model.Project.budget_withheld, doc="The publisher's words where the figure is withheld."
    )
    weekly_burn = money(portfolio_model.Project.weekly_burn_amount, portfolio_model.Project.weekly_burn_currency)
    weekly_burn_basis = column(portfolio_model.Project.weekly_burn_basis)
    rating = column(
        portfolio_model.Project.rating,
        filterable=True,
        orderable=True,
        doc="Latest delivery confidence, on its own scale.",
    )
    rating_severity = expression(
        int | None,
        lambda _work: case(RATING_SEVERITY, value=portfolio_model.Project.rating, else_=None),
        orderable=True,
        doc="From 0, green, to 4, red; null where there is no rating. For sorting.",
    )
    rating_scale = column(portfolio_model.Project.rating_scale)
    rating_withheld = column(portfolio_model.Project.rating_withheld)
    rating_year = column(portfolio_model.Project.rating_year, filterable=True, orderable=True)
    workstreams = many("Workstream", portfolio_model.Workstream.project_id, portfolio_model.Workstream.kind)
    gates = many("Gate", gate_model.Gate.project_id, gate_model.Gate.due_on)
    next_gate = one_by("Gate", lambda _work: next_gate(), doc="The gate that lies ahead and is due first.")
    forecasts = many("Forecast", gate_model.Forecast.project_id, gate_model.Forecast.at.desc(), open_ended=True)
    standards = computed(
        Compliance, compliance_of_projects, doc="Of the standards that were judged on it, how many it complies with."
    )
    findings = many("Finding", gate_model.Finding.project_id, gate_model.Finding.found_at.desc(), open_ended=True)
    transitions = many("Transition", transition_model.Transition.project_id)
    initiatives = many("Initiative", initiative_model.Initiative.project_id, initiative_model.Initiative.ref)
    requests = many(
        "ExceptionRequest",
        exception.ExceptionRequest.project_id,
        exception.ExceptionRequest.opened_at.desc(),
        open_ended=True,
    )
    ratings = many("Rating", publication.Rating.project_id, publication.Rating.year)
    years = many("ProjectYear", publication.ProjectYear.project_id, publication.ProjectYear.year)
    open_requests = expression(
        int,
        lambda work: (
            select(func.count())
            .where(
                exception.ExceptionRequest.project_id == portfolio_model.Project.id,
                is_waiting(work),
                *seen_rows(work, requests_seen),
            )
            .correlate(portfolio_model.Project)
            .scalar_subquery()
        ),
        orderable=True,
        doc="Exception requests without a decision in force, of those that the viewer may see.",
    )
    publisher_key = column(portfolio_model.Project.publisher_key)
    origin = origin_of(portfolio_model.Project)
    origin_note = origin_note_of(portfolio_model.Project)
    origin_as_of = column(portfolio_model.Project.origin_as_of)


@node(
    portfolio_model.Workstream,
    visible=through(portfolio_model.Workstream.project_id, portfolio_model.Project, projects_seen),
)
class Workstream:
    """Delivery, service transition or people change of one project."""

    kind = column(portfolio_model.Workstream.kind, words=WorkstreamKind)
    project = one("Project", portfolio_model.Workstream.project_id)
    lead = one("Person", portfolio_model.Workstream.lead_id, doc="Null is a vacancy in the triad.")


@node(
    publication.ProjectYear, visible=through(publication.ProjectYear.project_id, portfolio_model.Project, projects_seen)
)
class ProjectYear:
    """What a publisher said of a project in one year. Amounts are exact; what is withheld says so in its words."""

    year = column(publication.ProjectYear.year, orderable=True)
    publisher = column(publication.ProjectYear.publisher)
    matched_by = column(publication.ProjectYear.matched_by)
    name_as_published = column(publication.ProjectYear.name_as_published)
    department_as_published = column(publication.ProjectYear.department_as_published)
    category = column(publication.ProjectYear.category)
    start_on = column(publication.ProjectYear.start_on)
    finish_on = column(publication.ProjectYear.finish_on)
    currency = column(publication.ProjectYear.currency)
    year_baseline = column(publication.ProjectYear.year_baseline)
    year_baseline_withheld = column(publication.ProjectYear.year_baseline_withheld)
    year_forecast = column(publication.ProjectYear.year_forecast)
    year_forecast_withheld = column(publication.ProjectYear.year_forecast_withheld)
    whole_life_cost = column(publication.ProjectYear.whole_life_cost)
    whole_life_cost_withheld = column(publication.ProjectYear.whole_life_cost_withheld)
    benefits = column(publication.ProjectYear.benefits)
    benefits_withheld = column(publication.ProjectYear.benefits_withheld)
    origin_note = origin_note_of(publication.ProjectYear)


@node(publication.Rating, visible=through(publication.Rating.project_id, portfolio_model.Project, projects_seen))
class Rating:
    """A delivery-confidence rating of one year, on the scale it was given on."""

    year = column(publication.Rating.year, orderable=True)
    source = column(publication.Rating.source)
    scale = column(publication.Rating.scale)
    value = column(publication.Rating.value)
    withheld = column(publication.Rating.withheld)
