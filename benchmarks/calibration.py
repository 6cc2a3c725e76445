"""Does a comparison find something where there is nothing? Halves a corpus again and again.

    python benchmarks/calibration.py FILE [--halvings 100] [--seed 1] [--json OUT] [--smoke]

Reports the share of comparisons with any term at q < 0.05 (should be at most 5 %), the share of
terms at p < 0.05 (should be 5 %), how often the 95 % interval holds 0, and how many terms plain
G-squared would report by its usual mark (3.84) and after Benjamini and Hochberg.
Without FILE, or with --smoke, halves the sample articles.
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
    print(json.dumps(result, indent=1))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
