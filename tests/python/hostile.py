"""Text that tries to break out of a page, and what a page must look like all the same."""

from __future__ import annotations

from html.parser import HTMLParser

STRINGS = [
    "<script>document.title='broken'</script>",
    '"><img src=x onerror="document.title=1">',
    "'><svg onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "</textarea><iframe src=https://evil.example/></iframe>",
    "<a href='javascript:alert(1)'>wall</a>",
    "<!-- wall --><meta http-equiv=refresh content=0>",
    "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7} %s %(x)s {0}",
    "&lt;script&gt; &amp; &#60;b&#62;",
    "$\\frac{1}{2}$ $unclosed",
    "wall\x1b[31m\x07\x00\u202egnp.exe\u2066",
    "<wall onmouseover=alert(1)>",
]

# Elements that we write ourselves; nothing of an article may add another kind.
ELEMENTS = set(
    "html head meta title style body main header footer nav section p h1 h2 h3 h4 a b i q br div "
    "span small mark bdi dl dt dd ul li table caption thead tbody tr th td figure figcaption svg "
    "g line path circle text blockquote".split()
)


class Page(HTMLParser):
    """Elements, attributes and visible text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    def check(self) -> None:
        """Nothing runs, nothing is fetched."""
        assert self.elements <= ELEMENTS, self.elements - ELEMENTS
        for tag, name, value in self.attributes:
            assert not name.startswith("on"), (tag, name, value)
            if name in {"src", "href", "srcset", "action", "formaction", "poster", "data"}:
                assert value.startswith("#"), (tag, name, value)
            if name == "http-equiv":
                assert value == "Content-Security-Policy"
            if name == "style":
                assert "url" not in value
        assert not any(character in self.text for character in "\x00\x1b\x07\u202e\u2066")
