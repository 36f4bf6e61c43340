"""A policy with a mistake is no policy, and every mistake is told with its line."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from triptych.access.policy.actions import ASKED_LATER, DECIDING_ACTIONS, MEANING, MONEY_ACTIONS, Action
from triptych.access.policy.limits import UNLIMITED, Limit, read_limit
from triptych.access.policy.reader import default_policy, read_policy_text
from triptych.access.policy.version import Effect, role_name
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Invalid

TOP = Path(__file__).parents[2]
GOOD = "p, role:executive, *, exception:approve, *, unlimited, allow"
NOBODY = "00000000-0000-0000-0000-000000000001"


def test_every_act_is_asked_somewhere_or_waits_for_its_feature() -> None:
    """A permission that nobody asks about promises what is not there."""
    lists = {"actions.py", "duties.py"}
    sources = [file for file in (TOP / "backend" / "triptych").rglob("*.py") if file.name not in lists]
    asked = set(re.findall(r"\bAction\.([A-Z_]+)\b", "".join(file.read_text() for file in sources)))

    assert {action for action in Action if action.name not in asked} == set(ASKED_LATER)
    assert all(re.fullmatch(r"[A-Z]{2}[0-9]+", feature) for feature in ASKED_LATER.values())


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("p, role:executive, *, exception:approve, *, unlimited, permit", "unknown_effect"),
        ("p, role:executive, *, exception:approve, *, unlimited, Allow", "unknown_effect"),
        ("p, role:executive, *, exception:bless, *, -, allow", "unknown_action"),
        ("p, role:emperor, *, gate:create, *, -, allow", "unknown_role"),
        ("p, executive, *, gate:create, *, -, allow", "untyped_name"),
        ("p, role:, *, gate:create, *, -, allow", "untyped_name"),
        ("p, person:executive, *, gate:create, *, -, allow", "bad_person"),
        ("p, role:executive, here, gate:create, *, -, allow", "bad_domain"),
        ("p, role:executive, *, gate:decide, hr, -, allow", "unknown_office"),
        ("p, role:executive, *, gate:create, pmo, -, allow", "office_does_not_apply"),
        ("p, role:executive, *, exception:approve, *, -, allow", "limit_missing"),
        ("p, role:executive, *, gate:create, *, 100, allow", "limit_does_not_apply"),
        ("p, role:executive, *, exception:approve, *, 100, deny", "limit_does_not_apply"),
        ("p, role:executive, *, exception:override, *, -1, allow", "bad_limit"),
        ("p, role:executive, *, exception:override, *, 1e9, allow", "bad_limit"),
        ("p, role:executive, *, exception:override, *, True) or (True, allow", "bad_limit"),
        ("p, role:executive, *, exception:override, *, NaN, allow", "bad_limit"),
        ("p, role:executive, *, project:read, *, -, deny", "reading_is_by_assignment"),
        (f"p, role:executive, {NOBODY}, project:read, *, -, allow", "reading_is_by_assignment"),
        (f"p, person:{NOBODY}, *, project:read, *, -, allow", "reading_is_by_assignment"),
        ("p, role:executive, *, gate:create", "bad_line"),
        ("q, role:executive, *, gate:create, *, -, allow", "bad_line"),
        (GOOD, "repeated_line"),
        ("g, role:emperor, role:member", "unknown_role"),
        ("g, role:executive, role:executive", "circular_nesting"),
    ],
)
def test_a_mistake_is_told_with_its_line(line: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_policy_text(1, f"# a comment\n{GOOD}\n\n{line}\n")

    problem = refused.value.problems[0]
    assert (problem.field, problem.code) == ("lines.4", code)
    assert problem.message.startswith("Line 4: ")


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(Invalid) as refused:
        read_policy_text(1, "p, role:executive\np, role:executive, *, x:y, *, -, allow\n")

    assert [problem.field for problem in refused.value.problems] == ["lines.1", "lines.2"]


def test_an_empty_policy_is_refused() -> None:
    with pytest.raises(Invalid, match="lock everybody out"):
        read_policy_text(1, "# nothing\n")


@pytest.mark.parametrize(("names", "accepted"), [(10, True), (11, False)])
def test_roles_nest_at_most_ten_deep(names: int, accepted: bool) -> None:
    chain = ["role:executive", *(f"role:g{n}" for n in range(1, names))]
    text = "\n".join([GOOD, *(f"g, {low}, {high}" for low, high in pairwise(chain))])

    if accepted:
        assert chain[-1] in read_policy_text(1, text).groups_of["role:executive"]
    else:
        with pytest.raises(Invalid, match="at most 10 deep"):
            read_policy_text(1, text)


def test_a_longer_circle_is_found() -> None:
    with pytest.raises(Invalid, match="nested in itself"):
        read_policy_text(1, f"{GOOD}\ng, role:executive, role:a\ng, role:a, role:b\ng, role:b, role:a\n")


def test_a_line_reads_back_as_it_was_written() -> None:
    policy = default_policy()

    again = read_policy_text(
        1, "\n".join([line.text for line in policy.nestings] + [line.text for line in policy.lines])
    )

    assert [line.text for line in again.lines] == [line.text for line in policy.lines]
    assert again.groups_of == policy.groups_of


def test_limits_compare_as_numbers_not_as_text() -> None:
    assert not read_limit("2000").covers(read_limit("1000000").amount or 0)  # type: ignore[arg-type]
    assert read_limit("2000") < read_limit("1000000") < UNLIMITED
    assert max(UNLIMITED, Limit(None)) == UNLIMITED


def test_actions_are_alphabetical_and_each_has_a_meaning() -> None:
    values = [action.value for action in Action]

    assert values == sorted(values)
    assert list(MEANING) == list(Action)
    assert all(action.name == action.value.replace(":", "_").upper() for action in Action)


def test_every_act_is_open_to_some_role_of_the_shipped_policy() -> None:
    policy = default_policy()

    assert [action for action in Action if not policy.roles_that_may(action)] == []


def test_the_shipped_policy_lets_an_auditor_decide_nothing() -> None:
    policy = default_policy()

    for action in DECIDING_ACTIONS:
        effects = {line.effect for line in policy.lines_for(role_name(Role.AUDITOR), action)}
        assert effects == {Effect.DENY}, action


def test_the_shipped_policy_gives_money_only_to_approvers_executives_and_leads() -> None:
    policy = default_policy()

    allowed = {role for action in MONEY_ACTIONS for role in policy.roles_that_may(action)}

    assert allowed == {
        Role.PMO_LEAD,
        Role.SMO_LEAD,
        Role.CMO_LEAD,
        Role.APPROVER_1,
        Role.APPROVER_2,
        Role.APPROVER_3,
        Role.EXECUTIVE,
    }
