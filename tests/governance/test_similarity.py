"""How alike two requests are: symmetric, between 0 and 1, explained by parts that add up (EX8)."""

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.exceptions.rules.similarity import (
    BANDS,
    CLOSE,
    WEIGHTS,
    Aspects,
    Part,
    band_limits,
    band_of,
    opposite,
    similarity,
)
from triptych.kernel.exception_words import Outcome, Payer


def key(number: int) -> UUID:
    """One of a few ids, so that chance meets the same ones again."""
    return UUID(int=number)


IDS = st.integers(1, 4).map(key)
ASPECTS = st.builds(
    Aspects,
    keys=st.frozensets(IDS, max_size=3),
    kinds=st.frozensets(st.sampled_from(["standard", "criterion", "workstream", "people_key"]), max_size=3),
    payer=st.sampled_from(Payer),
    band=st.none() | st.integers(0, len(BANDS)),
    words=st.frozensets(st.sampled_from("lab network desk move cooling hall audit".split())),
    program_id=IDS,
    unit_id=IDS,
    service_id=st.none() | IDS,
)


def an_ask(**changes: object) -> Aspects:
    """An ask about rule 1; `changes` replace parts of it."""
    facts: dict[str, object] = {
        "keys": frozenset({key(1)}),
        "kinds": frozenset({"standard"}),
        "payer": Payer.REQUESTER,
        "band": 1,
        "words": frozenset({"lab", "network"}),
        "program_id": key(1),
        "unit_id": key(2),
    }
    return Aspects(**(facts | changes))  # type: ignore[arg-type]


@given(ASPECTS, ASPECTS)
def test_similarity_is_symmetric_bounded_and_the_sum_of_its_parts(one: Aspects, other: Aspects) -> None:
    found = similarity(one, other)

    assert found == similarity(other, one)
    assert 0 <= found.total <= 1
    assert found.total == sum(part.share for part in found.parts)
    assert [part.part for part in found.parts] == list(Part)
    for part in found.parts:
        assert 0 <= part.share <= WEIGHTS[part.part]
        assert (part.agreement is None) == (part.reason is not None)
        assert part.agreement is not None or part.share == 0


@given(ASPECTS)
def test_a_request_is_as_like_itself_as_can_be_compared(one: Aspects) -> None:
    found = similarity(one, one)

    compared = sum((WEIGHTS[part.part] for part in found.parts if part.agreement is not None), Decimal(0))
    assert found.total == compared


@given(ASPECTS, ASPECTS)
def test_a_close_precedent_met_the_same_rule_or_gap_and_was_said_in_some_of_the_same_words(
    one: Aspects, other: Aspects
) -> None:
    if similarity(one, other).is_close:
        assert one.keys & other.keys
        assert one.words & other.words


def test_the_weights_add_up_to_one() -> None:
    assert sum(WEIGHTS.values()) == 1
    assert CLOSE < 1


@pytest.mark.parametrize(
    ("changes", "total"),
    [
        ({}, "1.0000"),
        ({"keys": frozenset({key(1), key(2)})}, "0.8000"),
        ({"keys": frozenset({key(2)})}, "0.6000"),
        ({"keys": frozenset()}, "0.6000"),
        ({"kinds": frozenset({"criterion"})}, "0.9250"),
        ({"kinds": frozenset({"criterion", "standard"})}, "0.9625"),
        ({"payer": Payer.PROVIDER}, "0.9250"),
        ({"band": 2}, "0.9250"),
        ({"band": 3}, "0.8500"),
        ({"band": None}, "0.8500"),
        ({"words": frozenset({"lab", "cooling"})}, "0.9000"),
        ({"words": frozenset()}, "0.8000"),
        ({"program_id": key(3)}, "0.9500"),
        ({"service_id": key(3)}, "0.9666"),
    ],
)
def test_each_difference_takes_its_share(changes: dict[str, object], total: str) -> None:
    assert similarity(an_ask(), an_ask(**changes)).total == Decimal(total)


@pytest.mark.parametrize(
    ("amount", "band"),
    [("0", 0), ("25000", 0), ("25000.01", 1), ("250000", 1), ("5000000", 2), ("5000000.01", 3)],
)
def test_a_limit_belongs_to_the_band_below_it(amount: str, band: int) -> None:
    low, high = band_limits(band)

    assert band_of(Decimal(amount)) == band
    assert low <= Decimal(amount)
    assert high is None or Decimal(amount) <= high


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        (Outcome.APPROVED, Outcome.DECLINED, True),
        (Outcome.REVOKED, Outcome.APPROVED_WITH_CONDITIONS, True),
        (Outcome.APPROVED, Outcome.APPROVED_WITH_CONDITIONS, False),
        (Outcome.DEFERRED, Outcome.APPROVED, False),
        (Outcome.DEFERRED, Outcome.DECLINED, False),
    ],
)
def test_only_a_yes_and_a_no_are_opposite(one: Outcome, other: Outcome, against: bool) -> None:
    assert opposite(one, other) == opposite(other, one) == against
