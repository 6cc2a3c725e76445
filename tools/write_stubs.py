"""Write the type stubs of the compiled module, or check that they are up to date."""

import argparse
import difflib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

STUB = Path(__file__).parents[1] / "python" / "broadsheet" / "_core.pyi"
HEADER = "# Written by `make stubs`; not edited by hand.\n"


def fresh_stub() -> str:
    """Generate the stub of the module that Python imports now."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pybind11_stubgen", "broadsheet._core"]
        options = ["--exit-code", "--output-dir", folder, "--numpy-array-use-type-var"]
        run = subprocess.run([*command, *options], capture_output=True, text=True)
        if run.returncode:
            sys.exit(f"pybind11-stubgen failed:\n{run.stdout}{run.stderr}")
        text = (Path(folder) / "broadsheet" / "_core.pyi").read_text("utf-8")
    # The version would make every release change the stub.
    text = re.sub(r"^__version__: str = .*$", "__version__: str", text, flags=re.M)
    # A pointer of the core may be None; its signature says so only by its default.
    text = re.sub(r"(\w+: [\w.]+) = None\b", r"\1 | None = None", text)
    return HEADER + text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare")
    check = parser.parse_args().check
    fresh = fresh_stub()
    if not check:
        STUB.write_text(fresh, "utf-8")
        return 0
    old = STUB.read_text("utf-8") if STUB.exists() else ""
    difference = "\n".join(
        difflib.unified_diff(
            old.splitlines(), fresh.splitlines(), "checked in", "fresh", lineterm=""
        )
    )
    print(difference or "stubs: up to date")
    if difference:
        print("stubs: out of date; run make stubs")
    return bool(difference)


if __name__ == "__main__":
    sys.exit(main())
