"""What pip installs: the package, its extension and the sample, from a source archive."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = {".cpp", ".hpp", ".txt", ".cmake", ".in", ".py", ".pyi", ".jinja", ".jsonl", ".sh"}
# As make has it: the tools of the environment that runs the tests.
ENVIRONMENT = {
    **os.environ,
    "CMAKE_GENERATOR": "Ninja",
    "PATH": f"{sys.prefix}/bin:{os.environ.get('PATH', os.defpath)}",
    "VIRTUAL_ENV": sys.prefix,
}
pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    result = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the source archive."""
    folder = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", folder)
    return next(folder.glob("broadsheet-*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the wheel, in the build folder of the editable install: nothing compiles twice."""
    folder = tmp_path_factory.mktemp("wheel")
    editable = sorted(ROOT.glob("build/*-*/CMakeCache.txt"), key=lambda path: path.stat().st_mtime)
    if not editable:
        pytest.skip("needs the build folder of make build")
    options = ("--no-deps", "--no-build-isolation", "--disable-pip-version-check")
    settings = (f"build-dir={editable[-1].parent}", "cmake.define.BROADSHEET_WERROR=ON")
    run(
        *(sys.executable, "-m", "pip", "wheel", ROOT, *options, "--wheel-dir", folder),
        *(part for setting in settings for part in ("--config-settings", setting)),
    )
    return next(folder.glob("broadsheet-*.whl"))


def test_the_archive_holds_what_a_build_needs(archive: Path, tmp_path: Path) -> None:
    with tarfile.open(archive) as file:
        file.extractall(tmp_path, filter="data")
    unpacked = next(tmp_path.iterdir())
    for folder in ("cpp", "python", "tests", "tools"):
        for source in (ROOT / folder).rglob("*"):
            if source.is_file() and source.suffix in SOURCES:
                assert (unpacked / source.relative_to(ROOT)).read_bytes() == source.read_bytes()
    for name in ("CMakeLists.txt", "pyproject.toml", "LICENSE", "README.md"):
        assert (unpacked / name).exists()
    assert not {path.name for path in unpacked.iterdir()} & {".venv", "build", "demo", "dist"}
    # All but the compiling, which `make wheel` does: CMake stops at a source that is missing.
    run("cmake", "-S", unpacked, "-B", tmp_path / "build", "-DBROADSHEET_PYTHON=ON")


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        names = file.namelist()
    package = [name for name in names if not name.split("/")[0].endswith(".dist-info")]
    assert {name.split("/")[0] for name in package} == {"broadsheet"}
    endings = {Path(name).suffix for name in package if not name.startswith("broadsheet/sample/")}
    assert endings <= {".py", ".pyi", ".so", ".typed", ".jinja", ".css", ".js"}
    assert "broadsheet/py.typed" in package
    assert "broadsheet/_core.pyi" in package
    assert any(name.startswith("broadsheet/_core.") and name.endswith(".so") for name in package)
    assert any(name.startswith("broadsheet/sample/") for name in package)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_works_in_an_environment_of_its_own(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", environment)
    python = environment / "bin" / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    with zipfile.ZipFile(wheel) as file:
        file.extractall(site)
    # What the package depends on, from the environment of the tests; not broadsheet itself,
    # whose editable install works by a .pth file, which a second site folder does not run.
    outside = [path for path in sys.path if path.endswith("site-packages")]
    code = (
        f"import sys; sys.path += {outside}\n"
        "import broadsheet; print(broadsheet.__version__, broadsheet.__file__)"
    )
    result = subprocess.run(
        [str(python), "-I", "-c", code],
        cwd=tmp_path,
        env={"PATH": os.defpath},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    assert str(site) in result.stdout
