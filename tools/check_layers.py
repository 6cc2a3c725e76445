"""Check that every include of the core stays within what cpp/broadsheet/layers.txt allows."""

import re
import sys
from pathlib import Path

CORE = Path(__file__).parents[1] / "cpp" / "broadsheet"
# Headers with a home: where else than there they may not be included.
HOMES = {
    r"pybind11|Python\.h": r"(?!)",
    r"Eigen": r"vectors/",
    r"nlohmann": r"corpus/manifest\.cpp",
    r"g(test|mock)/": r"(?!)",
}


def allowed_layers() -> dict[str, set[str]]:
    lines = (CORE / "layers.txt").read_text().splitlines()
    rows = [line.split(":") for line in lines if line and not line.startswith("#")]
    return {layer.strip(): {layer.strip(), *below.split()} for layer, below in rows}


def complaints() -> list[str]:
    allowed = allowed_layers()
    found = []
    for file in sorted([*CORE.rglob("*.hpp"), *CORE.rglob("*.cpp")]):
        name = file.relative_to(CORE).as_posix()
        layer = name.split("/")[0] if "/" in name else None
        for n, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            include = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
            if not include:
                continue
            where, header = f"cpp/broadsheet/{name}:{n}", include[1]
            ours = re.match(r"broadsheet/(\w+)/", header)
            if ours and layer and ours[1] not in allowed.get(layer, set()):
                found.append(f"{where}: layer {layer} may not include layer {ours[1]}")
            for pattern, home in HOMES.items():
                if re.match(pattern, header) and not re.match(home, name):
                    found.append(f"{where}: {header} has no place here")
    return found


if __name__ == "__main__":
    print("\n".join(found := complaints()) or "layers: in order")
    sys.exit(bool(found))
