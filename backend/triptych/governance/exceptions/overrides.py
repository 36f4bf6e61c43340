"""Which decisions are overrides: in place of another that was in force, or under appeal, until then (EX13)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import aliased

from triptych.access.work import Work
from triptych.governance.exceptions.rules.deciding import Standing
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
    longer = _is_longer(Decision)
    go = exists(select(_before.id).where(_before.id == Decision.supersedes_id, _before.outcome == Outcome.EMERGENCY_GO))
    return Decision.supersedes_id.is_not(None) & ~taken_up & ~longer & ~go


def _is_longer(decision: type[Decision]) -> ColumnElement[bool]:
    return exists().where(Terms.id == decision.terms_id, Terms.nature == TermsNature.EXTENSION)


async def extension_standings(work: Work, requests: Sequence[UUID]) -> dict[UUID, Standing]:
    """What an extension of the approval of each request would be: of an override, or of any other. One statement.

    An approval that was extended before is what it was at first.
    """
    at_first = aliased(Decision)
    number = (
        select(func.max(at_first.number))
        .where(at_first.request_id == Decision.request_id, ~_is_longer(at_first))
        .correlate(Decision)
        .scalar_subquery()
    )
    found = await work.session.scalars(
        select(Decision.request_id).where(Decision.request_id.in_(requests), Decision.number == number, is_override())
    )
    overridden = set(found)
    return {each: Standing.LONGER_OVERRIDE if each in overridden else Standing.EXTENSION for each in requests}
