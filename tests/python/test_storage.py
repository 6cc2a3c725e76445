"""Saving and opening: what comes back, what is refused, what NumPy alone can read."""

import itertools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import broadsheet as bs

ARTICLES = [
    {
        "text": "The WHO met in Geneva.\n\nREAD MORE: Port shut\n\n\u201cWe wait,\u201d said Ann.",
        "title": "WHO TELLS US TO WAIT",
        "outlet": "AP",
        "date": "2024-01-31T10:00:00+01:00",
        "topic": "health",
    },
    {"text": "The port of the US closed. " * 30, "outlet": "Zeit", "author": "Jane Doe"},
    {"text": "", "id": "empty"},
    {"text": "Ma\u00f1ana, \U0001f6a2 the port opens.", "outlet": "AP"},
    {"text": "A gap." + " " * 300 + "And a " + "long" * 80 + " word.", "outlet": "AP"},
]


@pytest.fixture
def corpus():
    return bs.read(ARTICLES)


@pytest.fixture
def folder(corpus, tmp_path):
    path = tmp_path / "news.broadsheet"
    corpus.save(path)
    return path


def counted(corpus):
    """Counts of the terms that occur, by article."""
    matrix = corpus.counts()
    terms = corpus.vocabulary
    return [
        {terms[j]: int(n) for j, n in zip(row.indices, row.data, strict=True)}
        for row in (matrix[[i]] for i in range(len(corpus)))
    ]


def same(a, b):
    assert a.digest == b.digest
    assert counted(a) == counted(b)
    assert a.history == b.history
    assert [article.text for article in a] == [article.text for article in b]
    assert [article.fields for article in a] == [article.fields for article in b]
    assert a.articles.equals(b.articles)
    assert a.set_aside.equals(b.set_aside)
    assert a.skipped.equals(b.skipped)


def test_opening_gives_back_what_was_saved(corpus, folder):
    opened = bs.open(folder)
    same(opened, corpus)
    assert opened.vocabulary == corpus.vocabulary
    bs.verify(folder)


def test_an_empty_corpus_comes_back(tmp_path):
    for articles in ([], [""], ["", ""]):
        corpus = bs.read(articles)
        corpus.save(tmp_path / "empty")
        same(bs.open(tmp_path / "empty"), corpus)


def test_a_view_is_saved_as_if_its_articles_alone_had_been_read(corpus, tmp_path):
    view = corpus[[3, 1]]
    view.save(tmp_path / "view")
    opened = bs.open(tmp_path / "view")
    same(opened, view)
    alone = bs.read([{**ARTICLES[i], "id": corpus[i].id} for i in (3, 1)], like=corpus)
    assert opened.vocabulary == alone.vocabulary
    assert opened.digest == alone.digest
    assert not (tmp_path / "view" / "manifest.json").read_text().count("Geneva")


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.only("title"),
        lambda c: c.without("quote"),
        lambda c: c.only("quote"),
        lambda c: c.where(outlet="AP"),
        lambda c: c[[1, 1, 0]],
        lambda c: c[:0],
    ],
)
def test_a_view_comes_back(corpus, tmp_path, change):
    view = change(corpus)
    view.save(tmp_path / "view")
    same(bs.open(tmp_path / "view"), view)


def test_mapped_terms_come_back(corpus, tmp_path):
    view = corpus.map_terms({"the": None, "opens": "open", "us": "US"})
    view.save(tmp_path / "view")
    opened = bs.open(tmp_path / "view")
    assert counted(opened) == counted(view)
    assert "the" not in opened.vocabulary
    assert opened.vocabulary == view.vocabulary
    view[1:].save(tmp_path / "view")
    assert counted(bs.open(tmp_path / "view")) == counted(view[1:])


def test_appending_where_terms_were_mapped_names_the_way_round(corpus, tmp_path):
    corpus.map_terms({"the": None}).save(tmp_path / "c")
    opened = bs.open(tmp_path / "c")
    with pytest.raises(ValueError, match=r"append to it .* bs.read\(corpus, like=corpus\)"):
        opened.append(["Ships left the harbour."])
    unmapped = bs.read(opened, like=opened)
    assert unmapped.digest == corpus.digest
    more = unmapped.append(["Ships left the harbour."])
    assert more.terms()["count"].sum() == corpus.terms()["count"].sum() + 4
    same(bs.open(tmp_path / "c"), opened)


