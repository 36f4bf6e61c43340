"""Which lists can be exported, and what each column on screen is in the file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from triptych.graphql.exporting.columns import Column, Node, code, day, moment, money, number, text, yes_no


@dataclass(frozen=True, slots=True)
class Table:
    """A list of the API as a table: its field, its type, what is selected, and the columns by their id on screen.

    The columns of `always` stand first and cannot be left out.
    """

    field: str
    node: str
    selection: str
    columns: Mapping[str, Sequence[Column]]
    always: tuple[str, ...]
    searches: bool = True
    sorts: bool = True

    @property
    def asked(self) -> tuple[str, ...]:
        """Which variables of a page its list takes."""
        return (*(["search"] if self.searches else []), "filter", *(["orderBy"] if self.sorts else []))

    def shown(self, asked: Sequence[str]) -> list[Column]:
        """The columns that are asked for, in the table's order; ids that it does not know are left out."""
        wanted = {*self.always, *asked}
        return [column for name, columns in self.columns.items() if name in wanted for column in columns]

    def document(self) -> str:
        """The query for one page of it."""
        kinds = {"search": "String", "filter": f"{self.node}Filter", "orderBy": f"[{self.node}Order!]"}
        taken = "".join(f", ${name}: {kinds[name]}" for name in self.asked)
        given = "".join(f", {name}: ${name}" for name in self.asked)
        return (
            f"query Export($first: Int, $after: String, $counted: Boolean!{taken}) {{"
            f" {self.field}(first: $first, after: $after{given}) {{ totalCount @include(if: $counted)"
            f" pageInfo {{ hasNextPage endCursor }} edges {{ node {{ {self.selection} }} }} }} }}"
        )


def _lead(kind: str) -> Callable[[Node], Any]:
    def take(node: Node) -> Any:
        led = (stream["lead"] for stream in node["workstreams"] if stream["kind"] == kind and stream["lead"])
        return next((lead["name"] for lead in led), None)

    return take


def _key(office: str, gate: Callable[[Node], Any], told: str) -> Callable[[Node], Any]:
    def take(node: Node) -> Any:
        at = gate(node)
        keys = at["readiness"]["keys"] if at else ()
        return next((key[told] for key in keys if key["office"] == office), None)

    return take


def _dissents(node: Node) -> str | None:
    said = (f"{(each['author'] or {}).get('name', 'Sealed person')}: {each['reason']}" for each in node["dissents"])
    return "; ".join(said) or None


def _keys(gate: Callable[[Node], Any]) -> tuple[Column, ...]:
    """Each key by both truths (EX12)."""
    names = (("delivery_key", "PMO"), ("service_key", "SMO"), ("people_key", "CMO"))
    return tuple(
        column
        for name, office in names
        for column in (
            code(name, _key(office, gate, "state")),
            code(f"{name}_without_exceptions", _key(office, gate, "stateWithoutExceptions")),
        )
    )


def _both_truths(name: str, path: str) -> tuple[Column, ...]:
    """A figure of compliance: how many are counted, how many comply with exceptions, and how many without (EX12)."""
    return (
        number(f"{name}_counted", f"{path}.counted"),
        number(f"{name}_with_exceptions", f"{path}.withExceptions"),
        number(f"{name}_without_exceptions", f"{path}.withoutExceptions"),
    )


def _held_by(gate: Node) -> Any:
    state = gate["readiness"]["state"]
    return next((key["summary"] for key in gate["readiness"]["keys"] if key["state"] == state), None)


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
        "stage": [code("stage", "stage")],
        "rating": [
            text("rating", "rating"),
            text("rating_scale", lambda node: node["rating"] and node["ratingScale"]),
            number("rating_year", "ratingYear"),
            text("rating_withheld", "ratingWithheld"),
        ],
        "keys": [
            text("next_gate", "nextGate.ref"),
            day("next_gate_due", "nextGate.dueOn"),
            *_keys(lambda node: node["nextGate"]),
        ],
        "standards": [*_both_truths("standards", "standards")],
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
        "origin": [code("source", "origin"), text("source_note", "originNote")],
    },
)

EXCEPTIONS = Table(
    field="exceptionRequests",
    node="ExceptionRequest",
    always=("ref", "title"),
    selection="""ref title projectRef projectName state amount { amount currency } paidBy openedAt stoppedAt neededBy
        holdsUntil inForce expired lapsed
        burn { costPerHour { amount currency } notStated hoursWaited costSoFar { amount currency } }""",
    columns={
        "ref": [text("reference", "ref")],
        "title": [text("title", "title")],
        "project": [text("project", "projectRef"), text("project_name", "projectName")],
        "state": [
            code("state", "state"),
            yes_no("in_force", "inForce"),
            yes_no("expired", "expired"),
            yes_no("lapsed", "lapsed"),
        ],
        "amount": [*money("amount", "amount")],
        "payer": [code("paid_by", "paidBy")],
        "rate": [*money("burn_an_hour", "burn.costPerHour"), text("burn_not_stated", "burn.notStated")],
        "cost": [number("hours_waited", "burn.hoursWaited"), *money("cost_of_waiting", "burn.costSoFar")],
        "opened": [moment("opened", "openedAt"), moment("stopped", "stoppedAt")],
        "needed": [day("needed_by", "neededBy")],
        "ends": [moment("holds_until", "holdsUntil")],
    },
)

