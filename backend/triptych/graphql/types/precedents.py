"""Stances, harm that came later, contradictions, and imported history."""

from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.rules.similarity import COMES_TO, Comes
from triptych.graphql.inputs import enum_type
from triptych.graphql.reading.declared.fields import column, expression, many, money, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import anywhere, through
from triptych.graphql.types.exceptions import of_request
from triptych.graphql.types.shared import author, origin_note_of, origin_of, sealed
from triptych.kernel.exception_words import Outcome
from triptych.model import history
from triptych.model import precedent as stored
from triptych.model.history import CaseOutcome
from triptych.model.precedent import StanceKind

for _words in (StanceKind, CaseOutcome, Outcome):
    enum_type(_words)
history_seen = anywhere(Action.EXCEPTION_READ)


def _share(attribute: InstrumentedAttribute[Any]) -> Any:
    """A similarity, between 0 and 1, exactly."""
    return expression(Decimal, lambda _work: attribute, orderable=True, doc="Between 0 and 1.")


@node(stored.Stance, visible=of_request(stored.Stance.request_id))
class Stance:
    """A decider follows a precedent, or says what is different here."""

    request = one("ExceptionRequest", stored.Stance.request_id)
    precedent = one("ExceptionRequest", stored.Stance.precedent_id, unseen=True)
    kind = column(stored.Stance.kind, words=StanceKind)
    text = column(stored.Stance.text)
    outcome = column(stored.Stance.outcome, words=Outcome, doc="How the precedent was decided at that time.")
    similarity = _share(stored.Stance.similarity)
    at = column(stored.Stance.at)
    author = author(stored.Stance.authorship_id)
    sealed = sealed(stored.Stance.authorship_id)


@node(stored.Harm, visible=of_request(stored.Harm.request_id))
class Harm:
    """What came of a decision later."""

    request = one("ExceptionRequest", stored.Harm.request_id)
    decision = one("Decision", stored.Harm.decision_id)
    text = column(stored.Harm.text)
    happened_on = column(stored.Harm.happened_on)
    at = column(stored.Harm.at)
    author = author(stored.Harm.authorship_id)
    sealed = sealed(stored.Harm.authorship_id)


_earlier, _later = aliased(stored.Precedent), aliased(stored.Precedent)
_of_earlier = of_request(stored.Likeness.earlier_id)
_of_later = of_request(stored.Likeness.later_id)


def contradictions_seen(work: Work) -> ColumnElement[bool] | None:
    """Both requests are seen, by somebody who reads across offices."""
    if not work.readable(Action.LEADERSHIP_READ):
        return false()
    both = [condition for condition in (_of_earlier(work), _of_later(work)) if condition is not None]
    return and_(*both) if both else None


def contradicts(_work: Work) -> ColumnElement[bool]:
    """One came to a yes, the other to a no, and nobody said what is different."""
    approving = [each.value for each, comes in COMES_TO.items() if comes is Comes.YES]
    refusing = [each.value for each, comes in COMES_TO.items() if comes is Comes.NO]
    pair = and_(
        _earlier.request_id == stored.Likeness.earlier_id,
        _later.request_id == stored.Likeness.later_id,
    )
    against = (_earlier.outcome.in_(approving) & _later.outcome.in_(refusing)) | (
        _earlier.outcome.in_(refusing) & _later.outcome.in_(approving)
    )
    said = stored.Stance
    told_apart = exists(
        select(said.id)
        .where(
            said.kind == StanceKind.DISTINGUISHED,
            (
                (said.request_id == stored.Likeness.later_id) & (said.precedent_id == stored.Likeness.earlier_id)
                | (said.request_id == stored.Likeness.earlier_id) & (said.precedent_id == stored.Likeness.later_id)
            ),
        )
        .correlate(stored.Likeness)
    )
    opposed = exists(select(_earlier.request_id).where(pair, against).correlate(stored.Likeness))
    return opposed & ~told_apart


@node(stored.Likeness, visible=contradictions_seen)
class Likeness:
    """Two requests that are close and were decided; open where they contradict each other."""

    earlier = one("ExceptionRequest", stored.Likeness.earlier_id)
    later = one("ExceptionRequest", stored.Likeness.later_id)
    similarity = _share(stored.Likeness.similarity)
    at = column(stored.Likeness.at, orderable=True)
    open = expression(bool, contradicts, filterable=True, doc="Opposite outcomes, and nobody said what is different.")


@node(history.ImportedCase, visible=history_seen)
class ImportedCase:
    """One ask of an approval log of elsewhere: no request, for it has neither need nor rule nor alternatives."""

    key = column(history.ImportedCase.key, filterable=True, orderable=True)
    unit = column(history.ImportedCase.unit, filterable=True)
    amount = money(history.ImportedCase.amount, history.ImportedCase.currency)
    opened_at = column(history.ImportedCase.opened_at, filterable=True, orderable=True)
    decided_at = column(history.ImportedCase.decided_at, filterable=True, orderable=True)
    outcome = column(history.ImportedCase.outcome, words=CaseOutcome, filterable=True)
    hops = column(history.ImportedCase.hops, filterable=True, orderable=True)
    hours = column(history.ImportedCase.hours, filterable=True, orderable=True, doc="From asking to the last decision.")
    steps = many("ImportedStep", history.ImportedStep.case_id, history.ImportedStep.number)
    origin = origin_of(history.ImportedCase)
    origin_note = origin_note_of(history.ImportedCase)


@node(history.ImportedStep, visible=through(history.ImportedStep.case_id, history.ImportedCase, history_seen))
class ImportedStep:
    """One line of a log."""

    number = column(history.ImportedStep.number)
    stage = column(history.ImportedStep.stage)
    role = column(history.ImportedStep.role)
    act = column(history.ImportedStep.act)
    at = column(history.ImportedStep.at)
