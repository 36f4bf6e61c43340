"""What an approval of a request would depart from: rules, and the keys, criteria and workstreams of the offices."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from triptych.access.work import Work
from triptych.governance.exceptions.rules.authority import RuleToWaive, office_of
from triptych.kernel.actor import Office
from triptych.kernel.exception_words import OutsideSays
from triptych.kernel.targets import TargetKind
from triptych.model.exception import Citation, RequestTarget
from triptych.model.outside import OutsideAnswer
from triptych.model.portfolio import Workstream
from triptych.model.standard import Rule, RuleVersion, newest_versions


async def rules_departed_from(work: Work, requests: Sequence[UUID]) -> dict[UUID, tuple[RuleToWaive, ...]]:
    """The rules that an approval departs from: those cited, in their cited version, and those it would except.

    One statement, however many requests; with law among them two.
    """
    present = newest_versions(work.now).with_only_columns(RuleVersion.id, RuleVersion.rule_id).subquery()
    cited = select(Citation.request_id, Citation.rule_version_id.label("version_id")).where(
        Citation.request_id.in_(requests), Citation.rule_version_id.is_not(None)
    )
    targeted = (
        select(RequestTarget.request_id, present.c.id)
        .join(present, present.c.rule_id == RequestTarget.rule_id)
        .where(RequestTarget.request_id.in_(requests))
    )
    departed = cited.union(targeted).subquery()
    found = await work.session.execute(
        select(
            departed.c.request_id,
            Rule.id,
            Rule.ref,
            Rule.owner_office,
            RuleVersion.waivable,
            RuleVersion.outside_authority,
        )
        .join(RuleVersion, RuleVersion.id == departed.c.version_id)
        .join(Rule, Rule.id == RuleVersion.rule_id)
        .order_by(Rule.ref, RuleVersion.number)
    )
    rules: dict[UUID, list[RuleToWaive]] = defaultdict(list)
    rows = found.all()
    law = {request for request, _, _, _, waivable, _ in rows if not waivable}
    permitted = await permissions_on(work, law) if law else {}
    for request, key, ref, office, waivable, outside in rows:
        until = permitted.get((request, key))
        rules[request].append(RuleToWaive(ref, Office(office), waivable, outside, until, key))
    return {request: tuple(rules[request]) for request in requests}


async def rules_as_worded_now(work: Work, rules: Collection[UUID]) -> tuple[RuleToWaive, ...]:
    """The same for rules that no request names yet: in the wording that counts now, permitted by nobody."""
    present = newest_versions(work.now).where(RuleVersion.rule_id.in_(rules)).subquery()
    found = await work.session.execute(
        select(Rule.id, Rule.ref, Rule.owner_office, present.c.waivable, present.c.outside_authority)
        .join(present, present.c.rule_id == Rule.id)
        .order_by(Rule.ref)
    )
    return tuple(
        RuleToWaive(ref, Office(office), waivable, outside, id=key) for key, ref, office, waivable, outside in found
    )


async def permissions_on(work: Work, requests: Collection[UUID]) -> dict[tuple[UUID, UUID], datetime]:
    """What authorities outside permit now, by request and rule, and until when. Of each the last word counts."""
    newest = (
        select(OutsideAnswer)
        .where(
            OutsideAnswer.request_id.in_(requests),
            OutsideAnswer.says != OutsideSays.NO_ANSWER_YET,
            OutsideAnswer.at <= work.now,
        )
        .order_by(OutsideAnswer.request_id, OutsideAnswer.rule_id, OutsideAnswer.at.desc(), OutsideAnswer.id.desc())
        .ext(distinct_on(OutsideAnswer.request_id, OutsideAnswer.rule_id))
    )
    return {
        (each.request_id, each.rule_id): each.valid_until
        for each in await work.session.scalars(newest)
        if each.says == OutsideSays.PERMITS
        and each.valid_from is not None
        and each.valid_until is not None
        and each.valid_from <= work.now < each.valid_until
    }


async def offices_excepted(work: Work, requests: Sequence[UUID]) -> dict[UUID, frozenset[Office]]:
    """The offices whose key, criterion or workstream the requests want to be excepted from (OM2). One statement."""
    found = await work.session.execute(
        select(RequestTarget.request_id, RequestTarget.kind, Workstream.kind)
        .outerjoin(Workstream, Workstream.id == RequestTarget.workstream_id)
        .where(RequestTarget.request_id.in_(requests), RequestTarget.kind != TargetKind.STANDARD)
    )
    offices: dict[UUID, set[Office]] = defaultdict(set)
    for request, kind, workstream in found:
        offices[request].add(office_of(TargetKind(kind), workstream))
    return {request: frozenset(offices[request]) for request in requests}
