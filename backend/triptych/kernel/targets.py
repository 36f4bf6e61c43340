"""What an exception may cover: a standard, a criterion, a workstream that does not apply, or a whole key of a gate."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from triptych.kernel.money import Money


class TargetKind(StrEnum):
    """Kinds of records that an exception names; a key is named by the id of its gate."""

    STANDARD = "standard"
    CRITERION = "criterion"
    WORKSTREAM = "workstream"
    DELIVERY_KEY = "delivery_key"
    SERVICE_KEY = "service_key"
    PEOPLE_KEY = "people_key"


@dataclass(frozen=True, slots=True)
class Target:
    """One record on one project. A standard excepted on one project stays in force on every other."""

    kind: TargetKind
    id: UUID
    project_id: UUID


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one case apart from its target: the money it is about, and of which day that is.

    A class waiver may hold up to a limit; an amount of another currency is compared at the rate of the day.
    """

    amount: Money
    on_day: date
