"""What each column of the offices' own lists is in a file: projects, initiatives, services and sources of supply."""

from collections.abc import Callable
from typing import Any

from triptych.exchange.spreadsheets import Look
from triptych.graphql.exporting.columns import Node, code, day, money, number, text, yes_no
from triptych.graphql.exporting.table import Table
from triptych.graphql.exporting.truths import both_truths, keys


def _lead(kind: str) -> Callable[[Node], Any]:
    def take(node: Node) -> Any:
        led = (stream["lead"] for stream in node["workstreams"] if stream["kind"] == kind and stream["lead"])
        return next((lead["name"] for lead in led), None)

    return take


def _people(node: Node) -> Any:
    return sum(group["headcount"] for group in node["groups"]) if node["groups"] else None


def _worst(node: Node) -> Any:
    told = [group["profile"]["shareBeforeAbility"] for group in node["groups"] if group["profile"]]
    return max((share for share in told if share is not None), default=None, key=float)


PROJECTS = Table(
    field="projects",
    node="Project",
    always=("ref", "name"),
    selection="""ref name portfolioName programName stage rating ratingScale ratingWithheld ratingYear startOn
        finishOn ended budget { amount currency } budgetWithheld weeklyBurn { amount currency } openRequests origin
        originNote nextGate { ref dueOn readiness { keys { office state stateWithoutExceptions } } }
        standards { counted withExceptions withoutExceptions } workstreams { kind lead { name } }""",
    columns={
        "ref": [text("reference", "ref")],
        "name": [text("name", "name")],
        "portfolio": [text("portfolio", "portfolioName")],
        "program": [text("program", "programName")],
        "stage": [*code("stage", "stage", "stage")],
        "rating": [
            *code("rating", "rating", "rating"),
            text("rating_scale", lambda node: node["rating"] and node["ratingScale"]),
            number("rating_year", "ratingYear", Look.YEAR),
            text("rating_withheld", "ratingWithheld"),
        ],
        "keys": [
            text("next_gate", "nextGate.ref"),
            day("next_gate_due", "nextGate.dueOn"),
            *keys(lambda node: node["nextGate"]),
        ],
        "standards": [*both_truths("standards", "standards")],
        "start": [day("start", "startOn")],
        "finish": [day("finish", "finishOn"), yes_no("ended", "ended")],
        "budget": [*money("budget", "budget"), text("budget_withheld", "budgetWithheld")],
        "burn": [*money("burn_a_week", "weeklyBurn")],
        "requests": [number("open_requests", "openRequests")],
        "triad": [
            text("project_manager", _lead("DELIVERY")),
            text("service_lead", _lead("SERVICE_TRANSITION")),
            text("change_lead", _lead("PEOPLE_CHANGE")),
        ],
        "origin": [*code("source", "origin", "origin"), text("source_note", "originNote")],
    },
)

INITIATIVES = Table(
    field="initiatives",
    node="Initiative",
    always=("ref", "name"),
    selection="""ref name projectRef projectName goLiveOn origin
        groups { headcount profile { answered shareBeforeAbility notShown } }""",
    columns={
        "ref": [text("reference", "ref")],
        "name": [text("name", "name")],
        "project": [text("project", "projectRef"), text("project_name", "projectName")],
        "live": [day("go_live", "goLiveOn")],
        "people": [number("people", _people), number("groups", lambda node: len(node["groups"]))],
        "asked": [number("groups_assessed", lambda node: sum(1 for group in node["groups"] if group["profile"]))],
        "worst": [number("worst_share_before_ability", _worst, Look.SHARE)],
        "origin": [*code("source", "origin", "origin")],
    },
)

SERVICES = Table(
    field="services",
    node="Service",
    always=("ref", "name"),
    selection="""ref name family { name } agency latestVolume latestQuarter owner { name } unit { name } origin""",
    columns={
        "ref": [text("reference", "ref")],
        "name": [text("name", "name")],
        "family": [text("family", "family.name")],
        "agency": [text("agency", "agency")],
        "volume": [number("latest_volume", "latestVolume"), text("latest_quarter", "latestQuarter")],
        "owner": [text("owner", "owner.name")],
        "unit": [text("unit", "unit.name")],
        "origin": [*code("source", "origin", "origin")],
    },
)

SOURCES = Table(
    field="supplySources",
    node="SupplySource",
    always=("ref", "name"),
    selection="""ref name insideBase inBaseSince baseNeeds supplier supplies leadLowDays leadLikelyDays leadHighDays
        price { amount currency } priceUnit priceOn alternativeCount evidenceCount newestEvidenceOn unit { name }
        validUntil retired risks note origin originNote""",
    columns={
        "ref": [text("reference", "ref")],
        "name": [text("name", "name")],
        "base": [
            yes_no("inside_supply_base", "insideBase"),
            day("in_base_since", "inBaseSince"),
            text("needs_to_come_in", "baseNeeds"),
        ],
        "supplier": [text("supplier", "supplier"), text("supplies", "supplies")],
        "lead": [
            number("lead_days_low", "leadLowDays"),
            number("lead_days_likely", "leadLikelyDays"),
            number("lead_days_high", "leadHighDays"),
        ],
        "price": [*money("price", "price"), text("price_per", "priceUnit"), day("price_on", "priceOn")],
        "used": [number("alternatives", "alternativeCount")],
        "evidence": [number("pieces_of_evidence", "evidenceCount"), day("newest_evidence", "newestEvidenceOn")],
        "unit": [text("unit", "unit.name")],
        "valid": [day("valid_until", "validUntil"), yes_no("retired", "retired")],
        "risks": [text("risks", "risks"), text("note", "note")],
        "origin": [*code("source", "origin", "origin"), text("source_note", "originNote")],
    },
)
