"""Two authorities meet in one exception; nobody decides what they took part in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.exceptions.rules.authority import (
    Ask,
    RequiredSignature,
    RuleToWaive,
    Signature,
    Standing,
    is_complete,
    missing_signatures,
    not_waivable,
    outranks,
    required_signatures,
    with_earlier_asks,
)
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.separation import BARRED_FROM, Act, Part, parts_of, separation
from triptych.kernel.actor import Office
from triptych.kernel.exception_words import Payer, SignatureKind
from triptych.kernel.money import Money

PROGRAM, PROVIDER = UUID(int=10), UUID(int=20)
ANN, BOB = UUID(int=1), UUID(int=2)
WAIVER, MONEY = SignatureKind.RULE_WAIVER, SignatureKind.MONEY
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def usd(amount: int) -> Money:
    return Money(Decimal(amount), "USD")


def ask(amount: int = 100_000, paid_by: Payer = Payer.REQUESTER, rules: tuple[RuleToWaive, ...] = ()) -> Ask:
    return Ask(usd(amount), paid_by, frozenset({PROGRAM}), frozenset({PROVIDER}), rules)


def signature(kind: SignatureKind, limit: int | None = 250_000, scope: UUID = PROGRAM) -> Signature:
    office = Office.SMO if kind is WAIVER else None
    return Signature(ANN, kind, frozenset({scope}), None if limit is None else usd(limit), office)


SUPPLY_RULE = RuleToWaive("R-014", Office.SMO)


def test_a_rule_and_money_need_two_authorities() -> None:
    needed = required_signatures(ask(rules=(SUPPLY_RULE,)))

    assert [(need.kind, need.office) for need in needed] == [(WAIVER, Office.SMO), (MONEY, None)]


@pytest.mark.parametrize(("payer", "scope"), [(Payer.REQUESTER, PROGRAM), (Payer.PROVIDER, PROVIDER)])
def test_only_the_chain_of_whoever_pays_signs_for_the_money(payer: Payer, scope: UUID) -> None:
    (money,) = required_signatures(ask(paid_by=payer))

    assert money.scope == {scope}


def test_an_ask_without_money_needs_the_waiver_alone() -> None:
    assert [need.kind for need in required_signatures(ask(0, rules=(SUPPLY_RULE,)))] == [WAIVER]


def test_somebody_always_decides() -> None:
    assert required_signatures(ask(0)) == (RequiredSignature(MONEY, frozenset({PROGRAM}), usd(0)),)
    assert not is_complete((), ())


def test_rules_of_two_offices_need_a_waiver_of_each() -> None:
    rules = (SUPPLY_RULE, RuleToWaive("R-015", Office.SMO), RuleToWaive("R-001", Office.PMO))

    waivers = [need.office for need in required_signatures(ask(0, rules=rules))]

    assert waivers == [Office.PMO, Office.SMO]


def test_the_last_signature_needed_makes_the_decision() -> None:
    needed = required_signatures(ask(rules=(SUPPLY_RULE,)))

    assert missing_signatures(needed, [signature(MONEY)]) == (needed[0],)
    assert not is_complete(needed, [signature(MONEY)])
    assert is_complete(needed, [signature(MONEY), signature(WAIVER)])


@pytest.mark.parametrize(
    ("given_", "enough"),
    [
        (signature(MONEY, 100_000), True),
        (signature(MONEY, 99_999), False),
        (signature(MONEY, None), True),
        (signature(MONEY, scope=PROVIDER), False),
        (signature(WAIVER), False),
        (replace(signature(MONEY), stands=False), False),
    ],
)
def test_a_signature_counts_within_its_limit_and_scope_and_while_it_stands(given_: Signature, enough: bool) -> None:
    assert is_complete(required_signatures(ask()), [given_]) is enough


def test_a_waiver_of_another_office_does_not_count() -> None:
    needed = required_signatures(ask(0, rules=(SUPPLY_RULE,)))

    assert not is_complete(needed, [replace(signature(WAIVER), office=Office.PMO)])


def test_a_rule_from_law_names_the_authority_outside() -> None:
    law = RuleToWaive("R-099", Office.SMO, waivable=False, outside_authority="the data protection authority")

    denial = not_waivable(ask(rules=(SUPPLY_RULE, law)))

    assert denial is not None
    assert denial.reason == "R-099 cannot be waived here; ask the data protection authority."
    assert not_waivable(ask(rules=(SUPPLY_RULE,))) is None


@pytest.mark.parametrize(
    ("challenger", "decider", "more"),
    [
        (Standing(ANN, usd(250)), Standing(BOB, usd(25)), True),
        (Standing(ANN, usd(25)), Standing(BOB, usd(250)), False),
        (Standing(ANN, None), Standing(BOB, usd(250)), True),
        (Standing(ANN, usd(250)), Standing(BOB, None), False),
        (Standing(ANN, usd(25)), Standing(BOB, usd(25)), False),
        (Standing(ANN, usd(25)), Standing(BOB, usd(25), frozenset({ANN})), True),
        (Standing(ANN, None), Standing(BOB, None, frozenset({ANN})), True),
        (Standing(ANN, None), Standing(BOB, None), False),
        (Standing(ANN, usd(25)), Standing(BOB, usd(250), frozenset({ANN})), False),
        (Standing(ANN, None), Standing(ANN, usd(25)), False),
    ],
)
def test_a_decision_is_superseded_only_by_somebody_with_more_authority(
    challenger: Standing, decider: Standing, more: bool
) -> None:
    assert outranks(challenger, decider) is more


people = st.builds(
    Standing,
    st.sampled_from([ANN, BOB]),
    st.none() | st.integers(0, 3).map(usd),
    st.frozensets(st.sampled_from([ANN, BOB])),
)


@given(people, people)
def test_two_people_outrank_each_other_only_if_the_line_turns_back_on_itself(one: Standing, other: Standing) -> None:
    if outranks(one, other) and outranks(other, one):
        assert one.person_id in other.line_above
        assert other.person_id in one.line_above


def test_three_asks_of_100k_in_the_window_trip_a_limit_of_250k() -> None:
    earlier = [(NOW - timedelta(days=1), usd(100_000)), (NOW - timedelta(days=29), usd(100_000))]
    too_old = [(NOW - timedelta(days=30), usd(1))]

    total = with_earlier_asks(usd(100_000), earlier + too_old, NOW, timedelta(days=30))

    assert total == usd(300_000)
    assert not is_complete(required_signatures(ask(300_000)), [signature(MONEY)])


@pytest.mark.parametrize("part", list(Part))
def test_whoever_took_part_cannot_decide(part: Part) -> None:
    assert separation(Act.DECIDE, {part}) is not None


def test_somebody_without_a_part_may_decide() -> None:
    assert separation(Act.DECIDE, ()) is None


@pytest.mark.parametrize(
    ("act", "part"),
    [
        (Act.REFUSE, Part.REQUESTER),
        (Act.REFUSE, Part.BENEFICIARY),
        (Act.CONFIRM_NEED, Part.PROPOSER),
        (Act.RESTATE, Part.REQUESTER),
        (Act.HELP, Part.REQUESTER),
        (Act.MARK_ALTERNATIVE, Part.PROPOSER),
    ],
)
def test_acts_are_kept_apart_from_parts(act: Act, part: Part) -> None:
    assert separation(act, {part}) is not None


def test_the_proposer_may_refuse_and_the_requester_may_confirm() -> None:
    assert separation(Act.REFUSE, {Part.PROPOSER, Part.ALTERNATIVE_AUTHOR}) is None
    assert separation(Act.CONFIRM_NEED, {Part.REQUESTER, Part.ALTERNATIVE_AUTHOR}) is None


@pytest.mark.parametrize("act", list(Act))
def test_a_denial_says_the_same_whatever_the_part_was_so_that_a_seal_holds(act: Act) -> None:
    denials = {separation(act, {part}) for part in BARRED_FROM[act]}

    assert len(denials) == 1
    assert all("author" not in str(denial).lower() for denial in denials)


@given(st.frozensets(st.sampled_from(EventKind)))
def test_more_acts_never_take_a_part_away(acts: frozenset[EventKind]) -> None:
    for kind in acts:
        assert parts_of(acts - {kind}) <= parts_of(acts)


def test_commenting_or_signing_an_approval_makes_nobody_part() -> None:
    assert parts_of([EventKind.COMMENT_MADE, EventKind.APPROVAL_SIGNED, EventKind.HELPER_ACCEPTED]) == frozenset()
    assert parts_of([EventKind.ALTERNATIVE_SIGNED]) == {Part.ALTERNATIVE_AUTHOR}
