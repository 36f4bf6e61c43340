"""A request's state is the fold of its events."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.exceptions.rules.lifecycle import (
    DECISIONS,
    TRANSITIONS,
    Event,
    EventKind,
    State,
    allowed,
    clock_runs,
    fold,
    follow,
    transition_rows,
)
from triptych.governance.exceptions.rules.wording import untimely
from triptych.kernel.exception_words import APPROVALS, Outcome
from triptych.kernel.refusals import Conflict

K = EventKind
ANSWERED = ("exception_requested", "need_restated", "need_confirmed", "rule_cited", "alternative_proposed")
DECIDING = (*ANSWERED, "answer_submitted")
DECLINED = (*ANSWERED, "decline_proposed", "helper_accepted", "decision_made:declined")


def told(*steps: str) -> list[Event]:
    return [_event(step) for step in steps]


def _event(step: str) -> Event:
    kind, _, outcome = step.partition(":")
    return Event(EventKind(kind), Outcome(outcome) if outcome else None)


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ((), State.UNOPENED),
        (("exception_requested",), State.OPENED),
        (("exception_requested", "need_restated", "need_corrected"), State.OPENED),
        (ANSWERED[:3], State.CONFIRMED),
        ((*ANSWERED[:3], "gap_named"), State.ANSWERING),
        ((*ANSWERED[:3], "answer_submitted"), State.DECIDING),
        (DECIDING, State.DECIDING),
        ((*DECIDING, "approval_signed", "decision_made:approved"), State.APPROVED),
        ((*DECIDING, "decision_made:approved_with_conditions", "condition_met"), State.APPROVED_WITH_CONDITIONS),
        ((*ANSWERED, "decline_proposed"), State.DECLINE_PROPOSED),
        ((*ANSWERED, "decline_proposed", "helper_refused"), State.DECIDING),
        ((*ANSWERED, "decline_proposed", "helper_accepted", "decision_made:declined"), State.DECLINED),
        ((*ANSWERED, "deferral_proposed", "helper_accepted", "decision_made:deferred"), State.DEFERRED),
        ((*ANSWERED, "decline_proposed", "decision_made:approved"), State.APPROVED),
        (
            (*ANSWERED, "decline_proposed", "helper_accepted", "decision_made:declined", "decision_made:approved"),
            State.APPROVED,
        ),
        ((*DECIDING, "decision_made:approved", "decision_revoked", "request_reopened"), State.REOPENED),
        ((*DECIDING, "request_withdrawn"), State.WITHDRAWN),
        ((*DECLINED, "decision_appealed"), State.APPEALED),
        ((*DECLINED, "decision_appealed", "decision_made:decline_upheld"), State.DECLINED),
        ((*DECLINED, "decision_appealed", "decision_made:approved"), State.APPROVED),
        ((*DECLINED, "decision_appealed", "request_closed"), State.CLOSED),
        ((*DECIDING, "decision_made:approved", "request_closed"), State.CLOSED),
    ],
)
def test_the_events_lead_to_the_state(steps: tuple[str, ...], state: State) -> None:
    assert fold(told(*steps)) is state


@pytest.mark.parametrize(
    "steps",
    [
        ("need_restated",),
        ("exception_requested", "exception_requested"),
        ("exception_requested", "rule_cited"),
        ("exception_requested", "gap_named"),
        ("exception_requested", "need_restated", "rule_cited"),
        ("exception_requested", "need_confirmed"),
        (*ANSWERED[:3], "decline_proposed"),
        (*ANSWERED, "decision_made:declined"),
        (*DECIDING, "decision_made:declined"),
        (*DECIDING, "decision_made:deferred"),
        (*ANSWERED, "decline_proposed", "decision_made:declined"),
        (*ANSWERED, "decline_proposed", "helper_accepted", "decision_made:deferred"),
        (*DECIDING, "decision_made:approved", "condition_met"),
        (*DECIDING, "decision_made:approved", "decline_proposed"),
        (*DECIDING, "decision_made:approved", "request_withdrawn"),
        (*DECIDING, "request_withdrawn", "need_restated"),
        (*DECIDING, "helper_accepted"),
        (*DECIDING, "decision_made:revoked"),
        (*DECIDING, "decision_appealed"),
        (*DECIDING, "decision_made:approved", "decision_appealed"),
        (*DECLINED, "decision_made:decline_upheld"),
        (*DECLINED, "decision_made:emergency_go"),
        (*DECIDING, "decision_made:emergency_go", "decision_made:emergency_go"),
        (*DECIDING, "decision_made:emergency_go", "decline_proposed"),
        (*ANSWERED[:2], "decision_made:emergency_go"),
        (*DECLINED, "decision_appealed", "decision_made:declined"),
    ],
)
def test_what_cannot_happen_is_a_conflict_that_says_what_stands(steps: tuple[str, ...]) -> None:
    *before, last = told(*steps)
    state = fold(before)

    with pytest.raises(Conflict) as refused:
        follow(state, last)

    assert refused.value.message == untimely(state, last.kind)


def test_only_a_decision_has_an_outcome() -> None:
    with pytest.raises(ValueError, match="outcome"):
        Event(K.DECISION_MADE)
    with pytest.raises(ValueError, match="outcome"):
        Event(K.COMMENT_MADE, Outcome.APPROVED)


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    state, history = State.UNOPENED, []
    for _ in range(draw(st.integers(0, 25))):
        kind = draw(st.sampled_from(sorted(allowed(state))))
        outcome = draw(st.sampled_from(sorted(DECISIONS[state]))) if kind is K.DECISION_MADE else None
        history.append(Event(kind, outcome))
        state = follow(state, history[-1])
    return history


@given(histories())
def test_nobody_cites_a_rule_or_gap_before_the_need_is_confirmed(history: list[Event]) -> None:
    kinds = [event.kind for event in history]

    for at, kind in enumerate(kinds):
        if kind in {K.RULE_CITED, K.GAP_NAMED, K.DECLINE_PROPOSED, K.DEFERRAL_PROPOSED}:
            assert K.NEED_CONFIRMED in kinds[:at]


@given(histories())
def test_a_refusal_is_decided_only_right_after_its_helper_accepted(history: list[Event]) -> None:
    for at, event in enumerate(history):
        if event.outcome in {Outcome.DECLINED, Outcome.DEFERRED}:
            assert history[at - 1].kind is K.HELPER_ACCEPTED


@given(histories())
def test_a_refusal_is_proposed_only_where_no_approval_is_in_force(history: list[Event]) -> None:
    approved = False
    for event in history:
        if event.kind in {K.DECLINE_PROPOSED, K.DEFERRAL_PROPOSED}:
            assert not approved
        if event.kind is K.DECISION_MADE:
            approved = event.outcome in APPROVALS
        if event.kind in {K.DECISION_REVOKED, K.REQUEST_REOPENED}:  # re-opened only once it has ended
            approved = False


@given(histories())
def test_the_clock_runs_from_opening_and_stands_in_a_decided_state(history: list[Event]) -> None:
    state = fold(history)

    decided = state in {
        State.APPROVED,
        State.APPROVED_WITH_CONDITIONS,
        State.DECLINED,
        State.DEFERRED,
        State.EMERGENCY_GO,
    }
    assert clock_runs(state) == (bool(history) and not decided and state not in {State.WITHDRAWN, State.CLOSED})


@given(histories())
def test_a_comment_never_changes_where_a_request_stands(history: list[Event]) -> None:
    state = fold(history)

    if K.COMMENT_MADE in allowed(state):
        assert follow(state, Event(K.COMMENT_MADE)) is state


def test_every_state_can_be_reached_and_every_kind_can_happen() -> None:
    steps = transition_rows()

    assert {row[2] for row in steps} | {""} == set(State)
    assert {row[1].partition(":")[0] for row in steps} == set(EventKind)
    assert set(TRANSITIONS) == set(State)


def test_the_rows_for_the_database_say_exactly_what_the_fold_says() -> None:
    rows = {(state, step): next_state for state, step, next_state in transition_rows()}
    events = [Event(kind) for kind in EventKind if kind is not K.DECISION_MADE]
    decisions = [Event(K.DECISION_MADE, outcome) for outcome in Outcome]

    for state in State:
        for event in [*events, *decisions]:
            step = event.kind if event.outcome is None else f"{event.kind}:{event.outcome}"
            try:
                assert rows.pop((state, step), None) == follow(state, event)
            except Conflict:
                assert (state, step) not in rows
    assert not rows


def test_signatures_are_possible_exactly_where_an_approval_can_be_decided() -> None:
    for state in State:
        approvable = bool((APPROVALS - {Outcome.EMERGENCY_GO}) & set(DECISIONS.get(state, ())))
        assert (K.APPROVAL_SIGNED in allowed(state)) == approvable
