"""Web pages: the article's words, title, author and date; and pages made to break readers."""

from __future__ import annotations

import gzip
import html
import json
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import broadsheet as bs

# --- our sample articles as pages of two layouts ---------------------------------------------

MENU = ["Home", "Politics", "Business", "Sports", "Weather", "Obituaries", "Subscribe"]
LINKS = [f"Another story that readers may like, number {i}" for i in range(1, 7)]


def as_news_page(article: bs.Article) -> str:
    """Elements that say what they are, as large sites have them."""
    title = html.escape(article.title or "")
    paragraphs = "\n".join(
        f"<p>{html.escape(line)}</p>" for line in article.original.splitlines() if line.strip()
    )
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in MENU)
    links = "".join(f'<li><a href="/{i}">{text}</a></li>' for i, text in enumerate(LINKS))
    data = json.dumps({"@type": "NewsArticle", "datePublished": "2024-01-31T06:30:00-05:00"})
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{title} - {article.outlet}</title><meta property="og:title" content="{title}">
<meta property="og:site_name" content="{article.outlet}"><meta name="author" content="Ana Costa">
<script type="application/ld+json">{data}</script><style>p {{ margin: 0 }}</style></head>
<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>
{paragraphs}</article><aside><h2>Most read</h2><ul>{links}</ul></aside></main>
<footer><p>Copyright 2024 {article.outlet}. All rights reserved.</p><p>Cookie settings</p></footer>
</body></html>"""


def as_old_page(article: bs.Article) -> str:
    """Tables and line breaks, as small papers had them; nothing says what it is."""
    title = html.escape(article.title or "")
    body = "<br><br>\n".join(
        html.escape(line) for line in article.original.splitlines() if line.strip()
    )
    menu = " | ".join(f'<a href="/{name}">{name}</a>' for name in MENU)
    links = "<br>".join(f'<a href="/{i}">{text}</a>' for i, text in enumerate(LINKS))
    return f"""<html><head><title>{article.outlet} | {title}</title><meta name="date" content="2024-01-31"></head>
