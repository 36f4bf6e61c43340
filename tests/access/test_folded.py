"""The folded grants answer exactly as Casbin does, for any policy, any grants and any ask (law 6)."""

from decimal import Decimal
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from access.builders import DAY, ELSEWHERE, NOW, PROJECT, ROOT, UNIT, id_of
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.delegation import Delegation, with_delegated
from triptych.access.policy.gatekeeper import Gatekeeper
from triptych.access.policy.grants import Grant, Scope
from triptych.access.policy.limits import Limit
from triptych.access.policy.version import Effect, NestingLine, PolicyLine, PolicyVersion, person_name, role_name
from triptych.kernel.actor import Office, Role
from triptych.kernel.money import Money

ANN, BOB = id_of("ann"), id_of("bob")
PLACES = (ROOT, UNIT, PROJECT, ELSEWHERE)
ROLES = (Role.APPROVER_1, Role.PMO_LEAD, Role.AUDITOR)
GROUPS = ("role:member", "role:inner")
ACTIONS = (Action.EXCEPTION_APPROVE, Action.EXCEPTION_WAIVE, Action.GATE_DECIDE, Action.DELEGATION_GRANT)
AMOUNTS = tuple(Decimal(amount) for amount in ("0", "99.9999", "100", "100.0001", "1000", "1000000"))
SCOPES = (Scope((PROJECT, UNIT, ROOT)), Scope((UNIT, ROOT)), Scope((ELSEWHERE, ROOT)), Scope((PROJECT,)))

subjects = st.sampled_from([*(role_name(role) for role in ROLES), *GROUPS, person_name(ANN), person_name(BOB)])
domains = st.sampled_from(["*", "*", "everywhere", *(str(place) for place in PLACES)])
limits = st.sampled_from([Limit(None), *(Limit(amount) for amount in AMOUNTS)])


@st.composite
def lines(draw: st.DrawFn) -> PolicyLine:
    action = draw(st.sampled_from(ACTIONS))
    effect = draw(st.sampled_from([Effect.ALLOW, Effect.ALLOW, Effect.ALLOW, Effect.DENY]))
    return PolicyLine(
        no=0,
        subject=draw(subjects),
        domain=draw(domains),
        action=action,
        office=draw(st.sampled_from([None, *Office])) if action.needs_office else None,
        limit=draw(limits) if action.needs_amount and effect is Effect.ALLOW else None,
        effect=effect,
    )


@st.composite
def policies(draw: st.DrawFn) -> PolicyVersion:
    drawn = draw(st.lists(lines(), max_size=12))
    own = [PolicyLine(no, *_fields(line)) for no, line in enumerate(drawn, start=1)]
    chains = st.sampled_from([*((role_name(role), "role:member") for role in ROLES), ("role:member", "role:inner")])
    pairs = draw(st.lists(chains, unique=True, max_size=4))
    return PolicyVersion(7, tuple(own), tuple(NestingLine(100 + no, *pair) for no, pair in enumerate(pairs)))


def _fields(line: PolicyLine) -> tuple[str, str, Action, Office | None, Limit | None, Effect]:
    return line.subject, line.domain, line.action, line.office, line.limit, line.effect


@st.composite
def grants(draw: st.DrawFn, person: UUID) -> tuple[Grant, ...]:
    drawn = draw(st.lists(st.tuples(st.sampled_from(ROLES), st.sampled_from(PLACES), st.integers(0, 3)), max_size=3))
    periods = ((NOW - DAY, None, None), (NOW - DAY, NOW, None), (NOW + DAY, None, None), (NOW - DAY, None, NOW))
    return tuple(
        Grant(id_of(f"{person} {no}"), person, role, place, *(periods[kind] if kind else periods[0]))
        for no, (role, place, kind) in enumerate(drawn)
    )


@settings(max_examples=400)
@given(
    policy=policies(),
    own=grants(ANN),
    bobs=grants(BOB),
    cap=st.sampled_from([None, Limit(Decimal(100))]),
    lends=st.booleans(),
    data=st.data(),
)
def test_folded_grants_equal_casbin(
    *,
    policy: PolicyVersion,
    own: tuple[Grant, ...],
    bobs: tuple[Grant, ...],
    cap: Limit | None,
    lends: bool,
    data: st.DataObject,
) -> None:
    gatekeeper = Gatekeeper(policy, "USD", ROOT)
    lent = [Delegation(id_of("lent"), BOB, ANN, NOW - DAY, NOW + DAY, limit=cap)] if lends else []
    held = with_delegated(ANN, own, lent, {BOB: bobs}, NOW)
    folded = gatekeeper.fold(held, NOW)

    for action in ACTIONS:
        office = data.draw(st.sampled_from(list(Office))) if action.needs_office else None
        drawn = data.draw(st.sampled_from([None, *AMOUNTS])) if action.needs_amount else None
        amount = None if drawn is None else Money(drawn, "USD")
        for scope in SCOPES:
            by_casbin = gatekeeper.may(held, action, scope, amount=amount, office=office, now=NOW)
            by_fold = folded.may(action, scope, amount=amount, office=office)
            assert isinstance(by_casbin, Permit) is by_fold, (action, scope, amount, office, by_casbin)


@settings(max_examples=150)
@given(held_at=st.lists(st.sampled_from(PLACES), max_size=3), everywhere=st.booleans())
def test_the_rows_that_may_be_read_are_those_that_casbin_lets_be_read(held_at: list[UUID], everywhere: bool) -> None:
    domain = "everywhere" if everywhere else "*"
    line = PolicyLine(1, "role:pmo_lead", domain, Action.PROJECT_READ, None, None, Effect.ALLOW)
    gatekeeper = Gatekeeper(PolicyVersion(1, (line,)), "USD", ROOT)
    held = with_delegated(
        ANN, [Grant(id_of(f"{no}"), ANN, Role.PMO_LEAD, at, NOW) for no, at in enumerate(held_at)], [], {}, NOW
    )

    readable = gatekeeper.readable_scopes(held, Action.PROJECT_READ, NOW)

    for scope in SCOPES:
        listed = any(scope_id in readable for scope_id in scope.ids)
        assert listed is isinstance(gatekeeper.may(held, Action.PROJECT_READ, scope, now=NOW), Permit)


@settings(max_examples=150)
@given(policy=policies(), bobs=grants(BOB), cap=st.sampled_from([None, Limit(Decimal(100))]), data=st.data())
def test_a_delegate_may_nothing_that_the_delegator_may_not(
    policy: PolicyVersion, bobs: tuple[Grant, ...], cap: Limit | None, data: st.DataObject
) -> None:
    gatekeeper = Gatekeeper(policy, "USD", ROOT)
    delegator = with_delegated(BOB, bobs, [], {}, NOW)
    delegate = with_delegated(
        ANN, (), [Delegation(id_of("lent"), BOB, ANN, NOW - DAY, NOW + DAY, limit=cap)], {BOB: bobs}, NOW
    )
    amount = Money(data.draw(st.sampled_from(AMOUNTS)), "USD")

    for scope in SCOPES:
        answer = gatekeeper.may(delegate, Action.EXCEPTION_APPROVE, scope, amount=amount, now=NOW)
        if isinstance(answer, Permit) and answer.on_behalf_of_id:
            own = gatekeeper.may(delegator, Action.EXCEPTION_APPROVE, scope, amount=amount, now=NOW)
            assert isinstance(own, Permit)
