"""The exception register of the demo: requests in every state on published projects, opened days and weeks ago."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest
from uuid import UUID

from triptych.demo.asks import TOPICS, Topic
from triptych.demo.endings import (
    Later,
    Yes,
    accept,
    appeal,
    approve,
    decline,
    defer,
    dissent,
    go_ahead,
    look,
    meet,
    override,
    revoke,
    tell,
    uphold,
    waive,
)
from triptych.demo.layer import Cast
from triptych.demo.parts import WORKPLACE
from triptych.demo.penalties import claim
from triptych.demo.portfolio import Published
from triptych.demo.requests import Course
from triptych.demo.stage import Scene, Stage
from triptych.kernel.exception_words import HoursBasis, Payer

Telling = Callable[[Course], Iterable[Scene]]
(TEST_BED, LAPTOPS, WEEKEND, NIGHTS, SPECIALISTS, RECORDS, LONG_LEAD, PILOT, TEAMS, QUEUE, SURVEY, FORECAST) = TOPICS


def _half_way(course: Course) -> Iterator[Scene]:
    yield from course.until_confirmed()
    yield from (course.cite(), course.propose())


def _corrected(course: Course) -> Iterator[Scene]:
    yield course.open()
    yield course.restate("You would like somebody to look into it when there is time.", hour=9)
    yield course.correct("No: it is needed by the date I named, and people wait for it now.", hour=11)
    yield course.restate(hour=15)


def _declining(course: Course) -> Iterator[Scene]:
    yield from course.until_answered()
    yield decline(course, "Otto", day=4, reason="The harm is real here; take the first alternative and we help.")


def _declined(course: Course) -> Iterator[Scene]:
    yield from _declining(course)
    yield accept(course, "Otto", day=5, note="I will set the first alternative up with you.")


def _appealed(course: Course) -> Iterator[Scene]:
    yield claim(course, 85, "Standing time of the contractor, section 12 of the contract.", day=3)
    yield from _declined(course)
    yield appeal(course, day=7, grounds="The first alternative takes longer than the deadline; nobody reckoned that.")
    yield claim(course, 140, "The contractor sent a second crew; the same section.", day=7)


def _told_to_decline(course: Course) -> Iterator[Scene]:
    yield from course.until_answered()
    who = course.representative
    yield tell(course, who, day=4, reason="The house takes nothing new on before the year's end; I answer for it.")
    yield dissent(course, who, day=4, hour=9, reason="The first alternative would have been done in a week.")
    yield decline(course, "Otto", day=4, reason="I was told to say no; these are the ways that are left.")
    yield accept(course, "Otto", day=5, note="I will see what can be had within the rule.")


def _went_ahead(course: Course) -> Iterator[Scene]:
    yield from course.until_deciding()
    yield go_ahead(
        course,
        day=5,
        reason="The building is closed from tonight; nobody who signs is there before Monday.",
        plan="What is installed is taken out within a day by the supplier, at the program's cost.",
    )


def _looked_at(course: Course) -> Iterator[Scene]:
    yield from _went_ahead(course)
    yield look(course, day=5, note="The harm is contained and the plan to undo it is real; it may run to its end.")


def _upheld(course: Course) -> Iterator[Scene]:
    yield from _appealed(course)
    yield uphold(course, day=9, reason="The deadline moved with the programme last week; the alternative is in time.")


def _deferring(course: Course) -> Iterator[Scene]:
    yield from course.until_answered()
    yield defer(course, "Ivo", Later("The cluster is extended", "A quarter of the capacity at once"), day=4)


def _deferred(course: Course) -> Iterator[Scene]:
    yield from _deferring(course)
    yield accept(course, "Ivo", day=6, note="I own this date.")


def _approved(course: Course) -> Iterator[Scene]:
    yield from course.until_deciding()
    yield from approve(course, Yes(option=0), day=5)


def _expired(course: Course) -> Iterator[Scene]:
    yield from course.until_deciding()
    yield from approve(course, Yes(days=14), day=5)


def _with_condition(course: Course) -> Iterator[Scene]:
    yield from course.until_deciding()
    yield from approve(course, Yes(due=30), day=5)


def _condition_met(course: Course) -> Iterator[Scene]:
    yield from _with_condition(course)
    yield meet(course, day=9, evidence="Four weekly reports sent; no complaint from the other users.")


def _condition_overdue(course: Course) -> Iterator[Scene]:
    yield from course.until_deciding()
    yield from approve(course, Yes(due=5), day=5)


def _revoked(course: Course) -> Iterator[Scene]:
    yield from _approved(course)
    yield revoke(course, day=9, reason="The supplier lost its certificate; what was agreed no longer holds.")


def _withdrawn(course: Course) -> Iterator[Scene]:
    yield from course.until_confirmed()
    yield course.withdraw("The pool lent us what we needed; thank you.", day=3)


def _overridden(course: Course) -> Iterator[Scene]:
    yield from _declined(course)
    yield override(course, Yes(reason="A week of waiting costs more than the risk; I answer for it."), day=8)


def _later_overridden(course: Course) -> Iterator[Scene]:
    yield from _deferred(course)
    yield override(course, Yes(due=40, reason="The date comes too late; I answer for it."), day=9, who="Hana")


def _waived(course: Course) -> Iterator[Scene]:
    yield from course.until_deciding()
    yield from waive(course, Yes(due=28), day=5)


def _opened(course: Course) -> Iterator[Scene]:
    yield course.open()


# Which topic, how it went, and how many working days ago it was opened. Those whose clock runs come first, so that each
# gets a program of its own: what one program burns is shared out among its open requests.
REGISTER: tuple[tuple[Topic, Telling, int], ...] = (
    (TEST_BED, _opened, 1), (SURVEY, _opened, 3),
    (LAPTOPS, _corrected, 2), (QUEUE, _corrected, 4),
    (NIGHTS, Course.until_confirmed, 3), (TEAMS, Course.until_confirmed, 5),
    (SPECIALISTS, _half_way, 6), (PILOT, _half_way, 4),
    (RECORDS, Course.until_deciding, 9), (QUEUE, Course.until_deciding, 7), (LONG_LEAD, Course.until_deciding, 12),
    (TEST_BED, _declining, 8), (RECORDS, _declining, 10),
    (SURVEY, _deferring, 9), (SPECIALISTS, _revoked, 16), (TEAMS, _revoked, 12),
    (LONG_LEAD, _appealed, 11), (NIGHTS, _went_ahead, 15), (TEST_BED, _looked_at, 6),
    (LAPTOPS, _declined, 22), (PILOT, _declined, 31), (SPECIALISTS, _upheld, 24), (RECORDS, _told_to_decline, 17),
    (TEST_BED, _deferred, 18), (QUEUE, _deferred, 27),
    (TEST_BED, _approved, 8), (LAPTOPS, _approved, 14), (SPECIALISTS, _approved, 20), (SURVEY, _approved, 36),
    (NIGHTS, _expired, 38),
    (TEAMS, _with_condition, 11), (LONG_LEAD, _condition_met, 33), (PILOT, _condition_met, 26),
    (NIGHTS, _condition_overdue, 28), (WEEKEND, _waived, 16), (FORECAST, _waived, 19),
    (LAPTOPS, _withdrawn, 13), (FORECAST, _withdrawn, 29),
    (TEST_BED, _overridden, 30), (SURVEY, _later_overridden, 21),
)  # fmt: skip


def requests_on(stage: Stage, casts: list[tuple[Published, Cast]], managers: Mapping[UUID, str]) -> Iterator[Scene]:
    """The whole register, spread over the projects; a request wants to be excepted from what is not signed there."""
    ordered = _spread(casts)
    if not ordered:
        return  # decades from now nothing that was published goes on
    for at, (topic, telling, opened) in enumerate(REGISTER):
        published, cast = ordered[at % len(ordered)]
        course = Course(
            stage=stage,
            topic=topic,
            project_id=published.id,
            requester=managers[published.portfolio_id],
            representative="Remi" if topic.unit == WORKPLACE else "Rita",
            opened=opened,
            weekly_burn=published.weekly_burn,
            paid_by=Payer.PROVIDER if at % 7 == 6 else Payer.REQUESTER,
            hours=HoursBasis.WORKING if at % 3 == 2 else HoursBasis.CALENDAR,
            targets=cast.unsigned[:1],
        )
        yield from telling(course)


def _spread(casts: list[tuple[Published, Cast]]) -> list[tuple[Published, Cast]]:
    """One project of each program first, then the second of each: asks of one program count together to a limit."""
    by_program: dict[UUID, list[tuple[Published, Cast]]] = defaultdict(list)
    for each in casts:
        by_program[each[0].program_id].append(each)
    return [each for turn in zip_longest(*by_program.values()) for each in turn if each is not None]
