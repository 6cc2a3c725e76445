"""Write the sample's articles.jsonl from its text files and tools/sample_front.csv.

The text files are the truth for words, the front table for dates and authors:

    python tools/build_sample.py            write articles.jsonl
    python tools/build_sample.py --check    only say whether it is up to date (exit status 1 if not)
"""

import argparse
import csv
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "python" / "broadsheet" / "sample"
FRONT_TABLE = ROOT / "tools" / "sample_front.csv"
OUTLETS = {
    "harbor-ledger": ("The Harbor Ledger", "https://www.harbor-ledger.example"),
    "plains-courier": ("Plains Courier", "https://plainscourier.example"),
}


def read_front_table() -> dict[str, dict[str, str]]:
    with FRONT_TABLE.open(encoding="utf-8", newline="") as file:
        return {row["article"]: row for row in csv.DictReader(file)}


def split_title(article: str) -> tuple[str, str]:
    """Cut off the first line, which is the title, and the blank lines after it."""
    title, _, text = article.partition("\n")
    return title.strip(), text.strip("\n")


def record(name: str, front: dict[str, str], article: str) -> dict[str, str]:
    folder, _, stem = name.partition("/")
    outlet, site = OUTLETS[folder]
    title, text = split_title(article)
    year, month, day, slug = stem.split("-", 3)
    return {
        "id": name,
        "title": title,
        "outlet": outlet,
        "date": front["date"],
        "author": front["author"],
        "url": f"{site}/{year}/{month}/{day}/{slug}",
        "text": text,
    }


def build() -> str:
    """Return the whole of articles.jsonl, articles in the order of their names."""
    articles = SAMPLE / "articles"
    files = {
        path.relative_to(articles).with_suffix("").as_posix(): path
        for path in articles.glob("*/*.txt")
    }
    front = read_front_table()
    if files.keys() != front.keys():
        raise SystemExit(
            "every text file needs one line in tools/sample_front.csv and the other way round; "
            f"these have no partner: {sorted(files.keys() ^ front.keys())}"
        )
    lines = (
        json.dumps(record(name, front[name], files[name].read_text("utf-8")), ensure_ascii=False)
        for name in sorted(files)
    )
    return "".join(line + "\n" for line in lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, compare only")
    options = parser.parse_args()
    target = SAMPLE / "articles.jsonl"
    built = build().encode("utf-8")
    if options.check:
        if target.read_bytes() != built:
            print("articles.jsonl is not up to date: run python tools/build_sample.py")
            return 1
        return 0
    target.write_bytes(built)
    print(f"wrote {built.count(bytes([10]))} articles to {target.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
