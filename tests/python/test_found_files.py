"""Finding files: folders, patterns, links, and what the system hides."""

from __future__ import annotations

import errno
import glob
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import broadsheet as bs
from broadsheet.found_files import FoundFiles


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or f"Text of {path.name}.", "utf-8")
    return path


def skipped(source: Any, **options: Any) -> tuple[bs.Corpus, list[tuple[str, str]]]:
    """A corpus read with on_error="skip", and what it lists."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", bs.DataWarning)
        corpus = bs.read(source, on_error="skip", **options)
    table = corpus.skipped
    return corpus, list(zip(table["source"], table["reason"], strict=True))


def names(corpus: bs.Corpus) -> list[str]:
    return [article.text.removeprefix("Text of ").removesuffix(".") for article in corpus]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A folder that may be neither listed nor entered, with an open one beside it."""
    assert bs.read(["What is imported late is imported now."]).skipped.empty
    with tempfile.TemporaryDirectory() as top:
        Path(top).chmod(0o755)
        monkeypatch.chdir(top)
        write(Path("news/open/a.txt"))
        folder = write(Path("news/locked/b.txt")).parent
        folder.chmod(0)
        root = os.geteuid() == 0
        if root:
            try:
                os.seteuid(65534)  # root may enter every folder
            except OSError:
                pytest.skip("the system does not let root act as another user")
        try:
            yield str(folder)
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)
            monkeypatch.undo()


# --- what the system refuses -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("news", ["a.txt"]),
        (Path("news"), ["a.txt"]),
        ("news/locked", []),
        ("news/locked/*.txt", []),
        ("news/*/*.txt", ["a.txt"]),
        ("news/**/*.txt", ["a.txt"]),
        ("news/**/b.txt", []),
        (Path("news/locked/b.txt"), []),
        ([Path("news/locked/b.txt"), Path("news/open/a.txt")], ["a.txt"]),
    ],
)
def test_a_folder_that_may_not_be_entered(locked: str, source: Any, found: list[str]) -> None:
    with pytest.raises(bs.ReadError, match="Permission denied") as caught:
        bs.read(source)
    assert caught.value.errno == errno.EACCES
    assert caught.value.path is not None
    assert caught.value.path.startswith(locked)
    corpus, listed = skipped(source)
    assert names(corpus) == found
    assert len(listed) == 1
    assert listed[0][0].startswith(locked)
    assert listed[0][1] == "not read: Permission denied"


def test_a_folder_that_goes_away_while_it_is_read(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(Path("news/open/a.txt"))
    write(Path("news/broken/b.txt"))
    scandir = os.scandir

    def failing(path: Any) -> Any:
        if Path(path).name == "broken":
            raise OSError(errno.EIO, "Input/output error")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", failing)
    with pytest.raises(bs.ReadError, match="Input/output error"):
        bs.read("news")
    corpus, listed = skipped("news")
    assert names(corpus) == ["a.txt"]
    assert listed == [("news/broken", "not read: Input/output error")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_not_waited_for(here: Path) -> None:
    write(Path("news/a.txt"))
    os.mkfifo("news/pipe.txt")
    for source in ("news", "news/*.txt", Path("news/pipe.txt")):
        with pytest.raises(bs.ReadError, match="pipe") as caught:
            bs.read(source)
        assert caught.value.path == "news/pipe.txt"
    corpus, listed = skipped("news")
    assert names(corpus) == ["a.txt"]
    assert [source for source, _ in listed] == ["news/pipe.txt"]


# --- what is not there -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("no.txt", "there is no file or folder"),
        (Path("no.txt"), "there is no file or folder"),
        ("no*.txt", "no file matches"),
        ("no/**/*.txt", "no file matches"),
        ("nul\0.txt", "there is no file or folder"),
        ("x" * 5000, "there is no file or folder"),
        ("empty", r"holds no file that is read \(\.txt"),
        ("unread", r"holds no file that is read .* 2 of other kinds"),
        ("https://example.org/a.html", "download it"),
    ],
)
def test_what_is_not_there_is_raised_or_listed(here: Path, source: Any, says: str) -> None:
    Path("empty/.hidden").mkdir(parents=True)
    write(Path("unread/a.docx"))
    write(Path("unread/b.docx"))
    write(Path("here.txt"))
    with pytest.raises(bs.MissingFileError, match=says) as caught:
        bs.read(source)
    assert caught.value.errno == errno.ENOENT
    corpus, listed = skipped(source)
    assert len(corpus) == 0
    assert listed
    if not isinstance(source, Path):
        return
    corpus, listed = skipped([Path("here.txt"), source])
    assert names(corpus) == ["here.txt"]
    assert [name for name, _ in listed] == [str(source)]


def test_an_empty_path_is_not_the_current_folder(here: Path) -> None:
    write(Path("a.txt"))
    for how in ("raise", "skip"):
        with pytest.raises(ValueError, match="the path is empty"):
            bs.read("", on_error=how)
    assert names(bs.read(".")) == ["a.txt"]


