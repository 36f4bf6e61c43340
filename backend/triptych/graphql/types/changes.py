"""People change: initiatives, groups and how ready their people are."""

from triptych.access.policy.actions import Action
from triptych.graphql.reading.declared.fields import beside, column, computed, expression, many, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import reached, through
from triptych.graphql.types.mine import project_of_mine
from triptych.graphql.types.readiness import AdkarProfile, profiles_of_assessments, profiles_of_groups
from triptych.graphql.types.shared import origin_of
from triptych.graphql.types.versions import version_of
from triptych.model import initiative as initiative_model
from triptych.model import portfolio as portfolio_model

initiatives_seen = through(
    initiative_model.Initiative.project_id,
    portfolio_model.Project,
    reached(portfolio_model.Project.scope_ids, Action.INITIATIVE_READ),
)


@node(initiative_model.Initiative, visible=initiatives_seen)
class Initiative:
    """A change initiative: groups of people move from a current to a future state."""

    version = version_of(initiative_model.Initiative)
    ref = column(initiative_model.Initiative.ref, filterable=True, orderable=True)
    name = column(initiative_model.Initiative.name, filterable=True, orderable=True)
    project = one("Project", initiative_model.Initiative.project_id, unseen=True)
    project_ref = beside(
        portfolio_model.Project.ref, portfolio_model.Project.id, initiative_model.Initiative.project_id
    )
    project_name = beside(
        portfolio_model.Project.name, portfolio_model.Project.id, initiative_model.Initiative.project_id
    )
    current_state = column(initiative_model.Initiative.current_state)
    future_state = column(initiative_model.Initiative.future_state)
    go_live_on = column(initiative_model.Initiative.go_live_on, filterable=True, orderable=True)
    mine = expression(
        bool,
        lambda work: project_of_mine(work, initiative_model.Initiative.project_id),
        filterable=True,
        doc="Whether the viewer leads, sponsors or manages its project.",
    )
    groups = many(
        "StakeholderGroup", initiative_model.StakeholderGroup.initiative_id, initiative_model.StakeholderGroup.name
    )
    origin = origin_of(initiative_model.Initiative)


groups_seen = through(initiative_model.StakeholderGroup.initiative_id, initiative_model.Initiative, initiatives_seen)


@node(initiative_model.StakeholderGroup, visible=groups_seen)
class StakeholderGroup:
    """People whom a change touches in the same way."""

    name = column(initiative_model.StakeholderGroup.name)
    headcount = column(initiative_model.StakeholderGroup.headcount)
    impact = column(initiative_model.StakeholderGroup.impact)
    initiative = one("Initiative", initiative_model.StakeholderGroup.initiative_id)
    assessments = many(
        "AdkarAssessment",
        initiative_model.AdkarAssessment.group_id,
        initiative_model.AdkarAssessment.assessed_on.desc(),
    )
    profile = computed(AdkarProfile | None, profiles_of_groups, doc="The newest assessment of the group.")


@node(
    initiative_model.AdkarAssessment,
    visible=through(initiative_model.AdkarAssessment.group_id, initiative_model.StakeholderGroup, groups_seen),
)
class AdkarAssessment:
    """Answers of people of one group on one day, as a distribution; never person by person."""

    group = one("StakeholderGroup", initiative_model.AdkarAssessment.group_id)
    assessed_on = column(initiative_model.AdkarAssessment.assessed_on)
    number = column(initiative_model.AdkarAssessment.number)
    note = column(initiative_model.AdkarAssessment.note)
    profile = computed(AdkarProfile, profiles_of_assessments)
