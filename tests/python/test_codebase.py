"""The code base itself is under test: layers, names, stubs, versions, headers, docstrings."""

from __future__ import annotations

import importlib.metadata
import inspect
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import broadsheet as bs
from broadsheet import _core

ROOT = Path(__file__).parents[2]
CORE = ROOT / "cpp" / "broadsheet"


def run_tool(name: str, *arguments: str) -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "tools" / name), *arguments],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_layers_use_only_what_is_below() -> None:
    run_tool("check_layers.py")


def test_names_and_sizes() -> None:
    run_tool("check_names.py")


def test_stubs_are_what_the_module_is() -> None:
    run_tool("write_stubs.py", "--check")


def test_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == bs.__version__ == _core.__version__
    assert project["version"] == importlib.metadata.version("broadsheet")


def test_no_python_in_the_core() -> None:
    for file in [*CORE.rglob("*.cpp"), *CORE.rglob("*.hpp")]:
        assert not re.search(r"pybind11|Python\.h|PyObject|Py_", file.read_text()), file


@pytest.mark.parametrize("suite", ["cpp", "tests/cpp"])
def test_every_source_is_listed_in_order(suite: str) -> None:
    listing = (ROOT / suite / "CMakeLists.txt").read_text()
    folder = CORE if suite == "cpp" else ROOT / suite
    listed = re.findall(r"^  (\w+/\w+\.cpp)$", listing, flags=re.M)
    assert sorted(listed) == sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.cpp"))
    for block in re.findall(r"^set\(\w+_(?:sources|tests)\n(.*?)\)", listing, flags=re.M | re.S):
        assert block.split() == sorted(block.split())


def test_every_header_compiles_alone(tmp_path: Path) -> None:
    compiler = next(filter(shutil.which, [os.environ.get("CXX", ""), "c++", "g++"]), None)
    if compiler is None:
        pytest.skip("no C++ compiler")
    options = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", f"-I{ROOT / 'cpp'}"]
    for header in sorted(CORE.rglob("*.hpp")):
        alone = tmp_path / "alone.cpp"
        include = f'#include "{header.relative_to(ROOT / "cpp").as_posix()}"\n'
        alone.write_text(include * 2)
        run = subprocess.run([compiler, *options, str(alone)], capture_output=True, text=True)
        assert run.returncode == 0, f"{header}\n{run.stderr}"


def public_objects() -> list[tuple[str, object]]:
    """Every public name, and the public methods and properties of public classes."""
    found: list[tuple[str, object]] = []
    for name in bs.__all__:
        thing = getattr(bs, name)
        if not (inspect.isclass(thing) or inspect.isroutine(thing)):
            continue
        found.append((name, thing))
        if inspect.isclass(thing):
            members = vars(thing).items()
            found += [
                (f"{name}.{member}", value)
                for member, value in members
                if not member.startswith("_")
                and (inspect.isroutine(value) or isinstance(value, property))
            ]
    return found


def test_every_public_name_is_documented() -> None:
    missing = [name for name, thing in public_objects() if not inspect.getdoc(thing)]
    assert not missing


def test_all_is_sorted_and_complete() -> None:
    assert bs.__all__ == sorted(bs.__all__)
    # Public, but not for `import *`: it must not hide Python's open, nor need scikit-learn.
    assert set(dir(bs)) - set(bs.__all__) <= {"open", "sklearn", "verify"}
    assert all(hasattr(bs, name) for name in bs.__all__)


def test_import_is_light() -> None:
    heavy = ["dask", "jinja2", "matplotlib", "pandas", "polars", "pyarrow", "scipy", "sklearn"]
    code = f"import sys, broadsheet; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_missing_extension_is_explained(tmp_path: Path) -> None:
    package = tmp_path / "broadsheet"
    package.mkdir()
    for file in (ROOT / "python" / "broadsheet").glob("*.py"):
        shutil.copy(file, package)
    # -S: without the hook of the editable install, which would find the extension.
    run = subprocess.run(
        [sys.executable, "-S", "-c", "import broadsheet"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert run.returncode == 1
    assert "make build" in run.stderr
