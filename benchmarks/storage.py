"""Opening a saved corpus and asking one question, beside others.

usage: python benchmarks/storage.py [--articles 10000] [--rounds 15] [--appends 365]
                                    [--rows open,terms,appends,subsets] [--smoke]

The question is in how many articles a word stands. pickle reads a CSR matrix with its dict of
words, as scikit-learn users keep them; tantivy opens its index and looks the word up. Files are
in the system's cache for all; rounds alternate and medians are compared. A peer that is not
installed is left out. Rows:

open      open and ask, against pickle and tantivy; the bytes that were touched
terms     the first terms() of an opened corpus, less terms() of one in memory, against one pass
          over the ids
appends   open and ask after the same articles came in daily appends; the time of an append
subsets   a view by mask, and terms() of ten and of a hundred articles, of a tenth of the corpus and
          of all of it: what a subset costs must not grow with its corpus
"""

from __future__ import annotations

import argparse
import itertools
import pickle
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from synthetic_news import NewsMaker

import broadsheet as bs

ROWS = ("open", "terms", "appends", "subsets")
WORD = "the"
TOUCHED = """
import sys
import broadsheet as bs
corpus = bs.open(sys.argv[1])
corpus.document_frequency(sys.argv[2])
touched = 0
ours = False
for line in open("/proc/self/smaps"):
    if "-" in line.split(" ")[0]:
        ours = sys.argv[1] in line
    elif ours and line.startswith("Rss:"):
        touched += int(line.split()[1]) * 1024
print(touched)
"""


