"""Every act that somebody may be asked about: one alphabetical list of "resource:verb"."""

from enum import StrEnum

from triptych.kernel.actor import APPROVING_ROLES, Role


class Action(StrEnum):
    """What a person wants to do. The policy speaks of these and of nothing else; `MEANING` says what each one is."""

    ABSENCE_DECLARE = "absence:declare"
    ACCOUNT_DEACTIVATE = "account:deactivate"
    ACCOUNT_INVITE = "account:invite"
    ACCOUNT_READ = "account:read"
    ACCOUNT_RESET = "account:reset"
    ALTERNATIVE_PROPOSE = "alternative:propose"
    ALTERNATIVE_RATE = "alternative:rate"
    ALTERNATIVE_SIGN = "alternative:sign"
    ANSWERS_REVIEW = "answers:review"
    API_USE = "api:use"
    ASSESSMENT_ENTER = "assessment:enter"
    AUDIT_READ = "audit:read"
    CAPABILITY_GAP_INVITE = "capability_gap:invite"
    CAPABILITY_GAP_JOIN = "capability_gap:join"
    CAPABILITY_GAP_NAME = "capability_gap:name"
    CAPABILITY_GAP_PLAN = "capability_gap:plan"
    CATALOGUE_EDIT = "catalogue:edit"
    CLOCK_SET = "clock:set"
    CONDITION_MEET = "condition:meet"
    CRITERION_ENTER = "criterion:enter"
    CRITERION_SIGN = "criterion:sign"
    DATA_EXPORT = "data:export"
    DATA_IMPORT = "data:import"
    DELEGATION_GRANT = "delegation:grant"
    EXCEPTION_ANSWER = "exception:answer"
    EXCEPTION_APPEAL = "exception:appeal"
    EXCEPTION_APPROVE = "exception:approve"
    EXCEPTION_CLOSE = "exception:close"
    EXCEPTION_CONFIRM = "exception:confirm"
    EXCEPTION_DECLINE = "exception:decline"
    EXCEPTION_DEFER = "exception:defer"
    EXCEPTION_DIRECT = "exception:direct"
    EXCEPTION_DISSENT = "exception:dissent"
    EXCEPTION_EMERGENCY = "exception:emergency"
    EXCEPTION_HELP = "exception:help"
    EXCEPTION_OVERRIDE = "exception:override"
    EXCEPTION_READ = "exception:read"
    EXCEPTION_REOPEN = "exception:reopen"
    EXCEPTION_REQUEST = "exception:request"
    EXCEPTION_WAIVE = "exception:waive"
    EXCEPTION_WITHDRAW = "exception:withdraw"
    FINDING_ENTER = "finding:enter"
    FORECAST_ENTER = "forecast:enter"
    GATE_CREATE = "gate:create"
    GATE_DECIDE = "gate:decide"
    HARM_RECORD = "harm:record"
    INITIATIVE_ENTER = "initiative:enter"
    INITIATIVE_READ = "initiative:read"
    LEADERSHIP_READ = "leadership:read"
    ORGANISATION_EDIT = "organisation:edit"
    ORGANISATION_READ = "organisation:read"
    OUTSIDE_RECORD = "outside:record"
    POLICY_ACTIVATE = "policy:activate"
    POLICY_DRAFT = "policy:draft"
    POLICY_READ = "policy:read"
    PORTFOLIO_CREATE = "portfolio:create"
    PORTFOLIO_EDIT = "portfolio:edit"
    PRECEDENT_ANSWER = "precedent:answer"
    PROGRAM_CREATE = "program:create"
    PROGRAM_EDIT = "program:edit"
    PROJECT_CREATE = "project:create"
    PROJECT_EDIT = "project:edit"
    PROJECT_READ = "project:read"
    RATE_ENTER = "rate:enter"
    ROLE_GRANT = "role:grant"
    ROLE_GRANT_APPROVING = "role:grant_approving"
    RULE_CREATE = "rule:create"
    RULE_EDIT = "rule:edit"
    RULE_READ = "rule:read"
    SEAL_OPEN = "seal:open"
    SERVICE_CREATE = "service:create"
    SERVICE_EDIT = "service:edit"
    SERVICE_READ = "service:read"
    TRANSITION_ENTER = "transition:enter"
    TRANSITION_READ = "transition:read"
    WAIVER_PROPOSE = "waiver:propose"
    WAIVER_REVOKE = "waiver:revoke"

    @property
    def reads(self) -> bool:
        """Whether the act only looks; lists are filtered by such acts."""
        return self.value.endswith(":read")

    @property
    def needs_amount(self) -> bool:
        """Whether the act is compared with a limit of money."""
        return self in MONEY_ACTIONS

    @property
    def needs_office(self) -> bool:
        """Whether the act belongs to one office: whose standard, gate or evidence, whose "no"."""
        return self in OFFICE_ACTIONS