<body><div class="top">{menu}</div><table width="100%"><tr><td class="left">{links}</td>
<td class="content"><div class="headline"><b>{title}</b></div><div class="story">{body}</div></td>
</tr></table><div class="bottom">{menu}<br>&copy; 2024 {article.outlet}</div></body></html>"""


def counted_words(corpus: bs.Corpus) -> Counter[str]:
    totals = corpus.counts().sum(axis=0)
    return Counter(dict(zip(corpus.vocabulary, map(int, totals), strict=True)))


@pytest.mark.parametrize("render", [as_news_page, as_old_page])
def test_sample_articles_as_pages_give_the_same_words(
    tmp_path: Path, sample_corpus: bs.Corpus, render: Callable[[bs.Article], str]
) -> None:
    for i, article in enumerate(sample_corpus):
        (tmp_path / f"{i:03}.html").write_text(render(article), encoding="utf-8")
    pages = bs.read(tmp_path)
    of_text, of_pages = counted_words(sample_corpus), counted_words(pages)
    shared = (of_text & of_pages).total()
    assert shared / of_text.total() >= 0.98
    assert shared / of_pages.total() >= 0.98


# --- what a page gives -----------------------------------------------------------------------


def write(path: Path, page: str | bytes) -> Path:
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return path


def one(path: Path) -> bs.Article:
    return bs.read(path)[0]


DATED = '<meta property="article:published_time" content="2024-01-31">'


def page_of(*paragraphs: str, head: str = "", dated: str = DATED) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<html><head><meta charset="utf-8">{dated}{head}</head>'
        f"<body><article>{body}</article></body></html>"
    )


NEWS = [
    f"The port of Marrow Bay closed again on day {i}, after talks between dockworkers and owners "
    "had failed, and ships waited outside."
    for i in range(6)
]


def test_title_author_date_and_outlet(tmp_path: Path, sample_corpus: bs.Corpus) -> None:
    article = sample_corpus[0]
    page = one(write(tmp_path / "one.html", as_news_page(article)))
    assert page.title == article.title
    assert page.outlet == article.outlet
    assert page.author == "Ana Costa"
    assert page.date.isoformat() == "2024-01-31T06:30:00-05:00"  # type: ignore[union-attr]
    assert page.text.startswith(f"{article.title}\n")
    old = one(write(tmp_path / "old.htm", as_old_page(article)))
    assert old.title == article.title
    assert old.outlet == article.outlet


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Port shut for a week - Harbor Ledger", "Port shut for a week"),
        ("Port shut for a week | News | Harbor Ledger", "Port shut for a week"),
        ("Harbor Ledger | Port shut for a week", "Port shut for a week"),
        ("Port shut - and no end in sight", "Port shut - and no end in sight"),
    ],
)
def test_headlines_without_the_name_of_the_site(tmp_path: Path, title: str, headline: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="Harbor Ledger">'
    assert one(write(tmp_path / "one.html", page_of(*NEWS, head=head))).title == headline


# --- dates that a page states, and years that it only speaks of --------------------------------

HEADLINE = "Port shut for a week"
HEADED = f"<title>{HEADLINE}</title>"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Nov. 6, 2023", "2023-11-06"),
        ("Published November 6, 2023 at 5:15 p.m.", "2023-11-06"),
        ("Ana Costa \u00b7 Nov. 6, 2023", "2023-11-06"),
        ("Publicado el 6 de noviembre de 2023", "2023-11-06"),
        ("Publi\u00e9 le 6 novembre 2023 \u00e0 10h15", "2023-11-06"),
        ("6. November 2023, 18:20 Uhr", "2023-11-06"),
        ('<time datetime="2023-11-06T08:15:00Z">yesterday</time>', "2023-11-06"),
    ],
)
def test_a_date_line_below_the_headline_is_the_date(tmp_path: Path, line: str, date: str) -> None:
    page = page_of(*NEWS, head=HEADED, dated="").replace(
        "<article>", f"<article><h1>{HEADLINE}</h1><p>By Ana Costa</p><p>{line}</p>"
    )
    found = one(write(tmp_path / "one.html", page)).date
    assert found is not None
    assert found.isoformat()[:10] == date


@pytest.mark.parametrize(
    "sentence",
    [
        "The old pier closed in 2014 after its owner had filed for bankruptcy.",
        "The flood of March 3, 2011 killed ten people in the harbor.",
        "Nobody had expected it on March 3, 2011",
        "Work is to begin in the fall of 2025 and to take two years.",
    ],
)
def test_a_year_in_the_text_is_no_date(tmp_path: Path, sentence: str) -> None:
    page = page_of(sentence, *NEWS, sentence, head=HEADED, dated="")
    page = page.replace("<article>", f"<article><h1>{HEADLINE}</h1>")
    page = page.replace("</body>", "<footer>&copy; 2023 Harbor Ledger</footer></body>")
    with pytest.warns(bs.DataWarning, match="states no date"):
        corpus = bs.read(write(tmp_path / "one.html", page))
    assert corpus[0].date is None
    assert corpus.skipped["reason"].tolist() == ["the page states no date, so the article has none"]


def test_a_day_in_the_headline_is_no_date(tmp_path: Path) -> None:
    title = "What happened in the harbor on January 6, 2021"
    page = page_of(*NEWS, head=f"<title>{title}</title>", dated="")
    page = page.replace("<article>", f"<article><h1>{title}</h1>")
    with pytest.warns(bs.DataWarning, match="states no date"):
        assert one(write(tmp_path / "one.html", page)).date is None


# --- authors -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "line", "author"),
    [
        ("", '<p class="author">Par Luc Petit</p>', "Luc Petit"),
        ("", '<p>Por <a rel="author" href="/m">Luis Mora</a></p>', "Luis Mora"),
        (
            "",
            '<p>By <a rel="author" href="/c">Ana Costa</a> and <a rel="author" href="/r">John Roe'
            "</a></p>",
            "Ana Costa, John Roe",
        ),
        (
            '<script type="application/ld+json">'
            + json.dumps(
                {
                    "@type": "NewsArticle",
                    "author": [
                        {"@type": "Person", "name": "Ana Costa"},
                        {"@type": "Person", "name": "John Roe"},
                    ],
                }
            )
            + "</script>",
            "",
            "Ana Costa, John Roe",
        ),
        ('<script type="application/ld+json">{"@type": [</script>', "", ""),
    ],
)
def test_authors_are_all_named_and_without_by(
    tmp_path: Path, head: str, line: str, author: str
) -> None:
    page = page_of(*NEWS, head=head).replace("<article>", f"<article>{line}")
    assert (one(write(tmp_path / "one.html", page)).author or "") == author


def test_cells_parted_by_line_breaks_are_lines(tmp_path: Path) -> None:
    body = "<br><br>".join(NEWS)
    page = f"""<html><head>{DATED}<title>{HEADLINE}</title></head><body><table><tr>
