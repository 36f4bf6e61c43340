"""Standard rules and their versions."""

from sqlalchemy import func, select

from triptych.access.policy.actions import Action
from triptych.graphql.reading.declared.fields import column, computed, expression, many, one, one_by
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import among_seen, anywhere
from triptych.graphql.types.compliance import Compliance, compliance_of_rules
from triptych.graphql.types.exceptions import requests_seen
from triptych.graphql.types.shared import origin_note_of, origin_of
from triptych.kernel.actor import Office
from triptych.model import exception, standard
from triptych.model import gate as gate_model
from triptych.model import waiver as waiver_model


@node(standard.Rule, visible=anywhere(Action.RULE_READ))
class Rule:
    """A standard of one office."""

    ref = column(standard.Rule.ref, filterable=True, orderable=True)
    title = column(standard.Rule.title, filterable=True, orderable=True)
    owner_office = column(standard.Rule.owner_office, words=Office, filterable=True, orderable=True)
    owner = one("Person", standard.Rule.owner_id)
    versions = many("RuleVersion", standard.RuleVersion.rule_id, standard.RuleVersion.number.desc())
    current = one_by(
        "RuleVersion",
        lambda work: (
            standard.newest_versions(work.now)
            .where(standard.RuleVersion.rule_id == standard.Rule.id)
            .with_only_columns(standard.RuleVersion.id)
            .correlate(standard.Rule)
            .scalar_subquery()
        ),
        doc="The newest version whose date has come.",
    )
    compliance = computed(
        Compliance,
        compliance_of_rules,
        doc="Of the projects on which it was judged, how many comply; of those that the viewer may see.",
    )
    findings = many("Finding", gate_model.Finding.rule_id, gate_model.Finding.found_at.desc(), open_ended=True)
    citation_count = expression(
        int,
        lambda work: (
            select(func.count())
            .select_from(exception.Citation)
            .join(standard.RuleVersion, standard.RuleVersion.id == exception.Citation.rule_version_id)
            .where(
                standard.RuleVersion.rule_id == standard.Rule.id,
                *among_seen(work, exception.Citation.request_id, exception.ExceptionRequest, requests_seen),
            )
            .correlate(standard.Rule)
            .scalar_subquery()
        ),
        orderable=True,
        doc="How often the rule was cited, against requests that the viewer may see.",
    )
    waivers = many(
        "ClassWaiver",
        waiver_model.ClassWaiver.rule_id,
        waiver_model.ClassWaiver.at.desc(),
        open_ended=True,
        doc="Classes of cases excepted from it in advance, the newest first.",
    )
    origin = origin_of(standard.Rule)
    origin_note = origin_note_of(standard.Rule)


@node(standard.RuleVersion, visible=anywhere(Action.RULE_READ))
class RuleVersion:
    """One wording of a rule."""

    number = column(standard.RuleVersion.number)
    rule = one("Rule", standard.RuleVersion.rule_id)
    statement = column(standard.RuleVersion.statement)
    purpose = column(standard.RuleVersion.purpose)
    harm_prevented = column(standard.RuleVersion.harm_prevented)
    waivable = column(standard.RuleVersion.waivable)
    outside_authority = column(
        standard.RuleVersion.outside_authority, doc="Whom to ask where nobody here may waive it."
    )
    valid_from = column(standard.RuleVersion.valid_from)
    review_on = column(standard.RuleVersion.review_on)
    sunset_on = column(standard.RuleVersion.sunset_on)
