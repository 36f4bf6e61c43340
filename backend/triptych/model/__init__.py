"""What is stored and how it is linked. Importing the room makes every table known."""

from triptych.model import (
    accounts,
    audit,
    currency,
    decision,
    exception,
    gate,
    import_run,
    initiative,
    people,
    policy,
    portfolio,
    publication,
    saved_view,
    service,
    standard,
    transition,
)

__all__ = [
    "accounts",
    "audit",
    "currency",
    "decision",
    "exception",
    "gate",
    "import_run",
    "initiative",
    "people",
    "policy",
    "portfolio",
    "publication",
    "saved_view",
    "service",
    "standard",
    "transition",
]
