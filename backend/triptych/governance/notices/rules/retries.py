"""How long a mail that could not be sent waits before it is tried again, and when it is given up."""

from datetime import timedelta

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
)


def pause_after(attempts: int) -> timedelta | None:
    """The pause after so many failed attempts, each longer than the one before; None when it is given up."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None
