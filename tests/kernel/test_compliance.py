"""Two truths (EX12): with exceptions never less than without, and the same where no exception is in force."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.kernel.compliance import NOTHING_COUNTED, Compliance, compliance, excepted
from triptych.kernel.health import KeyState

BARE = (KeyState.PASSES, KeyState.BLOCKED, KeyState.NOT_SHOWN)
THINGS = st.lists(st.tuples(st.sampled_from(BARE), st.booleans()), max_size=30)


def told(things: list[tuple[KeyState, bool]]) -> Compliance:
    return compliance((excepted(bare, covered), bare) for bare, covered in things)


@pytest.mark.parametrize(
    ("bare", "covered", "state"),
    [
        (KeyState.PASSES, False, KeyState.PASSES),
        (KeyState.PASSES, True, KeyState.PASSES),
        (KeyState.BLOCKED, False, KeyState.BLOCKED),
        (KeyState.BLOCKED, True, KeyState.EXCEPTED),
        (KeyState.NOT_SHOWN, False, KeyState.NOT_SHOWN),
        (KeyState.NOT_SHOWN, True, KeyState.EXCEPTED),
    ],
)
def test_what_passes_needs_no_exception(bare: KeyState, covered: bool, state: KeyState) -> None:
    assert excepted(bare, covered) is state


def test_seven_of_nine_comply_and_five_without_exceptions() -> None:
    things = [(KeyState.PASSES, False)] * 5 + [(KeyState.BLOCKED, True)] * 2 + [(KeyState.BLOCKED, False)] * 2

    assert told(things) == Compliance(counted=9, with_exceptions=7, without_exceptions=5)


def test_nothing_counted_is_told_as_nothing() -> None:
    assert told([]) == NOTHING_COUNTED


@given(THINGS)
def test_with_exceptions_is_never_less_and_the_difference_is_what_an_exception_covers(
    things: list[tuple[KeyState, bool]],
) -> None:
    truths = told(things)

    assert 0 <= truths.without_exceptions <= truths.with_exceptions <= truths.counted == len(things)
    leaning = sum(1 for bare, covered in things if covered and bare is not KeyState.PASSES)
    assert truths.with_exceptions - truths.without_exceptions == leaning


@given(THINGS)
def test_both_truths_are_one_where_no_exception_is_in_force(things: list[tuple[KeyState, bool]]) -> None:
    truths = told([(bare, False) for bare, _ in things])

    assert truths.with_exceptions == truths.without_exceptions == told(things).without_exceptions


@given(THINGS, THINGS)
def test_parts_add_up_to_the_whole(some: list[tuple[KeyState, bool]], others: list[tuple[KeyState, bool]]) -> None:
    assert told(some) + told(others) == told(some + others)


@pytest.mark.parametrize("lie", [(3, 1, 2), (2, 3, 1), (1, 1, -1)])
def test_a_figure_that_cannot_be_is_refused(lie: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no two truths"):
        Compliance(*lie)
