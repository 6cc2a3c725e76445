"""The report: whole, self-contained, escaped; opened in a browser where there is one."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hostile import STRINGS, Page

import broadsheet as bs
from broadsheet import sample
from broadsheet.display import visible_text


@pytest.fixture(scope="module")
def difference(sample_corpus: bs.Corpus) -> bs.Comparison:
    return bs.compare(sample_corpus, by="outlet")


@pytest.fixture(scope="module")
def page(difference: bs.Comparison, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "difference.html"
    assert difference.report(path) == path
    return path.read_text("utf-8")


def hostile_comparison() -> bs.Comparison:
    """Every hostile string as title, outlet, author, id, text, term and name of a side."""

    def articles(side: str) -> list[dict[str, str]]:
        return [
            {
                "id": f"{side}{i}{s}",
                "title": s,
                "outlet": s,
                "author": s,
                "text": f"{side} said {s * (1 + (side == 'left'))} again.\nREAD MORE: {s}\nBy {s}",
            }
            for i, s in enumerate(STRINGS)
        ]

    both = bs.read(articles("left") + articles("right"))
    # A map makes a term of anything.
    hostile = dict(zip(both.vocabulary, STRINGS, strict=False))
    both = both.map_terms(hostile | {"left": f"<b>{STRINGS[1]}"})
    half = len(STRINGS)
    return bs.compare(both[:half], both[half:], names=(STRINGS[0], STRINGS[1]))


def test_it_holds_what_a_reader_needs(difference: bs.Comparison, page: str) -> None:
    shown = Page(page)
    shown.check()
    text = " ".join(shown.text.split())
    table = difference.keyness(min_articles=5)
    found = int((table["q_value"] < 0.05).sum())
    assert f"{found} of {len(table)} words are used differently" in text
    for row in table.head(10).itertuples():
        assert row.term in text
        assert f"{row.log_ratio:+.2f}".replace("-", "\N{MINUS SIGN}") in text
        for sentence in difference.explain(row.term, sentences=3).sentences_a:
            whole = " ".join(str(sentence).split())
            assert whole in text or len(whole) > 400
    for part in ("Set aside", "How it was done", "READ MORE", difference.a.digest):
        assert part in text
    assert f"random {199} times" in text
    assert "none of 199 gave as little as this (p = 0.005)" in text
    assert "never in The Harbor Ledger" in text
    assert "an article's count" in text


def test_it_is_small_and_loads_nothing(page: str) -> None:
    assert len(page.encode()) < 2_000_000
    assert "url(" not in page
    assert "@import" not in page
    assert not re.search(r"(src|href)=[\"']?(https?:|//|data:)", page)
    style = re.search(r"<style>(.*?)</style>", page, flags=re.S)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page


def test_it_is_the_same_each_time(difference: bs.Comparison, page: str, tmp_path: Path) -> None:
    assert difference.report(tmp_path / "again.html").read_text("utf-8") == page


def test_title_top_and_threshold(difference: bs.Comparison, tmp_path: Path) -> None:
    path = difference.report(tmp_path / "r.html", title="A & B", top=3, min_articles=20)
    page = path.read_text("utf-8")
    assert "<h1><bdi>A &amp; B</bdi></h1>" in page
    drawings = re.findall(r"<svg.*?</svg>", page, flags=re.S)
    assert [drawing.count("<circle") for drawing in drawings] == [6, 6]  # page and telephone
    assert "in 20 articles or more" in page


def test_hostile_text_is_shown_and_does_nothing(tmp_path: Path) -> None:
    difference = hostile_comparison()
    page = difference.report(tmp_path / "r.html", min_articles=1, top=200).read_text("utf-8")
    shown = Page(page)
    shown.check()
    text = " ".join(shown.text.split())
    assert [name for name in difference.names if name not in text] == []
    table = difference.keyness(min_articles=1)
    assert (table["log_ratio"] != 0).sum() >= 20
    for row in table[table["log_ratio"] != 0].itertuples():
        assert " ".join(visible_text(row.term).split()) in text
        found = difference.explain(row.term)
        # What is counted is shown, and nothing else.
        assert bool(found.count_a) == bool(found.sentences_a), row.term
        assert bool(found.count_b) == bool(found.sentences_b), row.term
    assert page.count("<style>") == 1
    assert page.count("</style>") == 1


def test_every_naughty_string(shared_data: Path, tmp_path: Path) -> None:
    import json

    files = sorted((shared_data / "naughty_strings").glob("*.json"))
    strings = [s for s in json.loads(files[0].read_text("utf-8")) if s.strip()]
    rows = [{"text": f"the port {s}", "title": s, "outlet": s} for s in strings]
    corpus = bs.read(rows, boilerplate="keep")
    half = len(corpus) // 2
    path = bs.compare(corpus[:half], corpus[half:]).report(tmp_path / "r.html", min_articles=1)
    Page(path.read_text("utf-8")).check()


def test_sides_that_have_nothing_to_tell(tmp_path: Path) -> None:
    for a, b in ((["The port."], ["The port."]), ([""], [""]), (["The port."], [""])):
        path = bs.compare(bs.read(a), bs.read(b)).report(tmp_path / "r.html")
        page = path.read_text("utf-8")
        Page(page).check()
        assert "strongest evidence" not in page
        assert ("not similar to anything" in page) == (b == [""])
        assert "nan" not in Page(page).text


def test_a_folder_that_is_not_there(difference: bs.Comparison, tmp_path: Path) -> None:
    with pytest.raises(bs.MissingFileError, match="cannot write the report") as caught:
        difference.report(tmp_path / "nowhere" / "r.html")
    assert caught.value.path == str(tmp_path / "nowhere" / "r.html")
    with pytest.raises(bs.ReadError):
        difference.report(tmp_path)


@pytest.mark.slow
def test_a_browser_runs_nothing_of_it(tmp_path: Path) -> None:
    browser = next(filter(None, map(shutil.which, ["chromium", "chromium-browser"])), None)
    if browser is None:
        pytest.skip("no chromium")
    path = hostile_comparison().report(tmp_path / "r.html", title="whole", min_articles=1, top=99)
    run = subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path}/u",
            "--dump-dom",
            path.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=60,
    )
    if run.returncode:
        pytest.skip("chromium does not start here")
    Page(run.stdout).check()
    assert "<title>whole: how their words differ</title>" in run.stdout


def test_nothing_of_a_table_is_cut_off_on_paper() -> None:
    style = (Path(bs.__file__).parent / "report.css").read_text("utf-8")
    on_paper = style.partition("@media print")[2]
    assert ".scroll { overflow: visible; }" in on_paper
    assert "screen and (max-width" in style  # paper is narrow, but no telephone


def test_it_tells_what_was_done_to_the_articles_before(tmp_path: Path) -> None:
    corpus = bs.read(sample.jsonl_path()).map_terms({"mr": None, "ms": None, "costs": "cost"})
    difference = bs.compare(corpus.where(since="2024-01-15").without("quote"), by="outlet")
    page = difference.report(tmp_path / "r.html").read_text("utf-8")
    text = " ".join(Page(page).text.split())
    assert "read 78 articles from articles.jsonl" in text
    assert "terms mapped by dict: 2 dropped (mr, ms); 1 renamed (costs as cost)" in text
    assert "where: since 2024-01-15; without quote" in text
