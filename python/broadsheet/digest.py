"""A fingerprint of a set of articles and of all that is counted in it."""

from __future__ import annotations

import hashlib
import json

import numpy as np

from broadsheet import _core

__all__ = ["digest_of"]


def digest_of(core: _core.Corpus) -> str:
    """See :attr:`broadsheet.Corpus.digest`."""
    state = hashlib.blake2b(digest_size=16)
    head = {"tokenizer": core.tokenizer, "mask": core.mask, "articles": len(core.ids)}
    state.update(json.dumps(head, sort_keys=True).encode())
    columns = (core.ids, core.titles, core.outlets, core.authors, core.fields, core.texts)
    for column in columns:
        for value in column:
            encoded = value.encode()
            state.update(len(encoded).to_bytes(8, "little"))
            state.update(encoded)
    words = core.counted_words_fingerprints()
    for numbers in (core.dates, core.date_offsets, core.article_lengths(), words):
        state.update(np.ascontiguousarray(numbers).tobytes())
    return state.hexdigest()
