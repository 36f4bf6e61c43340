"""Which use cases a program carries out by a personal access token. One that stands in no list is for people alone.

The policy's own acts are narrowed as well (`access.policy.token_rights`); this list also holds what needs no policy
line because it is one's own: profile, password, sessions, drafts, views and tokens.
"""

from triptych.access.policy.token_rights import beyond
from triptych.kernel.actor import Token, TokenRights
from triptych.kernel.refusals import NotAllowed

PROPOSING = frozenset(
    {
        "cite_rule",
        "comment_on_request",
        "confirm_need",
        "correct_need",
        "dispute_phi",
        "mark_alternative",
        "name_gap",
        "propose_alternative",
        "request_exception",
        "restate_need",
        "revise_alternative",
        "state_phi",
        "submit_answer",
        "withdraw_alternative",
        "withdraw_request",
    }
)
ACTING = PROPOSING | {
    "add_criteria",
    "add_group",
    "add_person",
    "assign_lead",
    "close_request",
    "create_gate",
    "create_initiative",
    "create_portfolio",
    "create_program",
    "create_project",
    "create_rule",
    "create_service",
    "create_service_family",
    "create_supply_source",
    "create_unit",
    "discard_draft",
    "edit_initiative",
    "edit_notice_wishes",
    "edit_portfolio",
    "edit_program",
    "edit_project",
    "edit_service",
    "edit_transition",
    "edit_unit",
    "enter_assessment",
    "enter_finding",
    "enter_forecast",
    "enter_rate",
    "enter_transition",
    "follow_request",
    "forget_view",
    "mark_all_notices_read",
    "mark_notices",
    "meet_condition",
    "rename_view",
    "reopen_request",
    "resolve_finding",
    "revise_rule",
    "save_draft",
    "save_view",
}
CARRIED_OUT: dict[TokenRights, frozenset[str]] = {
    TokenRights.READ: frozenset(),
    TokenRights.PROPOSE: PROPOSING,
    TokenRights.ACT: ACTING,
}


def must_be_within(token: Token | None, act: str) -> None:
    """Raise `NotAllowed` where a token does not carry out this use case."""
    if token is not None and act not in CARRIED_OUT[token.rights]:
        raise NotAllowed(beyond(token))
