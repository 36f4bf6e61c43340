"""Who decides answers to every close precedent, and a word to follow one binds (EX8)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from triptych.governance.exceptions.rules.similarity import COMES_TO, Comes
from triptych.kernel.exception_words import Outcome
from triptych.kernel.refusals import Problem

SPOKEN: dict[Comes, str] = {Comes.YES: "a yes", Comes.NO: "a no", Comes.LATER: "a later"}


@dataclass(frozen=True, slots=True)
class Offered:
    """A close precedent, how it was decided, and how alike it is (0 to 1)."""

    request_id: UUID
    ref: str
    outcome: Outcome
    similarity: Decimal


@dataclass(frozen=True, slots=True)
class Said:
    """The last word of a decider to a precedent: followed or distinguished, as it was decided then."""

    followed: bool
    outcome: Outcome


def unanswered(offered: Iterable[Offered], said: Mapping[UUID, Said], towards: Comes) -> tuple[Problem, ...]:
    """The close precedents that stand in the way of such a decision, each with what to do, beside its reference."""
    return tuple(_problems(offered, said, towards))


def _problems(offered: Iterable[Offered], said: Mapping[UUID, Said], towards: Comes) -> Iterator[Problem]:
    for each in offered:
        word = said.get(each.request_id)
        field = f"precedents.{each.ref}"
        was = each.outcome.value.replace("_", " ")
        if word is None or word.outcome is not each.outcome:
            yield Problem(
                field,
                "precedent_unanswered",
                f"{each.ref} is {each.similarity:.0%} alike and was {was}: follow it, or write what is different here.",
            )
        elif word.followed and COMES_TO[each.outcome] is not towards:
            yield Problem(
                field,
                "precedent_not_followed",
                f"You follow {each.ref}, which was {was}; this would be {SPOKEN[towards]}. Write what is different.",
            )