def test_boilerplate_that_was_kept_stays_kept(tmp_path):
    corpus = bs.read(ARTICLES, boilerplate="keep")
    corpus.save(tmp_path / "kept")
    same(bs.open(tmp_path / "kept"), corpus)


def test_saving_over_the_folder_that_is_open_works(corpus, folder):
    opened = bs.open(folder)
    view = opened[1:]
    view.save(folder)
    same(opened, corpus)
    same(bs.open(folder), view)
    assert len(bs.open(folder)) == len(corpus) - 1
    assert len(list(folder.glob("0*"))) == 1


@pytest.mark.parametrize("swap", ["save", "append", "read", "other folder", "no folder"])
def test_a_reader_that_has_looked_at_nothing_yet_keeps_its_corpus(corpus, folder, tmp_path, swap):
    """Whatever takes the folder's place between opening and the first question."""
    reader = bs.open(folder)
    if swap == "save":
        bs.read(["Another corpus."]).save(folder)
    elif swap == "append":
        bs.open(folder).append(["Another article. " * 300])
    elif swap == "read":
        bs.read(["Another corpus."], into=folder)
    else:
        folder.rename(tmp_path / "old.broadsheet")
        if swap == "other folder":
            bs.read(["Another corpus."]).save(folder)
        shutil.rmtree(tmp_path / "old.broadsheet")
    same(reader, corpus)
    assert reader.terms().equals(corpus.terms())
    assert len(reader.concordance("port")) == len(corpus.concordance("port"))
    if swap != "no folder":
        assert bs.open(folder).digest != corpus.digest


def test_a_folder_of_something_else_is_not_touched(corpus, tmp_path):
    (tmp_path / "thesis.txt").write_text("kept")
    with pytest.raises(ValueError, match=r"thesis\.txt"):
        corpus.save(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]
    with pytest.raises(bs.ReadError) as caught:
        corpus.save(tmp_path / "thesis.txt")
    assert caught.value.path == str(tmp_path / "thesis.txt")
    assert (tmp_path / "thesis.txt").read_text() == "kept"


def test_what_cannot_be_opened_says_why(tmp_path):
    with pytest.raises(bs.MissingFileError, match="there is no"):
        bs.open(tmp_path / "missing")
    with pytest.raises(bs.FormatError, match="no saved corpus"):
        bs.open(tmp_path)
    (tmp_path / "manifest.json").mkdir()
    for call in (bs.open, bs.verify):
        with pytest.raises(bs.FormatError, match=r"manifest\.json' is damaged: it is a folder"):
            call(tmp_path)
    (tmp_path / "manifest.json").rmdir()
    (tmp_path / "manifest.json").write_text("{}")
    with pytest.raises(bs.FormatError, match=r"manifest\.json") as caught:
        bs.open(tmp_path)
    assert caught.value.path == str(tmp_path / "manifest.json")


def use(path):
    """Open a corpus and look at everything in it."""
    opened = bs.open(path)
    opened.digest, counted(opened), opened.articles, opened.set_aside
    return opened


def test_a_missing_or_shortened_file_is_named(folder):
    for file in sorted(folder.rglob("*.npy")):
        whole = file.read_bytes()
        file.unlink()
        with pytest.raises(bs.FormatError) as caught:
            use(folder)
        assert caught.value.path == str(file)
        for size in (0, 64, 128, len(whole) - 1):
            if size >= len(whole):
                continue
            file.write_bytes(whole[:size])
            with pytest.raises(bs.FormatError) as caught:
                use(folder)
            assert caught.value.path == str(file)
        file.unlink()
        file.mkdir()
        with pytest.raises(bs.FormatError, match="is a folder") as caught:
            use(folder)
        assert caught.value.path == str(file)
        file.rmdir()
        file.write_bytes(whole)
    bs.verify(folder)


def test_a_flipped_bit_is_found_by_verify(folder):
    random = np.random.default_rng(5)
    for file in sorted(folder.rglob("*.npy")):
        whole = bytearray(file.read_bytes())
        for _ in range(6):
            damaged = whole.copy()
            damaged[random.integers(len(whole))] ^= 1 << random.integers(8)
            file.write_bytes(damaged)
            with pytest.raises(bs.FormatError) as caught:
                bs.verify(folder)
            assert caught.value.path == str(file)
        file.write_bytes(whole)
    bs.verify(folder)


