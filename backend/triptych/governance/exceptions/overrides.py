"""Which decisions are overrides: in place of another that was in force, or under appeal, until then (EX13)."""

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import aliased

from triptych.governance.exceptions.rules.events import EventKind
from triptych.kernel.exception_words import Outcome, TermsNature
from triptych.model.decision import Decision, Terms
from triptych.model.exception import RequestEvent

_before = aliased(Decision)


def is_override() -> ColumnElement[bool]:
    """Of a decision: neither a longer life of an approval, nor the end of an emergency go, nor one taken up again."""
    again = exists().where(
        RequestEvent.request_id == Decision.request_id,
        RequestEvent.kind == EventKind.REQUEST_REOPENED,
        RequestEvent.at >= _before.at,
        RequestEvent.at <= Decision.at,
    )
    taken_up = exists(select(_before.id).where(_before.id == Decision.supersedes_id, again))
    longer = exists().where(Terms.id == Decision.terms_id, Terms.nature == TermsNature.EXTENSION)
    go = exists(select(_before.id).where(_before.id == Decision.supersedes_id, _before.outcome == Outcome.EMERGENCY_GO))
    return Decision.supersedes_id.is_not(None) & ~taken_up & ~longer & ~go
