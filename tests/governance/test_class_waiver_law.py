"""Class waivers as a pure rule: when one is in force, what falls under it, and where it stands."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.exceptions.rules.class_waiver import (
    WaiverFacts,
    falls_under,
    state_of,
    waived_period,
    waiver_problems,
)
from triptych.governance.waivers.proposing import ProposeWaiver
from triptych.kernel.money import Money
from triptych.kernel.targets import Target, TargetKind
from triptych.kernel.waiver_words import WaiverEventKind, WaiverState
from triptych.model.types import RuleId

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
RULE, PROGRAM, PROJECT, ELSEWHERE = (uuid4() for _ in range(4))
GRANTED = WaiverEventKind.GRANTED
A_WAIVER = WaiverFacts(
    id=uuid4(),
    ref="W-0001",
    rule_id=RULE,
    scope_id=PROGRAM,
    limit=Money(Decimal(25_000), "USD"),
    proposed_at=NOW - 2 * DAY,
    valid_from=None,
    valid_until=NOW + 10 * DAY,
    answered=GRANTED,
    answered_at=NOW - DAY,
)


def a_waiver(**changes: object) -> WaiverFacts:
    return replace(A_WAIVER, **changes)


@pytest.mark.parametrize(
    ("changes", "start", "end"),
    [
        ({}, NOW - DAY, NOW + 10 * DAY),
        ({"valid_from": NOW + DAY}, NOW + DAY, NOW + 10 * DAY),
        ({"valid_from": NOW - 5 * DAY}, NOW - DAY, NOW + 10 * DAY),
        ({"revoked_at": NOW + DAY}, NOW - DAY, NOW + DAY),
        ({"outdated_at": NOW + 2 * DAY}, NOW - DAY, NOW + 2 * DAY),
        ({"outdated_at": NOW + 2 * DAY, "revoked_at": NOW}, NOW - DAY, NOW),
    ],
)
def test_it_is_in_force_from_its_grant_to_the_first_of_its_ends(
    changes: dict[str, object], start: datetime, end: datetime
) -> None:
    period = waived_period(a_waiver(**changes))

    assert period is not None
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "changes",
    [
        {"answered": None, "answered_at": None},
        {"answered": WaiverEventKind.TURNED_DOWN},
        {"answered": WaiverEventKind.WITHDRAWN},
        {"valid_from": NOW + 2 * DAY, "revoked_at": NOW + DAY},
        {"outdated_at": NOW - DAY},
    ],
)
def test_what_was_not_granted_or_ended_before_it_began_is_never_in_force(changes: dict[str, object]) -> None:
    assert waived_period(a_waiver(**changes)) is None


@pytest.mark.parametrize(
    ("amount", "under"), [("0", True), ("24999.99", True), ("25000", True), ("25000.01", False), (None, False)]
)
def test_a_limit_is_inclusive_and_an_unknown_amount_is_not_within_it(amount: str | None, under: bool) -> None:
    target = Target(TargetKind.STANDARD, RULE, PROJECT)
    about = None if amount is None else Money(Decimal(amount), "USD")

    assert falls_under(A_WAIVER, target, {PROJECT, PROGRAM}, about) is under
    assert falls_under(a_waiver(limit=None), target, {PROJECT, PROGRAM}, about)


@pytest.mark.parametrize(
    ("kind", "rule", "places"),
    [
        (TargetKind.STANDARD, uuid4(), {PROJECT, PROGRAM}),
        (TargetKind.STANDARD, RULE, {PROJECT, ELSEWHERE}),
        (TargetKind.STANDARD, RULE, set()),
        (TargetKind.DELIVERY_KEY, RULE, {PROJECT, PROGRAM}),
    ],
)
def test_another_rule_another_place_and_another_kind_do_not_fall_under_it(
    kind: TargetKind, rule: UUID, places: set[UUID]
) -> None:
    assert not falls_under(a_waiver(limit=None), Target(kind, rule, PROJECT), places, None)


INSTANTS = st.integers(-20, 20).map(lambda days: NOW + days * DAY)


LIVES = st.fixed_dictionaries(
    {
        "answered": st.sampled_from([None, *(kind for kind in WaiverEventKind if kind is not WaiverEventKind.REVOKED)]),
        "valid_from": st.none() | INSTANTS,
        "valid_until": INSTANTS,
        "revoked_at": st.none() | INSTANTS,
        "outdated_at": st.none() | INSTANTS,
    }
)


@given(life=LIVES, answered_at=INSTANTS, later=st.integers(0, 40))
def test_it_covers_at_an_instant_exactly_where_it_stands_in_force_then(
    life: dict[str, object], answered_at: datetime, later: int
) -> None:
    """From its answer on, which nothing of its life precedes."""
    waiver = a_waiver(**life, answered_at=None if life["answered"] is None else answered_at)
    period, at = waived_period(waiver), answered_at + later * DAY

    assert (period is not None and period.covers(at)) is (state_of(waiver, at) is WaiverState.IN_FORCE)


def a_proposal(**changes: object) -> ProposeWaiver:
    facts: dict[str, object] = {
        "rule_id": RuleId(RULE),
        "title": "Small purchases",
        "reason": "They cannot wait.",
        "limit": None,
        "valid_until": NOW + 30 * DAY,
        "review_on": date(2026, 3, 20),
    }
    return ProposeWaiver(**(facts | changes))


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"title": " "}, "title", "required"),
        ({"reason": ""}, "reason", "required"),
        ({"limit": Money(Decimal(-1), "USD")}, "limit.amount", "negative"),
        ({"valid_from": NOW - timedelta(seconds=1)}, "validFrom", "not_in_advance"),
        ({"valid_until": NOW}, "validUntil", "ends_before_start"),
        ({"valid_from": NOW + 40 * DAY}, "validUntil", "ends_before_start"),
        ({"valid_until": NOW + 367 * DAY}, "validUntil", "waiver_too_long"),
        ({"valid_until": (NOW + 30 * DAY).replace(tzinfo=None)}, "validUntil", "no_zone"),
        ({"review_on": date(2026, 3, 1)}, "reviewOn", "past"),
        ({"review_on": date(2026, 4, 20)}, "reviewOn", "reviewed_too_late"),
    ],
)
def test_each_thing_that_is_wrong_is_told_beside_its_field(changes: dict[str, object], path: str, code: str) -> None:
    problems = waiver_problems(a_proposal(**changes), NOW, "UTC")

    assert (path, code) in {(each.field, each.code) for each in problems}
    assert waiver_problems(a_proposal(), NOW, "UTC") == ()
