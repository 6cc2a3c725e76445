"""Print what pyproject.toml states, one a line: run-time dependencies, or those of an extra."""

import sys
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
listed = [project["optional-dependencies"][extra] for extra in sys.argv[1:]]
print("\n".join(name for names in listed or [project["dependencies"]] for name in names))
