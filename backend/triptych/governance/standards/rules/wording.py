"""What the wording of a standard must say: what it demands, what for, and which harm it prevents (AU1)."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from triptych.kernel.refusals import Problem
from triptych.kernel.said import says_something


class Wording(Protocol):
    """What is looked at of a wording."""

    @property
    def title(self) -> str: ...
    @property
    def statement(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    @property
    def harm_prevented(self) -> str: ...
    @property
    def waivable(self) -> bool: ...
    @property
    def outside_authority(self) -> str | None: ...
    @property
    def review_on(self) -> date | None: ...
    @property
    def sunset_on(self) -> date | None: ...


def wording_problems(wording: Wording, today: date) -> tuple[Problem, ...]:
    """Everything that is wrong with a wording, at once."""
    return tuple(_problems(wording, today))


def _problems(wording: Wording, today: date) -> Iterator[Problem]:
    said = {
        "title": (wording.title, "Give the rule a short title."),
        "statement": (wording.statement, "Say what the rule demands."),
        "purpose": (wording.purpose, "Say what the rule is for."),
        "harmPrevented": (wording.harm_prevented, "Say which harm the rule prevents; a refusal will have to."),
    }
    for field, (text, message) in said.items():
        if not says_something(text):
            yield Problem(field, "required", message)
    if not wording.waivable and not says_something(wording.outside_authority):
        yield Problem("outsideAuthority", "required", "A rule that nobody here may waive says whom to ask instead.")
    if wording.review_on is not None and wording.review_on < today:
        yield Problem("reviewOn", "past", "This date has passed.")
    if wording.sunset_on is not None and wording.sunset_on <= today:
        yield Problem("sunsetOn", "past", "A rule ends on a day that lies ahead.")
