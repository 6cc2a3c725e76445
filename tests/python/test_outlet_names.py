"""Names of outlets: missing ones, and those that differ only in capitals or spaces."""

from __future__ import annotations

import numpy as np
import pandas as pd

import broadsheet as bs


def test_spellings_stay_apart() -> None:
    outlets = ["Fox", "FOX", " Fox ", "Fox"]
    corpus = bs.read([{"text": f"The port {i}.", "outlet": o} for i, o in enumerate(outlets)])
    assert corpus.articles["outlet"].tolist() == outlets
    assert len(corpus.where(outlet="Fox")) == 2
    assert len(corpus.where(outlet=["Fox", "FOX"])) == 3


def test_missing_values_of_tables_are_no_text_nan() -> None:
    frame = pd.DataFrame({"text": ["One.", "Two."], "outlet": ["Ledger", np.nan]})
    assert bs.read(frame)[0].outlet == "Ledger"
    assert bs.read(frame)[1].outlet is None
    assert bs.read(frame).articles["outlet"].isna().tolist() == [False, True]
