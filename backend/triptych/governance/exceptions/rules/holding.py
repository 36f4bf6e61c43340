"""Whether what was decided still holds by its own words: its end is exclusive, at the instant itself it is over.

That an approval holds does not say that it covers: `coverage` says that, and asks for conditions as well. The SQL twin
stands in `waited`; nobody else compares an end with an instant (tests/architecture/test_one_resolver.py).
"""

from datetime import datetime


def holds(until: datetime | None, now: datetime) -> bool:
    """Whether an end lies ahead; what never had one does not hold."""
    return until is not None and now < until
