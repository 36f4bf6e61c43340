"""Notices are sent as soon as an event is stored; what a killed worker left is found within a minute."""

from datetime import timedelta
from uuid import UUID

from triptych.governance.notices.facts import notice_changed_facts
from triptych.governance.notices.noticing import notice_what_came
from triptych.governance.notices.ready_gates import end_what_is_not_ready, notice_ready_gates
from triptych.governance.notices.reminding import tell_reminder, untold_reminders
from triptych.governance.notices.telling import put_off, tell_event, untold
from triptych.governance.notices.telling_records import put_off_occurrence, tell_occurrence, untold_occurrences
from triptych.jobs.declared import Bench, Job
from triptych.model.occurrence import TELL_RECORD, Occurrence
from triptych.model.queue import Payload

NAME = "Notices"


async def tell(bench: Bench, payload: Payload) -> None:
    """Tell one event to those whom it concerns."""
    async with bench.works.begin_system(NAME) as work:
        await tell_event(work, UUID(str(payload["event"])))


async def tell_record(bench: Bench, payload: Payload) -> None:
    """Tell what happened to one record to those whom it concerns."""
    async with bench.works.begin_system(NAME) as work:
        waiting = await untold_occurrences(work, Occurrence.record_id == UUID(str(payload["record"])))
    for each in waiting:
        async with bench.works.begin_system(NAME) as work:
            await tell_occurrence(work, each)


async def notice(bench: Bench, _payload: Payload) -> None:
    """Look for what nobody does: what will end soon, and what is ready."""
    async with bench.works.begin_system(NAME) as work:
        await notice_what_came(work)
        await end_what_is_not_ready(work)
    after, more = None, True
    while more:
        async with bench.works.begin_system(NAME) as work:
            after = await notice_ready_gates(work, after)
        more = after is not None


async def look_at_facts(bench: Bench, _payload: Payload) -> None:
    """Look at every decision that stands, some in each transaction: whether what it rested on is otherwise now."""
    after, more = None, True
    while more:
        async with bench.works.begin_system(NAME) as work:
            after = await notice_changed_facts(work, after)
        more = after is not None


async def tell_the_rest(bench: Bench, _payload: Payload) -> None:
    """Tell what nobody was told of yet, and what the clock reminds of: one that fails keeps no other back."""
    async with bench.works.begin_system(NAME) as work:
        waiting, reminders = await untold(work), await untold_reminders(work)
        occurrences = await untold_occurrences(work)
    failed: list[Exception] = []
    for event in waiting:
        try:
            await tell(bench, {"event": str(event)})
        except Exception as error:  # told below, after the others were
            failed.append(error)
            async with bench.works.begin_system(NAME) as work:
                await put_off(work, event)
    for each in occurrences:
        try:
            async with bench.works.begin_system(NAME) as work:
                await tell_occurrence(work, each)
        except Exception as error:  # told below, after the others were
            failed.append(error)
            async with bench.works.begin_system(NAME) as work:
                await put_off_occurrence(work, each)
    for reminder in reminders:
        try:
            async with bench.works.begin_system(NAME) as work:
                await tell_reminder(work, reminder)
        except Exception as error:  # told below, after the others were
            failed.append(error)
    if failed:
        raise ExceptionGroup("some events could not be told", failed)


TELL = Job("notices.tell", tell, at_once=2)
TELL_OF_RECORD = Job(TELL_RECORD, tell_record, at_once=2)
NOTICE = Job("notices.notice", notice, every=timedelta(minutes=10))
LOOK_AT_FACTS = Job("notices.look_at_facts", look_at_facts, every=timedelta(hours=6))
TELL_THE_REST = Job("notices.tell_the_rest", tell_the_rest, every=timedelta(minutes=1))
