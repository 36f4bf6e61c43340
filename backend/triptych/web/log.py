"""What the process writes down of itself: a line an event, with nothing in it that anybody typed.

The library's own way prints the local variables of every frame, among them passwords, tokens and what was searched for.
"""

import re
import sys
from collections.abc import Iterable
from traceback import TracebackException
from types import TracebackType
from typing import Any, TextIO

import structlog
from msgspec.json import encode
from structlog.typing import Processor

FRAME = re.compile(r'[ |]*File "')
# How Python and PostgreSQL put a value into the sentence of an error; what has no quotes is a name of ours.
VALUES = re.compile(
    r"""(?<!\w)'[^'\n]*'(?!\w)          # int('...'), KeyError: '...'
      | (?<=:\ )"[^"\n]*"               # invalid input syntax for type uuid: "..."
      | (?<=\)=\()[^\n]*(?=\))          # Key (email)=(...) already exists
      | (?<=contains\ \()[^\n]*(?=\))   # Failing row contains (...)
      | (?<=argument\ \$)\d+:\ [^\n]*   # invalid input for query argument $1: ...
    """,
    re.VERBOSE,
)
Raised = tuple[type[BaseException], BaseException, TracebackType | None]


def configure_log(to: TextIO | None = None) -> None:
    """Write lines of JSON, or on a terminal key=value for whoever sits there; by default to the standard output."""
    stream = sys.stdout if to is None else to
    structlog.configure(
        processors=_processors(terminal=stream.isatty()), logger_factory=structlog.PrintLoggerFactory(to)
    )


def make_log_safe() -> None:
    """Leave no way of writing in place that prints the variables of frames; whatever else was configured stays."""
    processors = structlog.get_config()["processors"]
    if any(isinstance(each, structlog.dev.ConsoleRenderer) and each is not _ON_TERMINAL for each in processors):
        structlog.configure(processors=_processors(terminal=sys.stdout.isatty()))


def plain_traceback(error: BaseException) -> str:
    """Where an error came from, frame by frame, without variables, and its sentence without values."""
    return "".join(_plainly(TracebackException.from_exception(error, capture_locals=False).format()))


def _plainly(parts: Iterable[str]) -> Iterable[str]:
    return (part if FRAME.match(part) else VALUES.sub("…", part) for part in parts)


def _processors(*, terminal: bool) -> list[Processor]:
    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    rendering: list[Processor] = [_ON_TERMINAL] if terminal else [structlog.processors.JSONRenderer(_in_json)]
    return [structlog.processors.add_log_level, stamp, structlog.processors.ExceptionRenderer(_raised), *rendering]


def _raised(exc_info: Raised) -> str:
    return plain_traceback(exc_info[1])


def _in_json(event: Any, **_: Any) -> str:
    return encode(event, enc_hook=str).decode()


# The traceback is text by the time it comes here.
_ON_TERMINAL = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
