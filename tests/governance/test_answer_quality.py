"""How real the alternatives were that came with a no: for the lead of the office, and for nobody else (trap 12)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from building import NOON, TODAY
from relocation import Relocation, a_relocation, submitted
from triptych.governance.exceptions.answer_quality import quality_of_answers
from triptych.governance.exceptions.rules.answer_quality import MINIMUM_MARKS, unreal_share
from triptych.kernel.actor import Office
from triptych.kernel.refusals import NotAllowed
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.exception import Alternative, Answer, Authorship, Citation


@given(st.lists(st.booleans(), max_size=40))
def test_below_ten_marks_there_is_no_figure_and_from_ten_on_it_lies_in_its_interval(marks: list[bool]) -> None:
    figure = unreal_share(marks)

    if len(marks) < MINIMUM_MARKS:
        assert figure.value is None
    else:
        assert figure.value is not None
        assert (figure.value.hits, figure.value.n) == (sum(marks), len(marks))
        assert 0 <= figure.value.low <= figure.value.share <= figure.value.high <= 1


async def refused_with(story: Relocation, who: str, marks: list[bool | None]) -> None:
    """A decline by somebody, with so many marked alternatives on the table."""
    async with story.database.sessions() as session, session.begin():
        citation = (await session.scalars(select(Citation))).first()
        assert citation is not None
        author = Authorship(id=new_id(), request_id=citation.request_id, person_id=story.person(who))
        existing = select(Authorship).where(
            Authorship.request_id == citation.request_id,
            Authorship.person_id == author.person_id,
            Authorship.sealed.is_(False),
        )
        found = await session.scalar(existing)
        if found is None:
            session.add(author)
            await session.flush()
            found = author
        for real in marks:
            session.add(
                Alternative(
                    request_id=citation.request_id, authorship_id=found.id, kind="within_rule", title="T",
                    cost_amount=Decimal(1), cost_currency="USD", lead_time_days=1, rule_distance=0, real=real,
                    not_real_because="No" if real is False else None, proposed_at=NOON,
                )
            )  # fmt: skip
        await session.flush()
        session.add(
            Answer(
                request_id=citation.request_id, kind="decline", authorship_id=found.id, citation_id=citation.id,
                harm="H", reason="R", helper_id=story.person("Remo"), next_date=TODAY + timedelta(days=5), at=NOON,
            )
        )  # fmt: skip


async def test_the_lead_of_the_office_sees_each_decliner_with_enough_marks(database: Database) -> None:
    story = await a_relocation(database)
    await submitted(story)
    await refused_with(story, "Rita", [False] * 4 + [True] * 7 + [None] * 3)

    async with story.as_("Sam") as work:
        (smo,) = await quality_of_answers(work)

    assert smo.office is Office.SMO
    (rita,) = smo.people
    assert rita.person_id == story.person("Rita")
    assert rita.share.value is not None
    assert (rita.share.value.hits, rita.share.value.n) == (4, 11)
    assert smo.together == rita.share


async def test_few_marks_are_in_no_figure(database: Database) -> None:
    """Nor in the sum, from which they could be taken. Whoever is sealed only proposes: the database lets them say no to
    nothing."""
    story = await a_relocation(database)
    await submitted(story)
    await refused_with(story, "Rita", [False] * 9)

    async with story.as_("Sam") as work:
        (few,) = await quality_of_answers(work)

    assert (few.people, few.too_few, few.together.value) == ((), 1, None)


@pytest.mark.parametrize("who", ["Rita", "Marta", "Olivia", "Bela", "Ada", "Uma"])
async def test_nobody_but_the_lead_of_an_office_sees_it(database: Database, who: str) -> None:
    story = await a_relocation(database)
    await submitted(story)
    await refused_with(story, "Rita", [False] * 12)

    with pytest.raises(NotAllowed):
        async with story.as_(who) as work:
            await quality_of_answers(work)


async def test_the_lead_of_another_office_sees_nothing_of_it(database: Database) -> None:
    story = await a_relocation(database)
    await submitted(story)
    await refused_with(story, "Rita", [False] * 12)

    async with story.as_("Paula") as work:
        (pmo,) = await quality_of_answers(work)

    assert (pmo.office, pmo.people, pmo.too_few) == (Office.PMO, (), 0)
