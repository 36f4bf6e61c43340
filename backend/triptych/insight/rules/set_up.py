"""What an organisation needs before its first request can be asked, answered and decided (DT9)."""

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """One thing to enter or import, in the order in which the next ones need it."""

    UNITS = "units"
    PEOPLE = "people"
    ACCOUNTS = "accounts"
    OFFICE_LEADS = "office_leads"
    APPROVERS = "approvers"
    REPRESENTATIVES = "representatives"
    SECOND_ADMINISTRATOR = "second_administrator"
    SERVICES = "services"
    RULES = "rules"
    PORTFOLIO = "portfolio"
    GATES = "gates"


# How many there must be at the least. A request needs somebody who asks, somebody who answers and somebody who decides,
# and they are three people; the two-person acts close with the second administrator (DOMAIN, First install).
NEEDED = {
    Step.UNITS: 2,
    Step.PEOPLE: 3,
    Step.ACCOUNTS: 3,
    Step.OFFICE_LEADS: 3,
    Step.APPROVERS: 1,
    Step.REPRESENTATIVES: 1,
    Step.SECOND_ADMINISTRATOR: 2,
    Step.SERVICES: 1,
    Step.RULES: 1,
    Step.PORTFOLIO: 1,
    Step.GATES: 1,
}


@dataclass(frozen=True, slots=True)
class StepState:
    """How many there are of what a step asks for."""

    step: Step
    there: int

    @property
    def needed(self) -> int:
        """How many there must be at the least."""
        return NEEDED[self.step]

    @property
    def missing(self) -> bool:
        """Whether there are too few."""
        return self.there < self.needed
