"""What a refusal rests on: a citation of the request, with its rule and version, or its gap."""

from dataclasses import dataclass

from sqlalchemy import select

from triptych.access.work import Work
from triptych.governance.exceptions.offices import OF_A_GAP
from triptych.kernel.actor import Office
from triptych.kernel.refusals import NotFound
from triptych.model.exception import Citation, ExceptionRequest
from triptych.model.gap import CapabilityGap
from triptych.model.standard import Rule, RuleVersion
from triptych.model.types import CitationId


@dataclass(frozen=True)
class Cited:
    """What a refusal rests on."""

    citation: Citation
    rule: Rule | None
    version: RuleVersion | None
    gap: CapabilityGap | None

    @property
    def office(self) -> Office:
        """Whose "no" rests on it."""
        return Office(self.rule.owner_office) if self.rule else OF_A_GAP


async def cited_on(work: Work, request: ExceptionRequest, citation_id: CitationId | None) -> Cited | None:
    """The citation that is named; without a name the only one there is."""
    found = await work.session.execute(
        select(Citation, RuleVersion, Rule, CapabilityGap)
        .outerjoin(RuleVersion, RuleVersion.id == Citation.rule_version_id)
        .outerjoin(Rule, Rule.id == RuleVersion.rule_id)
        .outerjoin(CapabilityGap, CapabilityGap.id == Citation.gap_id)
        .where(Citation.request_id == request.id)
    )
    all_cited = [Cited(citation, rule, version, gap) for citation, version, rule, gap in found]
    named = [each for each in all_cited if citation_id is None or each.citation.id == citation_id]
    if citation_id is not None and not named:
        raise NotFound("There is no such citation on this request.")
    return named[0] if named and (citation_id is not None or len(named) == 1) else None
