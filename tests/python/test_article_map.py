"""Maps of articles, and explanations as Jupyter shows them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from sklearn.decomposition import PCA

import broadsheet as bs
from broadsheet import sample

HOSTILE = "<script>alert('x')</script>"


@pytest.fixture(scope="module")
def corpus() -> bs.Corpus:
    return bs.read(sample.jsonl_path())


def test_places_are_principal_components(corpus):
    vectors = corpus.vectors("tfidf", dimensions=30)
    table = vectors.map().table
    points = vectors.matrix / np.linalg.norm(vectors.matrix, axis=1, keepdims=True)
    expected = PCA(2).fit_transform(points)
    found = table[["x", "y"]].to_numpy()
    np.testing.assert_allclose(np.abs(found), np.abs(expected), atol=1e-9)
    assert table.columns.tolist() == ["article", "x", "y", "outlet"]
    assert len(table) == len(corpus)


def test_every_point_tells_its_article(corpus):
    picture = corpus.vectors().map("outlet")
    tree = ElementTree.fromstring(picture.svg())
    titles = [node.text for node in tree.iter("{http://www.w3.org/2000/svg}title")]
    assert len(titles) == len(corpus)
    article = corpus[0]
    told = next(text for text in titles if text.startswith(article.title))
    assert article.outlet in told
    assert str(article.date.year) in told
    assert "http" not in re.sub(r"xmlns='[^']*'", "", picture._repr_html_())


def test_any_field_colours(corpus, tmp_path):
    for color in ("outlet", "date", None):
        picture = corpus.vectors().map(color)
        assert picture.figure._repr_png_().startswith(b"\x89PNG")
    picture = corpus.vectors().map("outlet")
    for name in ("map.html", "map.svg", "map.png"):
        picture.save(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1000
    with pytest.raises(ValueError, match="no article has a field"):
        corpus.vectors().map("mood")
    with pytest.raises(ValueError, match="'pca' or 'umap'"):
        corpus.vectors().map(method="tsne")


def test_umap_places_like_articles_near_each_other():
    pytest.importorskip("umap")
    snow = [f"Snow fell on the plains on day {i} and the roads closed." for i in range(12)]
    port = [f"The port and the ships of Lima went on strike {i} times." for i in range(12)]
    vectors = bs.read([*snow, *port]).vectors()
    places = vectors.map(None, method="umap").table[["x", "y"]].to_numpy()
    assert np.isfinite(places).all()
    centres = places[:12].mean(axis=0), places[12:].mean(axis=0)
    for i, place in enumerate(places):
        distances = [np.linalg.norm(place - centre) for centre in centres]
        assert distances.index(min(distances)) == (i >= 12)
    with pytest.raises(ValueError, match="at least 5 articles, got 2"):
        bs.read(snow[:2]).vectors().map(None, method="umap")


def test_maps_of_few_articles_and_hostile_titles():
    corpus = bs.read([{"title": HOSTILE, "text": HOSTILE, "outlet": "<b>$x$"}, {"text": ""}])
    picture = corpus.vectors("tfidf").map()
    assert "<script" not in picture._repr_html_()
    assert "<b>$" not in picture._repr_html_()
    assert picture.figure._repr_png_()
    assert len(bs.read(["One."]).vectors("tfidf").map(None).table) == 1


def test_a_map_of_nothing_is_shown(corpus):
    for vectors in (corpus[:0].vectors(), corpus[:0].vectors(len, progress=False)):
        picture = vectors.map()
        assert "<circle cx" not in picture._repr_html_()
        assert len(picture.table) == 0


def test_a_map_is_saved_by_the_end_of_its_name(corpus, tmp_path):
    picture = corpus[:5].vectors("tfidf").map()
    for name in ("a.HTML", "b.htm"):
        picture.save(tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("<!doctype html>")
    picture.save(tmp_path / "c.PNG")
    assert (tmp_path / "c.PNG").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(ValueError, match=r"must end in \.html, \.svg, \.png, \.pdf, got 'd\.xyz'"):
        picture.save(tmp_path / "d.xyz")


def test_an_explanation_shows_both_texts_with_shared_terms_marked(corpus):
    vectors = corpus.vectors("tfidf")
    nearest = vectors.nearest(k=1).sort_values("similarity").iloc[-1]
    i, j = int(nearest["article_a"]), int(nearest["article_b"])
    why = vectors.explain(i, j)
    page = why._repr_html_()
    marks = re.findall(r"rgba\(240,160,40,([0-9.]+)\);[^>]*>([^<]+)</mark>", page)
    assert marks
    strength = {word.lower(): float(alpha) for alpha, word in marks}
    first = why["term"].iloc[0].lower()
    assert strength[first] == max(strength.values()) == 0.9
    weakest = [t.lower() for t in why["term"].head(30) if t.lower() in strength]
    assert [strength[t] for t in weakest] == sorted((strength[t] for t in weakest), reverse=True)
    # Without the marks the page holds both texts.
    bare = re.sub(r"<[^>]+>", "", page.replace("<br>", "\n"))
    for position in (i, j):
        longest = max(corpus[position].text.split("\n"), key=len)
        assert longest in bare.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
    assert type(why.head(3)) is not type(why)
    assert "<mark" not in why.head(3)._repr_html_()


def test_an_explanation_escapes_articles():
    corpus = bs.read([f"{HOSTILE} the port", f"the port {HOSTILE}", "snow"])
    page = corpus.vectors("tfidf").explain(0, 1)._repr_html_()
    assert "<script" not in page
    assert "&lt;script&gt;" in re.sub(r"</?mark[^>]*>", "", page)
