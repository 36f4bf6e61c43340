"""What the three offices do: one line per use case."""

import strawberry

from triptych.cmo import assessments, initiatives
from triptych.graphql.mutations.command import command
from triptych.pmo import findings, forecasts, portfolios, programs, projects
from triptych.smo import catalogue, supply, transitions


@strawberry.type
class OfficeMutations:
    create_portfolio = command(portfolios.create_portfolio, "Portfolio")
    edit_portfolio = command(portfolios.edit_portfolio, "Portfolio")
    create_program = command(programs.create_program, "Program")
    edit_program = command(programs.edit_program, "Program")
    create_project = command(projects.create_project, "Project")
    edit_project = command(projects.edit_project, "Project")
    assign_lead = command(projects.assign_lead, "Workstream")
    enter_forecast = command(forecasts.enter_forecast, "Forecast")
    enter_finding = command(findings.enter_finding, "Finding")
    resolve_finding = command(findings.resolve_finding, "Finding")

    create_service_family = command(catalogue.create_service_family, "ServiceFamily")
    create_service = command(catalogue.create_service, "Service")
    edit_service = command(catalogue.edit_service, "Service")
    create_supply_source = command(supply.create_supply_source, "SupplySource")
    edit_supply_source = command(supply.edit_supply_source, "SupplySource")
    add_supply_evidence = command(supply.add_supply_evidence, "SupplySource")
    retire_supply_source = command(supply.retire_supply_source, "SupplySource")
    enter_transition = command(transitions.enter_transition, "Transition")
    edit_transition = command(transitions.edit_transition, "Transition")
    add_criteria = command(transitions.add_criteria, "Transition")
    sign_criterion = command(transitions.sign_criterion, "SignOff")

    create_initiative = command(initiatives.create_initiative, "Initiative")
    edit_initiative = command(initiatives.edit_initiative, "Initiative")
    add_group = command(initiatives.add_group, "StakeholderGroup")
    enter_assessment = command(assessments.enter_assessment, "AdkarAssessment")
