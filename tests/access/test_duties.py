"""Proposer, approver, beneficiary, rule owner and auditor are different people."""

import pytest

from access.builders import id_of
from triptych.access.policy.actions import Action
from triptych.access.policy.duties import (
    TOOK_PART,
    Part,
    TookPart,
    history_conflicts,
    is_open_at_first_install,
    static_conflicts,
)
from triptych.kernel.actor import Role

ANN, BOB = id_of("ann"), id_of("bob")


def parts(**who: Part) -> frozenset[TookPart]:
    return frozenset(TookPart(id_of(name), part) for name, part in who.items())


@pytest.mark.parametrize("part", [Part.REQUESTER, Part.PROPOSER, Part.BENEFICIARY, Part.RULE_OWNER, Part.ANSWERER])
@pytest.mark.parametrize("action", [Action.EXCEPTION_APPROVE, Action.EXCEPTION_OVERRIDE])
def test_whoever_took_part_does_not_approve(action: Action, part: Part) -> None:
    assert [conflict.part for conflict in history_conflicts(action, ANN, parts(ann=part))] == [part]
    assert history_conflicts(action, BOB, parts(ann=part)) == ()


def test_nobody_approves_their_own_ask_through_another() -> None:
    conflicts = history_conflicts(Action.EXCEPTION_APPROVE, BOB, parts(ann=Part.REQUESTER), on_behalf_of_id=ANN)

    assert [conflict.person_id for conflict in conflicts] == [ANN]


def test_authorship_is_denied_without_saying_what_was_authored() -> None:
    (conflict,) = history_conflicts(Action.EXCEPTION_APPROVE, ANN, parts(ann=Part.PROPOSER))

    assert conflict.reason == TOOK_PART


def test_the_owner_of_a_rule_may_waive_it() -> None:
    assert history_conflicts(Action.EXCEPTION_WAIVE, ANN, parts(ann=Part.RULE_OWNER)) == ()


def test_whoever_answered_may_decline_but_not_approve() -> None:
    answered = parts(ann=Part.ANSWERER)

    assert history_conflicts(Action.EXCEPTION_DECLINE, ANN, answered) == ()
    assert history_conflicts(Action.EXCEPTION_APPROVE, ANN, answered) != ()


def test_nobody_supersedes_their_own_decision() -> None:
    assert history_conflicts(Action.EXCEPTION_OVERRIDE, ANN, parts(ann=Part.DECIDER)) != ()


@pytest.mark.parametrize(
    ("action", "part"), [(Action.POLICY_ACTIVATE, Part.DRAFTER), (Action.ROLE_GRANT_APPROVING, Part.GRANTEE)]
)
def test_two_person_acts_close_with_the_second_person(action: Action, part: Part) -> None:
    assert history_conflicts(action, ANN, parts(ann=part)) != ()
    assert is_open_at_first_install(action, others_who_may=0)
    assert not is_open_at_first_install(action, others_who_may=1)


def test_an_approval_never_opens_at_first_install() -> None:
    assert not is_open_at_first_install(Action.EXCEPTION_APPROVE, others_who_may=0)


@pytest.mark.parametrize("other", [role for role in Role if role is not Role.AUDITOR])
def test_an_auditor_holds_no_other_role(other: Role) -> None:
    assert static_conflicts([Role.AUDITOR], [other])
    assert static_conflicts([other], [Role.AUDITOR])


def test_an_administrator_holds_no_approving_role_after_the_first_install() -> None:
    assert static_conflicts([Role.ADMINISTRATOR], [Role.EXECUTIVE])
    assert static_conflicts([Role.EXECUTIVE], [Role.ADMINISTRATOR])
    assert not static_conflicts([Role.ADMINISTRATOR], [Role.EXECUTIVE], first_install=True)
    assert not static_conflicts([Role.ADMINISTRATOR], [Role.PROGRAM_MANAGER])


def test_the_same_role_twice_is_no_conflict() -> None:
    assert static_conflicts([Role.AUDITOR], [Role.AUDITOR]) == ()
