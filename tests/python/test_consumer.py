"""The core alone, without Python, installed and used from a ten-line CMake program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import broadsheet as bs

ROOT = Path(__file__).parents[2]
# As make has it: the tools of the environment that runs the tests.
ENVIRONMENT = {
    **os.environ,
    "CMAKE_GENERATOR": "Ninja",
    "PATH": f"{sys.prefix}/bin:{os.environ.get('PATH', os.defpath)}",
    "VIRTUAL_ENV": sys.prefix,
}


def run(*command: str | Path, **environment: str) -> str:
    result = subprocess.run(
        [str(part) for part in command],
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def installed_core(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the core into an empty folder."""
    for tool in ("cmake", "ninja"):
        if not shutil.which(tool, path=ENVIRONMENT["PATH"]):
            pytest.skip(f"no {tool}")
    folder = tmp_path_factory.mktemp("core")
    # The build of make test-cpp has compiled the very same library where it has run.
    build = ROOT / "build" / "dev"
    if not (build / "cpp" / "libbroadsheet.a").exists():
        build = folder / "build"
        run("cmake", "-S", ROOT, "-B", build, "-DBROADSHEET_PYTHON=OFF")
    run("cmake", "--build", build, "--target", "broadsheet")
    prefix = folder / "prefix"
    run("cmake", "--install", build, "--prefix", prefix, "--component", "development")
    return prefix


@pytest.mark.slow
def test_a_program_finds_links_and_runs(installed_core: Path, tmp_path: Path) -> None:
    # No virtual environment: neither Eigen nor nlohmann_json can be found through it.
    run(
        "cmake",
        *("-S", ROOT / "tests" / "consumer", "-B", tmp_path),
        f"-DCMAKE_PREFIX_PATH={installed_core}",
        VIRTUAL_ENV="",
    )
    run("cmake", "--build", tmp_path)
    assert run(tmp_path / "consumer").splitlines()[0] == bs.__version__


@pytest.mark.slow
def test_what_is_installed_needs_neither_eigen_nor_json(installed_core: Path) -> None:
    for file in [*installed_core.rglob("*.cmake"), *installed_core.rglob("*.hpp")]:
        text = file.read_text()
        assert "Eigen/" not in text, file
        assert "Eigen3" not in text, file
        assert "nlohmann" not in text, file
        assert str(ROOT) not in text, file


@pytest.mark.slow
def test_every_header_and_the_library_are_installed(installed_core: Path) -> None:
    source, target = ROOT / "cpp" / "broadsheet", installed_core / "include" / "broadsheet"
    headers = {p.relative_to(source) for p in source.rglob("*.hpp")}
    assert headers
    assert {p.relative_to(target) for p in target.rglob("*") if p.is_file()} == headers
    assert list(installed_core.rglob("libbroadsheet.a"))
    assert not list(installed_core.rglob("*.so"))
