"""What mails say, in each language that people choose; a test holds the languages equal and complete."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from triptych.exchange.mail import english, german
from triptych.kernel.notice_words import Tie


@dataclass(frozen=True)
class Words:
    """The words of one language. `{who}` stands for whoever did it; a sealed author is
    somebody. `{until}` is the last day of something."""

    language: str
    somebody: str
    yours: str
    change_it: str
    hello: Callable[[str], str]
    digest_subject: Callable[[int], str]
    several_subject: Callable[[int], str]
    mixed_subject: Callable[[int], str]
    events: Mapping[str, str]
    acts: Mapping[str, str]
    ties: Mapping[Tie, str]
    something: str
    day: Callable[[date], str]

    def event(self, kind: str, who: str | None, until: date | None = None) -> str:
        """What happened, as a sentence; a kind that has no words yet is told as that something happened."""
        known = self.events.get(kind) or self.events.get(kind.partition(":")[0], self.something)
        told = known.replace("{who}", who or self.somebody)
        return told.replace("{until}", self.day(until) if until else "")

    def act(self, act: str) -> str:
        """What is to be done."""
        return self.acts.get(act, self.yours)

    def tie(self, tie: Tie) -> str:
        """Why the reader gets this."""
        return self.ties[tie]


LANGUAGES = {each.LANGUAGE: Words(each.LANGUAGE, *each.WORDS) for each in (english, german)}


def words_in(locale: str) -> Words:
    """The words of a person's language; English where there is no other."""
    return LANGUAGES.get(locale[:2], LANGUAGES["en"])
