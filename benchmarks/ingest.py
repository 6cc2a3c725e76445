"""Speed of reading and counting beside others, on the same articles in one run.

usage: python benchmarks/ingest.py [--articles 10000] [--rounds 3] [--rows texts,plain,...]
                                   [--file set.jsonl.gz ...] [--smoke]

Ours goes from text to a corpus with its counted matrix: words, sentences, lines that are not
the article, spans, and everything needed to show where a term stands. The peers do less:
scikit-learn's CountVectorizer gives the matrix (it has one thread), polars a table of terms by
article, tantivy an index on disk. All get the same texts, rounds alternate between them, and a
ratio is the median over the rounds. A peer that is not installed is left out. Rows:

texts    a list of str, news rules and boilerplate on; 2 threads, 1 thread, a process's first call
plain    the same with all news rules off, words folded
files    JSON Lines on disk, against json.loads a line + CountVectorizer, and tantivy given texts
growth   the rate at ten times as many articles; time an article from 10,000 to 1,000,000 short ones
memory   the peak of a process that reads a file, over the bytes of text
subsets  a view by mask of all articles; terms() of ten of them
imports  import broadsheet, over import numpy
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
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

ROWS = ("texts", "plain", "files", "growth", "memory", "subsets", "imports")
# UAX #29 within a script: words of letters and digits, and what may join them.
UNICODE_WORDS = (
    r"[^\W_]+(?:(?:(?<=[^\W\d_])['’.:·](?=[^\W\d_])|(?<=\d)[.,;'’](?=\d)|(?<=[^\W])_(?=\w))\w+)*"
)
CHILD = """
import json, re, sys, time
import broadsheet as bs
path, what, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
bs.options.threads = threads
if what == "first":
    with open(path) as file:
        texts = [json.loads(line)["text"] for line in file]
    begin = time.perf_counter()
    bs.read(texts).counts()
    print(time.perf_counter() - begin)
else:
    corpus = bs.read(path)
    if what == "counts":
        corpus.counts()
    with open("/proc/self/status") as file:  # ru_maxrss would have what the parent held
        print(int(re.search(r"VmHWM:\\s+(\\d+)", file.read())[1]) * 1024)
"""


class Input:
    """Articles as texts and as a file."""

    def __init__(self, records: list[dict[str, Any]], folder: Path, name: str) -> None:
        self.texts = [record["text"] for record in records]
        self.n_bytes = sum(len(text.encode()) for text in self.texts)
        self.path = folder / f"{name}.jsonl"
        with self.path.open("w", encoding="utf-8") as file:
            for record in records:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")


def count_vectorizer(texts: list[str], **options: Any) -> Any:
    from sklearn.feature_extraction.text import CountVectorizer

    return CountVectorizer(**options).fit_transform(texts)


def polars_counts(texts: list[str]) -> Any:
    import polars as pl

    words = pl.col("text").str.to_lowercase().str.extract_all(r"\b\w\w+\b")
    table = pl.DataFrame({"text": texts}).with_row_index("article")
    return (
        table.select("article", words.alias("word"))
        .explode("word")
        .group_by("article", "word")
        .len()
    )


def tantivy_index(texts: list[str]) -> Any:
    import tantivy

    schema = tantivy.SchemaBuilder().add_text_field("text", stored=False).build()
    with tempfile.TemporaryDirectory() as folder:
        index = tantivy.Index(schema, path=folder)
        writer = index.writer(heap_size=500_000_000, num_threads=2)
        for text in texts:
            document = tantivy.Document()
            document.add_text("text", text)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
    return index


def ours(texts: list[str], threads: int, tokenizer: bs.Tokenizer | None = None) -> bs.Corpus:
    bs.options.threads = threads
    boilerplate = "set aside" if tokenizer is None else "keep"
    corpus = bs.read(texts, tokenizer=tokenizer, boilerplate=boilerplate)
    corpus.counts()
    return corpus


def plain_words() -> bs.Tokenizer:
    return bs.Tokenizer("fold", **bs.Tokenizer.plain().options)


def available(names: list[str]) -> list[str]:
    from importlib.util import find_spec

    return [name for name in names if find_spec(name) is not None]


def seconds(work: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    result = work()
    end = time.perf_counter()
    del result
    return end - begin


def alternate(works: dict[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each work in each round, after one of ours that is not counted."""
    next(iter(works.values()))()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(seconds(work))
    return times


