"""What the tracked files must look like: small, and free of any one machine."""

import re
import subprocess
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
LONGEST = 400  # lines of a file that people write; most are under 300
WRITTEN_BY_PEOPLE = {".py", ".ts", ".tsx", ".css", ".mjs", ".sql"}
# Homes, work trees and mounts of one machine. Places that every system has (/tmp, /var/lib) may be named in code.
MACHINE_PATH = re.compile(r"(?<![\w./~-])/(?:home/\w+|Users/\w+|root|work|farm|opt/pypi|mnt/\w+)/[\w.-]+")
REGISTRIES = re.compile(r"(?:pypi|pythonhosted|npmjs|yarnpkg)\.(?:org|com)|registry\.[a-z]+\.(?:org|com)")


def tracked() -> list[Path]:
    """The files that git knows and that are there."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=HOME, check=True, capture_output=True, text=True
    ).stdout
    return [HOME / name for name in listed.split("\0") if name and (HOME / name).is_file()]


def text_of(file: Path) -> str | None:
    """The text of a file, or None of one that is not text."""
    try:
        return file.read_text()
    except UnicodeDecodeError:
        return None


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """Every tracked file."""
    return tracked()


def test_no_file_that_people_write_is_too_long_to_read(files: list[Path]) -> None:
    long = {
        str(file.relative_to(HOME)): lines
        for file in files
        if file.suffix in WRITTEN_BY_PEOPLE and "versions" not in file.parts and "migrations" not in file.parts
        if (lines := len(file.read_text().splitlines())) > LONGEST
    }

    assert long == {}


def test_no_file_names_a_place_of_one_machine(files: list[Path]) -> None:
    named = {
        str(file.relative_to(HOME)): found.group()
        for file in files
        if file != Path(__file__).resolve() and (text := text_of(file)) and (found := MACHINE_PATH.search(text))
    }

    assert named == {}


def test_no_file_names_a_package_registry(files: list[Path]) -> None:
    named = {
        str(file.relative_to(HOME)): found.group()
        for file in files
        if file != Path(__file__).resolve() and (text := text_of(file)) and (found := REGISTRIES.search(text))
    }

    assert named == {}


def test_lock_files_pin_every_package_by_hash() -> None:
    for lock in ("requirements.lock", "requirements-test.lock"):
        packages = re.split(r"\n(?=\S)", (HOME / lock).read_text().strip())

        assert all("==" in package and "--hash=sha256:" in package for package in packages), lock


def test_what_tests_run_on_is_what_the_program_runs_on() -> None:
    pins = [set(re.findall(r"^(\S+==\S+)", (HOME / lock).read_text(), re.MULTILINE)) for lock in (
        "requirements.lock", "requirements-test.lock",
    )]  # fmt: skip

    assert pins[0] <= pins[1]
