"""What is written about access comes from the policy, and a readable scope comes only from the fold."""

import re
from pathlib import Path

from triptych.access.policy.describe import describe
from triptych.access.policy.reader import default_policy

TOP = Path(__file__).parents[2]


def test_the_access_page_is_what_the_policy_says() -> None:
    written = (TOP / "docs" / "access.md").read_text(encoding="utf-8")

    assert written == describe(default_policy()), "run: python -m triptych.access.policy.describe > docs/access.md"


def test_only_the_fold_makes_a_readable_scope() -> None:
    sources = (TOP / "backend" / "triptych").rglob("*.py")

    makers = {path.name for path in sources if re.search(r"(?<!\")\bReadableScope\(", path.read_text(encoding="utf-8"))}

    assert makers == {"folded.py"}
