"""Casbin decides: by which line, through which assignment, and why not."""

import logging
import threading
from decimal import Decimal
from typing import Any

import pytest

from access.builders import (
    DAY,
    ELSEWHERE,
    HERE,
    NOW,
    PROJECT,
    ROOT,
    THERE,
    UNIT,
    a_gatekeeper,
    a_grant,
    holds,
    id_of,
    usd,
)
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.grants import ActorGrants, Scope
from triptych.kernel.actor import Office, Role
from triptych.kernel.money import CurrencyMismatch, Money
from triptych.kernel.refusals import Denial, NotAllowed


def denied(answer: Permit | Denial) -> Denial:
    assert isinstance(answer, Denial)
    return answer


def permitted(answer: Permit | Denial) -> Permit:
    assert isinstance(answer, Permit), answer
    return answer


def test_a_permit_names_the_line_the_version_and_the_assignment() -> None:
    held = holds(Role.APPROVER_2)

    permit = a_gatekeeper().must(held, Action.EXCEPTION_APPROVE, HERE, amount=usd(100_000), now=NOW)

    assert permit.line == "p, role:approver_2, *, exception:approve, *, 250000, allow"
    assert permit.policy_version == 1
    assert permit.role is Role.APPROVER_2
    assert permit.assignment_id == held.grants[0].assignment_id
    assert permit.on_behalf_of_id is None
    assert permit.limit
    assert permit.limit.amount == 250_000


def test_the_named_line_is_that_of_the_smallest_sufficient_authority() -> None:
    held = holds(Role.EXECUTIVE, Role.APPROVER_1, Role.APPROVER_3)

    permit = a_gatekeeper().must(held, Action.EXCEPTION_APPROVE, HERE, amount=usd(25_001), now=NOW)

    assert permit.role is Role.APPROVER_3


@pytest.mark.parametrize(
    ("role", "limit"), [(Role.APPROVER_1, "25000"), (Role.APPROVER_2, "250000"), (Role.APPROVER_3, "5000000")]
)
def test_exactly_at_the_limit_is_inside(role: Role, limit: str) -> None:
    gatekeeper, held = a_gatekeeper(), holds(role)

    at = gatekeeper.may(held, Action.EXCEPTION_APPROVE, HERE, amount=usd(limit), now=NOW)
    above = gatekeeper.may(
        held, Action.EXCEPTION_APPROVE, HERE, amount=Money(Decimal(limit) + Decimal("0.0001"), "USD"), now=NOW
    )

    assert permitted(at)
    assert denied(above).code == "over_limit"


def test_a_denial_over_the_limit_tells_the_facts_and_the_nearest_ask() -> None:
    answer = a_gatekeeper().may(holds(Role.APPROVER_1), Action.EXCEPTION_APPROVE, HERE, amount=usd(100_000), now=NOW)

    denial = denied(answer)
    assert denial.reason == "USD 100,000 is above the limit of USD 25,000 as approver level 1."
    assert [(fact.label, fact.value) for fact in denial.facts if fact.stands_in_the_way] == [("Limit", "USD 25,000")]
    assert denial.nearest == (
        "The same for at most USD 25,000; above it, approver level 2 (USD 250,000), "
        "approver level 3 (USD 5,000,000), executive (no limit)."
    )


def test_must_raises_what_may_answers() -> None:
    with pytest.raises(NotAllowed) as refused:
        a_gatekeeper().must(holds(Role.PROGRAM_MANAGER), Action.EXCEPTION_APPROVE, HERE, amount=usd(1), now=NOW)

    assert refused.value.denial.code == "no_role"


def test_a_role_elsewhere_does_not_reach() -> None:
    answer = a_gatekeeper().may(holds(Role.PMO_LEAD, scope_id=ELSEWHERE), Action.PROJECT_CREATE, HERE, now=NOW)

    assert denied(answer).code == "outside_scope"
    assert denied(answer).nearest == "The same within Operations."


@pytest.mark.parametrize("scope_id", [PROJECT, UNIT, ROOT])
def test_a_role_at_the_record_or_any_ancestor_reaches(scope_id: object) -> None:
    held = ActorGrants(id_of("ann"), (a_grant(Role.PMO_LEAD, scope_id=scope_id),))  # type: ignore[arg-type]

    assert permitted(a_gatekeeper().may(held, Action.PROJECT_EDIT, HERE, now=NOW))


