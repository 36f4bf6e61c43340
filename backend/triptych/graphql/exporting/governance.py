"""What each column of the lists of governance is in a file: requests, decisions, the queue, rules and gates."""

from collections.abc import Callable
from typing import Any

from triptych.exchange.spreadsheets import Look
from triptych.graphql.exporting.columns import (
    SEALED,
    Column,
    Node,
    Reader,
    code,
    day,
    moment,
    money,
    number,
    person,
    text,
    yes_no,
)
from triptych.graphql.exporting.table import Table
from triptych.graphql.exporting.truths import both_truths, keys


def _held_by(gate: Node) -> Any:
    state = gate["readiness"]["state"]
    return next((key["summary"] for key in gate["readiness"]["keys"] if key["state"] == state), None)


def _dissents(node: Node) -> list[Node] | None:
    return node["dissents"] or None


def _said(dissents: list[Node], reader: Reader) -> str:
    return "; ".join(
        f"{(each['author'] or {}).get('name', reader.words.sealed)}: {each['reason']}" for each in dissents
    )


def _stands(request: Node) -> str:
    """Where a request stands as the pages say it: what only the clock says stands before what was stored."""
    return "lapsed" if request["lapsed"] else "expired" if request["expired"] else str(request["state"])


def _requester(node: Node) -> Any:
    return (node["request"]["requester"] or {}).get("name", SEALED)


def _person(end: str) -> Callable[[Node], Any]:
    """Who directed, or was directed; without an instruction nobody, and a sealed person without a name."""

    def take(node: Node) -> Any:
        told = node["request"]["standingInstruction"]
        return None if told is None else (told[end] or {}).get("name", SEALED)

    return take


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
            *code("state", "state", "request", shown=_stands),
            yes_no("in_force", "inForce"),
            yes_no("expired", "expired"),
            yes_no("lapsed", "lapsed"),
        ],
        "amount": [*money("amount", "amount")],
        "payer": [*code("paid_by", "paidBy", "payer")],
        "rate": [*money("burn_an_hour", "burn.costPerHour"), text("burn_not_stated", "burn.notStated")],
        "cost": [number("hours_waited", "burn.hoursWaited", Look.NUMBER), *money("cost_of_waiting", "burn.costSoFar")],
        "opened": [moment("opened", "openedAt"), moment("stopped", "stoppedAt")],
        "needed": [day("needed_by", "neededBy")],
        "ends": [moment("holds_until", "holdsUntil")],
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
        "outcome": [*code("outcome", "outcome", "outcome"), moment("at", "at")],
        "who": [text("accountable", "accountable.name"), text("decided_by", "author.name")],
        "why": [text("reason", "reason"), text("direction", "instruction.reason")],
        "before": [*code("in_place_of", "supersedes.outcome", "outcome"), text("of", "supersedes.accountable.name")],
        "kind": [
            yes_no("override", "overrides"),
            yes_no("directed", "directed"),
            yes_no("dissent", "dissented"),
            yes_no("emergency_go", "emergency"),
            yes_no("not_reviewed_in_time", "breach"),
        ],
        "dissents": [Column("dissents", _dissents, _said)],
    },
)

QUEUE = Table(
    field="queue",
    node="Queue",
    always=("ref", "title"),
    searches=False,
    sorts=False,
    selection="""act escalated awaiting request { ref title projectRef projectName programName state
        requester { name } amount { amount currency } paidBy openedAt neededBy lapsed expired
        burn { costPerHour { amount currency } notStated hoursWaited costSoFar { amount currency } breakEvenAt }
        standingInstruction { says author { name } directed { name } }
        decisionClock { since dueAt holders { name } } escalationLevel }""",
    columns={
        "ref": [text("reference", "request.ref")],
        "title": [text("title", "request.title")],
        "act": [*code("next_act", "act", "act"), text("awaiting", lambda node: ", ".join(node["awaiting"]) or None)],
        "project": [
            text("project", "request.projectRef"),
            text("project_name", "request.projectName"),
            text("program", "request.programName"),
        ],
        "requester": [person("requester", _requester)],
        "state": [
            *code("state", "request.state", "request", shown=lambda node: _stands(node["request"])),
            yes_no("lapsed", "request.lapsed"),
            person("directed_by", _person("author")),
            person("directed_whom", _person("directed")),
            *code("directed_to", "request.standingInstruction.says", "directed"),
        ],
        "amount": [*money("amount", "request.amount"), *code("paid_by", "request.paidBy", "payer")],
        "rate": [*money("burn_an_hour", "request.burn.costPerHour"), text("burn_not_stated", "request.burn.notStated")],
        "cost": [
            number("hours_waited", "request.burn.hoursWaited", Look.NUMBER),
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
        "office": [*code("office", "ownerOffice", "office")],
        "statement": [text("statement", "current.statement")],
        "waivable": [yes_no("waivable", "current.waivable"), text("outside_authority", "current.outsideAuthority")],
        "cited": [number("times_cited", "citationCount")],
        "compliance": [*both_truths("projects", "compliance")],
        "review": [day("next_review", "current.reviewOn")],
        "origin": [*code("source", "origin", "origin"), text("source_note", "originNote")],
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
        "keys": [*keys(lambda node: node)],
        "state": [
            *code("opens", "readiness.state", "key"),
            *code("opens_without_exceptions", "readiness.stateWithoutExceptions", "key"),
            *both_truths("keys", "readiness.compliance"),
        ],
        "why": [text("what_holds_it", _held_by)],
        "project": [text("project", "project.ref"), text("project_name", "project.name")],
        "outcome": [*code("decision", "outcome", "gate")],
    },
)