def show(title: str, data: Input, times: dict[str, list[float]], our_names: list[str]) -> None:
    print(f"\n{title} ({len(data.texts):,} articles, {data.n_bytes / 1e6:.1f} MB)")
    for name, values in times.items():
        rate = data.n_bytes / statistics.median(values) / 1e6
        print(f"  {name:<34} {statistics.median(values):8.3f} s {rate:8.1f} MB/s")
    for name in our_names:
        for peer in times:
            if peer in our_names:
                continue
            ratios = [b / a for a, b in zip(times[name], times[peer], strict=True)]
            print(f"  {name} over {peer}: {statistics.median(ratios):.1f} x")


def texts_row(data: Input, rounds: int) -> None:
    works: dict[str, Callable[[], Any]] = {
        "ours, 2 threads": lambda: ours(data.texts, 2),
        "ours, 1 thread": lambda: ours(data.texts, 1),
    }
    peers: dict[str, tuple[str, Callable[[], Any]]] = {
        "CountVectorizer": ("sklearn", lambda: count_vectorizer(data.texts)),
        "polars": ("polars", lambda: polars_counts(data.texts)),
        "tantivy, 2 threads": ("tantivy", lambda: tantivy_index(data.texts)),
    }
    for name, (module, work) in peers.items():
        if available([module]):
            works[name] = work
    times = alternate(works, rounds)
    times["ours, first call of a process"] = [child(data.path, "first", 2) for _ in range(rounds)]
    show("texts, news rules and boilerplate", data, times, [n for n in times if "ours" in n])


def plain_row(data: Input, rounds: int) -> None:
    check_equal(data.texts)
    tokenizer = plain_words()
    works: dict[str, Callable[[], Any]] = {
        "ours, plain, 2 threads": lambda: ours(data.texts, 2, tokenizer),
        "CountVectorizer": lambda: count_vectorizer(data.texts),
    }
    if available(["tantivy"]):
        works["tantivy, 2 threads"] = lambda: tantivy_index(data.texts)
    show("texts, plain words", data, alternate(works, rounds), ["ours, plain, 2 threads"])


def check_equal(texts: list[str]) -> None:
    """The same counts as CountVectorizer with a pattern for the same words."""
    from sklearn.feature_extraction.text import CountVectorizer

    some = texts[:500]
    vectorizer = CountVectorizer(token_pattern=UNICODE_WORDS, lowercase=True)
    theirs = vectorizer.fit_transform(some)
    corpus = ours(some, 2, plain_words())
    counts = corpus.counts()
    column = vectorizer.vocabulary_
    shared = [(i, column[term]) for i, term in enumerate(corpus.vocabulary) if term in column]
    own, other = np.array(shared).T
    different = (counts[:, own] != theirs[:, other]).nnz
    missed = counts.nnz + theirs.nnz - counts[:, own].nnz - theirs[:, other].nnz
    print(
        f"\nplain words: {counts.nnz:,} cells, {different + missed:,} of them unlike scikit-learn's"
    )
    if different + missed > 0:
        raise SystemExit("the counts disagree")


def files_row(data: Input, rounds: int) -> None:
    def with_json() -> Any:
        with data.path.open(encoding="utf-8") as file:
            return count_vectorizer([json.loads(line)["text"] for line in file])

    def from_file() -> Any:
        bs.options.threads = 2
        return bs.read(data.path).counts()

    works: dict[str, Callable[[], Any]] = {"ours, 2 threads": from_file}
    works["json + CountVectorizer"] = with_json
    if available(["tantivy"]):
        works["tantivy given texts"] = lambda: tantivy_index(data.texts)
    show("JSON Lines on disk", data, alternate(works, rounds), ["ours, 2 threads"])


