"""The set-up promise: what is there is not made again, what changed is."""

import importlib.util
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from types import ModuleType

import pytest

HOME = Path(__file__).parents[1]


def loaded() -> ModuleType:
    """The set-up program as a module."""
    spec = importlib.util.spec_from_file_location("prepare", HOME / "tools" / "prepare.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def prepare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The set-up program, on a small house of its own, telling what it would run instead of running it."""
    module = loaded()
    for name, text in {
        "pyproject.toml": "[project]\nname = 'a'\n", "requirements.lock": "a==1", "requirements-test.lock": "b==1",
        "schema.graphql": "type Query { a: Int }", "frontend/package.json": "{}", "frontend/package-lock.json": "{}",
        "frontend/src/main.ts": "1", "frontend/dist/index.html": "", "frontend/node_modules/x/index.js": "",
        ".venv/bin/python": "",
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    places = {
        "HOME": tmp_path, "STAMPS": tmp_path / ".make", "ENVIRONMENT": tmp_path / ".venv",
        "PYTHON": tmp_path / ".venv/bin/python", "FRONTEND": tmp_path / "frontend",
    }  # fmt: skip
    for name, value in places.items():
        monkeypatch.setattr(module, name, value)
    done: list[str] = []
    monkeypatch.setattr(module, "done", done, raising=False)
    monkeypatch.setattr(module, "usable_environment", lambda: True)
    monkeypatch.setattr(module, "call", lambda command, **_: done.append(" ".join(map(str, command[1:]))))
    monkeypatch.setattr(module, "npm", lambda *words, **_: done.append(f"npm {words[0]}"))
    return module


def did(prepare: ModuleType, part: str, *words: str) -> list[str]:
    """What doing the part would run now."""
    prepare.done.clear()
    getattr(prepare, part)(*words)
    return list(prepare.done)


def test_packages_are_installed_once_with_their_hashes_checked(prepare: ModuleType) -> None:
    first = did(prepare, "packages", "requirements.lock")
    second = did(prepare, "packages", "requirements.lock")

    assert "--require-hashes" in first[0]
    assert second == []


def test_test_packages_are_enough_to_run_but_not_the_other_way_round(prepare: ModuleType) -> None:
    did(prepare, "packages", "requirements.lock")

    assert did(prepare, "packages", "requirements-test.lock") != []
    assert did(prepare, "packages", "requirements.lock") == []


def test_a_changed_lock_file_is_installed(prepare: ModuleType, tmp_path: Path) -> None:
    did(prepare, "packages", "requirements.lock")
    (tmp_path / "requirements.lock").write_text("a==2")

    assert did(prepare, "packages", "requirements.lock") != []


def test_pages_are_built_once_from_the_same_sources_and_schema(prepare: ModuleType) -> None:
    assert did(prepare, "pages") == ["npm ci", "npm run"]
    assert did(prepare, "pages") == []


@pytest.mark.parametrize(
    ("changed", "built"),
    [
        ("frontend/src/main.ts", ["npm run"]),
        ("schema.graphql", ["npm run"]),
        ("frontend/package-lock.json", ["npm ci", "npm run"]),
        ("frontend/dist/other.js", []),
        ("frontend/src/__generated__/a.ts", []),
        ("frontend/src/locales/en.js", []),
        ("frontend/persisted.json", []),
        ("frontend/tsconfig.tsbuildinfo", []),
    ],
)
def test_pages_are_built_again_only_when_what_they_are_made_from_changed(
    prepare: ModuleType, tmp_path: Path, changed: str, built: list[str]
) -> None:
    did(prepare, "pages")
    (tmp_path / changed).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / changed).write_text("changed")

    assert did(prepare, "pages") == built


def test_what_git_leaves_out_of_the_front_end_is_no_source_of_the_pages(prepare: ModuleType, tmp_path: Path) -> None:
    for ignored in (HOME / "frontend" / ".gitignore").read_text().split():
        made = tmp_path / "frontend" / ignored.replace("**", "x").replace("*", "made").removesuffix("/")
        (made / "made.js" if ignored.endswith("/") else made).parent.mkdir(parents=True, exist_ok=True)
        (made / "made.js" if ignored.endswith("/") else made).write_text("made by a build")

    assert set(prepare.source_names()) == {"package.json", "package-lock.json", "src/main.ts"}


@pytest.mark.parametrize(("end", "shown"), [(0, ""), (3, "200 lines")])
def test_what_a_build_says_is_shown_only_when_it_fails(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], end: int, shown: str
) -> None:
    module = loaded()
    command = [sys.executable, "-c", f"print('200 lines'); raise SystemExit({end})"]

    with pytest.raises(SystemExit) if end else nullcontext():
        module.call_quietly(tmp_path / "log" / "pages.log", command)

    assert "200 lines" in (tmp_path / "log" / "pages.log").read_text()
    said = capfd.readouterr()
    assert said.out == ""
    assert (shown in said.err) if shown else (said.err == "")


def test_every_command_of_the_makefile_is_explained() -> None:
    told = subprocess.run(["make", "help"], cwd=HOME, check=True, capture_output=True, text=True).stdout
    phony = next(line for line in (HOME / "Makefile").read_text().splitlines() if line.startswith(".PHONY:"))

    assert {line.split()[1] for line in told.splitlines() if line.startswith("make ")} == set(phony.split()[1:])


def test_the_check_before_landing_is_the_command_that_everybody_runs() -> None:
    assert (HOME / ".ci" / "run").read_text().splitlines()[-1] == "exec make test"
