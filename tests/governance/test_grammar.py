"""No bare refusal, no undated "later": told point by point."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from uuid import UUID, uuid4

import pytest

from triptych.governance.exceptions.rules.grammar import (
    Decline,
    Deferral,
    Helper,
    OfferedAlternative,
    RefusalPolicy,
    bare_points,
    undated_points,
)
from triptych.kernel.exception_words import AlternativeKind
from triptych.kernel.money import Money

TODAY = date(2026, 6, 1)
REQUESTER, REFUSER, HELPER = UUID(int=1), UUID(int=2), UUID(int=3)
POLICY = RefusalPolicy(TODAY, 14, REQUESTER, REFUSER)


def alternative(kind: AlternativeKind) -> OfferedAlternative:
    return OfferedAlternative(kind, "Rent capacity for a quarter", Money(Decimal(20_000), "USD"), 10)


WHOLE = Decline(
    rule_id=uuid4(),
    rule_version=2,
    harm="Unvetted hardware in the core network",
    alternatives=(alternative(AlternativeKind.WITHIN_RULE), alternative(AlternativeKind.ANOTHER_SOURCE)),
    helper=Helper(HELPER, has_account=True),
    next_date=TODAY + timedelta(days=14),
)
DATED = Deferral(TODAY + timedelta(days=7), Helper(HELPER, has_account=True), "New racks arrive", "Shared racks")


def codes(decline: Decline, policy: RefusalPolicy = POLICY) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in bare_points(decline, policy)]


def test_a_decline_in_full_grammar_lacks_nothing() -> None:
    assert bare_points(WHOLE, POLICY) == ()


def test_a_bare_refusal_is_told_every_point_that_lacks() -> None:
    assert codes(Decline()) == [
        ("rule", "rule_or_gap_missing"),
        ("alternatives", "alternatives_missing"),
        ("helper", "helper_missing"),
        ("nextDate", "date_missing"),
    ]


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"rule_version": None}, "ruleVersion", "version_missing"),
        ({"harm": "  \n"}, "harm", "text_missing"),
        ({"alternatives": ()}, "alternatives", "alternatives_missing"),
        ({"alternatives": (WHOLE.alternatives[0],)}, "alternatives", "alternatives_missing"),
        ({"alternatives": (WHOLE.alternatives[0],) * 3}, "alternatives", "alternatives_missing"),
        ({"helper": None}, "helper", "helper_missing"),
        ({"helper": Helper(HELPER, has_account=False)}, "helper", "helper_without_account"),
        ({"helper": Helper(REQUESTER, has_account=True)}, "helper", "helper_is_requester"),
        ({"helper": Helper(REFUSER, has_account=True)}, "helper", "helper_is_refuser"),
        ({"next_date": None}, "nextDate", "date_missing"),
        ({"next_date": TODAY}, "nextDate", "date_not_ahead"),
        ({"next_date": TODAY + timedelta(days=15)}, "nextDate", "date_beyond_limit"),
    ],
)
def test_each_missing_point_is_told_beside_its_field_and_no_other(change: dict, field: str, code: str) -> None:  # type: ignore[type-arg]
    assert codes(replace(WHOLE, **change)) == [(field, code)]


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"title": " "}, "alternatives.1.title", "text_missing"),
        ({"cost": None}, "alternatives.1.cost", "cost_missing"),
        ({"cost": Money(Decimal(-1), "USD")}, "alternatives.1.cost", "cost_negative"),
        ({"lead_time_days": None}, "alternatives.1.leadTimeDays", "lead_time_missing"),
        ({"lead_time_days": -1}, "alternatives.1.leadTimeDays", "lead_time_negative"),
    ],
)
def test_every_alternative_has_cost_and_lead_time(change: dict, field: str, code: str) -> None:  # type: ignore[type-arg]
    first, second = WHOLE.alternatives

    assert codes(replace(WHOLE, alternatives=(first, replace(second, **change)))) == [(field, code)]


def test_free_and_at_once_is_an_alternative() -> None:
    free = tuple(replace(a, cost=Money(Decimal(0), "USD"), lead_time_days=0) for a in WHOLE.alternatives)

    assert codes(replace(WHOLE, alternatives=free)) == []


@pytest.mark.parametrize("pair", list(combinations(AlternativeKind, 2)))
def test_any_two_different_kinds_will_do(pair: tuple[AlternativeKind, AlternativeKind]) -> None:
    assert codes(replace(WHOLE, alternatives=tuple(alternative(kind) for kind in pair))) == []


def test_a_named_gap_stands_in_for_rule_and_harm_and_for_nothing_else() -> None:
    gap = Decline(gap="No certified cooling at the site")

    assert [field for field, _ in codes(gap)] == ["alternatives", "helper", "nextDate"]
    assert codes(replace(WHOLE, rule_id=None, rule_version=None, harm="", gap=" ")) == [("rule", "rule_or_gap_missing")]


def test_an_undated_later_is_told_every_point_that_lacks() -> None:
    problems = undated_points(Deferral(), POLICY)

    assert [problem.field for problem in problems] == ["nextDate", "owner", "trigger", "interimRelief"]
    assert undated_points(DATED, POLICY) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"next_date": TODAY - timedelta(days=1)}, "nextDate"),
        ({"owner": None}, "owner"),
        ({"trigger": ""}, "trigger"),
        ({"interim_relief": "\t"}, "interimRelief"),
    ],
)
def test_a_deferral_lacks_only_what_it_lacks(change: dict, field: str) -> None:  # type: ignore[type-arg]
    assert [problem.field for problem in undated_points(replace(DATED, **change), POLICY)] == [field]
