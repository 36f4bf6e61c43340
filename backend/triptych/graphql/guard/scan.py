"""Bounds a text before it is read: its length, its words, what stands inside what, and its numbers.

Reading costs Python a few microseconds a word and a few frames a bracket. So a text is first run over by one regular
expression without any way back, which is linear, and stops at the limit.
"""

import re
from collections.abc import Mapping
from typing import Any

from triptych.graphql.guard.limits import DEEPEST_BRACKETS, DEEPEST_VALUES, LONGEST_NUMBER, MOST_VALUES, Limits

WORD = re.compile(
    r'"""(?:\\"""|[^"]|"(?!""))*+(?:"""|\Z)'  # a block of text, or the rest where it does not end
    r'|"(?:\\.|[^"\\\n\r])*+"?'
    r"|\#[^\n\r]*+"
    r"|\.\.\."
    r"|[_A-Za-z][_0-9A-Za-z]*+"
    r"|-?[0-9][0-9.eE+-]*+"
    r"|[^\s,\ufeff]"
)


def overlong(text: str, limits: Limits) -> str | None:
    """Why a text is too long to be read at all, as a sentence; None of one that may be read."""
    if len(text) > limits.characters:
        return f"This document asks too much: {len(text):,} characters, at most {limits.characters:,}."
    depth = 0
    for count, found in enumerate(WORD.finditer(text), start=1):
        if count > limits.words:
            return f"This document asks too much: more than {limits.words:,} words and signs."
        first = text[found.start()]
        if first in "{([":
            depth += 1
            if depth > DEEPEST_BRACKETS:
                return f"This document is nested too deeply: more than {DEEPEST_BRACKETS} brackets."
        elif first in "})]":
            depth -= 1
        elif (first.isdecimal() or first == "-") and found.end() - found.start() > LONGEST_NUMBER:
            return f"A number of this document is too long: at most {LONGEST_NUMBER} digits."
    return None


def overfull(variables: Mapping[str, Any]) -> str | None:
    """Why variables hold too much, as a sentence; None where they do not."""
    count = 0
    ahead: list[tuple[Mapping[str, Any] | list[Any], int]] = [(variables, 0)]
    while ahead:
        held, depth = ahead.pop()
        inside = list(held.values()) if isinstance(held, Mapping) else held
        count += len(held)
        if count > MOST_VALUES:
            return f"The variables hold too much: more than {MOST_VALUES:,} values."
        if depth > DEEPEST_VALUES:
            return f"The variables are nested too deeply: at most {DEEPEST_VALUES} levels."
        ahead += [(each, depth + 1) for each in inside if isinstance(each, Mapping | list)]
        if any(isinstance(each, int) and abs(each) >= 10**LONGEST_NUMBER for each in inside):
            return f"A number of the variables is too long: at most {LONGEST_NUMBER} digits."
    return None
