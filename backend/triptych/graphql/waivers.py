"""Class waivers: what can be asked about them, and what is done with them (EX14)."""

import strawberry

from triptych.governance.waivers import answering, covering, proposing
from triptych.governance.waivers.acts import who_can_grant
from triptych.graphql.context import Context
from triptych.graphql.ids import key_of
from triptych.graphql.inputs import MoneyInput, read_money
from triptych.graphql.mutations.command import command
from triptych.graphql.queries import by_ref
from triptych.graphql.reading.below import read_below
from triptych.graphql.reading.declared.nodes import lazy
from triptych.graphql.reading.lists.connection_types import connection
from triptych.graphql.reading.lists.filter_types import Direction
from triptych.graphql.types.who import CannotSignNow, CanSignNow, can_sign, cannot_sign
from triptych.kernel.paging import MAX_PAGE
from triptych.model.types import ProjectId, RuleId
from triptych.model.waiver import ClassWaiver

WAIVER = "ClassWaiver"


@strawberry.type(description="Who can grant a class waiver now, and why the others cannot.")
class WaiverGranters:
    able: list[CanSignNow]
    unable: list[CannotSignNow]
    not_waivable: str | None


@strawberry.type(description="A class waiver in force under which a case falls, and the rule that it is excepted from.")
class WaivedFor:
    rule: lazy("Rule")  # type: ignore[valid-type]
    waiver: lazy("ClassWaiver")  # type: ignore[valid-type]


async def read_granters(info: strawberry.Info[Context], waiver: strawberry.ID) -> WaiverGranters:
    async with info.context.reading() as work:
        found = await who_can_grant(work, key_of(str(waiver), WAIVER, "waiver"))
        return WaiverGranters(
            able=[can_sign(each, found.lenders) for each in found.able],
            unable=[cannot_sign(each) for each in found.unable],
            not_waivable=found.blocked.reason if found.blocked else None,
        )


async def read_waivers_for(
    info: strawberry.Info[Context],
    project: strawberry.ID,
    rules: list[strawberry.ID] | None = None,
    amount: MoneyInput | None = None,
) -> list[WaivedFor]:
    asked = ProjectId(key_of(str(project), "Project", "project"))
    named = [RuleId(key_of(str(each), "Rule", "rules")) for each in rules or ()]
    about = None if amount is None else read_money(amount, "amount")
    async with info.context.reading() as work:
        found = await covering.waivers_for(work, asked, named, about)
        waivers = await read_below(work, info, WAIVER, [each.waiver_id for each in found], ("WaivedFor", "waiver"))
        of = await read_below(work, info, "Rule", [each.rule_id for each in found], ("WaivedFor", "rule"))
        return [WaivedFor(rule=of.get(each.rule_id), waiver=waivers.get(each.waiver_id)) for each in found]


@strawberry.type
class WaiverQueries:
    class_waivers = connection(
        WAIVER,
        search=(ClassWaiver.title, ClassWaiver.ref),
        default_order=[(ClassWaiver.at, Direction.DESC)],
        doc="Classes of cases excepted from a rule in advance, and proposals to do so; the newest first.",
    )
    class_waiver = by_ref(WAIVER, ClassWaiver.ref)
    who_can_grant_waiver = strawberry.field(
        resolver=read_granters, description="Who can grant this class waiver, and why the others cannot (AU5)."
    )
    waivers_for = strawberry.field(
        resolver=read_waivers_for,
        description="The class waivers in force under which a case on a project falls: it needs no exception.",
        metadata={"rows": MAX_PAGE},
    )


@strawberry.type
class WaiverMutations:
    propose_waiver = command(proposing.propose_waiver, WAIVER)
    withdraw_waiver = command(proposing.withdraw_waiver, WAIVER)
    grant_waiver = command(answering.grant_waiver, WAIVER)
    turn_down_waiver = command(answering.turn_down_waiver, WAIVER)
    revoke_waiver = command(answering.revoke_waiver, WAIVER)
