"""The reasons behind a key in plain words. The code stays beside them, for catalogues of other languages."""

from collections.abc import Mapping
from decimal import Decimal

_WORDS = {
    "standard_violated": "{standard} is violated.",
    "standard_met": "The finding against {standard} was put right.",
    "forecast_inside": "Forecast {area} {forecast} is within {limit}.",
    "forecast_outside": "Forecast {area} {forecast} is beyond {limit}.",
    "no_forecast": "The {area} cannot be judged: {reason}.",
    "no_tolerance": "There is no tolerance to judge the forecast by.",
    "no_transition": "No service transition was entered.",
    "no_criteria": "{service} has no acceptance criteria yet.",
    "criterion_signed": "{service} signed: {criterion}",
    "criterion_not_signed": "{service} has not signed: {criterion}",
    "no_assessment": "Nobody was assessed yet.",
    "too_few_people": "Fewer than {minimum} people answered; nothing is shown.",
    "barriers_within_threshold": "{share} of {assessed} people have a barrier before Ability; up to {threshold} may.",
    "barriers_above_threshold": "{share} of {assessed} people have a barrier before Ability; at most {threshold} may.",
    "no_evidence": "There is no evidence yet.",
}
REASON_CODES = tuple(sorted(_WORDS))
_SHARES = frozenset({"share", "threshold"})


def told(code: str, params: Mapping[str, str]) -> str:
    """The sentence of a reason; shares are rounded here, where they are shown."""
    shown = {name: _percent(value) if name in _SHARES else value for name, value in params.items()}
    return _WORDS[code].format(**shown)


def _percent(share: str) -> str:
    return f"{(Decimal(share) * 100).quantize(Decimal(1))} %"
