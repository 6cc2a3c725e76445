"""Run all tests and add them up: the last line is `N passed, N failed`."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

BUILD = Path(__file__).parents[1] / "build"
SUITES = {"test-cpp": BUILD / "tests-cpp.xml", "test-py": BUILD / "tests-python.xml"}


def count(report: Path) -> tuple[int, int, int]:
    """Count the passed, failed and skipped tests of a JUnit report."""
    passed = failed = skipped = 0
    for case in ElementTree.parse(report).iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def run(target: str, report: Path) -> tuple[int, int, int]:
    """Run one suite; one that breaks off, or has no tests, counts as a failure."""
    report.unlink(missing_ok=True)
    status = subprocess.run(["make", target]).returncode
    passed, failed, skipped = count(report) if report.exists() else (0, 0, 0)
    if not failed and (status or not passed):
        print(f"make {target} did not run to the end", flush=True)
        failed = 1
    return passed, failed, skipped


def main() -> int:
    counts = [run(target, report) for target, report in SUITES.items()]
    passed, failed, skipped = (sum(column) for column in zip(*counts, strict=True))
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
