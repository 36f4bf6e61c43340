"""Three keys open a gate: no evidence is never green, and both truths are told."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.gates.rules.evidence import (
    CriterionFact,
    FindingFact,
    PeopleFact,
    ToleranceFact,
    TransitionFact,
    delivery_points,
    people_points,
    service_points,
)
from triptych.governance.gates.rules.keys import Key, KeyReading, Point, read_key
from triptych.kernel.health import KeyState
from triptych.kernel.targets import Target, TargetKind

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
PROJECT, GATE = UUID(int=7), UUID(int=9)
RULE = Target(TargetKind.STANDARD, UUID(int=1), PROJECT)
RACKS = Target(TargetKind.CRITERION, UUID(int=2), PROJECT)
POWER = Target(TargetKind.CRITERION, UUID(int=3), PROJECT)
PEOPLE_KEY = Target(TargetKind.PEOPLE_KEY, GATE, PROJECT)
INSIDE = (ToleranceFact("cost", inside=True), ToleranceFact("time", inside=True))
PASSES, EXCEPTED, BLOCKED, NOT_SHOWN = KeyState.PASSES, KeyState.EXCEPTED, KeyState.BLOCKED, KeyState.NOT_SHOWN


def read(key: Key, points: tuple[Point, ...], **covered: datetime) -> KeyReading:
    targets = {"racks": RACKS, "power": POWER, "rule": RULE, "people": PEOPLE_KEY}
    until = {targets[name]: end for name, end in covered.items()}
    return read_key(key, points, (PEOPLE_KEY,) if key is Key.PEOPLE else (), until.get)


def criteria(*signed: bool) -> tuple[TransitionFact, ...]:
    facts = zip((RACKS, POWER), signed, strict=False)
    return (TransitionFact("Hosting", tuple(CriterionFact(t, "Racks in place", s) for t, s in facts)),)


def finding(violated: bool) -> FindingFact:
    return FindingFact(RULE, "R-014", violated)


@pytest.mark.parametrize(
    ("findings", "tolerances", "state"),
    [
        ((), INSIDE, PASSES),
        ((finding(False),), INSIDE, PASSES),
        ((finding(True),), INSIDE, BLOCKED),
        ((), (), NOT_SHOWN),
        ((finding(False),), (), NOT_SHOWN),
        ((), (INSIDE[0], ToleranceFact("time", inside=None)), NOT_SHOWN),
        ((), (INSIDE[0], ToleranceFact("time", inside=False)), BLOCKED),
        ((finding(True),), (), BLOCKED),
    ],
)
def test_delivery_needs_a_forecast_inside_and_no_violated_standard(
    findings: tuple[FindingFact, ...], tolerances: tuple[ToleranceFact, ...], state: KeyState
) -> None:
    assert read(Key.DELIVERY, delivery_points(findings, tolerances)).with_exceptions is state


@pytest.mark.parametrize(
    ("transitions", "state"),
    [
        ((), NOT_SHOWN),
        ((TransitionFact("Hosting"),), NOT_SHOWN),
        (criteria(True, True), PASSES),
        (criteria(True, False), BLOCKED),
        ((*criteria(True), TransitionFact("Network")), NOT_SHOWN),
    ],
)
def test_service_needs_every_criterion_of_every_transition(
    transitions: tuple[TransitionFact, ...], state: KeyState
) -> None:
    assert read(Key.SERVICE, service_points(transitions)).with_exceptions is state


@pytest.mark.parametrize(
    ("people", "state"),
    [
        (None, NOT_SHOWN),
        (PeopleFact(0, 0), NOT_SHOWN),
        (PeopleFact(4, 0), NOT_SHOWN),
        (PeopleFact(5, 1), PASSES),
        (PeopleFact(10, 2), PASSES),
        (PeopleFact(10, 3), BLOCKED),
    ],
)
def test_people_need_five_answers_and_barriers_at_or_below_the_threshold(
    people: PeopleFact | None, state: KeyState
) -> None:
    assert read(Key.PEOPLE, people_points(people, Decimal("0.2"))).with_exceptions is state


def test_below_five_people_neither_share_nor_number_is_told() -> None:
    (few,) = people_points(PeopleFact(4, 3), Decimal("0.2"))

    assert (few.code, dict(few.params)) == ("too_few_people", {"minimum": "5"})


def test_an_exception_covers_the_criterion_it_names_and_both_truths_are_told() -> None:
    reading = read(Key.SERVICE, service_points(criteria(True, False)), power=NOON)

    assert (reading.without, reading.with_exceptions, reading.covered_until) == (BLOCKED, EXCEPTED, NOON)
    covered = reading.reasons[1]
    assert (covered.target, covered.code, covered.covered_until) == (POWER, "criterion_not_signed", NOON)


def test_one_covered_criterion_does_not_cover_the_other() -> None:
    reading = read(Key.SERVICE, service_points(criteria(False, False)), power=NOON)

    assert reading.with_exceptions is BLOCKED


def test_a_key_is_covered_as_long_as_every_exception_it_leans_on() -> None:
    later = NOON + timedelta(days=1)

    reading = read(Key.SERVICE, service_points(criteria(False, False)), racks=later, power=NOON)

    assert reading.covered_until == NOON


def test_a_point_covered_twice_is_covered_as_long_as_the_longer_one() -> None:
    later = NOON + timedelta(days=1)
    until = {RACKS: NOON, PEOPLE_KEY: later}

    reading = read_key(Key.SERVICE, service_points(criteria(False)), (PEOPLE_KEY,), until.get)

    assert reading.covered_until == later


def test_a_cover_that_is_not_needed_is_not_leaned_on() -> None:
    reading = read(Key.SERVICE, service_points(criteria(True, True)), racks=NOON)

    assert (reading.with_exceptions, reading.covered_until) == (PASSES, None)


def test_too_few_people_may_be_excepted_as_a_whole_key() -> None:
    reading = read(Key.PEOPLE, people_points(PeopleFact(4, 0), Decimal("0.2")), people=NOON)

    assert (reading.without, reading.with_exceptions) == (NOT_SHOWN, EXCEPTED)


def test_a_key_without_any_point_is_not_shown() -> None:
    assert read(Key.DELIVERY, ()).with_exceptions is NOT_SHOWN


points = st.lists(
    st.builds(
        Point, st.sampled_from([PASSES, BLOCKED, NOT_SHOWN]), st.just("x"), target=st.sampled_from([RACKS, POWER])
    ),
    max_size=4,
)


@given(points, st.dictionaries(st.sampled_from([RACKS, POWER]), st.just(NOON)))
def test_an_exception_never_makes_a_key_worse_and_never_makes_it_plainly_pass(
    seen: list[Point], covered: dict[Target, datetime]
) -> None:
    reading = read_key(Key.SERVICE, seen, (), covered.get)

    assert (reading.with_exceptions is PASSES) == (reading.without is PASSES)
    if reading.without is PASSES:
        assert reading.covered_until is None
    assert (reading.with_exceptions is EXCEPTED) <= (reading.covered_until is not None)