def child(path: Path, what: str, threads: int) -> float:
    command = [sys.executable, "-c", CHILD, str(path), what, str(threads)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def compare_sizes(small: Input, large: Input, rounds: int) -> None:
    works = {"small": lambda: ours(small.texts, 2), "large": lambda: ours(large.texts, 2)}
    times = alternate(works, rounds)
    small_rate = small.n_bytes / statistics.median(times["small"]) / 1e6
    large_rate = large.n_bytes / statistics.median(times["large"]) / 1e6
    print(
        f"  {len(small.texts):,}: {small_rate:.0f} MB/s, {len(large.texts):,}: "
        f"{large_rate:.0f} MB/s, {large_rate / small_rate:.2f} of it"
    )
    large.path.unlink()


def growth_row(data: Input, maker: NewsMaker, folder: Path, rounds: int, most: int) -> None:
    print("\ngrowth, texts in memory, 2 threads")
    n = len(data.texts)
    compare_sizes(data, Input(list(maker.articles(10 * n)), folder, "large"), rounds)
    texts = [record["text"] for record in maker.articles(n, n_words=40)]
    while n <= most:
        some = [texts[i % len(texts)] + f"\n{i}" for i in range(n)]
        best = min(seconds(lambda some=some: ours(some, 2)) for _ in range(2))
        print(f"  {n:>9,} short articles: {best / n * 1e6:.2f} us an article")
        n *= 10


def memory_row(data: Input) -> None:
    print("\npeak memory of a process that reads a file, over the bytes of text")
    for what in ("read", "counts"):
        peak = child(data.path, what, 2)
        print(f"  {what:<7} {peak / 1e6:7.0f} MB = {(peak - 60e6) / data.n_bytes:.2f} x + 60 MB")


def subsets_row(data: Input) -> None:
    corpus = bs.read(data.texts)
    mask = np.arange(len(corpus)) % 2 == 0
    few = corpus[:10]
    few.terms()
    views = min(seconds(lambda: corpus[mask]) for _ in range(20))
    terms = min(seconds(lambda: corpus[:10].terms()) for _ in range(20))
    core = min(seconds(lambda: few._core.counts(threads=1)) for _ in range(20))
    print(
        f"\nsubsets of {len(corpus):,} articles: by mask {views * 1e3:.3f} ms, "
        f"terms() of ten {terms * 1e3:.3f} ms (its counting {core * 1e3:.3f} ms)"
    )


def imports_row(rounds: int) -> None:
    # With compiled bytecode, as an installed package has it.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

    def once(module: str) -> float:
        command = [sys.executable, "-c", f"import {module}"]
        return seconds(lambda: subprocess.run(command, check=True, env=environment))

    once("broadsheet")
    pairs = [(once("broadsheet"), once("numpy")) for _ in range(3 * rounds)]
    ratio = statistics.median(a / b for a, b in pairs)
    print(
        f"\nimport broadsheet: {statistics.median(a for a, _ in pairs):.3f} s, {ratio:.2f} x numpy"
    )


def read_file(path: Path) -> list[dict[str, Any]]:
    unpack = gzip.open if path.suffix == ".gz" else open
    with unpack(path, "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    for number, record in enumerate(records):
        record["id"] = str(number)
    return records


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", default=",".join(ROWS))
    parser.add_argument("--file", type=Path, nargs="*", default=[], help="sets of real articles")
    parser.add_argument("--most", type=int, default=1_000_000, help="short articles in growth")
    parser.add_argument("--smoke", action="store_true", help="a few articles, one round")
    options = parser.parse_args()
    if options.smoke:
        options.articles, options.rounds, options.most = 200, 1, 2_000
    rows = options.rows.split(",")
    threads = os.cpu_count()
    print(f"broadsheet {bs.__version__}, {threads} processors")
    maker = NewsMaker(n_words=20_000 if options.smoke else 600_000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sets = {path.name: read_file(path) for path in options.file}
        sets = sets or {"synthetic": list(maker.articles(options.articles))}
        for title, records in sets.items():
            print(f"\n== {title}")
            data = Input(records, folder, "articles")
            if "texts" in rows:
                texts_row(data, options.rounds)
            if "plain" in rows:
                plain_row(data, options.rounds)
            if "files" in rows:
                files_row(data, options.rounds)
            if "growth" in rows:
                growth_row(data, maker, folder, options.rounds, options.most)
            if "memory" in rows:
                memory_row(data)
            if "subsets" in rows:
                subsets_row(data)
        if "imports" in rows:
            imports_row(options.rounds)


if __name__ == "__main__":
    main()
