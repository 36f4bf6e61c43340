"""What a client likes best, by quality, closeness and order."""

import pytest

from triptych.web.accepted import best_of, liking

GRAPHQL, JSON, EVENTS = "application/graphql-response+json", "application/json", "text/event-stream"


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        (f"{GRAPHQL}, application/graphql+json, {JSON}, {EVENTS}, multipart/mixed", GRAPHQL),
        (f"{JSON}, {EVENTS}", JSON),
        (f"{EVENTS}, {JSON}", EVENTS),
        (f"{EVENTS};q=0.9, {JSON}", JSON),
        (f"{JSON};q=0.8, {EVENTS};q=0.9", EVENTS),
        (f"*/*, {EVENTS}", EVENTS),
        (f"*/*;q=1, {EVENTS};q=0", JSON),
        (f"{EVENTS}; q=0", None),
        (f"{EVENTS};q=0.0, text/*", None),
        (f"{EVENTS.upper()} ; Q=0.5", EVENTS),
        (f"{JSON};q=0, */*", GRAPHQL),
        ("application/*", JSON),
        ("*/*", JSON),
        ("image/png;q=1, image/*", None),
        ("", None),
        (", ;q=1, json, /", None),
        (f"{JSON};q=nan, {GRAPHQL};q=0.5", JSON),
        (f"{JSON};q=7, {GRAPHQL}", JSON),
        (f"{JSON};charset=utf-8;q=0.1, {GRAPHQL};q=0.2", GRAPHQL),
    ],
)
def test_the_best_is_what_is_liked_best_and_then_what_is_named_closest_and_first(accept: str, best: str | None) -> None:
    assert best_of(accept, [JSON, GRAPHQL, EVENTS]) == best


def test_the_closest_name_decides_however_early_a_wider_one_stands() -> None:
    assert liking(f"*/*;q=1, {EVENTS};q=0.2", EVENTS) == (0.2, 2, -1)
    assert liking(f"*/*;q=1, {EVENTS};q=0", EVENTS) is None
