"""More authority is up the line, or a strictly higher limit."""

from decimal import Decimal
from uuid import UUID

import pytest

from access.builders import id_of
from triptych.access.authority.superior import Above, has_more_authority, line_of, one_level_up
from triptych.access.policy.limits import UNLIMITED, Limit

REP, BOSS, TOP, SIDE = (id_of(name) for name in ("rep", "boss", "top", "side"))
LINE = {REP: BOSS, BOSS: TOP, TOP: None, SIDE: None}


def limit(amount: int) -> Limit:
    return Limit(Decimal(amount))


def test_the_line_is_nearest_first_and_a_circle_ends_it() -> None:
    assert list(line_of(REP, LINE)) == [BOSS, TOP]
    assert list(line_of(REP, {REP: BOSS, BOSS: REP})) == [BOSS]


@pytest.mark.parametrize(
    ("by", "by_limit", "over", "over_limit", "expected"),
    [
        (SIDE, limit(25_000), REP, None, True),
        (SIDE, limit(25_000), BOSS, limit(25_000), False),
        (SIDE, limit(250_000), BOSS, limit(25_000), True),
        (BOSS, limit(25_000), REP, limit(250_000), True),
        (BOSS, None, REP, None, False),
        (SIDE, UNLIMITED, TOP, UNLIMITED, False),
        (TOP, UNLIMITED, BOSS, UNLIMITED, True),
        (TOP, UNLIMITED, TOP, limit(1), False),
    ],
)
def test_more_authority(
    by: object, by_limit: Limit | None, over: object, over_limit: Limit | None, expected: bool
) -> None:
    assert has_more_authority(by, by_limit, over, over_limit, LINE) is expected  # type: ignore[arg-type]


BIG, SMALL = Above(limit(250_000)), Above(limit(25_000))


@pytest.mark.parametrize(
    ("able", "hears"),
    [
        ({BOSS: SMALL, TOP: BIG, SIDE: SMALL}, {BOSS}),  # the next up the line, whoever else could
        ({TOP: BIG, SIDE: SMALL}, {TOP}),  # the line before the band
        ({BOSS: Above(limit(25_000), there=False), TOP: BIG}, {BOSS, TOP}),  # who is away is passed over
        ({SIDE: SMALL, REP: BIG}, {SIDE}),  # nobody up the line: the next band
        ({BOSS: Above(limit(25_000), there=False), SIDE: BIG}, {BOSS, SIDE}),
        ({SIDE: Above(UNLIMITED, there=False)}, {SIDE}),
        ({}, set()),
    ],
)
def test_an_appeal_is_heard_one_level_up(able: dict[UUID, Above], hears: set[UUID]) -> None:
    assert one_level_up(REP, able, LINE) == hears