def test_a_revoked_approver_cannot_decide_from_that_very_instant() -> None:
    held = ActorGrants(id_of("ann"), (a_grant(Role.EXECUTIVE, revoked_at=NOW),))
    gatekeeper = a_gatekeeper()

    before = gatekeeper.may(held, Action.EXCEPTION_APPROVE, HERE, amount=usd(1), now=NOW - DAY / 24)
    after = gatekeeper.may(held, Action.EXCEPTION_APPROVE, HERE, amount=usd(1), now=NOW)

    assert permitted(before)
    assert denied(after).code == "revoked"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"valid_from": NOW - 2 * DAY, "valid_until": NOW}, "expired"),
        ({"valid_from": NOW + DAY}, "not_yet_valid"),
    ],
)
def test_an_assignment_counts_only_in_its_period(changes: dict[str, Any], code: str) -> None:
    held = ActorGrants(id_of("ann"), (a_grant(Role.EXECUTIVE, **changes),))

    answer = a_gatekeeper().may(held, Action.EXCEPTION_APPROVE, HERE, amount=usd(1), now=NOW)

    assert denied(answer).code == code


def test_an_office_lead_waives_only_the_standards_of_the_own_office() -> None:
    gatekeeper, held = a_gatekeeper(), holds(Role.SMO_LEAD)

    own = gatekeeper.may(held, Action.EXCEPTION_WAIVE, HERE, amount=usd(250_000), office=Office.SMO, now=NOW)
    other = gatekeeper.may(held, Action.EXCEPTION_WAIVE, HERE, amount=usd(1), office=Office.PMO, now=NOW)

    assert permitted(own)
    assert denied(other).code == "other_office"
    assert denied(other).nearest == "The same for the SMO; here, PMO lead (USD 250,000), executive (no limit)."


def test_money_without_an_amount_is_denied() -> None:
    answer = a_gatekeeper().may(holds(Role.EXECUTIVE), Action.EXCEPTION_APPROVE, HERE, now=NOW)

    assert denied(answer).code == "amount_not_stated"


def test_an_auditor_who_also_holds_an_approving_role_decides_nothing() -> None:
    held = ActorGrants(id_of("ann"), (a_grant(Role.EXECUTIVE), a_grant(Role.AUDITOR, scope_id=ELSEWHERE)))

    answer = a_gatekeeper().may(held, Action.EXCEPTION_APPROVE, HERE, amount=usd(1), now=NOW)

    assert denied(answer).code == "denied_by_line"
    assert "role:auditor" in denied(answer).facts[0].value


def test_a_person_named_like_a_role_does_not_hold_it() -> None:
    policy = f"""
        p, role:executive, *, exception:approve, *, unlimited, allow
        p, person:{id_of("bob")}, *, gate:create, *, -, allow
    """
    gatekeeper = a_gatekeeper(policy)

    nobody = ActorGrants(id_of("ann"))

    assert denied(gatekeeper.may(nobody, Action.EXCEPTION_APPROVE, HERE, amount=usd(1), now=NOW)).code == "no_role"
    assert denied(gatekeeper.may(nobody, Action.GATE_CREATE, HERE, now=NOW)).code == "no_role"
    assert permitted(gatekeeper.may(ActorGrants(id_of("bob")), Action.GATE_CREATE, HERE, now=NOW)).role is None


def test_a_line_for_one_domain_holds_there_only() -> None:
    gatekeeper = a_gatekeeper(f"p, role:pmo_lead, {UNIT}, gate:create, *, -, allow")
    held = holds(Role.PMO_LEAD, scope_id=ROOT)

    assert permitted(gatekeeper.may(held, Action.GATE_CREATE, HERE, now=NOW))
    assert denied(gatekeeper.may(held, Action.GATE_CREATE, THERE, now=NOW)).code == "outside_scope"


