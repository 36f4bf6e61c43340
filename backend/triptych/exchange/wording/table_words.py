"""What exported tables say, in each language: the words of codes as the pages say them, headings, yes and no."""

from collections.abc import Mapping
from dataclasses import dataclass

from triptych.exchange.wording import english, german


@dataclass(frozen=True)
class TableWords:
    """The words of one language. A code or a heading without words of its own stands as it is."""

    yes: str
    no: str
    sealed: str
    codes: Mapping[str, Mapping[str, str]]
    heads: Mapping[str, str]
    tables: Mapping[str, str]

    def word(self, of: str, code: str) -> str:
        """The word of a code of a kind, such as a request's state."""
        return self.codes[of].get(code, code)

    def head(self, name: str) -> str:
        """A heading for people."""
        plain = name.replace("_", " ")
        return self.heads.get(name, plain[:1].upper() + plain[1:])

    def table(self, name: str) -> str:
        """What a table is called."""
        return self.tables[name]


ENGLISH = TableWords(**english.WORDS)
GERMAN = TableWords(**german.WORDS)


def table_words(language: str) -> TableWords:
    """The words of a language such as `de` or `de-AT`; English where there is no other."""
    return GERMAN if language[:2] == "de" else ENGLISH
