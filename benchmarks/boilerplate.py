"""How well lines that are not the article are told: precision, recall, F1, article lines lost.

Reads evaluation data that is not part of the project: a folder with ``allsides``,
``boilerplate_lines`` and ``score``, named by BROADSHEET_SHARED_DATA or found as
``shared/data`` in a folder above. Prints one line for each set.

    python benchmarks/boilerplate.py [--without-outlets] [--errors]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np

import broadsheet as bs

ENDS = dict.fromkeys(map(ord, "\r\n\x85\u2028\u2029"), " ")


def shared_data() -> Path:
    """Find the folder of evaluation data."""
    named = os.environ.get("BROADSHEET_SHARED_DATA")
    if named:
        return Path(named)
    for folder in Path(__file__).resolve().parents:
        if (folder / "shared" / "data").is_dir():
            return folder / "shared" / "data"
    sys.exit("no evaluation data: set BROADSHEET_SHARED_DATA to their folder")


def rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def read(records: list[dict[str, Any]]) -> bs.Corpus:
    """Read texts as articles of their own, whatever else they share."""
    articles = [{**record, "id": f"article {i}"} for i, record in enumerate(records)]
    return bs.read(articles)


def kept_lines(article: bs.Article) -> list[int]:
    """1 for each line that counts, and for blank ones; 0 for each that is set aside."""
    return [int(line.counted or line.kind == "blank") for line in article.lines]


def measure(gold: list[dict[str, Any]], corpus: bs.Corpus, errors: bool) -> dict[str, float]:
    """Score the corpus's first articles against lines that were labelled."""
    counts: Counter[tuple[int, int]] = Counter()
    for row, article in zip(gold, corpus, strict=False):
        kept = kept_lines(article)
        if len(kept) != len(row["lines"]):
            sys.exit(f"{row['id']}: {len(kept)} lines for {len(row['lines'])}")
        for line, label, result in zip(row["lines"], row["labels"], kept, strict=True):
            if label is None:
                continue
            counts[label, result] += 1
            if errors and label != result:
                print("  lost  " if label else "  missed", line[:140])
    found, lost, missed = counts[0, 0], counts[1, 0], counts[0, 1]
    precision, recall = found / max(1, found + lost), found / max(1, found + missed)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "article_lines_lost": lost / max(1, lost + counts[1, 1]),
    }


def measure_repeated(
    gold: list[dict[str, Any]], corpus: bs.Corpus, errors: bool
) -> dict[str, float]:
    """Score lines that an outlet repeats: set aside in most of their articles, or not."""
    votes: dict[tuple[str, str], list[bool]] = defaultdict(list)
    wanted = {(row["source"], row["line"]) for row in gold}
    for article in corpus:
        for line in article.lines:
            key = (article.fields.get("paper") or article.outlet, line.text.strip())
            if key in wanted:
                votes[key].append(not line.counted)
    right = {True: 0, False: 0}
    total = {True: 0, False: 0}
    for row in gold:
        seen = votes[row["source"], row["line"]]
        aside = 2 * sum(seen) > len(seen)
        total[row["boilerplate"]] += 1
        right[row["boilerplate"]] += aside == row["boilerplate"]
        if errors and aside != row["boilerplate"]:
            print("  missed" if row["boilerplate"] else "  lost  ", row["line"][:140])
    return {
        "boilerplate_found": right[True] / total[True],
        "content_kept": right[False] / total[False],
    }


def show(name: str, result: dict[str, float]) -> None:
    """Print one result."""
    print(f"{name:24}", "  ".join(f"{key} {value:.4f}" for key, value in result.items()))


# What scraped pages add to these two outlets, and no journalist would call a difference.
TRAP = (
    "politico below story continued photos permission llc copyright reprint click daily newsletters"
)


