"""Writes saved_form_<version>.zip: a small corpus in the saved form that this broadsheet writes.

    python tests/golden/saved_form.py

Run it once when the version of the saved form grows, and keep the files of older versions as
they are: test_saved_forms.py opens every one of them.
"""

import json
import tempfile
import zipfile
from pathlib import Path

import broadsheet as bs

DAYS = [
    [
        {
            "id": "first",
            "title": "PORT TELLS US TO WAIT",
            "text": "The US waits. The port of the US closed.\n\nREAD MORE: Snow in Lima",
            "outlet": "Ledger",
            "date": "2024-01-31T10:00:00+01:00",
            "topic": "trade",
        },
        {
            "id": "second",
            "text": "Mañana the port opens." + " " * 1000 + "Or not.",
            "author": "Ann",
        },
        {"id": "empty", "text": ""},
    ],
    [{"id": "third", "text": "\u201cWe wait,\u201d said Ann. Snow fell on us.", "outlet": "AP"}],
]
MAP = {"waits": "wait", "the": None}
KINDS = ("appended", "mapped", "phrases")  # version 1 has no phrases
PHRASES = {"Snow fell": "snowfall", "the port": "harbour"}


def add_files(archive: zipfile.ZipFile, folder: Path, name: str) -> None:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.name != "lock":
            entry = zipfile.ZipInfo(f"{name}/{file.relative_to(folder)}")
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        appended, mapped, phrases = (Path(name) / kind for kind in KINDS)
        bs.read(DAYS[0]).save(appended)
        corpus = bs.open(appended).append(DAYS[1])
        corpus.map_terms(MAP).save(mapped)
        corpus.map_terms(PHRASES).save(phrases)
        version = json.loads((mapped / "manifest.json").read_text())["version"]
        path = Path(__file__).with_name(f"saved_form_{version}.zip")
        with zipfile.ZipFile(path, "w") as archive:
            for kind in KINDS:
                add_files(archive, Path(name) / kind, kind)
    print(path, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
