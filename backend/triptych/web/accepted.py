"""Which of the media types that could be sent a client likes best: RFC 9110, section 12.5.1.

What is liked equally well goes by how closely it is named, and then by the order of the names. A type with `q=0` is
refused; parameters other than `q` are left aside, for every answer of ours is UTF-8.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# How well a type is liked: its quality from 0 to 1, how closely it is named, and how early. More is better.
Liking = tuple[float, int, int]
ANYTHING, BY_KIND, BY_NAME = 0, 1, 2


@dataclass(frozen=True)
class Range:
    """One media range of an `Accept`, such as `application/*;q=0.5`."""

    main: str
    sub: str
    quality: float
    place: int

    @property
    def closeness(self) -> int:
        """Whether one type is named, any of a kind, or anything."""
        return BY_NAME if self.sub != "*" else BY_KIND if self.main != "*" else ANYTHING

    def names(self, media_type: str) -> bool:
        """Whether the range holds this type."""
        main, _, sub = media_type.partition("/")
        return self.main in {"*", main} and self.sub in {"*", sub}


def ranges_of(accept: str) -> list[Range]:
    """The media ranges of an `Accept`, in their order."""
    found = []
    for place, part in enumerate(accept.lower().split(",")):
        name, *parameters = (each.strip() for each in part.split(";"))
        main, _, sub = name.partition("/")
        if main and sub:
            found.append(Range(main, sub, _quality(parameters), place))
    return found


@lru_cache(maxsize=256)  # a browser says the same with every request
def liking(accept: str, media_type: str) -> Liking | None:
    """How well a type is liked; None where it is not accepted. The range that names it most closely decides."""
    naming = [each for each in ranges_of(accept) if each.names(media_type)]
    if not naming:
        return None
    closest = max(naming, key=lambda each: (each.closeness, -each.place))
    return (closest.quality, closest.closeness, -closest.place) if closest.quality else None


def best_of(accept: str, offered: Sequence[str]) -> str | None:
    """The type that is liked best, among equals the first that is offered; None where none is accepted."""
    liked = {each: found for each in offered if (found := liking(accept, each)) is not None}
    return max(liked, key=lambda each: liked[each], default=None)


def _quality(parameters: Sequence[str]) -> float:
    """What `q` says; 1 where it says nothing that is a quality."""
    for each in parameters:
        name, _, value = each.partition("=")
        if name.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                return 1.0
            return quality if 0 <= quality <= 1 else 1.0
    return 1.0
