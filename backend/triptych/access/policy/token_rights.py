"""What a personal access token may do of what its owner may: it narrows the policy and never widens it."""

from triptych.access.policy.actions import DECIDING_ACTIONS, NEVER_DELEGATED, Action
from triptych.kernel.actor import Token, TokenRights
from triptych.kernel.refusals import Denial, Fact

# What no program does in a person's name: decide, sign, vouch for somebody, and whatever makes or moves authority.
NEVER_BY_TOKEN = (
    DECIDING_ACTIONS
    | NEVER_DELEGATED
    | {
        Action.ACCOUNT_DEACTIVATE,
        Action.ACCOUNT_INVITE,
        Action.ACCOUNT_RESET,
        Action.ALTERNATIVE_SIGN,
        Action.CLOCK_SET,
        Action.EXCEPTION_APPEAL,
        Action.EXCEPTION_DISSENT,
        Action.EXCEPTION_HELP,
    }
)
READING = frozenset({action for action in Action if action.reads} | {Action.API_USE, Action.DATA_EXPORT})
PROPOSING = READING | {
    Action.ALTERNATIVE_PROPOSE,
    Action.ALTERNATIVE_RATE,
    Action.CAPABILITY_GAP_NAME,
    Action.EXCEPTION_ANSWER,
    Action.EXCEPTION_CONFIRM,
    Action.EXCEPTION_REQUEST,
    Action.EXCEPTION_WITHDRAW,
}
ALLOWED: dict[TokenRights, frozenset[Action]] = {
    TokenRights.READ: READING,
    TokenRights.PROPOSE: PROPOSING,
    TokenRights.ACT: frozenset(Action) - NEVER_BY_TOKEN,
}
_SAID = {
    TokenRights.READ: "This token only reads.",
    TokenRights.PROPOSE: "This token reads and proposes, and this is neither.",
    TokenRights.ACT: "No token does this: a person decides, signs and gives access.",
}
_NEAREST = {
    TokenRights.READ: "Use a token with more rights, or sign in.",
    TokenRights.PROPOSE: "Use a token that may act, or sign in.",
    TokenRights.ACT: "Sign in and do it yourself.",
}


def token_allows(token: Token | None, action: Action) -> bool:
    """Whether an act is within a token's rights; without a token nothing is narrowed."""
    return token is None or action in ALLOWED[token.rights]


def beyond(token: Token) -> Denial:
    """Why the token does not do it, and what would."""
    facts = (Fact("Token", token.name, False), Fact("Rights of the token", token.rights.value, True))
    return Denial("token_rights", _SAID[token.rights], facts, _NEAREST[token.rights])
