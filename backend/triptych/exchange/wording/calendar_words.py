"""What a calendar file says, in each language: what comes to its day, and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from triptych.kernel.calendar_words import EntryKind as Kind
from triptych.kernel.calendar_words import EntryState as State

Said = Mapping[tuple[Kind, State | None], str]


@dataclass(frozen=True)
class CalendarWords:
    """The words of one language; `{text}` is a condition's, `{until}` the later end."""

    calendar: str
    waiver: str
    day: str
    entries: Said

    def entry(self, kind: Kind, state: State, *, text: str | None = None, until: date | None = None) -> str:
        """What comes to its day, as the page says it."""
        said = self.entries.get((kind, state)) or self.entries[kind, None]
        return said.replace("{until}", until.strftime(self.day) if until else "").replace("{text}", text or "")


ENGLISH = CalendarWords(
    calendar="Exceptions",
    waiver="Class waiver",
    day="%d %b %Y",
    entries={
        (Kind.APPROVAL_ENDS, None): "Approval ends",
        (Kind.APPROVAL_ENDS, State.OVER): "Approval ended",
        (Kind.APPROVAL_EXTENDED, None): "Extended to {until}",
        (Kind.EMERGENCY_GO_ENDS, None): "Emergency go ends",
        (Kind.EMERGENCY_GO_ENDS, State.OVER): "Emergency go ended",
        (Kind.DEFERRAL_LAPSES, None): "Deferral lapses",
        (Kind.DEFERRAL_LAPSES, State.OVER): "Deferral lapsed",
        (Kind.REVIEW_DUE, None): "Review due",
        (Kind.REVIEW_DUE, State.DONE): "Reviewed",
        (Kind.REVIEW_DUE, State.OVERDUE): "Not reviewed in time",
        (Kind.CONDITION_DUE, None): "Condition due: {text}",
        (Kind.CONDITION_DUE, State.DONE): "Condition due, already met: {text}",
        (Kind.CONDITION_DUE, State.OVERDUE): "Condition overdue: {text}",
        (Kind.WAIVER_ENDS, None): "Class waiver ends",
        (Kind.WAIVER_ENDS, State.OVER): "Class waiver ended",
        (Kind.WAIVER_OUTDATED, None): "Ends by a newer wording of the rule",
        (Kind.WAIVER_OUTDATED, State.OVER): "Ended by a newer wording of the rule",
        (Kind.WAIVER_REVIEW, None): "Class waiver to be reviewed",
        (Kind.WAIVER_REVIEW, State.OVER): "Class waiver was to be reviewed",
    },
)
GERMAN = CalendarWords(
    calendar="Ausnahmen",
    waiver="Klassenbefreiung",
    day="%d.%m.%Y",
    entries={
        (Kind.APPROVAL_ENDS, None): "Genehmigung endet",
        (Kind.APPROVAL_ENDS, State.OVER): "Genehmigung endete",
        (Kind.APPROVAL_EXTENDED, None): "Verlängert bis {until}",
        (Kind.EMERGENCY_GO_ENDS, None): "Notfreigabe endet",
        (Kind.EMERGENCY_GO_ENDS, State.OVER): "Notfreigabe endete",
        (Kind.DEFERRAL_LAPSES, None): "Aufschub läuft ab",
        (Kind.DEFERRAL_LAPSES, State.OVER): "Aufschub abgelaufen",
        (Kind.REVIEW_DUE, None): "Prüfung fällig",
        (Kind.REVIEW_DUE, State.DONE): "Geprüft",
        (Kind.REVIEW_DUE, State.OVERDUE): "Nicht rechtzeitig geprüft",
        (Kind.CONDITION_DUE, None): "Bedingung fällig: {text}",
        (Kind.CONDITION_DUE, State.DONE): "Bedingung fällig, schon erfüllt: {text}",
        (Kind.CONDITION_DUE, State.OVERDUE): "Bedingung überfällig: {text}",
        (Kind.WAIVER_ENDS, None): "Klassenbefreiung endet",
        (Kind.WAIVER_ENDS, State.OVER): "Klassenbefreiung endete",
        (Kind.WAIVER_OUTDATED, None): "Endet durch eine neuere Fassung der Regel",
        (Kind.WAIVER_OUTDATED, State.OVER): "Durch eine neuere Fassung der Regel beendet",
        (Kind.WAIVER_REVIEW, None): "Klassenbefreiung zu prüfen",
        (Kind.WAIVER_REVIEW, State.OVER): "Klassenbefreiung war zu prüfen",
    },
)


def calendar_words(language: str) -> CalendarWords:
    """The words of a language such as `de` or `de-AT`; English where there is no other."""
    return GERMAN if language[:2] == "de" else ENGLISH
