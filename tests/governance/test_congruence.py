"""Congruence with its Wilson interval, hidden below ten decisions."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.congruence.rules.congruence import congruence
from triptych.kernel.proportions import wilson


def test_golden_wilson_interval_of_eight_in_ten() -> None:
    found = wilson(8, 10).value

    assert found is not None
    assert found.low.quantize(Decimal("0.0001")) == Decimal("0.4902")
    assert found.high.quantize(Decimal("0.0001")) == Decimal("0.9433")


def test_an_index_is_hidden_below_ten_applicable_decisions() -> None:
    assert congruence([True] * 9 + [None] * 20).reason == "fewer than ten decisions"
    assert congruence([True] * 10).value is not None


def test_decisions_that_an_intent_does_not_touch_do_not_count() -> None:
    found = congruence([True] * 6 + [False] * 6 + [None] * 50).value

    assert found is not None
    assert (found.share, found.n) == (Decimal("0.5"), 12)


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_interval_holds_the_share_and_mirrors(hits: int, n: int) -> None:
    hits = min(hits, n)
    one, mirrored = wilson(hits, n).value, wilson(n - hits, n).value

    assert one is not None
    assert mirrored is not None
    assert 0 <= one.low <= one.share <= one.high <= 1
    assert abs(one.low + mirrored.high - 1) < Decimal("1e-20")


def test_no_cases_have_no_share_and_more_hits_than_cases_are_a_bug() -> None:
    assert wilson(0, 0).reason == "no cases"
    with pytest.raises(ValueError, match="between"):
        wilson(3, 2)
