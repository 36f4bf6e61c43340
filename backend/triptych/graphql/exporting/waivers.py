"""What each column of the list of class waivers is in a file."""

from triptych.graphql.exporting.columns import code, day, moment, money, number, text
from triptych.graphql.exporting.table import Table

WAIVERS = Table(
    field="classWaivers",
    node="ClassWaiver",
    always=("ref", "title"),
    selection="""ref title state place limit { amount currency } validFrom validUntil reviewOn grantedAt proposedAt
        reason conditions rule { ref title ownerOffice } proposedBy { name } covered { findingId }""",
    columns={
        "ref": [text("reference", "ref")],
        "title": [text("title", "title")],
        "state": [*code("state", "state", "waiver")],
        "rule": [
            text("rule", "rule.ref"),
            text("rule_title", "rule.title"),
            *code("office", "rule.ownerOffice", "office"),
        ],
        "place": [text("place", "place")],
        "limit": [*money("up_to", "limit")],
        "until": [moment("valid_from", "validFrom"), moment("valid_until", "validUntil"), day("review_on", "reviewOn")],
        "why": [text("reason", "reason"), text("conditions", "conditions")],
        "who": [
            text("proposed_by", "proposedBy.name"),
            moment("proposed", "proposedAt"),
            moment("granted", "grantedAt"),
        ],
        "covered": [number("covers_now", lambda node: len(node["covered"]))],
    },
)
