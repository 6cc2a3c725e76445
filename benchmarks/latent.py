"""Latent semantic analysis against SciPy's svds (ARPACK) and scikit-learn's TruncatedSVD.

    python benchmarks/latent.py [--articles 10000] [--kind news|flat|headlines] [--dimensions 200]
                                [--runs 3] [--peer-runs 1] [--smoke]

One tf-idf matrix, one process, peers with as many BLAS threads as ours. Printed are seconds (ours:
finding the space and projecting all articles), the share of the squared norm that each space holds,
its ratio to ARPACK's, and the largest relative error of the first fifty singular values. The texts
are synthetic (see similarity.py).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from similarity import KINDS, points_of, synthetic_counts, tfidf
from threadpoolctl import threadpool_info, threadpool_limits

from broadsheet import _core


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    begin = time.perf_counter()
    result = call()
    return time.perf_counter() - begin, result


def ours(points: Any, dimensions: int, accuracy: float, threads: int) -> Any:
    space = _core.LatentSpace(
        points, dimensions=dimensions, accuracy=accuracy, seed=0, threads=threads
    )
    space.project(points, threads=threads)
    return space


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--kind", choices=list(KINDS), default="news")
    parser.add_argument("--dimensions", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peer-runs", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--smoke", action="store_true")
    chosen = parser.parse_args()
    if chosen.smoke:
        chosen.articles, chosen.dimensions, chosen.runs = 900, 30, 1

    from scipy.sparse import csr_matrix
    from scipy.sparse.linalg import svds
    from sklearn.decomposition import TruncatedSVD

    matrix = csr_matrix(tfidf(synthetic_counts(chosen.articles, chosen.kind)))
    points = points_of(matrix)
    total = float((matrix.data**2).sum())
    k = chosen.dimensions

    seconds: dict[str, list[float]] = {"ours": [], "ours 1e-6": [], "svds": [], "TruncatedSVD": []}
    spaces: dict[str, Any] = {}
    with threadpool_limits(chosen.threads):
        for run in range(chosen.runs):
            for name, accuracy in (("ours", 0.0), ("ours 1e-6", 1e-6)):
                spent, spaces[name] = timed(lambda a=accuracy: ours(points, k, a, chosen.threads))
                seconds[name].append(spent)
            if run >= chosen.peer_runs:
                continue
            model = TruncatedSVD(k, n_iter=2, random_state=0)
            spent, _ = timed(lambda: model.fit_transform(matrix))  # noqa: B023
            seconds["TruncatedSVD"].append(spent)
            spent, found = timed(lambda: svds(matrix, k=k, random_state=0))
            seconds["svds"].append(spent)
    exact = np.sort(found[1])[::-1]
    share = {"svds": float((exact**2).sum()) / total}
    projected = np.asarray(matrix @ model.components_.T)
    share["TruncatedSVD"] = float((projected**2).sum()) / total
    line: dict[str, Any] = {
        "articles": chosen.articles,
        "kind": chosen.kind,
        "dimensions": k,
        "non_zeros": matrix.nnz,
        "blas": sorted({str(i.get("architecture")) for i in threadpool_info()}),
        "seconds": {name: round(float(np.median(v)), 2) for name, v in seconds.items()},
    }
    for name in ("ours", "ours 1e-6"):
        values = np.asarray(spaces[name].singular_values)
        share[name] = float((values**2).sum()) / total
        errors = np.abs(values[:50] / exact[:50] - 1)
        line[f"error of the first 50, {name}"] = float(errors.max())
        for peer in ("svds", "TruncatedSVD"):
            ratio = np.median(seconds[peer]) / np.median(seconds[name])
            line[f"times {peer}, {name}"] = round(float(ratio), 2)
    line["share"] = {name: round(value, 5) for name, value in share.items()}
    line["of ARPACK's"] = {
        name: round(value / share["svds"], 5) for name, value in share.items() if name != "svds"
    }
    print(json.dumps(line, indent=1))


if __name__ == "__main__":
    main()
