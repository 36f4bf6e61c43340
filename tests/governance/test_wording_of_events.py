"""People read what happened, and what cannot happen now, in words; never in names of events."""

import pytest

from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.governance.exceptions.rules.wording import happened, untimely

K = EventKind


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ([K.RULE_CITED], "a rule was cited"),
        ([K.COMMENT_MADE, K.COMMENT_MADE], "somebody commented"),
        ([K.RULE_CITED, K.COMMENT_MADE], "a rule was cited and somebody commented"),
        (list(K)[:6], "the request was opened, the need was restated, the need was confirmed and more"),
    ],
)
def test_what_happened_is_told_in_its_order_and_once(kinds: list[EventKind], told: str) -> None:
    assert happened(kinds) == told


@pytest.mark.parametrize("kind", list(K))
def test_no_name_of_an_event_is_told(kind: EventKind) -> None:
    told = untimely(State.DECLINE_PROPOSED, kind) + happened([kind])

    assert "_" not in told
    assert told.startswith("This request is “decline proposed”: ")


def test_what_does_not_fit_is_said_plainly() -> None:
    assert untimely(State.OPENED, K.APPROVAL_SIGNED) == "This request is “opened”: no approval can be signed now."
