"""Every example that a reader may copy runs: docstrings, README, pages of docs/."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shutil
import warnings
from pathlib import Path

import pytest

import broadsheet as bs
from broadsheet import sample

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    ["broadsheet", *(m.name for m in pkgutil.walk_packages(bs.__path__, "broadsheet."))]
)
PAGES = [
    "README.md",
    "docs/articles.md",
    "docs/how-to.md",
    "docs/memory.md",
    "docs/reading.md",
    "docs/comparison.md",
    "docs/vectors.md",
]
PAGES += sorted(str(p.relative_to(ROOT)) for p in (ROOT / "docs" / "statistics").glob("*.md"))
BLOCK = re.compile(r"^```python\n(.*?)^```", flags=re.M | re.S)


@pytest.mark.parametrize("name", [m for m in MODULES if not m.endswith("__main__")])
def test_docstrings(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    module = importlib.import_module(name)
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, _ = doctest.testmod(module, optionflags=flags)
    assert not failed


@pytest.mark.parametrize("page", PAGES)
def test_pages(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of a page, one after the other; those that begin with >>> show what comes out."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(sample.articles_folder(), tmp_path / "articles")
    names: dict[str, object] = {"bs": bs}
    blocks = BLOCK.findall((ROOT / page).read_text("utf-8"))
    assert blocks
    for n, block in enumerate(blocks):
        if block.startswith(">>> "):
            parsed = doctest.DocTestParser().get_doctest(block, names, f"{page} {n}", None, n)
            runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
            assert not runner.run(parsed, clear_globs=False).failed
            names.update(parsed.globs)
        else:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                exec(compile(block, f"{page}, block {n}", "exec"), names)
