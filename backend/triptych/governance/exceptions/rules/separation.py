"""Separation of duties by history (AU3): whoever took part in a request, or gains from it, does not decide it.

Law: requester, proposer (who restated, cited or answered), author or signer of an alternative, beneficiary, owner of
the cited rule and auditor do not decide. One wording serves every kind of part, so that a denial never tells that a
sealed author exists. Saying no is open to the proposer, never to the requester or a beneficiary.
Source: NIST INCITS 359 (dynamic separation), DOMAIN 2 "Authorship".
"""

from collections.abc import Iterable
from enum import StrEnum

from triptych.governance.exceptions.rules.events import EventKind
from triptych.kernel.refusals import Denial, Fact


class Part(StrEnum):
    """The parts that somebody can have in a request."""

    REQUESTER = "requester"
    PROPOSER = "proposer"
    ALTERNATIVE_AUTHOR = "alternative_author"
    BENEFICIARY = "beneficiary"
    RULE_OWNER = "rule_owner"
    AUDITOR = "auditor"


class Act(StrEnum):
    """Acts that are kept apart from parts."""

    DECIDE = "decide"
    REFUSE = "refuse"
    RESTATE = "restate"
    CONFIRM_NEED = "confirm_need"
    MARK_ALTERNATIVE = "mark_alternative"
    HELP = "help"


# Part taken by whoever did it. An act that is not listed makes nobody part: a comment, a signature of an approver.
PART_TAKEN = {
    EventKind.EXCEPTION_REQUESTED: Part.REQUESTER,
    EventKind.NEED_CONFIRMED: Part.REQUESTER,
    EventKind.NEED_CORRECTED: Part.REQUESTER,
    EventKind.NEED_RESTATED: Part.PROPOSER,
    EventKind.RULE_CITED: Part.PROPOSER,
    EventKind.GAP_NAMED: Part.PROPOSER,
    EventKind.ANSWER_SUBMITTED: Part.PROPOSER,
    EventKind.DECLINE_PROPOSED: Part.PROPOSER,
    EventKind.DEFERRAL_PROPOSED: Part.PROPOSER,
    EventKind.ALTERNATIVE_PROPOSED: Part.ALTERNATIVE_AUTHOR,
    EventKind.ALTERNATIVE_REVISED: Part.ALTERNATIVE_AUTHOR,
    EventKind.ALTERNATIVE_SIGNED: Part.ALTERNATIVE_AUTHOR,
}
_ASKING = frozenset({Part.REQUESTER, Part.BENEFICIARY})
BARRED_FROM = {
    Act.DECIDE: frozenset(Part),
    Act.REFUSE: _ASKING | {Part.AUDITOR},
    Act.RESTATE: _ASKING | {Part.AUDITOR},
    Act.CONFIRM_NEED: frozenset({Part.PROPOSER, Part.AUDITOR}),
    Act.MARK_ALTERNATIVE: frozenset({Part.PROPOSER, Part.AUDITOR}),
    Act.HELP: _ASKING | {Part.AUDITOR},
}
_REASONS = {
    Act.DECIDE: "Somebody who took part cannot decide.",
    Act.REFUSE: "Somebody who gains from a request cannot refuse it.",
    Act.RESTATE: "The need is restated by somebody who does not ask for it.",
    Act.CONFIRM_NEED: "A restatement is confirmed by whoever asked, not by whoever restated.",
    Act.MARK_ALTERNATIVE: "Whether an alternative is real is said by whoever asked.",
    Act.HELP: "Somebody who gains from a request cannot be its helper.",
}


def parts_of(acts: Iterable[EventKind]) -> frozenset[Part]:
    """The parts that somebody took by what they did on a request."""
    return frozenset(PART_TAKEN[kind] for kind in acts if kind in PART_TAKEN)


def separation(act: Act, parts: Iterable[Part]) -> Denial | None:
    """Why somebody with these parts may not do the act, or None. The same words whatever the part was."""
    if BARRED_FROM[act].isdisjoint(parts):
        return None
    return Denial("took_part", _REASONS[act], (Fact("Part in this request", "took part", stands_in_the_way=True),))