<td><a href="/">Home</a><br><a href="/s">Sports</a></td><td><font size="5"><b>{HEADLINE}</b></font>
<br><i>By Ana Costa, Staff Writer</i><br>Nov. 6, 2023<br><br>{body}<br><br>
<a href="/print">Print this story</a></td></tr></table></body></html>"""
    article = one(write(tmp_path / "one.html", page))
    assert [line.text for line in article.lines if line.counted] == [HEADLINE, *NEWS]


def test_links_that_stand_above_the_text_are_left_out(tmp_path: Path) -> None:
    links = [f"Some other headline number {i}" for i in range(4)]
    corpus = bs.read(write(tmp_path / "one.html", page_of(*links, *NEWS)))
    assert corpus[0].text.splitlines() == NEWS


def test_the_headline_inside_the_text_counts_once(tmp_path: Path) -> None:
    head = "<title>Port Shut For A Week</title>"
    page = page_of("Port shut for a week", *NEWS, head=head)
    corpus = bs.read(write(tmp_path / "one.html", page))
    assert corpus[0].text.splitlines() == ["Port Shut For A Week", *NEWS]
    assert corpus.vocabulary.index("week") >= 0
    assert int(corpus.counts()[:, [corpus.vocabulary.index("week")]].sum()) == 1


def test_tables_of_figures_are_left_out_and_results_stay(tmp_path: Path) -> None:
    table = (
        "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Zanzibar</td><td>9</td></tr></table>"
    )
    page = page_of(*NEWS).replace("</article>", f"{table}</article>")
    assert "Zanzibar" not in one(write(tmp_path / "one.html", page)).text
    rows = "".join(f"<tr><td>{i}</td><td>Driver {i}</td><td>1:0{i}</td></tr>" for i in range(40))
    page = page_of(NEWS[0]).replace("</article>", f"<table>{rows}</table></article>")
    assert "Driver 7" in one(write(tmp_path / "two.html", page)).text


def test_characters_as_the_page_says_and_as_the_user_says(tmp_path: Path) -> None:
    text = "Le café de la gare ferme ses portes à cause de la grève, a dit la direction mardi soir."
    page = page_of(*[text] * 4).replace("utf-8", "iso-8859-1")
    path = write(tmp_path / "one.html", page.encode("latin-1"))
    assert text in one(path).text
    path = write(tmp_path / "two.html", page_of(*[text] * 4, head="").encode("utf-16"))
    assert text in bs.read(path, encoding="utf-16")[0].text


LINES = [
    "READ MORE: Governors sue over asylum rules",
    "This article is owned by Harbor Media Group.",
    "Written by: Ana Costa",
    "WATCH: Drone video of the empty harbor",
    "Subscribe to The Ledger for unlimited stories",
    "Sign up for our morning briefing",
]


@pytest.mark.parametrize("line", LINES)
def test_lines_that_are_no_news_are_gone(tmp_path: Path, line: str) -> None:
    """From pages and from text, at the start, in the middle and at the end."""
    for at in (0, 3, len(NEWS)):
        lines = [*NEWS[:at], line, *NEWS[at:]]
        page = write(tmp_path / "one.html", page_of(*lines))
        text = write(tmp_path / "one.txt", "\n".join(lines))
        for source in (page, text):
            counted = [row.text for row in bs.read(source)[0].lines if row.counted]
            assert counted == NEWS


def test_packed_pages_and_folders(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    folder.mkdir()
    (folder / "a.html.gz").write_bytes(gzip.compress(page_of(*NEWS).encode()))
    write(folder / "b.htm", page_of(*NEWS[:3]))
    corpus = bs.read(tmp_path, outlet="folder", text="body")
    assert [a.outlet for a in corpus] == ["ledger", "ledger"]
    assert corpus[0].text.splitlines() == NEWS


# --- pages that are none, or made to break readers ---------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"<html><body></body></html>",
        b"<html><body><script>alert(1)</script></body></html>",
        b"<html><body><!-- <p>never closed",
        b"<" * 10_000,
        b"<html><body>" + b"<div>" * 1_000_000 + b"<p>word</p>",
    ],
)
def test_pages_without_an_article_are_listed(tmp_path: Path, content: bytes) -> None:
    path = write(tmp_path / "one.html", content)
    with pytest.warns(bs.DataWarning, match="no article was found"):
        corpus = bs.read(path)
    assert corpus.skipped["source"].tolist() == [str(path)]
    assert corpus.articles["tokens"].tolist() == [0]


def test_hostile_pages(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 20))
    bomb = f'<!DOCTYPE html [<!ENTITY e0 "aaaaaaaaaa">{entities}]>' + page_of("&e19;", *NEWS)
    assert len(one(write(tmp_path / "entities.html", bomb)).text) < 2000
    long = page_of(*NEWS).replace("<article>", f'<article title="{"a" * 10_000_000}">')
    assert NEWS[0] in one(write(tmp_path / "attribute.html", long)).text
    script = page_of(
        *NEWS, "<script>alert(1)</script>", "&lt;script&gt;alert(2)&lt;/script&gt; it said."
    )
    corpus = bs.read(write(tmp_path / "script.html", script))
    assert "alert(1)" not in corpus[0].text
    assert "<script>" not in corpus[0]._repr_html_()


# --- real pages --------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), [("scrapinghub", 0.965), ("newspaper4k_set", 0.93)])
def test_real_pages(shared_data: Path, tmp_path: Path, name: str, least: float) -> None:
    """F1 over shingles of four words, by the published scorer's rule."""
    folder = shared_data / "html_articles" / name
    paths = sorted(folder.glob("*.html.gz"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", bs.DataWarning)
        corpus = bs.read(paths)
    predictions = tmp_path / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as file:
        for path, article in zip(paths, corpus, strict=True):
            lines = [row.text for row in article.lines if row.counted and row.kind != "title"]
            record = {"id": path.name.removesuffix(".html.gz"), "text": "\n".join(lines)}
            file.write(json.dumps(record) + "\n")
    gold = next(folder.glob("gold.jsonl*"))
    scorer = shared_data / "score" / "extraction.py"
    command = [sys.executable, str(scorer), str(gold), str(predictions)]
    result = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    assert json.loads(result.stdout)["f1"] >= least