MONEY_ACTIONS = frozenset(
    {
        Action.EXCEPTION_APPROVE,
        Action.EXCEPTION_DIRECT,
        Action.EXCEPTION_EMERGENCY,
        Action.EXCEPTION_OVERRIDE,
        Action.EXCEPTION_WAIVE,
    }
)
OFFICE_ACTIONS = frozenset(
    {
        Action.ANSWERS_REVIEW,
        Action.CLOCK_SET,
        Action.EXCEPTION_DECLINE,
        Action.EXCEPTION_DEFER,
        Action.EXCEPTION_REOPEN,
        Action.EXCEPTION_WAIVE,
        Action.FINDING_ENTER,
        Action.GATE_DECIDE,
        Action.RULE_CREATE,
        Action.RULE_EDIT,
        Action.WAIVER_REVOKE,
    }
)
# What decides about somebody else's ask, work or access. The third line does none of these.
DECIDING_ACTIONS = frozenset(
    {
        Action.CRITERION_SIGN,
        Action.EXCEPTION_APPROVE,
        Action.EXCEPTION_DECLINE,
        Action.EXCEPTION_DEFER,
        Action.EXCEPTION_DIRECT,
        Action.EXCEPTION_EMERGENCY,
        Action.EXCEPTION_OVERRIDE,
        Action.EXCEPTION_WAIVE,
        Action.GATE_DECIDE,
        Action.POLICY_ACTIVATE,
        Action.ROLE_GRANT_APPROVING,
        Action.WAIVER_REVOKE,
    }
)
# What a delegate never does in another's name: passing authority on, and the acts that make authority (AU6).
NEVER_DELEGATED = frozenset(
    {
        Action.ABSENCE_DECLARE,
        Action.ANSWERS_REVIEW,
        Action.DELEGATION_GRANT,
        Action.EXCEPTION_DIRECT,
        Action.POLICY_ACTIVATE,
        Action.POLICY_DRAFT,
        Action.ROLE_GRANT,
        Action.ROLE_GRANT_APPROVING,
        Action.SEAL_OPEN,
    }
)
# What the policy grants already and a later feature asks (DOMAIN section 3); every other act is asked somewhere.
ASKED_LATER = {Action.POLICY_ACTIVATE: "AU7", Action.POLICY_DRAFT: "AU7"}
CONTROLLING_ROLES = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})


def act_of_granting(role: Role) -> Action:
    """Which act gives or takes this role: approving and controlling roles ask for more than ordinary ones."""
    weighty = role in APPROVING_ROLES or role in CONTROLLING_ROLES
    return Action.ROLE_GRANT_APPROVING if weighty else Action.ROLE_GRANT


