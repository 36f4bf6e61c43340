"""What a notice is about, by its reference and title, and the page that shows it."""

from dataclasses import dataclass
from datetime import datetime

from triptych.access.work import Work
from triptych.governance.notices.subjects import gate_of, waiver_of
from triptych.kernel.occurrence_words import OccurrenceKind
from triptych.model.decision import Decision
from triptych.model.exception import ExceptionRequest
from triptych.model.occurrence import Occurrence
from triptych.model.people import Delegation

ON_THE_DECISION_PAGE = frozenset({"approveRequest", "signTerms", "upholdDecision"})
AWAY = "settings/away"


@dataclass(frozen=True)
class About:
    """A record with the path of its page; a delegation has neither reference nor title. `until`: when it ends."""

    page: str
    ref: str = ""
    title: str = ""
    until: datetime | None = None


def about_request(request: ExceptionRequest, act: str | None) -> About:
    """A request, on the page on which the act is done."""
    page = "decisions" if act in ON_THE_DECISION_PAGE else "exceptions"
    return About(f"{page}/{request.ref}", request.ref, request.title)


async def about_occurrence(work: Work, occurrence: Occurrence) -> About:
    """The record that an occurrence is about."""
    kind = OccurrenceKind(occurrence.kind)
    if occurrence.delegation_id is not None:
        lent = await work.session.get_one(Delegation, occurrence.delegation_id)
        return About(AWAY, until=lent.valid_until if kind is OccurrenceKind.DELEGATION_GIVEN else None)
    if occurrence.decision_id is not None:
        decision = await work.session.get_one(Decision, occurrence.decision_id)
        request = await work.session.get_one(ExceptionRequest, decision.request_id)
        return about_request(request, None)  # where it says what changed, with the acts that may follow
    if occurrence.gate_id is not None or occurrence.gate_decision_id is not None:
        gate = await gate_of(work, occurrence)
        return About(f"gates/{gate.ref}", gate.ref, gate.name)
    waiver = await waiver_of(work, occurrence)
    ends = waiver.valid_until if kind is OccurrenceKind.WAIVER_ENDS else None
    return About(f"rules/waivers/{waiver.ref}", waiver.ref, waiver.title, ends)
