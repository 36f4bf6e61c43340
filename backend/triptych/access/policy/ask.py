"""One question to the policy, and its yes."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.policy.limits import Limit
from triptych.kernel.actor import Office, Role
from triptych.kernel.money import CurrencyMismatch, Money


@dataclass(frozen=True, slots=True)
class Ask:
    """May this act be done here, for this office, with this much money (base currency)?"""

    action: Action
    scope: Scope
    amount: Decimal | None = None
    office: Office | None = None

    @classmethod
    def of(cls, action: Action, scope: Scope, amount: Money | None, office: Office | None, base_currency: str) -> "Ask":
        """A well-formed ask. Amounts meet limits in base currency only; whoever asks converts at a dated rate."""
        if action.needs_office != (office is not None):
            raise ValueError(f"{action} asked {'without its' if action.needs_office else 'with an'} office")
        if amount is None:
            return cls(action, scope, None, office)
        if amount.currency != base_currency:
            raise CurrencyMismatch(f"limits are in {base_currency}, the ask is in {amount.currency}")
        if not amount.amount.is_finite() or amount.amount < 0:
            raise ValueError(f"{amount.amount} is not an amount that can be asked for")
        return cls(action, scope, amount.amount, office)


@dataclass(frozen=True, slots=True)
class Permit:
    """The policy's yes: by which line of which version, through which assignment, and in whose name.

    `role` and `assignment_id` are None where a line names the person. `on_behalf_of_id` is the person whose authority a
    delegate used; the audit trail keeps both. `limit` is the most that this line, and the delegation, allow.
    """

    policy_version: int
    line: str
    line_no: int
    role: Role | None
    assignment_id: UUID | None
    on_behalf_of_id: UUID | None = None
    limit: Limit | None = None
