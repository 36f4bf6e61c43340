"""The leadership page in the graph: figures with the records behind them."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import strawberry

from triptych.graphql.context import Context
from triptych.graphql.ids import to_global
from triptych.graphql.reading.below import read_below
from triptych.graphql.reading.declared.fields import MoneyAmount
from triptych.graphql.reading.declared.nodes import lazy
from triptych.graphql.types.compliance import Compliance
from triptych.graphql.types.compliance import shown as shown_compliance
from triptych.graphql.types.waiting import shown
from triptych.insight.leadership import Leadership as Page
from triptych.insight.leadership import leadership


@strawberry.type(description="An open request and what it costs, capped by its program's burn, in base currency.")
class BurningRequest:
    request: lazy("ExceptionRequest")  # type: ignore[valid-type]
    per_day: MoneyAmount | None
    so_far: MoneyAmount | None
    why_not_priced: str | None


@strawberry.type(description="How many projects of a portfolio carry a rating, on one scale.")
class RatingCount:
    portfolio_id: strawberry.ID
    portfolio: str
    scale: str | None
    rating: str | None
    projects: int


@strawberry.type(description="A standard by what waiting on it costs a day now.")
class RuleCost:
    rule: lazy("Rule")  # type: ignore[valid-type]
    cited: int
    per_day: MoneyAmount | None


@strawberry.type(description="The whole at one instant; each figure comes with its records.")
class Leadership:
    as_of: datetime
    headline: str
    running_projects: int
    open_requests: int
    burning_per_day: MoneyAmount | None
    burned_so_far: MoneyAmount | None
    unpriced_requests: int
    decided_recently: int
    median_hours_to_decide: Decimal | None
    burning: list[BurningRequest]
    gates: list[lazy("Gate")]  # type: ignore[valid-type]
    gates_ready: Compliance
    standards: Compliance
    overrides: list[lazy("Decision")]  # type: ignore[valid-type]
    emergencies: list[lazy("Decision")]  # type: ignore[valid-type]
    ratings: list[RatingCount]
    rule_costs: list[RuleCost]


async def read_leadership(info: strawberry.Info[Context]) -> Leadership:
    async with info.context.reading() as work:
        page = await leadership(work)
        inside = ("Leadership",)
        requests = await read_below(
            work,
            info,
            "ExceptionRequest",
            [b.request_id for b in page.burning],
            (*inside, "burning", "BurningRequest", "request"),
        )
        rules = await read_below(
            work, info, "Rule", [c.rule_id for c in page.rule_costs], (*inside, "ruleCosts", "RuleCost", "rule")
        )
        gates = await read_below(work, info, "Gate", page.gates, (*inside, "gates"))
        overrides = await read_below(work, info, "Decision", page.overrides, (*inside, "overrides"))
        emergencies = await read_below(work, info, "Decision", page.emergencies, (*inside, "emergencies"))
        return _shown(page, requests, rules, gates, (overrides, emergencies))


def _shown(page: Page, requests: Any, rules: Any, gates: Any, decisions: tuple[Any, Any]) -> Leadership:
    overrides, emergencies = decisions
    return Leadership(
        as_of=page.as_of,
        headline=page.headline,
        running_projects=page.running_projects,
        open_requests=page.open_requests,
        burning_per_day=shown(page.burning_per_day),
        burned_so_far=shown(page.burned_so_far),
        unpriced_requests=page.unpriced_requests,
        decided_recently=page.decided_recently,
        median_hours_to_decide=_hours(page.median_hours_to_decide),
        burning=[
            BurningRequest(
                request=requests.get(b.request_id),
                per_day=shown(b.per_day),
                so_far=shown(b.so_far),
                why_not_priced=b.why_not,
            )
            for b in page.burning
        ],
        gates=[gates[key] for key in page.gates if key in gates],
        gates_ready=shown_compliance(page.gates_ready),
        standards=shown_compliance(page.standards),
        overrides=[overrides[key] for key in page.overrides if key in overrides],
        emergencies=[emergencies[key] for key in page.emergencies if key in emergencies],
        ratings=[
            RatingCount(
                portfolio_id=strawberry.ID(to_global("Portfolio", r.portfolio_id)),
                portfolio=r.portfolio,
                scale=r.scale,
                rating=r.rating,
                projects=r.projects,
            )
            for r in page.ratings
        ],
        rule_costs=[
            RuleCost(rule=rules.get(c.rule_id), cited=c.cited, per_day=shown(c.per_day)) for c in page.rule_costs
        ],
    )


def _hours(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.1"))


@strawberry.type
class LeadershipQueries:
    leadership = strawberry.field(
        resolver=read_leadership, description="What burns, who can stop it, and which gates are not ready (LD1)."
    )
