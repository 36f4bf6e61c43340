"""Delegated authority is dated, never above the delegator's, not passed on, and ends at once."""

from dataclasses import replace

import pytest

from access.builders import DAY, ELSEWHERE, HERE, NOW, THERE, UNIT, a_gatekeeper, a_grant, holds, id_of, usd
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.delegation import Delegation, delegation_problems, with_delegated
from triptych.access.policy.grants import ActorGrants, Grant
from triptych.access.policy.limits import Limit
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Denial

BOB = id_of("bob")
LENT = Delegation(id_of("lent"), id_of("ann"), BOB, NOW - DAY, NOW + DAY, from_name="Ann")


def bob_with(delegation: Delegation, *ann_holds: Grant, own: tuple[Grant, ...] = ()) -> ActorGrants:
    return with_delegated(BOB, own, [delegation], {id_of("ann"): ann_holds or (a_grant(Role.APPROVER_2),)}, NOW)


def approve(held: ActorGrants, amount: int, **where: object) -> Permit | Denial:
    scope = where.get("scope", HERE)
    now = where.get("now", NOW)
    gatekeeper = a_gatekeeper()
    answer = gatekeeper.may(held, Action.EXCEPTION_APPROVE, scope, amount=usd(amount), now=now)  # type: ignore[arg-type]
    hint = gatekeeper.fold(held, now).may(Action.EXCEPTION_APPROVE, scope, amount=usd(amount))  # type: ignore[arg-type]
    assert hint is isinstance(answer, Permit)
    return answer


def code(answer: Permit | Denial) -> str:
    return answer.code if isinstance(answer, Denial) else "permitted"


def test_the_actual_decider_is_kept_beside_the_named_one() -> None:
    permit = approve(bob_with(LENT), 250_000)

    assert isinstance(permit, Permit)
    assert permit.on_behalf_of_id == id_of("ann")
    assert permit.assignment_id == a_grant(Role.APPROVER_2).assignment_id


def test_own_authority_is_used_before_anothers() -> None:
    permit = approve(bob_with(LENT, own=(a_grant(Role.EXECUTIVE, "bob"),)), 1)

    assert isinstance(permit, Permit)
    assert permit.on_behalf_of_id is None


def test_never_above_the_delegators_own_limit_nor_beyond_their_scope() -> None:
    generous = replace(LENT, limit=Limit(usd(10_000_000).amount))

    assert code(approve(bob_with(generous), 250_001)) == "over_limit"
    assert code(approve(bob_with(generous), 1, scope=THERE)) == "outside_scope"


def test_never_above_the_delegations_own_limit() -> None:
    capped = bob_with(replace(LENT, limit=Limit(usd(50_000).amount)))

    answer = approve(capped, 50_001)

    assert code(approve(capped, 50_000)) == "permitted"
    assert code(answer) == "over_delegated_limit"
    assert isinstance(answer, Denial)
    assert answer.reason == "USD 50,001 is above the USD 50,000 that Ann delegated."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"revoked_at": NOW}, "revoked"),
        ({"valid_until": NOW}, "expired"),
        ({"valid_from": NOW + DAY / 2}, "not_yet_valid"),
        ({"revoked_at": NOW + DAY}, "permitted"),
    ],
)
def test_a_delegation_counts_in_its_period_and_until_it_is_revoked(changes: dict[str, object], expected: str) -> None:
    assert code(approve(bob_with(replace(LENT, **changes)), 1)) == expected  # type: ignore[arg-type]


def test_it_ends_when_the_delegators_own_assignment_ends() -> None:
    assert code(approve(bob_with(LENT, a_grant(Role.APPROVER_2, revoked_at=NOW)), 1)) == "revoked"
    assert code(approve(bob_with(LENT, a_grant(Role.APPROVER_2, valid_until=NOW)), 1)) == "expired"


