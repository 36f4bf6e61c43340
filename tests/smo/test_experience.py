"""Customer experience: n and interval with every score, and no default score."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.kernel.refusals import Invalid
from triptych.smo.rules.experience import CesDefinition, effort, net_promoter, satisfaction

CES = CesDefinition(version=2, top=7, high_is_easy=True)


@pytest.mark.parametrize(
    ("answers", "nps"),
    [([10, 9, 8, 7, 6, 0], "0"), ([10, 10, 9, 6], "50"), ([0] * 3, "-100"), ([7, 8], "0"), ([9], "100")],
)
def test_nps_is_promoters_less_detractors(answers: list[int], nps: str) -> None:
    score = net_promoter(answers).value

    assert score is not None
    assert score.value == Decimal(nps)


def test_csat_is_the_share_of_the_top_two_of_five() -> None:
    share = satisfaction([5, 4, 3, 2]).value

    assert share is not None
    assert (share.share, share.n) == (Decimal("0.5"), 4)


def test_ces_is_the_mean_on_its_own_scale() -> None:
    score = effort([7, 6, 5], CES).value

    assert score is not None
    assert score.value == 6


def test_without_answers_there_is_no_score() -> None:
    assert net_promoter([]).reason == satisfaction([]).reason == effort([], CES).reason == "no answers"


@pytest.mark.parametrize(
    "measure",
    [lambda: net_promoter([11]), lambda: satisfaction([0]), lambda: effort([8], CES), lambda: net_promoter([-1])],
)
def test_an_answer_off_the_scale_is_refused(measure: object) -> None:
    with pytest.raises(Invalid):
        measure()  # type: ignore[operator]


@given(st.lists(st.integers(0, 10), min_size=1, max_size=60))
def test_the_interval_of_a_score_holds_the_score(answers: list[int]) -> None:
    score = net_promoter(answers).value

    assert score is not None
    assert score.low is not None
    assert score.high is not None
    assert -100 <= score.low <= score.value <= score.high <= 100