GATES = Table(
    field="gates",
    node="Gate",
    always=("ref", "name"),
    searches=False,
    selection="""ref name dueOn outcome project { ref name } readiness { state stateWithoutExceptions
        compliance { counted withExceptions withoutExceptions }
        keys { office state stateWithoutExceptions summary } }""",
    columns={
        "ref": [text("reference", "ref")],
        "name": [text("name", "name")],
        "due": [day("due", "dueOn")],
        "keys": [*_keys(lambda node: node)],
        "state": [
            code("opens", "readiness.state"),
            code("opens_without_exceptions", "readiness.stateWithoutExceptions"),
            *_both_truths("keys", "readiness.compliance"),
        ],
        "why": [text("what_holds_it", _held_by)],
        "project": [text("project", "project.ref"), text("project_name", "project.name")],
        "outcome": [code("decision", "outcome")],
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
        "worst": [number("worst_share_before_ability", _worst)],
        "origin": [code("source", "origin")],
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
        "origin": [code("source", "origin")],
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
        "origin": [code("source", "origin"), text("source_note", "originNote")],
    },
)

DECISIONS = Table(
    field="decisions",
    node="Decision",
    always=("ref", "outcome"),
    searches=False,
    selection="""requestRef requestTitle outcome reason at overrides directed dissented emergency breach
        accountable { name } author { name } supersedes { outcome accountable { name } }
        instruction { reason } dissents { reason author { name } }""",
    columns={
        "ref": [text("request", "requestRef"), text("title", "requestTitle")],
        "outcome": [code("outcome", "outcome"), moment("at", "at")],
        "who": [text("accountable", "accountable.name"), text("decided_by", "author.name")],
        "why": [text("reason", "reason"), text("direction", "instruction.reason")],
        "before": [code("in_place_of", "supersedes.outcome"), text("of", "supersedes.accountable.name")],
        "kind": [
            yes_no("override", "overrides"),
            yes_no("directed", "directed"),
            yes_no("dissent", "dissented"),
            yes_no("emergency_go", "emergency"),
            yes_no("not_reviewed_in_time", "breach"),
        ],
        "dissents": [text("dissents", _dissents)],
    },
)

QUEUE = Table(
    field="queue",
    node="Queue",
    always=("ref", "title"),
    searches=False,
    sorts=False,
    selection="""act escalated awaiting request { ref title projectRef projectName programName state
        requester { name } amount { amount currency } paidBy openedAt neededBy lapsed
        burn { costPerHour { amount currency } notStated hoursWaited costSoFar { amount currency } breakEvenAt }
        decisionClock { since dueAt holders { name } } escalationLevel }""",
    columns={
        "ref": [text("reference", "request.ref")],
        "title": [text("title", "request.title")],
        "act": [text("next_act", "act"), text("awaiting", lambda node: ", ".join(node["awaiting"]) or None)],
        "project": [
            text("project", "request.projectRef"),
            text("project_name", "request.projectName"),
            text("program", "request.programName"),
        ],
        "requester": [
            text("requester", lambda node: (node["request"]["requester"] or {}).get("name", "Sealed person"))
        ],
        "state": [code("state", "request.state"), yes_no("lapsed", "request.lapsed")],
        "amount": [*money("amount", "request.amount"), code("paid_by", "request.paidBy")],
        "rate": [*money("burn_an_hour", "request.burn.costPerHour"), text("burn_not_stated", "request.burn.notStated")],
        "cost": [
            number("hours_waited", "request.burn.hoursWaited"),
            *money("cost_of_waiting", "request.burn.costSoFar"),
            moment("breaks_even", "request.burn.breakEvenAt"),
        ],
        "clock": [
            moment("waits_since", "request.decisionClock.since"),
            moment("due", "request.decisionClock.dueAt"),
            yes_no("escalated_to_me", "escalated"),
            number("escalated_levels", "request.escalationLevel"),
        ],
        "opened": [moment("opened", "request.openedAt"), day("needed_by", "request.neededBy")],
    },
)

RULES = Table(
    field="rules",
    node="Rule",
    always=("ref", "title"),
    selection="""ref title ownerOffice citationCount current { statement waivable outsideAuthority reviewOn }
        compliance { counted withExceptions withoutExceptions } origin originNote""",
    columns={
        "ref": [text("reference", "ref")],
        "title": [text("title", "title")],
        "office": [code("office", "ownerOffice")],
        "statement": [text("statement", "current.statement")],
        "waivable": [yes_no("waivable", "current.waivable"), text("outside_authority", "current.outsideAuthority")],
        "cited": [number("times_cited", "citationCount")],
        "compliance": [*_both_truths("projects", "compliance")],
        "review": [day("next_review", "current.reviewOn")],
        "origin": [code("source", "origin"), text("source_note", "originNote")],
    },
)

TABLES = {
    "queue": QUEUE,
    "decisions": DECISIONS,
    "projects": PROJECTS,
    "rules": RULES,
    "exceptions": EXCEPTIONS,
    "gates": GATES,
    "initiatives": INITIATIVES,
    "services": SERVICES,
    "sources": SOURCES,
}
