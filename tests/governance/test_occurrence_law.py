"""Whom what happened beside requests concerns, without a database."""

from datetime import timedelta

import pytest

from building import NOON
from triptych.governance.notices.rules.kinds import NEWS_FOR
from triptych.governance.notices.rules.occurrences import ACTS, CONCERNED, ENDS, told_of
from triptych.kernel.notice_words import Tie, Urgency
from triptych.kernel.occurrence_words import NOTICED
from triptych.kernel.occurrence_words import OccurrenceKind as K

LONG_AGO = NOON - NEWS_FOR - timedelta(seconds=1)


def test_every_kind_says_whom_it_concerns_and_what_ends_its_wait() -> None:
    assert set(CONCERNED) == set(K)
    assert set(ENDS.values()) == set(ACTS)
    assert set(NOTICED) <= set(K)


@pytest.mark.parametrize("kind", ACTS)
def test_what_waits_for_somebody_is_theirs_however_long_ago_it_was(kind: K) -> None:
    seen = told_of(kind, LONG_AGO, NOON, {Tie.PROPOSED}, asked=True)

    assert seen is not None
    assert (seen.urgency, seen.tie, seen.act) == (Urgency.ACT, Tie.MUST_ACT, ACTS[kind])


@pytest.mark.parametrize("kind", K)
@pytest.mark.parametrize("tie", Tie)
def test_who_is_concerned_is_told_of_the_change_while_it_is_news_and_nobody_else(kind: K, tie: Tie) -> None:
    seen = told_of(kind, NOON, NOON, {tie}, asked=False)

    assert (seen is not None) == (tie in CONCERNED[kind])
    assert seen is None or (seen.urgency, seen.tie, seen.act) == (Urgency.CHANGED, tie, None)
    assert told_of(kind, LONG_AGO, NOON, {tie}, asked=False) is None


def test_of_several_reasons_the_nearest_is_told() -> None:
    seen = told_of(K.WAIVER_REVOKED, NOON, NOON, {Tie.OWNS_RULE, Tie.PROPOSED, Tie.FOLLOWS}, asked=False)

    assert seen is not None
    assert seen.tie is Tie.PROPOSED