def trap_ranks(articles: list[dict[str, Any]], boilerplate: str) -> dict[str, int]:
    """Rank the trap's terms among all by the G2 of one outlet against the other (1: highest)."""
    corpus = bs.read(articles, boilerplate=boilerplate)
    counts = corpus.counts()
    is_first = np.array([row["outlet"] == "Politico" for row in articles])
    a = np.asarray(counts[is_first].sum(axis=0)).ravel().astype(float)
    b = np.asarray(counts[~is_first].sum(axis=0)).ravel().astype(float)
    total = a.sum() + b.sum()
    expected_a, expected_b = (a + b) * a.sum() / total, (a + b) * b.sum() / total
    with np.errstate(divide="ignore", invalid="ignore"):
        g2 = 2 * (
            np.where(a > 0, a * np.log(a / expected_a), 0)
            + np.where(b > 0, b * np.log(b / expected_b), 0)
        )
    places: dict[str, int] = {}
    for rank, i in enumerate(np.argsort(-g2), 1):
        if a[i] + b[i]:
            places.setdefault(corpus.vocabulary[i].lower(), rank)
    return {term: places.get(term, 0) for term in TRAP.split()}


def show_trap(documents: list[dict[str, Any]]) -> None:
    """Print the ranks of the trap's terms with all lines and without those set aside."""
    chosen = [
        {"text": row["text"], "outlet": row["source"], "id": str(row["id"])}
        for row in documents
        if row["source"] in ("Politico", "Washington Times") and row["topic"] == "immigration"
    ]
    for boilerplate in ("keep", "set aside"):
        ranks = trap_ranks(chosen, boilerplate)
        print(f"rank by G2, {boilerplate:9}", "  ".join(f"{t} {r}" for t, r in ranks.items()))


def allsides_corpus(
    data: Path, documents: list[dict[str, Any]], *, outlets: bool = True
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], bs.Corpus]:
    """Labelled articles, labelled repeated lines, and the corpus that starts with the former."""
    labelled = rows(data / "boilerplate_lines" / "allsides_lines.jsonl")
    key = lambda lines: "\n".join(line.strip() for line in lines if line.strip())  # noqa: E731
    held = {key(row["lines"]) for row in labelled}
    others = [row for row in documents if key(row["text"].splitlines()) not in held]
    field = "outlet" if outlets else "paper"
    records = [{"text": "\n".join(row["lines"]), field: row["source"]} for row in labelled]
    records += [{"text": row["text"], field: row["source"]} for row in others]
    repeated = rows(data / "boilerplate_lines" / "allsides_repeated.jsonl")
    return labelled, repeated, read(records)


def page_corpus(data: Path, extractor: str) -> tuple[list[dict[str, Any]], bs.Corpus]:
    """Lines of web pages by one extractor, labelled, and the corpus of the pages."""
    pages = rows(data / "boilerplate_lines" / "scrapinghub.jsonl.gz")
    gold = [row for row in pages if row["extractor"] == extractor]
    for row in gold:
        row["lines"] = [line.translate(ENDS) for line in row["lines"]]
    return gold, read([{"text": "\n".join(row["lines"])} for row in gold])


def main() -> None:
    """Run all measurements."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--without-outlets", action="store_true", help="as if no outlet were known")
    parser.add_argument("--errors", action="store_true", help="print every wrong line")
    options = parser.parse_args()
    data = shared_data()

    documents = rows(data / "allsides" / "docs.jsonl.gz")
    gold, repeated, corpus = allsides_corpus(data, documents, outlets=not options.without_outlets)
    show("allsides articles", measure(gold, corpus, options.errors))
    show("allsides repeated lines", measure_repeated(repeated, corpus, options.errors))
    for extractor in ("newspaper", "boilerpipe", "html-text"):
        errors = options.errors and extractor == "boilerpipe"
        show(f"pages by {extractor}", measure(*page_corpus(data, extractor), errors))
    show_trap(documents)


if __name__ == "__main__":
    main()
