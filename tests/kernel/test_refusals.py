"""An expected "no" tells every problem at once."""

import pytest

from triptych.kernel.refusals import Denial, Invalid, NotAllowed, Problem, refuse_if


def test_every_problem_is_told_at_once() -> None:
    problems = [Problem("need", "missing", "Say what you need."), Problem("amount", "negative", "Not negative.")]

    with pytest.raises(Invalid) as refused:
        refuse_if(iter(problems))

    assert refused.value.problems == tuple(problems)
    assert refused.value.message == "Say what you need.; Not negative."


def test_nothing_wrong_refuses_nothing() -> None:
    refuse_if([])


def test_a_denial_carries_its_reason_as_the_message() -> None:
    assert NotAllowed(Denial("over_limit", "Over your limit.")).message == "Over your limit."