def test_a_moved_folder_opens(corpus, folder, tmp_path):
    shutil.move(folder, tmp_path / "elsewhere.broadsheet")
    same(bs.open(tmp_path / "elsewhere.broadsheet"), corpus)


def test_a_second_writer_gets_a_clear_error(corpus, folder):
    held = (
        "import fcntl, sys; f = open(sys.argv[1], 'r+'); fcntl.flock(f, fcntl.LOCK_EX);"
        "print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", held, str(folder / "lock")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(bs.ReadError, match="being written by another"):
            corpus.save(folder)
        other.stdin.close()
        other.wait()
    corpus[:1].save(folder)
    assert len(bs.open(folder)) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_says_so(corpus, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(bs.ReadError):
        corpus.save(tmp_path / "new")
    tmp_path.chmod(0o700)


# --- the form, read with NumPy and the standard library alone: docs/saved-form.md ---------------


def checksum(block):
    """One block's checksum as the documentation defines it."""
    n_bytes = len(block)
    words = np.frombuffer(block + b"\0" * (-n_bytes % 64), "<u8").reshape(-1, 8)
    lanes = np.arange(1, 9, dtype=np.uint64)
    factor = np.uint64(0x9E3779B97F4A7C15)

    def step(state, word):
        x = state ^ word
        return ((x << np.uint64(29)) | (x >> np.uint64(35))) * factor

    with np.errstate(over="ignore"):
        for row in words:
            lanes = step(lanes, row)
        total = np.uint64(n_bytes)
        for lane in lanes:
            total = step(total, lane)
    return int(total ^ (total >> np.uint64(32)))


def load_group(folder, group):
    """The arrays of a group by name, their checksums compared."""
    stem = f"{folder}/{group['folder']}/{group['name']}"
    sums = np.load(f"{stem}.checksums.npy")
    assert f"{checksum(sums.tobytes()):016x}" == group["checksum"]
    arrays, expected = {}, iter(sums.tolist())
    for name, length in group["arrays"].items():
        array = arrays[name] = np.load(f"{stem}.{name}.npy", mmap_mode="r")
        assert array.shape == (length,)
        data = array.tobytes()
        for at in range(0, len(data), 65536):
            assert checksum(data[at : at + 65536]) == next(expected)
    assert next(expected, None) is None
    return arrays


def strings(arrays, name):
    data, starts = arrays[f"{name}.bytes"].tobytes(), arrays[f"{name}.starts"].tolist()
    return [data[a:b].decode() for a, b in zip(starts, starts[1:], strict=False)]


def from_leb128(data):
    numbers, number, shift = [], 0, 0
    for byte in data.tolist():
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(number)
            number, shift = 0, 0
    assert shift == 0
    return numbers


def assert_listed(part, tokens):
    """The part's postings are what its articles' tokens say."""
    articles = {}
    for a, types in enumerate(tokens):
        for type_id in np.unique(types).tolist():
            articles.setdefault(type_id, []).append(a)
    begin, listed = 0, 0
    assert part["posting_types"]["type"].tolist() == sorted(articles)
    for type_id, end in part["posting_types"].tolist():
        gaps = from_leb128(part["posting_gaps"][begin:end])
        if gaps:
            assert np.cumsum(gaps).tolist() == articles[type_id]
            listed += 1
        begin = end
    assert listed > 0
    assert begin == len(part["posting_gaps"])


def forge(folder, column, old, new):
    """Bytes in a column of a saved corpus replaced, all checksums over them made right."""
    manifest_file = folder / "manifest.json"
    manifest = json.loads(manifest_file.read_text())
    for part in manifest["parts"]:
        group = part["columns"]
        stem = f"{folder}/{group['folder']}/{group['name']}"
        data = np.load(f"{stem}.{column}.npy").tobytes()
        assert data.count(old) == 1
        data = data.replace(old, new)
        np.save(f"{stem}.{column}.npy", np.frombuffer(data, "u1"))
        blocks = []
        for name in group["arrays"]:
            array = np.load(f"{stem}.{name}.npy").tobytes()
            blocks += [checksum(array[at : at + 65536]) for at in range(0, len(array), 65536)]
        sums = np.array(blocks, "<u8")
        np.save(f"{stem}.checksums.npy", sums)
        text = manifest_file.read_text().replace(
            group["checksum"], f"{checksum(sums.tobytes()):016x}"
        )
        body = text[: text.rindex('\n "checksum"')]
        text = text.replace(manifest["checksum"], f"{checksum(body.encode()):016x}")
        manifest_file.write_text(text)


@pytest.mark.parametrize("column", ["texts.bytes", "authors.bytes"])
def test_forged_bytes_that_are_no_text_are_an_error_that_names_the_article(tmp_path, column):
    folder = tmp_path / "forged"
    records = [
        {"text": "The port closed.", "author": "Ann"},
        {"text": "Snow fell and Zorro came.", "author": "Zorro"},
    ]
    bs.read(records).save(folder)
    forge(folder, column, b"Zorro", b"Zo\xffro")
    bs.verify(folder)
    corpus = bs.open(folder)
    assert corpus[0].text == "The port closed."
    pattern = "article 1 of .*forged.*no UTF-8 .*restore"
    with pytest.raises(bs.FormatError, match=pattern) as caught:
        corpus[1]
    assert (caught.value.article, caught.value.path) == (1, str(folder))
    if column == "authors.bytes":
        with pytest.raises(bs.FormatError, match="article 1: "):
            corpus.articles  # noqa: B018


def test_numpy_alone_can_read_a_saved_corpus(corpus, folder):
    text = (folder / "manifest.json").read_text()
    manifest = json.loads(text)
    body = text[: text.rindex('\n "checksum"')]
    assert f"{checksum(body.encode()):016x}" == manifest["checksum"]
    assert manifest["version"] == 3

    types = load_group(folder, manifest["types"])
    words = strings({f"words.{k}": v for k, v in types.items()}, "words")
    outlets = strings(load_group(folder, manifest["outlets"]), "names")
    decisions = load_group(folder, manifest["decisions"])
    capitals = set(strings(decisions, "capitals"))
    assert strings(decisions, "rule_reasons")

    def term(type_id):
        word = words[type_id]
        if types["hidden"][type_id] and word not in capitals:
            return word.lower()
        return word

    counted_kinds = manifest["mask"]["kinds"]
    articles = []
    for saved in manifest["parts"]:
        part, decided = load_group(folder, saved["columns"]), load_group(folder, saved["decided"])
        wide = {row["token"]: (row["gap"], row["length"]) for row in part["wide_spans"]}
        texts = strings(part, "texts")
        segments = part["article_segments"].tolist()
        bounds = part["segment_tokens"][part["article_segments"]].tolist()
        assert_listed(part, [part["tokens"][a:b] for a, b in itertools.pairwise(bounds)])
        for a, body in enumerate(texts):
            raw, counts = body.encode(), {}
            for s in range(segments[a], segments[a + 1]):
                end = int(part["segment_begins"][s])
                for t in range(part["segment_tokens"][s], part["segment_tokens"][s + 1]):
                    gap, length = part["gaps"][t], part["lengths"][t]
                    if gap == 255:
                        gap, length = wide[t]
                    begin, end = end + int(gap), end + int(gap) + int(length)
                    word = term(part["tokens"][t])
                    assert raw[begin:end].decode().lower() == word.lower()
                    if counted_kinds >> int(decided["kinds"][s]) & 1:
                        counts[word] = counts.get(word, 0) + 1
            code = int(part["outlets"][a])
            articles.append((body, outlets[code] if code >= 0 else "", counts))

    assert [text for text, _, _ in articles] == [article.text for article in corpus]
    assert [outlet or None for _, outlet, _ in articles] == [a.outlet for a in corpus]
    assert [counts for _, _, counts in articles] == counted(corpus)


def test_the_notes_are_plain_json(corpus, folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    notes = json.loads(load_group(folder, manifest["notes"])["json"].tobytes())
    assert notes["history"] == corpus.history


def test_a_path_may_be_anything_that_names_a_folder(corpus, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = "ma\u00f1ana \u2013 1.broadsheet"
    corpus.save(name + "/")
    same(bs.open(Path(name)), corpus)
    raw = os.fsencode(tmp_path) + b"/\xff.broadsheet"
    corpus.save(raw)
    same(bs.open(raw), corpus)
    with pytest.raises(ValueError, match="empty path"):
        corpus.save("")
    for call in (corpus.save, bs.open, bs.verify, lambda path: bs.read(["a"], into=path)):
        with pytest.raises(ValueError, match=r"must not hold a zero character, got 'x\\x00y'"):
            call("x\0y")
