"""Run clang-tidy over the core and the bindings, several files at once."""

import argparse
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHECKED = (ROOT / "cpp", ROOT / "python" / "bindings")


def newest_database() -> Path:
    """Find the compile commands of the editable build: it has the core and the bindings."""
    found = sorted(
        ROOT.glob("build/*-*/compile_commands.json"), key=lambda path: path.stat().st_mtime
    )
    if not found:
        sys.exit("no compile_commands.json under build/; run make build first")
    return found[-1]


def check(file: Path, database: Path) -> tuple[Path, int, str]:
    # The commands are those of g++, which knows warnings that clang does not; and clang finds
    # what libstdc++ 12 itself calls deprecated in its own std::stable_sort.
    quiet = ("unknown-warning-option", "deprecated-declarations")
    command = ["clang-tidy", "--quiet", *(f"--extra-arg=-Wno-{name}" for name in quiet)]
    command += ["-p", str(database.parent), str(file)]
    run = subprocess.run(command, capture_output=True, text=True)
    return file, run.returncode, run.stdout + (run.stderr if run.returncode else "")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("files", nargs="*", type=Path, help="only these, rather than all")
    arguments = parser.parse_args()
    database = newest_database()
    listed = {Path(entry["file"]) for entry in json.loads(database.read_text())}
    only = {file.resolve() for file in arguments.files}
    files = sorted(
        file
        for file in listed
        if any(file.is_relative_to(folder) for folder in CHECKED)
        and not file.name.endswith("_tables.cpp")
        and (not only or file in only)
    )
    with ThreadPoolExecutor(arguments.jobs) as pool:
        results = list(pool.map(lambda file: check(file, database), files))
    failures = [result for result in results if result[1]]
    for _, _, output in failures:
        print(output)
    print(f"clang-tidy: {len(files)} files, {len(failures)} with findings")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
