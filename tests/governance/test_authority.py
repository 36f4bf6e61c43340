"""Two authorities: the waiver of each rule's office, and the money of whoever pays."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.exceptions.rules.authority import (
    RequiredSignature,
    RuleToWaive,
    not_waivable,
    required_signatures,
)
from triptych.kernel.actor import Office
from triptych.kernel.exception_words import SignatureKind
from triptych.kernel.money import Money

MONEY = RequiredSignature(SignatureKind.MONEY)
NOTHING, HUNDRED = Money(Decimal(0), "USD"), Money(Decimal(100_000), "USD")


def a_waiver(office: Office) -> RequiredSignature:
    return RequiredSignature(SignatureKind.RULE_WAIVER, office)


def test_a_rule_and_money_need_two_authorities() -> None:
    assert required_signatures(HUNDRED, [RuleToWaive("R-014", Office.SMO)]) == (a_waiver(Office.SMO), MONEY)


def test_an_ask_without_money_needs_the_waiver_alone() -> None:
    assert required_signatures(NOTHING, [RuleToWaive("R-014", Office.SMO)]) == (a_waiver(Office.SMO),)


def test_rules_of_two_offices_need_a_waiver_of_each_and_two_of_one_office_need_one() -> None:
    rules = [RuleToWaive("R-1", Office.SMO), RuleToWaive("R-2", Office.PMO), RuleToWaive("R-3", Office.SMO)]

    assert required_signatures(NOTHING, rules) == (a_waiver(Office.PMO), a_waiver(Office.SMO))


@given(st.lists(st.sampled_from(Office)), st.decimals(0, 10**9, places=2))
def test_somebody_always_decides_and_money_is_never_spent_unsigned(offices: list[Office], amount: Decimal) -> None:
    needed = required_signatures(Money(amount, "USD"), [RuleToWaive("R", office) for office in offices])

    assert needed
    assert MONEY in needed or amount == 0
    assert len(set(needed)) == len(needed)


def test_a_rule_from_law_names_the_authority_outside() -> None:
    law = RuleToWaive("R-007", Office.PMO, waivable=False, outside_authority="the data protection authority")

    denial = not_waivable([RuleToWaive("R-014", Office.SMO), law])

    assert denial is not None
    assert (denial.code, "data protection authority" in denial.reason) == ("not_waivable", True)
    assert not_waivable([RuleToWaive("R-014", Office.SMO)]) is None
