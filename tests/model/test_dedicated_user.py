"""The user that the database of a program started by root runs as: made by one start, whoever else starts meanwhile."""

import os
import pwd
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from triptych.model import postgres_binaries

MAKER = """#!/bin/sh
echo begins >> {said}
sleep 0.1
echo ends >> {said}
exit 1
"""


def a_maker(folder: Path, said: Path) -> None:
    """A `useradd` that takes its time, tells when it begins and ends, and makes nobody."""
    folder.mkdir()
    program = folder / "useradd"
    program.write_text(MAKER.format(said=said))
    program.chmod(0o755)


def test_two_starts_at_once_make_the_user_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = tmp_path / "said"
    a_maker(tmp_path / "bin", said)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}/bin")
    monkeypatch.setattr(postgres_binaries, "SYSTEM_FOLDER", tmp_path / "system")
    monkeypatch.setattr(postgres_binaries, "DEDICATED_USER", "nobody-of-this-name")
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    with ThreadPoolExecutor() as starts:
        found = list(starts.map(postgres_binaries.runs_as, [tmp_path / "none"] * 4))

    assert said.read_text().split() == ["begins", "ends"] * 4
    known = {each.pw_uid for each in pwd.getpwall() if each.pw_name in {"postgres", "nobody"}}
    assert {each.uid for each in found} <= known
