"""What happens later: workers that take jobs from the queue and do them as the system.

To have something done later, a use case enqueues it in its own transaction, and knows nothing of this room::

    await enqueue(work.session, "notices.send", {"notice": str(notice.id)})              # as soon as this is committed
    await enqueue(work.session, "clock.look", {"request": str(request.id)}, at=instant)  # not before an instant

What the name means is one line in `known.py`: a `Job` with its name and the function that does it::

    async def send(bench: Bench, payload: Payload) -> None:
        async with bench.works.begin_system("Notices") as work:
            ...

    SEND = Job("notices.send", send)

A job is done **at least once**: a worker may be killed after it stored and before it said so, and two may have the same
job for a moment. So what a job writes carries a unique constraint that makes the second time harmless, and a job reads
what stands when it runs, not what stood when it was enqueued. A job that raises is tried again after growing
pauses, by the database's clock, and is kept as *failed* in the end: `triptych doctor` says so, `triptych work --again`
has it tried anew. What returns every so often is a `Job` with `every`. No job decides anything on a request.
"""
