"""Text as it comes in: some characters cannot be kept anywhere, and some show nothing."""

from datetime import UTC, datetime

from triptych.kernel.refusals import Invalid
from triptych.kernel.said import says_something


def keepable(text: str, field_path: str) -> str:
    """The text itself. Raises `Invalid` at the field for a NUL, or for half of a character (a lone surrogate)."""
    if "\x00" in text:
        raise Invalid.at(field_path, "bad_character", "This text has a NUL character, which cannot be kept.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise Invalid.at(field_path, "bad_character", "This text has half of a character; copy it again.") from error
    return text


def said(text: str) -> str:
    """The text without blanks around it; one that shows nothing is no text, so whatever needs one refuses it."""
    return text.strip() if says_something(text) else ""


def instant(given: datetime, field_path: str) -> datetime:
    """The instant itself. Raises `Invalid` at the field without a zone, or where it lies outside of our years."""
    if given.tzinfo is None:
        raise Invalid.at(field_path, "no_time_zone", "Write the time with its zone, like 2026-03-01T09:00:00Z.")
    try:
        given.astimezone(UTC)
    except OverflowError as error:
        raise Invalid.at(field_path, "out_of_range", "This instant lies outside of our calendar.") from error
    return given


def reference(text: str) -> str:
    """A reference as it is stored, however somebody typed it: ``p-0007`` is P-0007."""
    return keepable(text, "ref").strip().upper()[:40]
