"""Class waivers: where each stands now, what was said to it, and which cases it covers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import ColumnElement, and_, case, func, or_, select

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.class_waivers import outdated_at
from triptych.governance.waivers import acts, covering
from triptych.graphql.ids import to_global
from triptych.graphql.inputs import enum_type
from triptych.graphql.reading.declared.fields import MoneyAmount, column, computed, expression, many, money, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import anywhere, through
from triptych.graphql.types.waiting import ViewerAct, shown, shown_act
from triptych.kernel.waiver_words import WaiverEventKind, WaiverState
from triptych.model import portfolio, waiver
from triptych.model.people import OrgUnit

enum_type(WaiverState)
enum_type(WaiverEventKind)
waivers_seen = anywhere(Action.RULE_READ)
W = waiver.ClassWaiver


def _said(column_of: Any, *kinds: WaiverEventKind) -> ColumnElement[Any]:
    """What was said to a waiver of these kinds, of which there is one at most."""
    told = waiver.ClassWaiverEvent
    return select(column_of).where(told.waiver_id == W.id, told.kind.in_(kinds)).correlate(W).scalar_subquery()


ANSWERS = tuple(kind for kind in WaiverEventKind if kind is not WaiverEventKind.REVOKED)


def stands(work: Work) -> ColumnElement[str]:
    """Where a waiver stands now: the twin of `rules.class_waiver.state_of`; a test holds the two equal."""
    answered = _said(waiver.ClassWaiverEvent.kind, *ANSWERS)
    revoked = _said(waiver.ClassWaiverEvent.at, WaiverEventKind.REVOKED)
    over, outdated = W.valid_until <= work.now, outdated_at() <= work.now
    return case(
        (and_(answered.is_(None), or_(over, outdated)), WaiverState.LAPSED.value),
        (answered.is_(None), WaiverState.PROPOSED.value),
        (answered == WaiverEventKind.TURNED_DOWN.value, WaiverState.TURNED_DOWN.value),
        (answered == WaiverEventKind.WITHDRAWN.value, WaiverState.WITHDRAWN.value),
        (revoked <= work.now, WaiverState.REVOKED.value),
        (over, WaiverState.EXPIRED.value),
        (outdated, WaiverState.OUTDATED.value),
        (W.valid_from > work.now, WaiverState.SCHEDULED.value),
        else_=WaiverState.IN_FORCE.value,
    )


def _name_of_place() -> ColumnElement[str | None]:
    names = [
        select(table.name).where(table.id == key).correlate(W).scalar_subquery()
        for table, key in (
            (portfolio.Program, W.program_id),
            (portfolio.Portfolio, W.portfolio_id),
            (OrgUnit, W.unit_id),
        )
    ]
    return func.coalesce(*names)


@strawberry.type(description="An open violation that a class waiver covers now.")
class WaivedCase:
    finding_id: strawberry.ID
    project_ref: str
    project_name: str
    amount: MoneyAmount | None
    found_at: datetime


async def cases_of(work: Work, waivers: Sequence[UUID]) -> list[list[WaivedCase]]:
    """The open violations that each waiver covers now."""
    found = await covering.covered_by_waivers(work, waivers)
    return [
        [
            WaivedCase(
                finding_id=strawberry.ID(to_global("Finding", each.finding.id)),
                project_ref=each.project_ref,
                project_name=each.project_name,
                amount=shown(each.amount),
                found_at=each.finding.found_at,
            )
            for each in found[key]
        ]
        for key in waivers
    ]


async def acts_of_waivers(work: Work, waivers: Sequence[UUID]) -> list[list[ViewerAct]]:
    """What the viewer may do with each waiver."""
    found = await acts.acts_with(work, waivers)
    return [[shown_act(each) for each in found[key]] for key in waivers]


@node(W, visible=waivers_seen)
class ClassWaiver:
    """A class of cases excepted from one rule in advance: a proposal, until somebody else grants it."""

    ref = column(W.ref, filterable=True, orderable=True)
    title = column(W.title, filterable=True, orderable=True)
    rule = one("Rule", W.rule_id)
    version = one("RuleVersion", W.rule_version_id, doc="The wording that is excepted from; a newer one ends it.")
    unit = one("OrgUnit", W.unit_id, unseen=True)
    portfolio = one("Portfolio", W.portfolio_id, unseen=True)
    program = one("Program", W.program_id, unseen=True)
    place = expression(str, lambda _work: _name_of_place(), doc="The name of the unit, portfolio or program.")
    limit = money(W.limit_amount, W.limit_currency, doc="Up to which amount, inclusive; null for any.")
    reason = column(W.reason)
    conditions = column(W.conditions)
    valid_from = column(W.valid_from, doc="Null: from the grant on.")
    valid_until = column(W.valid_until, filterable=True, orderable=True)
    review_on = column(W.review_on, filterable=True, orderable=True)
    proposed_by = one("Person", W.proposed_by_id)
    on_behalf_of = one("Person", W.on_behalf_of_id)
    proposed_at = column(W.at, orderable=True)
    policy_version = column(W.policy_version)
    policy_line = column(W.policy_line)
    state = expression(
        WaiverState, stands, read=WaiverState, filterable=True, doc="Follows from what was said to it and the clock."
    )
    granted_at = expression(datetime | None, lambda _work: _said(waiver.ClassWaiverEvent.at, WaiverEventKind.GRANTED))
    events = many("ClassWaiverEvent", waiver.ClassWaiverEvent.waiver_id, waiver.ClassWaiverEvent.at)
    covered = computed(
        list[WaivedCase], cases_of, doc="The open violations that it covers now, on projects that the viewer sees."
    )
    viewer_acts = computed(
        list[ViewerAct], acts_of_waivers, doc="What the viewer may do with it now, and why not the rest."
    )


@node(waiver.ClassWaiverEvent, visible=through(waiver.ClassWaiverEvent.waiver_id, W, waivers_seen))
class ClassWaiverEvent:
    """What was said to a class waiver, by whom and why."""

    kind = column(waiver.ClassWaiverEvent.kind, words=WaiverEventKind)
    reason = column(waiver.ClassWaiverEvent.reason)
    person = one("Person", waiver.ClassWaiverEvent.person_id)
    on_behalf_of = one("Person", waiver.ClassWaiverEvent.on_behalf_of_id)
    at = column(waiver.ClassWaiverEvent.at)
    policy_version = column(waiver.ClassWaiverEvent.policy_version)
    policy_line = column(waiver.ClassWaiverEvent.policy_line)
