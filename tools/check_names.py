"""Check what no compiler complains about.

File names, file lengths, characters, includes, and that each source of the core has its test.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Names that say nothing of what is inside.
EMPTY_NAMES = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}
MAX_LINES = 600
# Longer, and why that is right.
LONG_FILES = {
    "cpp/broadsheet/text/unicode_tables.cpp",  # generated
}
SOURCES = (".cpp", ".hpp")
CODE = (*SOURCES, ".py", ".sh", ".cmake")


def tracked_files() -> list[str]:
    """Every file of the project, those not yet added to git among them."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):  # an unpacked archive
        folders = [ROOT / top for top in ("cpp", "python", "tests", "tools")]
        return [
            p.relative_to(ROOT).as_posix() for f in folders for p in f.rglob("*") if p.is_file()
        ]
    return [name for name in names.stdout.splitlines() if (ROOT / name).exists()]


def complain(name: str) -> Iterator[str]:
    """Yield what is wrong with one file."""
    words = set(re.split(r"[_\W]+", Path(name).stem.lower()))
    for word in sorted(words & EMPTY_NAMES):
        yield f"{name}: '{word}' does not say what is inside"
    if not name.endswith(CODE):
        return
    text = (ROOT / name).read_text("utf-8")
    lines = text.splitlines()
    if len(lines) > MAX_LINES and name not in LONG_FILES:
        yield f"{name}: {len(lines)} lines; past {MAX_LINES} a concept in it wants its own file"
    if not name.endswith(SOURCES) or name in LONG_FILES:
        return
    for n, line in enumerate(lines, 1):
        if not line.isascii():
            yield f"{name}:{n}: not ASCII; write \\u escapes"
        ours = name.startswith("cpp/")
        if ours and re.match(r'#include "(?!broadsheet/)', line):
            yield f'{name}:{n}: include by the full path, "broadsheet/<layer>/<name>.hpp"'
        if re.match(r'#include ".*\.cpp"', line):
            yield f"{name}:{n}: a source file is nobody's to include"
    if name.endswith(".hpp") and "#pragma once" not in lines:
        yield f"{name}: no #pragma once"


def untested(names: list[str]) -> Iterator[str]:
    """Yield the sources of the core that no test file is named after."""
    known = set(names)
    for name in names:
        source = re.fullmatch(r"cpp/broadsheet/(\w+/\w+)\.cpp", name)
        if source is None:
            continue
        test = f"tests/cpp/{source[1]}_test.cpp"
        if test not in known:
            yield f"{name}: has no {test}; what its header promises wants a test of its own"


def main() -> int:
    names = tracked_files()
    found = [text for name in names for text in complain(name)]
    found += untested(names)
    print("\n".join(found) or "names: in order")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
