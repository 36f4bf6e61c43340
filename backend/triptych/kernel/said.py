"""Whether a text says something: what nobody can see is not a need, a reason or a harm."""

import unicodedata

# Drawn as nothing, though Unicode counts them among letters, marks and symbols: Hangul fillers, the blank Braille
# pattern, Khmer inherent vowels, Mongolian and other variation selectors, the combining grapheme joiner.
_DRAWN_AS_NOTHING = frozenset(
    chr(code)
    for span in (
        range(0x034F, 0x0350),
        range(0x115F, 0x1161),
        range(0x17B4, 0x17B6),
        range(0x180B, 0x1810),
        range(0x2800, 0x2801),
        range(0x3164, 0x3165),
        range(0xFE00, 0xFE10),
        range(0xFFA0, 0xFFA1),
        range(0xE0100, 0xE01F0),
    )
    for code in span
)


def says_something(text: str | None) -> bool:
    """At least one character can be seen: no separator (Z*), no control, format or unassigned one (C*), no filler."""
    return text is not None and any(map(_is_seen, text))


def _is_seen(character: str) -> bool:
    return unicodedata.category(character)[0] not in "ZC" and character not in _DRAWN_AS_NOTHING
