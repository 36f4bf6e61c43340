"""What imported history says: nothing of fewer than ten cases, the distribution before any average (EX8)."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.exceptions.rules.history import EDGES, FEWEST, TOO_FEW, DecidedCase, told_by

HOURS = st.none() | st.integers(0, 24 * 100).map(Decimal)
CASES = st.lists(st.builds(DecidedCase, approved=st.booleans(), hours=HOURS, hops=st.integers(1, 9)), max_size=40)


def a_case(days: int, *, approved: bool = True, hops: int = 2) -> DecidedCase:
    return DecidedCase(approved, Decimal(24 * days), hops)


def test_ten_cases_of_one_to_ten_days() -> None:
    """Golden: the median of 1 to 10 is 5.5, its quarters 3.25 and 7.75 (R type 7); nine of ten approved."""
    told = told_by([a_case(day, approved=day > 1) for day in range(1, 11)])

    days, share = told.days.value, told.approved.value
    assert days is not None
    assert share is not None
    assert (days.low, days.middle, days.high) == (Decimal("3.25"), Decimal("5.5"), Decimal("7.75"))
    assert (share.hits, share.n) == (9, 10)
    assert share.low < Decimal("0.9") < share.high
    assert [bar.n for bar in told.bars] == [1, 1, 2, 4, 2, 0, 0, 0]


def test_nine_cases_say_nothing() -> None:
    told = told_by([a_case(day) for day in range(1, FEWEST)])

    assert (told.n, told.approved.reason, told.days.reason, told.hops.reason) == (9, TOO_FEW, TOO_FEW, TOO_FEW)
    assert told.bars == ()


@given(CASES)
def test_every_case_with_a_duration_stands_in_one_bar(cases: list[DecidedCase]) -> None:
    told = told_by(cases)
    timed = [case for case in cases if case.hours is not None]

    if told.bars:
        assert sum(bar.n for bar in told.bars) == len(timed)
        assert [bar.to for bar in told.bars] == [*EDGES, None]
    if len(cases) < FEWEST or len(timed) < FEWEST:
        assert told.days.value is None
        assert told.bars == ()