def test_what_was_delegated_is_not_passed_on() -> None:
    bob = bob_with(LENT)
    onward = Delegation(id_of("onward"), BOB, id_of("cem"), NOW - DAY, NOW + DAY)

    cem = with_delegated(id_of("cem"), (), [onward], {BOB: bob.grants}, NOW)

    assert cem.grants == ()
    answer = a_gatekeeper().may(bob, Action.DELEGATION_GRANT, HERE, now=NOW)
    assert code(answer) == "never_delegated"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_control_and_identity_are_not_lent(role: Role) -> None:
    assert bob_with(LENT, a_grant(role)).grants == ()


def test_control_and_identity_stay_even_if_a_lent_grant_is_stored() -> None:
    via = bob_with(LENT).grants[0].via
    held = ActorGrants(BOB, (a_grant(Role.ADMINISTRATOR, "bob", via=via),))

    answer = a_gatekeeper().may(held, Action.ACCOUNT_INVITE, HERE, now=NOW)

    assert code(answer) == "never_delegated"
    assert not a_gatekeeper().fold(held, NOW).may(Action.ACCOUNT_INVITE, HERE)


def test_a_denial_of_the_delegator_binds_the_delegate() -> None:
    conflicted = bob_with(LENT, a_grant(Role.EXECUTIVE), a_grant(Role.AUDITOR, scope_id=ELSEWHERE))

    assert not isinstance(approve(conflicted, 1), Permit)


def test_a_denial_of_the_delegate_binds_them_in_anothers_name() -> None:
    held = bob_with(LENT, own=(a_grant(Role.AUDITOR, "bob", ELSEWHERE),))

    assert code(approve(held, 1)) == "denied_by_line"


def test_a_lent_role_that_an_own_one_excludes_lends_nothing() -> None:
    held = bob_with(LENT, own=(a_grant(Role.ADMINISTRATOR, "bob", ELSEWHERE),))
    later = bob_with(LENT, own=(a_grant(Role.ADMINISTRATOR, "bob", ELSEWHERE, valid_from=NOW + DAY / 2),))

    answer = approve(held, 1)

    assert code(answer) == "separation_of_duties"
    assert isinstance(answer, Denial)
    assert "What Ann lent counts as held" in answer.reason
    assert code(approve(later, 1)) == "permitted"
    assert code(approve(later, 1, now=NOW + DAY / 2)) == "separation_of_duties"


def test_what_the_delegator_will_hold_during_the_delegation_counts_when_it_is_granted() -> None:
    later = (a_grant(Role.PROGRAM_MANAGER), a_grant(Role.APPROVER_2, valid_from=NOW + DAY / 2))
    delegator = ActorGrants(id_of("ann"), later)

    problems = delegation_problems(LENT, delegator, [Role.ADMINISTRATOR], None, NOW)
    before = delegation_problems(replace(LENT, valid_until=NOW + DAY / 4), delegator, [Role.ADMINISTRATOR], None, NOW)

    assert [problem.code for problem in problems] == ["separation_of_duties"]
    assert before == ()


def test_a_delegation_that_would_break_the_rules_is_told_field_by_field() -> None:
    delegator = holds(Role.APPROVER_1)
    wrong = replace(LENT, to_person_id=id_of("ann"), valid_until=NOW, limit=Limit(usd(25_001).amount))

    problems = delegation_problems(wrong, delegator, [Role.AUDITOR], Limit(usd(25_000).amount), NOW)

    assert {problem.code for problem in problems} == {
        "delegate_is_delegator",
        "period_ended",
        "above_own_limit",
        "separation_of_duties",
    }


def test_whoever_holds_nothing_lends_nothing() -> None:
    bob = bob_with(LENT)
    onward = Delegation(id_of("onward"), BOB, id_of("cem"), NOW, NOW + DAY)

    problems = delegation_problems(onward, bob, [], None, NOW)

    assert [problem.code for problem in problems] == ["nothing_to_delegate"]


def test_a_delegation_within_the_rules_has_no_problem() -> None:
    within = replace(LENT, limit=Limit(usd(25_000).amount))

    assert delegation_problems(within, holds(Role.APPROVER_1), [Role.PROGRAM_MANAGER], within.limit, NOW) == ()
    assert UNIT in HERE
