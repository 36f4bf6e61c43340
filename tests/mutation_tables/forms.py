"""The parts of the table of mutations: a form over the records of the story, and who may send it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from building import NOON, TODAY
from every_stage import EveryStage
from triptych.graphql.ids import to_global

EVERYBODY = ("Marta", "Rita", "Olivia", "Paula", "Uma", "Nora")
DONE, INVALID, UNSEEN = "Done", "Invalid", "NotFound"


@dataclass(frozen=True)
class Of:
    """The global id of a record or person of the story."""

    kind: str
    name: str


@dataclass(frozen=True)
class Seen:
    """What a form shows of the version that it was filled in over."""

    name: str


@dataclass(frozen=True)
class Case:
    """A mutation, a form that is right, and who may."""

    mutation: str
    given: dict[str, Any]
    may: dict[str, str]

    def form(self, stage: EveryStage) -> dict[str, Any]:
        """The form with the ids of the story."""
        filled: dict[str, Any] = _filled(self.given, stage)
        return filled


def _filled(given: Any, stage: EveryStage) -> Any:
    match given:
        case Of(kind="Person", name=name):
            return to_global("Person", stage.story.person(name))
        case Of(kind=kind, name=name):
            return to_global(kind, stage.story.ids[name])
        case Seen(name=name):
            return stage.seen[name]
        case dict():
            return {name: _filled(part, stage) for name, part in given.items()}
        case list():
            return [_filled(part, stage) for part in given]
    return given


def of_kind(kind: str) -> Any:
    """Ids of one kind, by the name in the story."""
    return lambda name: Of(kind, name)


def may(*names: str) -> dict[str, str]:
    """Whoever may, and nothing stands in the way."""
    return dict.fromkeys(names, DONE)


person, unit, request = of_kind("Person"), of_kind("OrgUnit"), of_kind("ExceptionRequest")
gap, waiver = of_kind("CapabilityGap"), of_kind("ClassWaiver")
alternative, answer, rule, project = of_kind("Alternative"), of_kind("Answer"), of_kind("Rule"), of_kind("Project")
SOON, FAR = str(TODAY + timedelta(days=10)), str(TODAY + timedelta(days=60))
SOON_AT, FAR_AT, FARTHER_AT = ((NOON + timedelta(days=days)).isoformat() for days in (5, 60, 90))
ASKED = {"amount": "10000", "currency": "USD"}
