"""Does a comparison find something where there is nothing? Halves a corpus again and again.

    python benchmarks/calibration.py FILE [--halvings 100] [--seed 1] [--json OUT] [--smoke]

Reports the share of comparisons with any term at q < 0.05 (should be at most 5 %), the share of
terms at p < 0.05 (should be 5 %), how often the 95 % interval holds 0, and how many terms plain
G-squared would report by its usual mark (3.84) and after Benjamini and Hochberg.
Then the same for sets of long and of short articles that do not differ: passages of so many words,
from a random place of articles drawn at random, and articles made of one list of words, each with
its own favourites. Without FILE, or with --smoke, halves the sample articles.
"""

from __future__ import annotations

import argparse
import json
import time
import warnings
from pathlib import Path

import numpy as np
from scipy.stats import chi2, false_discovery_control

import broadsheet as bs
from broadsheet import sample


def halve(corpus: bs.Corpus, random: np.random.Generator) -> dict[str, float]:
    order = random.permutation(len(corpus))
    half = len(corpus) // 2
    table = bs.compare(corpus[order[:half]], corpus[order[half:]]).keyness()
    frequent = table[table["count_a"] + table["count_b"] >= 50]
    naive = false_discovery_control(chi2.sf(table["log_likelihood"], 1))
    return {
        "terms": len(table),
        "found": int((table["q_value"] < 0.05).sum()),
        "small_p": float((table["p_value"] < 0.05).mean()),
        "covered": float(
            ((frequent["log_ratio_low"] <= 0) & (frequent["log_ratio_high"] >= 0)).mean()
        ),
        "g2_over_mark": int((table["log_likelihood"] > 3.84).sum()),
        "g2_found": int((naive < 0.05).sum()),
    }


# Articles and words of each, on both sides.
_PASSAGES = [
    ((20, 400), (180, 80)),
    ((10, 500), (190, 50)),
    ((20, 80), (180, 400)),
    ((60, 400), (60, 120)),
    ((200, 400), (200, 60)),
]
_MADE = [
    ((50, 300), (50, 300)),
    ((20, 1500), (180, 300)),
    ((10, 3000), (190, 200)),
    ((20, 300), (180, 1500)),
    ((60, 800), (60, 300)),
]
# Articles dwell on words of their own the more the smaller this is: at 800 a word of an article of
# 300 words varies by 1.4 times as much as words that fall at random, at 60 by 6 times.
_FAVOURITES = (800, 60)


class Unequal:
    """Comparisons of sets that do not differ but in length."""

    def __init__(self) -> None:
        self.found: list[bool] = []
        self.small: list[float] = []
        self.tiny: list[float] = []
        self.covered: list[float] = []
        self.whole: list[float] = []

    def add(self, a: list[str], b: list[str]) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", bs.DataWarning)
            difference = bs.compare(bs.read(a), bs.read(b))
        table = difference.keyness()
        frequent = table[table["count_a"] + table["count_b"] >= 50]
        holds = (frequent["log_ratio_low"] <= 0) & (frequent["log_ratio_high"] >= 0)
        self.found.append(bool((table["q_value"] < 0.05).any()))
        self.small.append(float((table["p_value"] < 0.05).mean()))
        self.tiny.append(float((table["p_value"] < 0.001).mean()))
        self.covered.append(float(holds.mean()))
        self.whole.append(difference.similarity.p_value)

    def row(self, kind: str, design: tuple[tuple[int, int], tuple[int, int]]) -> dict[str, object]:
        (n_a, words_a), (n_b, words_b) = design
        return {
            "articles": kind,
            "sets": f"{n_a} of {words_a} words, {n_b} of {words_b}",
            "comparisons": len(self.found),
            "with_findings": sum(self.found),
            "share_of_terms_with_p_below_0.05": round(float(np.mean(self.small)), 4),
            "share_of_terms_with_p_below_0.001": round(float(np.mean(self.tiny)), 5),
            "share_of_intervals_that_hold_0": round(float(np.nanmean(self.covered)), 4),
            "similarity_with_p_at_most_0.05": sum(p <= 0.05 for p in self.whole),
        }


def passages(corpus: bs.Corpus, repeats: int, seed: int) -> list[dict[str, object]]:
    tokenizer = bs.Tokenizer()
    words = [tokenizer(article.text) for article in corpus]
    rows = []
    for design in _PASSAGES:
        (n_a, words_a), (n_b, words_b) = design
        long = [text for text in words if len(text) >= max(words_a, words_b)]
        if len(long) < n_a + n_b:
            continue
        result = Unequal()
        for repeat in range(repeats):
            random = np.random.default_rng([seed, repeat])
            drawn = [long[i] for i in random.permutation(len(long))[: n_a + n_b]]
            sets = []
            for texts, length in ((drawn[:n_a], words_a), (drawn[n_a:], words_b)):
                starts = [random.integers(len(text) - length + 1) for text in texts]
                sets.append(
                    [" ".join(t[s : s + length]) for t, s in zip(texts, starts, strict=True)]
                )
            result.add(*sets)
        rows.append(result.row("passages of the articles", design))
    return rows


def made(repeats: int, seed: int, n_words: int = 3000) -> list[dict[str, object]]:
    letters = np.array(list("abcdefghij"))
    names = np.array(["w" + "".join(letters[list(map(int, str(i)))]) for i in range(n_words)])
    share = 1 / np.arange(1, n_words + 1) ** 1.05
    share /= share.sum()
    rows = []
    for favourites in _FAVOURITES:
        for design in _MADE:
            result = Unequal()
            for repeat in range(repeats):
                random = np.random.default_rng([seed, repeat])
                sets = []
                for n, length in design:
                    own = random.dirichlet(share * favourites, n)
                    texts = [random.choice(names, length, p=p / p.sum()) for p in own]
                    sets.append([" ".join(text) for text in texts])
                result.add(*sets)
            rows.append(result.row(f"made, Dirichlet of {favourites}", design))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--halvings", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--smoke", action="store_true")
    options = parser.parse_args()
    source = sample.jsonl_path() if options.smoke or not options.file else options.file
    halvings = 5 if options.smoke else options.halvings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", bs.DataWarning)
        corpus = bs.read(source)
    random = np.random.default_rng(options.seed)
    start = time.perf_counter()
    rounds = [halve(corpus, random) for _ in range(halvings)]
    result = {
        "source": "/".join(source.parts[-2:]),
        "articles": len(corpus),
        "halvings": halvings,
        "seed": options.seed,
        "comparisons_with_findings": sum(r["found"] > 0 for r in rounds),
        "share_of_terms_with_p_below_0.05": round(
            float(np.mean([r["small_p"] for r in rounds])), 4
        ),
        "share_of_intervals_that_hold_0": round(float(np.mean([r["covered"] for r in rounds])), 4),
        "terms_listed": int(np.median([r["terms"] for r in rounds])),
        "g2_terms_over_3.84_least_and_most": [
            min(r["g2_over_mark"] for r in rounds),
            max(r["g2_over_mark"] for r in rounds),
        ],
        "g2_terms_with_q_below_0.05_least_and_most": [
            min(r["g2_found"] for r in rounds),
            max(r["g2_found"] for r in rounds),
        ],
        "seconds": round(time.perf_counter() - start, 1),
    }
    repeats = 2 if options.smoke else min(60, options.halvings)
    unequal = passages(corpus, repeats, options.seed)
    unequal += made(repeats, options.seed)
    result["sets_that_differ_in_length_alone"] = unequal
    print(json.dumps(result, indent=1))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