def seconds(work: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def alternate(works: dict[str, Callable[[], Any]], rounds: int) -> dict[str, float]:
    """The median seconds of each, in alternating rounds after one that warms up."""
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(seconds(work))
    return {name: statistics.median(values) for name, values in times.items()}


def tantivy_index(texts: list[str], folder: Path) -> Any:
    import tantivy

    schema = tantivy.SchemaBuilder().add_text_field("text", stored=False).build()
    folder.mkdir()
    index = tantivy.Index(schema, path=str(folder))
    writer = index.writer(100_000_000, 1)
    for text in texts:
        document = tantivy.Document()
        document.add_text("text", text)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    return schema


def ask_tantivy(folder: Path, schema: Any) -> int:
    import tantivy

    searcher = tantivy.Index.open(str(folder)).searcher()
    return int(searcher.search(tantivy.Query.term_query(schema, "text", WORD), 1).count)


def ask_pickle(path: Path) -> int:
    with path.open("rb") as file:
        matrix, columns = pickle.load(file)
    return int((matrix.indices == columns[WORD]).sum())


def ask(path: Path) -> int:
    return int(bs.open(path).document_frequency(WORD))


def open_row(corpus: bs.Corpus, texts: list[str], folder: Path, rounds: int) -> None:
    path = folder / "corpus.broadsheet"
    n_bytes = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    pickled = folder / "matrix.pickle"
    columns = {term: i for i, term in enumerate(corpus.vocabulary)}
    pickled.write_bytes(pickle.dumps((corpus.counts().copy(), columns), protocol=5))
    works: dict[str, Callable[[], Any]] = {
        "broadsheet": lambda: ask(path),
        "pickle": lambda: ask_pickle(pickled),
    }
    try:
        schema = tantivy_index(texts, folder / "tantivy")
        works["tantivy"] = lambda: ask_tantivy(folder / "tantivy", schema)
    except ImportError:
        print("tantivy is not installed")
    answers = {name: work() for name, work in works.items()}
    print("answers:", answers)
    if answers["broadsheet"] != answers["pickle"]:
        sys.exit("the answers of the same counts differ")
    times = alternate(works, rounds)
    for name, value in times.items():
        print(
            f"open and ask, {name}: {value * 1e3:.3f} ms, {value / times['broadsheet']:.2f} x ours"
        )
    command = [sys.executable, "-c", TOUCHED, str(path), WORD]
    touched = int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(
        f"touched at most {touched / 1e6:.2f} of {n_bytes / 1e6:.1f} MB, {touched / n_bytes:.2%} "
        "(pages that the system maps along included)"
    )


def terms_row(corpus: bs.Corpus, folder: Path) -> None:
    path = folder / "corpus.broadsheet"
    warm = statistics.median(seconds(corpus.terms) for _ in range(3))
    first = statistics.median(seconds(bs.open(path).terms) for _ in range(3))
    tokens = [np.load(file, mmap_mode="r") for file in path.glob("*/part.tokens.npy")]
    n_types = 1 + max(int(ids.max()) for ids in tokens if ids.size)
    one_pass = statistics.median(
        seconds(lambda: [np.bincount(ids, minlength=n_types) for ids in tokens]) for _ in range(3)
    )
    print(
        f"terms() first after opening {first:.3f} s, in memory {warm:.3f} s: {first - warm:+.3f} s; "
        f"one pass over the ids (np.bincount) {one_pass:.3f} s"
    )


def appends_row(texts: list[str], folder: Path, days: int, rounds: int) -> None:
    once = folder / "corpus.broadsheet"
    path = folder / "daily.broadsheet"
    cuts = np.linspace(0, len(texts), days + 2).astype(int)
    bs.read(texts[: cuts[1]]).save(path)
    times = [
        seconds(lambda a=a, b=b: bs.open(path).append(texts[a:b]))
        for a, b in itertools.pairwise(cuts[1:])
    ]
    n_parts = len(re.findall(r'"columns"', (path / "manifest.json").read_text()))
    works = {"at once": lambda: ask(once), "in appends": lambda: ask(path)}
    if works["at once"]() != works["in appends"]():
        sys.exit("the answers of the same articles differ")
    found = alternate(works, rounds)
    print(
        f"{len(times)} appends, the last ten {statistics.median(times[-10:]) * 1e3:.0f} ms each; "
        f"{n_parts} parts; open and ask {found['in appends'] * 1e3:.3f} ms, "
        f"{found['in appends'] / found['at once']:.2f} x the corpus that was saved at once"
    )


def subsets_row(texts: list[str], folder: Path, rounds: int) -> None:
    for n in (len(texts) // 10, len(texts)):
        path = folder / f"subsets-{n}.broadsheet"
        bs.read(texts[:n]).save(path)
        corpus = bs.open(path)
        mask = np.arange(n) % 2 == 0
        works: dict[str, Callable[[], Any]] = {
            "by mask": lambda corpus=corpus, mask=mask: corpus[mask],
            "terms() of ten": lambda corpus=corpus: corpus[:10].terms(),
            "terms() of a hundred": lambda corpus=corpus: corpus[:100].terms(),
        }
        # The least of many: what is asked for is the work, in fractions of a millisecond.
        found = {
            name: min(seconds(work) for _ in range(10 * rounds)) for name, work in works.items()
        }
        print(
            f"subsets of {n:,} articles, {corpus._core.n_terms:,} terms: "
            + ", ".join(f"{name} {value * 1e3:.3f} ms" for name, value in found.items())
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--appends", type=int, default=365)
    parser.add_argument("--rows", default=",".join(ROWS))
    parser.add_argument("--smoke", action="store_true")
    options = parser.parse_args()
    if options.smoke:
        options.articles, options.rounds, options.appends = 300, 3, 5
    maker = NewsMaker(n_words=20_000 if options.smoke else 600_000)
    texts = [record["text"] for record in maker.articles(options.articles)]
    corpus = bs.read(texts)
    print(f"{len(texts):,} articles, {len(corpus.vocabulary):,} terms")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = options.rows.split(",")
        if unknown := set(rows) - set(ROWS):
            parser.error(f"no rows {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")
        if {"open", "terms", "appends"} & set(rows):
            print(f"save: {seconds(lambda: corpus.save(folder / 'corpus.broadsheet')):.2f} s")
        if "open" in rows:
            open_row(corpus, texts, folder, options.rounds)
        if "terms" in rows:
            terms_row(corpus, folder)
        if "appends" in rows:
            appends_row(texts, folder, options.appends, options.rounds)
        if "subsets" in rows:
            subsets_row(texts, folder, options.rounds)


if __name__ == "__main__":
    main()