def test_a_saved_corpus_is_opened_not_read(here: Path) -> None:
    bs.read(["One."]).save("saved")
    with pytest.raises(ValueError, match=r"bs\.open\('saved'\)"):
        bs.read("saved")


def test_the_home_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(here))
    write(here / "news" / "a.txt")
    for source in ("~/news", "~/news/*.txt", Path("~/news/a.txt")):
        assert names(bs.read(source)) == ["a.txt"]
    write(here / "~tilde.txt")
    assert names(bs.read("~tilde.txt")) == ["~tilde.txt"]


# --- what is found ---------------------------------------------------------------------------


def test_hidden_files_are_left_out_as_in_patterns(here: Path) -> None:
    write(Path("news/a.txt"))
    for hidden in (".git/e.txt", ".x.txt", "__MACOSX/._c.txt", "sub/.cache/d.txt"):
        write(Path("news") / hidden)
    for source in ("news", "news/**/*.txt", "news/**"):
        assert names(bs.read(source)) == ["a.txt"]
    assert names(bs.read("news/.git")) == ["e.txt"]
    assert names(bs.read(Path("news/.x.txt"))) == [".x.txt"]
    assert names(bs.read("news/.*.txt")) == [".x.txt"]


def test_linked_folders_are_followed_once(here: Path) -> None:
    write(Path("elsewhere/a.txt"))
    write(Path("news/sub/b.txt"))
    Path("news/link").symlink_to(Path("../elsewhere"))
    Path("news/again").symlink_to(Path("sub"))
    Path("news/sub/up").symlink_to(Path(".."))
    Path("news/top").symlink_to(here)
    for source in ("news", "news/**/*.txt"):
        corpus, listed = skipped(source)
        assert names(corpus) == ["a.txt", "b.txt"]
        assert listed == [
            ("news/again", "the same as news/sub; it counts once"),
            ("news/top", "not followed: a link to a folder that holds it"),
            ("news/sub/up", "the same as news; it counts once"),
        ]


def test_one_file_by_several_paths_counts_once(here: Path) -> None:
    path = write(here / "a.txt")
    Path("b.txt").symlink_to(path)
    corpus, listed = skipped([Path("a.txt"), path, Path("b.txt"), here])
    assert names(corpus) == ["a.txt"]
    reason = "the same as a.txt; it counts once"
    assert listed == [
        (str(path), reason),
        ("b.txt", reason),
        (str(path), reason),
        (str(here / "b.txt"), reason),
    ]


def test_equal_files_are_articles_of_their_own(here: Path) -> None:
    write(Path("a.txt"), "One.")
    write(Path("b.txt"), "One.")
    os.link("a.txt", "c.txt")
    assert len(bs.read("*.txt")) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8 need Linux")
@pytest.mark.parametrize("kind", ["txt", "jsonl", "csv", "json"])
def test_a_name_that_is_no_utf8(here: Path, kind: str) -> None:
    content = {
        "txt": b"One.",
        "jsonl": b'{"text": "One."}\n',
        "json": b'[{"text": "One."}]',
        "csv": b"text\nOne.\n",
    }
    folder = Path(os.fsdecode(b"caf\xe9"))
    folder.mkdir()
    path = folder / os.fsdecode(b"\xff." + kind.encode())
    path.write_bytes(content[kind])
    for source in (path, ".", f"*/*.{kind}"):
        assert [article.text for article in bs.read(source)] == ["One."]
    path.write_bytes(b"" if kind == "csv" else b"\xff")
    with pytest.raises(bs.FormatError):
        bs.read(path)
    assert skipped(path)[1][0][0] == rf"caf\xe9/\xff.{kind}"


parts = st.sampled_from(["a", "b", ".h", "*", "**", "?", "[ab]", "*.txt", "a.txt", ".*"])


@settings(max_examples=200, deadline=None)
@given(st.lists(parts, min_size=1, max_size=4))
def test_patterns_match_what_glob_finds(
    tmp_path_factory: pytest.TempPathFactory, pattern: list[str]
) -> None:
    top = tmp_path_factory.getbasetemp() / "patterns"
    if not top.exists():
        for folder in ("", "a", "b", "a/b", ".h", "a/.h", "b/a/b"):
            for name in ("a.txt", "b.csv", ".x.txt", "c"):
                write(top / folder / name)
    name = str(top.joinpath(*pattern))
    matches = glob.glob(name, recursive=True)  # noqa: PTH207
    # "a.txt/**" gives "a.txt/", which is no file.
    matches = [path for path in matches if Path(path).is_file() and not path.endswith("/")]
    expected = {os.path.realpath(path) for path in matches}
    if not set("*?[").intersection("".join(pattern)):
        return
    finder = FoundFiles(lambda path, error: pytest.fail(str(error)), lambda path, reason: None)
    try:
        found = finder.find(name)
    except bs.MissingFileError:
        found = []
    assert {os.path.realpath(path) for path in found} == expected
    assert len(found) == len(expected)
