"""Decisions, the terms they stand on, and who signed."""

from datetime import datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from triptych.graphql.reading.declared.fields import column, computed, expression, many, one, one_by
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import Visible, through
from triptych.graphql.types.exceptions import of_request
from triptych.graphql.types.shared import author, named
from triptych.graphql.types.waiting import waiting_terms
from triptych.kernel.actor import Office
from triptych.kernel.targets import TargetKind
from triptych.model import decision
from triptych.model.decision import Outcome, SignatureKind, TermsNature

_later = aliased(decision.Decision)
terms_seen = of_request(decision.Terms.request_id)


def of_terms(terms_id: InstrumentedAttribute[Any]) -> Visible:
    """What belongs to terms is seen by whoever sees the terms."""
    return through(terms_id, decision.Terms, terms_seen)


@node(decision.Terms, visible=terms_seen)
class Terms:
    """What an approval says: reason, validity, conditions and what it covers. Every signature stands under the same."""

    reason = column(decision.Terms.reason)
    valid_until = column(decision.Terms.valid_until)
    nature = column(decision.Terms.nature, words=TermsNature, doc="A yes of its own, or a longer life of another.")
    at = column(decision.Terms.at)
    author = author(decision.Terms.authorship_id)
    alternative = one("Alternative", decision.Terms.alternative_id)
    conditions = many("Condition", decision.Condition.terms_id, decision.Condition.due_on)
    covers = many("Cover", decision.Cover.terms_id)
    signatures = many("Signature", decision.Signature.terms_id, decision.Signature.at)
    open = computed(bool, waiting_terms, doc="Whether they wait for a signature and can still be signed.")


@node(decision.Condition, visible=of_terms(decision.Condition.terms_id))
class Condition:
    """Something that must be done by a day."""

    statement = column(decision.Condition.statement)
    due_on = column(decision.Condition.due_on)
    met_at = expression(
        datetime | None,
        lambda _work: (
            select(decision.ConditionMet.at)
            .where(decision.ConditionMet.condition_id == decision.Condition.id)
            .correlate(decision.Condition)
            .scalar_subquery()
        ),
    )
    evidence = expression(
        str | None,
        lambda _work: (
            select(decision.ConditionMet.evidence)
            .where(decision.ConditionMet.condition_id == decision.Condition.id)
            .correlate(decision.Condition)
            .scalar_subquery()
        ),
    )


@node(decision.Cover, visible=of_terms(decision.Cover.terms_id))
class Cover:
    """What an approval covers."""

    project = one("Project", decision.Cover.project_id, unseen=True)
    kind = column(decision.Cover.kind, words=TargetKind)
    criterion = one("AcceptanceCriterion", decision.Cover.criterion_id)
    rule = one("Rule", decision.Cover.rule_id)
    workstream = one("Workstream", decision.Cover.workstream_id)
    gate = one("Gate", decision.Cover.gate_id)
    criterion_statement, workstream_kind, gate_ref, gate_name = named(decision.Cover)


@node(decision.Signature, visible=of_terms(decision.Signature.terms_id))
class Signature:
    """One authority signed the terms."""

    kind = column(decision.Signature.kind, words=SignatureKind)
    office = column(decision.Signature.office, words=Office)
    author = author(decision.Signature.authorship_id)
    at = column(decision.Signature.at)
    policy_version = column(decision.Signature.policy_version)
    policy_line = column(decision.Signature.policy_line)
    on_behalf_of = one("Person", decision.Signature.on_behalf_of_id)


@node(decision.Decision, visible=of_request(decision.Decision.request_id))
class Decision:
    """One decision; it never changes, a new one supersedes it."""

    request = one("ExceptionRequest", decision.Decision.request_id)
    number = column(decision.Decision.number)
    outcome = column(decision.Decision.outcome, words=Outcome)
    reason = column(decision.Decision.reason)
    terms = one("Terms", decision.Decision.terms_id)
    answer = one("Answer", decision.Decision.answer_id)
    author = author(decision.Decision.authorship_id)
    supersedes = one_by("Decision", lambda _work: decision.Decision.supersedes_id)
    next_date = column(decision.Decision.next_date, doc="When the requester hears next; where a decision was upheld.")
    at = column(decision.Decision.at)
    policy_version = column(decision.Decision.policy_version)
    policy_line = column(decision.Decision.policy_line)
    on_behalf_of = one("Person", decision.Decision.on_behalf_of_id)
    superseded = expression(
        bool, lambda _work: exists(select(_later.id).where(_later.supersedes_id == decision.Decision.id))
    )
