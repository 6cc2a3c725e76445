"""tools/bootstrap.sh says in one line what a machine lacks; faked by a PATH of our own."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What the script itself calls.
NEEDED = ("sh", "dirname", "cat", "head", "mktemp", "rm", "sed")


class Machine:
    """A folder that is all there is on the PATH."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.tools = folder / "project" / "tools"
        self.tools.mkdir(parents=True)
        shutil.copy(ROOT / "tools" / "bootstrap.sh", self.tools)
        for name in NEEDED:
            self.link(name)

    def link(self, name: str, target: str | None = None) -> None:
        found = target or shutil.which(name)
        assert found, name
        (self.bin / name).symlink_to(found)

    def fake(self, name: str, script: str) -> None:
        file = self.bin / name
        file.unlink(missing_ok=True)
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    def python(self, name: str, version: str, *, headers: str = "", venv: bool = True) -> None:
        """Fake a Python that answers the questions of the script."""
        recent = int(tuple(map(int, version.split("."))) < (3, 11))
        self.fake(
            name,
            'case "$2" in\n'
            f"*'sys.exit(sys.version_info'*) exit {recent};;\n"
            f"*'print(\"%d.%d\"'*) echo {version};;\n"
            f"*get_path*) echo '{headers}';;\n"
            f"*ensurepip*) exit {int(not venv)};;\n"
            "esac",
        )

    def run(self, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.bin / "sh"), str(self.tools / "bootstrap.sh")],
            env={"PATH": str(self.bin), "HOME": "/nowhere", **environment},
            capture_output=True,
            text=True,
        )

    def complaint(self, **environment: str) -> str:
        """Return the one line that the script must say when it refuses."""
        result = self.run(**environment)
        assert result.returncode == 1
        assert result.stdout == ""
        lines = result.stderr.splitlines()
        assert len(lines) == 1, result.stderr
        assert lines[0].startswith("broadsheet: ")
        return lines[0]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Make a machine that has everything."""
    machine = Machine(tmp_path)
    machine.fake("make", "exit 0")
    headers = tmp_path / "include"
    headers.mkdir()
    (headers / "Python.h").touch()
    machine.python("python3", "3.11", headers=str(headers))
    machine.fake("g++", "exit 0")
    return machine


def headers_of(machine: Machine) -> str:
    return str(machine.bin.parent / "include")


def test_a_machine_with_everything(machine: Machine) -> None:
    result = machine.run()
    assert (result.returncode, result.stdout, result.stderr) == (0, "python3\n", "")


def test_no_make(machine: Machine) -> None:
    (machine.bin / "make").unlink()
    assert "apt install make" in machine.complaint()


def test_no_python(machine: Machine) -> None:
    (machine.bin / "python3").unlink()
    assert "apt install python3 python3-dev python3-venv" in machine.complaint()


def test_python_too_old(machine: Machine) -> None:
    machine.python("python3", "3.10", headers=headers_of(machine))
    line = machine.complaint()
    assert "3.11 or newer is needed" in line
    assert "python3 is 3.10" in line


@pytest.mark.parametrize("newer", ["3.11", "3.12", "3.13"])
def test_a_newer_python_beside_an_old_one_is_found(machine: Machine, newer: str) -> None:
    machine.python("python3", "3.9", headers=headers_of(machine))
    machine.python(f"python{newer}", newer, headers=headers_of(machine))
    assert machine.run().stdout == f"python{newer}\n"


def test_a_newer_python_that_does_not_run_is_passed_over(machine: Machine) -> None:
    machine.python("python3", "3.9", headers=headers_of(machine))
    machine.fake("python3.13", "echo 'not selected' >&2; exit 127")
    machine.python("python3.12", "3.12", headers=headers_of(machine))
    assert machine.run().stdout == "python3.12\n"


def test_python_can_be_chosen(machine: Machine) -> None:
    machine.python("python3.12", "3.12", headers=headers_of(machine))
    assert machine.run(PYTHON="python3.12").stdout == "python3.12\n"
    assert "mypython" in machine.complaint(PYTHON="mypython")


def test_no_python_headers(machine: Machine) -> None:
    machine.python("python3", "3.11", headers="/nowhere")
    line = machine.complaint()
    assert "headers of Python 3.11 are missing" in line
    assert "apt install python3.11-dev" in line


def test_no_venv_module(machine: Machine) -> None:
    machine.python("python3", "3.12", headers=headers_of(machine), venv=False)
    assert "apt install python3.12-venv" in machine.complaint()


def test_no_compiler(machine: Machine) -> None:
    (machine.bin / "g++").unlink()
    line = machine.complaint()
    assert "no C++ compiler" in line
    assert "apt install g++" in line


def test_another_compiler_will_do(machine: Machine) -> None:
    (machine.bin / "g++").rename(machine.bin / "clang++")
    assert machine.run().returncode == 0


def test_compiler_too_old(machine: Machine) -> None:
    machine.fake("g++", 'case "$1" in --version) echo "g++ (Debian) 10.2.1";; *) exit 1;; esac')
    line = machine.complaint()
    assert "g++ (Debian) 10.2.1" in line
    assert "g++ 11" in line


def test_the_compiler_that_was_chosen_is_the_one_that_is_tried(machine: Machine) -> None:
    machine.fake("g++-9", "exit 1")
    assert machine.complaint(CXX="g++-9").startswith("broadsheet: g++-9 ")
    assert "correct CXX" in machine.complaint(CXX="nosuch++")


def test_the_real_compiler_and_the_real_python_pass(machine: Machine) -> None:
    for name in ("g++", "python3", "make"):
        (machine.bin / name).unlink()
        target = sys.executable if name == "python3" else shutil.which(name)
        if target is None:
            pytest.skip(f"no {name}")
        # A script rather than a link: a Python finds its library beside its own name.
        machine.fake(name, f'exec "{target}" "$@"')
    result = machine.run(PATH=f"{machine.bin}:{os.defpath}")
    assert result.returncode == 0, result.stderr


def test_the_virtual_environment_comes_first(machine: Machine) -> None:
    machine.python("own", "3.12", headers=headers_of(machine))
    folder = machine.tools.parent / ".venv" / "bin"
    folder.mkdir(parents=True)
    (folder / "python").symlink_to(machine.bin / "own")
    assert machine.run().stdout == f"{folder}/python\n"


@pytest.mark.parametrize("script", ["bootstrap.sh", "fetch_googletest.sh"])
def test_the_scripts_are_plain_posix(script: str) -> None:
    file = ROOT / "tools" / script
    assert file.read_text().startswith("#!/bin/sh\n")
    subprocess.run(["sh", "-n", str(file)], check=True)
