"""Mutations of governance: standards, gates, and the whole life of a request."""

import strawberry

from triptych.governance.decision_clock import efforts, targets
from triptych.governance.exceptions import (
    alternatives,
    answers,
    appealing,
    conditions,
    deciding,
    directing,
    dissenting,
    emergency,
    extending,
    harms,
    helping,
    needs,
    outside,
    overriding,
    refusing,
    reopening,
    requests,
    stances,
    stating_costs,
)
from triptych.governance.exceptions.seals import opening
from triptych.governance.gates import gates
from triptych.governance.standards import library
from triptych.graphql.mutations.command import command

REQUEST = "ExceptionRequest"


@strawberry.type
class GovernanceMutations:
    create_rule = command(library.create_rule, "Rule")
    revise_rule = command(library.revise_rule, "Rule")
    create_gate = command(gates.create_gate, "Gate")
    decide_gate = command(gates.decide_gate, "Gate")
    set_hop_targets = command(targets.set_hop_targets, "HopTarget")
    set_hop_efforts = command(efforts.set_hop_efforts, "HopEffort")
    request_exception = command(requests.request_exception, REQUEST)
    state_phi = command(requests.state_phi, REQUEST)
    state_further_cost = command(stating_costs.state_further_cost, REQUEST)
    dispute_phi = command(requests.dispute_phi, REQUEST)
    withdraw_request = command(requests.withdraw_request, REQUEST)
    comment_on_request = command(requests.comment_on_request, REQUEST)
    restate_need = command(needs.restate_need, REQUEST)
    confirm_need = command(needs.confirm_need, REQUEST)
    correct_need = command(needs.correct_need, REQUEST)
    cite_rule = command(answers.cite_rule, REQUEST)
    name_gap = command(answers.name_gap, REQUEST)
    submit_answer = command(answers.submit_answer, REQUEST)
    propose_alternative = command(alternatives.propose_alternative, REQUEST)
    revise_alternative = command(alternatives.revise_alternative, REQUEST)
    mark_alternative = command(alternatives.mark_alternative, REQUEST)
    sign_alternative = command(alternatives.sign_alternative, REQUEST)
    withdraw_alternative = command(alternatives.withdraw_alternative, REQUEST)
    open_seal = command(opening.open_seal, REQUEST)
    decline_request = command(refusing.decline_request, REQUEST)
    defer_request = command(refusing.defer_request, REQUEST)
    reply_as_helper = command(helping.reply_as_helper, REQUEST)
    withdraw_answer = command(helping.withdraw_answer, REQUEST)
    approve_request = command(deciding.approve_request, REQUEST)
    sign_terms = command(deciding.sign_terms, REQUEST)
    revoke_approval = command(overriding.revoke_approval, REQUEST)
    direct_decision = command(directing.direct_decision, REQUEST)
    enter_dissent = command(dissenting.enter_dissent, REQUEST)
    give_emergency_go = command(emergency.give_emergency_go, REQUEST)
    review_emergency = command(emergency.review_emergency, REQUEST)
    extend_approval = command(extending.extend_approval, REQUEST)
    meet_condition = command(conditions.meet_condition, REQUEST)
    reopen_request = command(reopening.reopen_request, REQUEST)
    follow_precedent = command(stances.follow_precedent, REQUEST)
    distinguish_precedent = command(stances.distinguish_precedent, REQUEST)
    record_harm = command(harms.record_harm, REQUEST)
    record_outside_answer = command(outside.record_outside_answer, REQUEST)
    close_request = command(reopening.close_request, REQUEST)
    appeal_decision = command(appealing.appeal_decision, REQUEST)
    uphold_decision = command(appealing.uphold_decision, REQUEST)
