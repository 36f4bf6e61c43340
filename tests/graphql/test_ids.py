"""An id of another kind of record is told in people's words."""

import pytest

from triptych.graphql.ids import key_of, to_global
from triptych.kernel.refusals import Invalid
from triptych.model.base import new_id


@pytest.mark.parametrize(
    ("found", "expected", "told"),
    [
        ("OrgUnit", "ExceptionRequest", "This is the id of a unit, not of an exception request."),
        ("Initiative", "AcceptanceCriterion", "This is the id of an initiative, not of an acceptance criterion."),
        ("", "Rule", "This is the id of nothing, not of a standard."),
    ],
)
def test_a_wrong_kind_is_named_as_people_call_it(found: str, expected: str, told: str) -> None:
    with pytest.raises(Invalid) as refusal:
        key_of(to_global(found, new_id()), expected)

    assert refusal.value.problems[0].message == told
