"""A text says something when one of its characters can be seen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.kernel.said import says_something

UNSEEN = (
    " ", "\t", "\n", "\u00a0", "\u2003", "\u3000", "\u2028", "\x07", "\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff",
    "\u061c", "\u202e", "\u2800", "\u3164", "\uffa0", "\u115f", "\u1160", "\u034f", "\u17b4", "\u180b", "\ufe0f",
    "\U000e0100", "\U000e0041", "\ue000",
)  # fmt: skip
unseen = st.lists(st.sampled_from(UNSEEN)).map("".join)
seen = st.sampled_from("aZ0.-?!éß中عあ한§€😀")


@pytest.mark.parametrize("character", UNSEEN, ids=[f"U+{ord(character):04X}" for character in UNSEEN])
def test_a_character_that_is_drawn_as_nothing_says_nothing(character: str) -> None:
    assert not says_something(character)
    assert not says_something(f" {character}{character}\n")


@pytest.mark.parametrize("text", ["a", "?", "0", "—", "中", "한", "e\u0301", "❤\ufe0f", "👩\u200d🚒", "می\u200cروم"])
def test_a_text_with_a_visible_character_says_something(text: str) -> None:
    assert says_something(text)


@pytest.mark.parametrize("text", ["", None])
def test_no_text_says_nothing(text: str | None) -> None:
    assert not says_something(text)


@given(unseen, seen, unseen)
def test_one_visible_character_is_enough_wherever_it_stands(before: str, character: str, after: str) -> None:
    assert not says_something(before + after)
    assert says_something(before + character + after)


@given(st.text(alphabet=st.characters(categories=["Zs", "Zl", "Zp", "Cc", "Cf", "Co"])))
def test_separators_and_controls_alone_never_say_anything(text: str) -> None:
    assert not says_something(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_what_says_something_is_never_blank(text: str) -> None:
    if says_something(text):
        assert text.strip()
        assert any(unicodedata.category(each)[0] in "LNPS" for each in text)
