"""ADKAR per person, then counted; small groups stay unseen."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.cmo.rules.adkar import Element, Scores, barrier_point, distribution, distributions, stuck_before_ability
from triptych.cmo.rules.project_health import CutOffs, change_size, corner_health, is_large
from triptych.cmo.rules.saturation import Impact, Load, demand, is_saturated, saturation, saturation_map
from triptych.kernel.figures import Figure
from triptych.kernel.health import Health
from triptych.kernel.refusals import Invalid

READY = Scores(5, 5, 5, 5, 5)
NO_DESIRE = Scores(5, 2, 1, 1, 1)
UNABLE = Scores(5, 4, 4, 3, 1)


@pytest.mark.parametrize(
    ("scores", "barrier"),
    [
        (READY, Element.NONE),
        (Scores(4, 4, 4, 4, 4), Element.NONE),
        (NO_DESIRE, Element.DESIRE),
        (UNABLE, Element.ABILITY),
        (Scores(3, 1, 1, 1, 1), Element.AWARENESS),
        (Scores(5, 5, 5, 5, 3), Element.REINFORCEMENT),
        (Scores(3, None, None, None, None), Element.AWARENESS),
    ],
)
def test_the_barrier_is_the_first_element_at_three_or_below(scores: Scores, barrier: Element) -> None:
    assert barrier_point(scores) == Figure(barrier)


def test_a_barrier_behind_an_unanswered_element_is_not_known() -> None:
    assert barrier_point(Scores(5, None, 1, 1, 1)).reason == "not answered"


def test_an_average_would_hide_the_barrier_that_the_distribution_shows() -> None:
    shares = distribution([READY] * 5 + [NO_DESIRE] * 5).value

    assert shares is not None
    assert shares[Element.DESIRE] == Decimal("0.5")
    assert shares[Element.NONE] == Decimal("0.5")


def test_a_barrier_at_ability_is_not_before_ability() -> None:
    assert stuck_before_ability([UNABLE] * 3 + [NO_DESIRE] * 2).value == Decimal("0.4")


def test_fewer_than_five_known_people_are_not_shown() -> None:
    unknown = Scores(None, 1, 1, 1, 1)

    assert distribution([READY] * 4 + [unknown]).reason == "fewer than five people"
    assert stuck_before_ability([READY] * 4).value is None
    assert stuck_before_ability([READY] * 5).value == 0


def test_a_group_is_withheld_where_a_small_one_could_be_subtracted_from_the_total() -> None:
    shown = distributions({"night": [NO_DESIRE] * 2, "day": [READY] * 6, "office": [READY] * 9})

    assert shown["night"].reason == "fewer than five people"
    assert shown["day"].reason == "withheld, because a smaller group could be told from it"
    assert shown["office"].value is not None


@pytest.mark.parametrize("score", [0, 6, -1])
def test_a_score_off_the_scale_is_refused_at_its_element(score: int) -> None:
    with pytest.raises(Invalid) as refused:
        Scores(5, score, 5, 5, 5)

    assert refused.value.problems[0].field == "desire"


people = st.lists(st.builds(Scores, *[st.integers(1, 5)] * 5), min_size=5, max_size=30)


@given(people)
def test_the_distribution_adds_up_and_raising_every_score_never_adds_barriers(group: list[Scores]) -> None:
    shares = distribution(group).value
    better = [Scores(*(min((score or 0) + 1, 5) for _, score in scores.in_order())) for scores in group]
    before, after = stuck_before_ability(group).value, stuck_before_ability(better).value

    assert shares is not None
    assert before is not None
    assert after is not None
    assert abs(sum(shares.values()) - 1) < Decimal("1e-20")
    assert after <= before


def test_a_corner_is_shown_only_when_all_ten_factors_are_scored() -> None:
    cut_offs = CutOffs(at_risk_from=17, on_track_from=24)

    assert corner_health([3] * 8 + [1] * 2, cut_offs) is Health.ON_TRACK is corner_health([3] * 7 + [1] * 3, cut_offs)
    assert corner_health([2] * 10, cut_offs) is Health.AT_RISK
    assert corner_health([1] * 10, cut_offs) is Health.OFF_TRACK
    assert corner_health([3] * 9, cut_offs) is Health.NOT_SHOWN
    assert corner_health([3] * 9 + [None], cut_offs) is Health.NOT_SHOWN
    with pytest.raises(Invalid):
        corner_health([4] * 10, cut_offs)


def test_a_change_is_large_from_35_of_60_on() -> None:
    assert is_large([3] * 11 + [2]).value is True
    assert is_large([3] * 10 + [2, 2]).value is False
    assert change_size([3] * 11).value is None


@pytest.mark.parametrize(("hours", "level", "saturated"), [(39, "0.975", False), (40, "1", True), (60, "1.5", True)])
def test_a_group_is_saturated_from_one_on(hours: int, level: str, saturated: bool) -> None:
    found = saturation(Decimal(hours), Decimal(40))

    assert (found.value, is_saturated(found).value) == (Decimal(level), saturated)


def test_without_capacity_saturation_is_undefined() -> None:
    assert saturation(Decimal(5), None).reason == saturation(Decimal(5), Decimal(0)).reason == "no capacity is stated"


def test_all_changes_upon_a_group_in_a_week_add_up() -> None:
    loads = [Load("crew", 1, 4, Impact.HIGH), Load("crew", 1, 4, Impact.MEDIUM), Load("crew", 2, 4, Impact.LOW)]

    levels = saturation_map(loads, {("crew", 1): Decimal(60), ("crew", 3): Decimal(60)})

    assert demand(loads[0]) == 40
    assert levels["crew", 1].value == 1
    assert levels["crew", 2].reason == "no capacity is stated"
    assert levels["crew", 3].value == 0
