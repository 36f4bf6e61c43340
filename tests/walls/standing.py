"""A request at the point where it is attacked, and the lawful SQL of each next step, to be bent by the attacks."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert

from building import NOON, TODAY
from relocation import Relocation
from triptych.model.base import new_id
from triptych.model.exception import Authorship, Citation, ExceptionRequest
from walls.attacking import insert


@dataclass
class Standing:
    """The ids that attacks need: request, citation, everybody's authorship, the one behind a seal, and their person."""

    request: UUID
    citation: UUID | None
    authors: dict[str, UUID]
    people: dict[str, UUID]
    sealed: dict[str, UUID]
    terms: UUID = field(default_factory=uuid4)
    decision: UUID = field(default_factory=uuid4)

    def event(self, kind: str, by: str = "Olivia", **more: object) -> str:
        """One event of the request."""
        return insert(
            "request_event",
            **{"request_id": self.request, "kind": kind, "at": NOON, "authorship_id": self.authors[by], "detail": "{}"}
            | ({"text": "A word."} if kind == "comment_made" else {})
            | more,
        )

    def told(self, kind: str = "decision_made", by: str = "Olivia") -> str:
        """The event that tells the decision."""
        return self.event(kind, by, detail=f'{{"decisionId": "{self.decision}"}}')

    def looked(self, by: str = "Olivia", **changes: object) -> str:
        """A decider looked for close precedents."""
        facts = {"request_id": self.request, "authorship_id": self.authors[by], "at": NOON}
        return insert("precedent_look", **facts | changes)

    def answer(self, **changes: object) -> str:
        """A refusal in full grammar."""
        facts = {
            "request_id": self.request,
            "kind": "decline",
            "authorship_id": self.authors["Rita"],
            "citation_id": self.citation,
            "harm": "Other sites slow down.",
            "reason": "Not this quarter.",
            "helper_id": self.people["Remo"],
            "next_date": TODAY + timedelta(days=10),
            "at": NOON,
        }
        return insert("answer", **facts | changes)

    def written(self, **changes: object) -> str:
        """Terms of an approval."""
        facts = {
            "id": self.terms,
            "request_id": self.request,
            "authorship_id": self.authors["Olivia"],
            "reason": "Waiting costs more.",
            "valid_until": NOON + timedelta(days=30),
            "at": NOON,
        }
        return insert("terms", **facts | changes)

    def signed(self, kind: str, by: str = "Olivia", **changes: object) -> str:
        """A signature under the terms."""
        facts = {
            "terms_id": self.terms,
            "kind": kind,
            "office": "smo" if kind == "rule_waiver" else None,
            "authorship_id": self.authors[by],
            "policy_version": 1,
            "policy_line": "p",
            "at": NOON,
        }
        return insert("signature", **facts | changes)

    def decided(self, by: str = "Olivia", **changes: object) -> str:
        """The decision on the terms."""
        facts: dict[str, object] = {
            "id": self.decision,
            "request_id": self.request,
            "number": 1,
            "outcome": "approved",
            "reason": "Waiting costs more.",
            "terms_id": self.terms,
            "authorship_id": self.authors[by],
            "at": NOON,
        }
        return insert("decision", **facts | changes)

    def approval(self, by: str = "Olivia") -> str:
        """A lawful approval, from the terms to the event."""
        return (
            self.written() + self.signed("rule_waiver", by) + self.signed("money", by) + self.decided(by) + self.told()
        )


async def standing(story: Relocation, request: ExceptionRequest) -> Standing:
    """Where the request stands; everybody gets an authorship of it, which by itself makes nobody part."""
    async with story.database.sessions() as session, session.begin():
        for person in story.house.people.values():
            for apart in (False, True):
                row = {"id": new_id(), "request_id": request.id, "person_id": person, "sealed": apart, "apart": apart}
                await session.execute(upsert(Authorship).values(row).on_conflict_do_nothing())
        found = await session.execute(select(Authorship).where(Authorship.request_id == request.id))
        of_person = {(each.person_id, each.apart): each.id for each in found.scalars()}
        citation = await session.scalar(select(Citation.id).where(Citation.request_id == request.id))
    people = story.house.people
    openly = {name: of_person[person, False] for name, person in people.items()}
    sealed = {name: of_person[person, True] for name, person in people.items()}
    return Standing(request.id, citation, openly, people, sealed)