MEANING: dict[Action, str] = {
    Action.ABSENCE_DECLARE: "say that one is away from a day until another",
    Action.ACCOUNT_DEACTIVATE: "close an account",
    Action.ACCOUNT_INVITE: "invite a person",
    Action.ACCOUNT_READ: "see accounts and their sessions",
    Action.ACCOUNT_RESET: "let a person set a new password",
    Action.ALTERNATIVE_PROPOSE: "enter an alternative",
    Action.ALTERNATIVE_RATE: "mark an alternative real or not real",
    Action.ALTERNATIVE_SIGN: "sign an alternative for one's side",
    Action.ANSWERS_REVIEW: "see how real the alternatives were that came with a no of one's office",
    Action.API_USE: "ask by documents of one's own beyond the ordinary limits, by tokens and in the explorer",
    Action.ASSESSMENT_ENTER: "enter an ADKAR assessment",
    Action.AUDIT_READ: "read the audit trail",
    Action.CAPABILITY_GAP_INVITE: "invite whoever met a gap as design partner or pilot",
    Action.CAPABILITY_GAP_JOIN: "accept or decline such an invitation",
    Action.CAPABILITY_GAP_NAME: "name what the organisation cannot do yet",
    Action.CAPABILITY_GAP_PLAN: "plan a gap, join it with another, say that it is delivered",
    Action.CATALOGUE_EDIT: "keep service families, suppliers and sources of supply",
    Action.CLOCK_SET: "set how long each hop may take, and what it takes of people",
    Action.CONDITION_MEET: "enter the evidence that a condition is met",
    Action.CRITERION_ENTER: "enter an acceptance criterion",
    Action.CRITERION_SIGN: "sign an acceptance criterion",
    Action.DATA_EXPORT: "export everything that one may read",
    Action.DATA_IMPORT: "import a file",
    Action.DELEGATION_GRANT: "lend one's own authority to another for a time",
    Action.EXCEPTION_ANSWER: "restate a need and cite the rule that stands in its way",
    Action.EXCEPTION_APPEAL: "appeal the decision on one's own request, once",
    Action.EXCEPTION_APPROVE: "approve with the authority over the money",
    Action.EXCEPTION_CLOSE: "close one's own request when its matter is settled",
    Action.EXCEPTION_CONFIRM: "confirm or correct the restated need",
    Action.EXCEPTION_DECLINE: "decline, in full grammar",
    Action.EXCEPTION_DEFER: "defer, with date, owner, trigger and interim relief",
    Action.EXCEPTION_DIRECT: "direct a decision by name, and be accountable for it",
    Action.EXCEPTION_DISSENT: "enter a dissent from a decision that one took part in",
    Action.EXCEPTION_EMERGENCY: "give an emergency go, for at most 72 hours",
    Action.EXCEPTION_HELP: "accept to be the helper named in a decline",
    Action.EXCEPTION_OVERRIDE: "supersede a decision, with a reason",
    Action.EXCEPTION_READ: "read exception requests",
    Action.EXCEPTION_REOPEN: "take a decided request up again, on stated grounds",
    Action.EXCEPTION_REQUEST: "open an exception request",
    Action.EXCEPTION_WAIVE: "approve with the authority over an office's standard",
    Action.EXCEPTION_WITHDRAW: "withdraw one's own request",
    Action.FINDING_ENTER: "enter a violation of a standard, with evidence",
    Action.FORECAST_ENTER: "enter the forecast of a project",
    Action.GATE_CREATE: "create a gate with criteria, tolerances and threshold",
    Action.GATE_DECIDE: "decide a gate or the key of one's office",
    Action.HARM_RECORD: "record what came of a decision later",
    Action.INITIATIVE_ENTER: "enter a change initiative, its groups and impacts",
    Action.INITIATIVE_READ: "read change initiatives",
    Action.LEADERSHIP_READ: "read the cross-office leadership page",
    Action.ORGANISATION_EDIT: "keep units, calendars and the organisation's settings",
    Action.ORGANISATION_READ: "see units and people",
    Action.OUTSIDE_RECORD: "record what an authority outside answered, whose law a rule is",
    Action.POLICY_ACTIVATE: "activate a drafted role policy",
    Action.POLICY_DRAFT: "draft a role policy",
    Action.POLICY_READ: "read the role policy",
    Action.PORTFOLIO_CREATE: "create a portfolio",
    Action.PORTFOLIO_EDIT: "change a portfolio",
    Action.PRECEDENT_ANSWER: "follow a precedent or write what is different",
    Action.PROGRAM_CREATE: "create a program",
    Action.PROGRAM_EDIT: "change a program",
    Action.PROJECT_CREATE: "create a project with its three workstreams",
    Action.PROJECT_EDIT: "change a project",
    Action.PROJECT_READ: "read portfolios, programs, projects and gates",
    Action.RATE_ENTER: "enter a dated rate between two currencies",
    Action.ROLE_GRANT: "give or take a role that neither approves nor controls",
    Action.ROLE_GRANT_APPROVING: "give or take an approving or controlling role",
    Action.RULE_CREATE: "enter a standard of an office",
    Action.RULE_EDIT: "enter a new version of a standard",
    Action.RULE_READ: "read the standards",
    Action.SEAL_OPEN: "ask, with a second person of another line, who proposed something outside the rules",
    Action.SERVICE_CREATE: "add a service to the catalogue",
    Action.SERVICE_EDIT: "change a service and its agreements",
    Action.SERVICE_READ: "read the service catalogue",
    Action.TRANSITION_ENTER: "enter a service transition of a project",
    Action.TRANSITION_READ: "see which projects hand over to one's services",
    Action.WAIVER_PROPOSE: "propose that a class of cases be excepted from a rule for a time",
    Action.WAIVER_REVOKE: "end a class waiver of an office's standard at once",
}