def test_a_deny_for_one_domain_overrides_there_only() -> None:
    gatekeeper = a_gatekeeper(
        f"p, role:pmo_lead, *, gate:create, *, -, allow\np, person:{id_of('ann')}, {UNIT}, gate:create, *, -, deny"
    )
    held = holds(Role.PMO_LEAD, scope_id=ROOT)

    assert denied(gatekeeper.may(held, Action.GATE_CREATE, HERE, now=NOW)).code == "denied_by_line"
    assert permitted(gatekeeper.may(held, Action.GATE_CREATE, THERE, now=NOW))


def test_an_everywhere_line_reaches_the_whole_organisation_and_no_further() -> None:
    gatekeeper, held = a_gatekeeper(), holds(Role.PROJECT_MANAGER, scope_id=PROJECT)

    assert permitted(gatekeeper.may(held, Action.SERVICE_READ, THERE, now=NOW))
    assert denied(gatekeeper.may(held, Action.SERVICE_READ, Scope((ELSEWHERE,)), now=NOW)).code == "outside_scope"
    assert gatekeeper.readable_scopes(held, Action.SERVICE_READ, NOW) == {ROOT}
    assert gatekeeper.readable_scopes(held, Action.PROJECT_READ, NOW) == {PROJECT}


def test_nothing_is_permitted_where_the_policy_has_no_line() -> None:
    gatekeeper = a_gatekeeper("p, role:executive, *, gate:create, *, -, allow")

    answer = gatekeeper.may(holds(Role.PMO_LEAD), Action.PROJECT_CREATE, HERE, now=NOW)

    assert denied(answer).code == "no_role"
    assert denied(answer).nearest is None


@pytest.mark.parametrize("amount", [usd("-1"), Money(Decimal("NaN"), "USD"), Money(Decimal("Infinity"), "USD")])
def test_an_impossible_amount_is_a_bug_of_the_caller(amount: Money) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        a_gatekeeper().may(holds(Role.EXECUTIVE), Action.EXCEPTION_APPROVE, HERE, amount=amount, now=NOW)


def test_another_currency_never_meets_a_limit() -> None:
    with pytest.raises(CurrencyMismatch):
        a_gatekeeper().may(
            holds(Role.EXECUTIVE), Action.EXCEPTION_APPROVE, HERE, amount=Money(Decimal(1), "EUR"), now=NOW
        )


def test_an_act_of_an_office_names_its_office() -> None:
    with pytest.raises(ValueError, match="without its office"):
        a_gatekeeper().may(holds(Role.SMO_LEAD), Action.GATE_DECIDE, HERE, now=NOW)
    with pytest.raises(ValueError, match="with an office"):
        a_gatekeeper().may(holds(Role.SMO_LEAD), Action.GATE_CREATE, HERE, office=Office.SMO, now=NOW)


def test_a_denial_writes_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        a_gatekeeper().may(holds(Role.APPROVER_1), Action.EXCEPTION_APPROVE, HERE, amount=usd(10**6), now=NOW)

    assert caplog.records == []


def test_each_thread_has_an_enforcer_of_its_own() -> None:
    gatekeeper, wrong = a_gatekeeper(), []

    def decide(amount: int, expected: type) -> None:
        for _ in range(100):
            answer = gatekeeper.may(holds(Role.APPROVER_2), Action.EXCEPTION_APPROVE, HERE, amount=usd(amount), now=NOW)
            if not isinstance(answer, expected):
                wrong.append(answer)

    threads = [threading.Thread(target=decide, args=args) for args in ((1, Permit), (300_000, Denial))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []


def test_an_everywhere_deny_ends_where_the_organisation_ends() -> None:
    gatekeeper = a_gatekeeper(
        "p, role:pmo_lead, *, gate:create, *, -, allow\np, role:pmo_lead, everywhere, gate:create, *, -, deny"
    )
    held = holds(Role.PMO_LEAD)

    assert denied(gatekeeper.may(held, Action.GATE_CREATE, HERE, now=NOW)).code == "denied_by_line"
    assert permitted(gatekeeper.may(held, Action.GATE_CREATE, Scope((UNIT,)), now=NOW))
    assert gatekeeper.fold(held, NOW).may(Action.GATE_CREATE, Scope((UNIT,)))
    assert not gatekeeper.fold(held, NOW).may(Action.GATE_CREATE, HERE)
