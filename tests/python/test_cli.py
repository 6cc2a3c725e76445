"""The command line: what it prints, writes and refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import broadsheet as bs
from broadsheet import sample
from broadsheet.cli import main

Capture = pytest.CaptureFixture[str]


def test_demo_prints_ten_differences_with_evidence(capsys: Capture, tmp_path: Path) -> None:
    target = tmp_path / "new" / "report.html"
    assert main(["demo", "--output", str(target)]) == 0
    out = capsys.readouterr().out
    difference = bs.compare(bs.read(sample.jsonl_path()), by="outlet")
    table = difference.keyness().head(10)
    for place, row in enumerate(table.itertuples(), start=1):
        assert f"{place:>2}. {row.term}: " in out
    assert "11. " not in out
    assert ": 63 times in Plains Courier, never in The Harbor Ledger" in out
    lines = out.splitlines()
    assert sum(line.startswith("    Plains Courier: ") for line in lines) >= 10
    assert sum(line.startswith("    The Harbor Ledger: ") for line in lines) >= 10
    assert target.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert str(target) in out


def test_compare_two_folders(capsys: Capture, tmp_path: Path) -> None:
    folders = [str(sample.articles_folder() / name) for name in ("harbor-ledger", "plains-courier")]
    assert main(["compare", *folders, "--top", "3", "--min-articles", "20"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("harbor-ledger: 39 articles")
    assert "words in 20 articles or more" in out
    assert " 3. " in out
    assert " 4. " not in out
    report = tmp_path / "r.html"
    assert main(["compare", *folders, "--names", "Harbor", "Plains", "-o", str(report)]) == 0
    assert "<h1><bdi>Harbor and Plains</bdi></h1>" in report.read_text("utf-8")


def test_a_folder_is_its_articles_outlet_where_they_name_none(capsys: Capture) -> None:
    folders = [str(sample.articles_folder() / name) for name in ("harbor-ledger", "plains-courier")]
    assert main(["compare", *folders]) == 0
    by_default = capsys.readouterr().out
    assert main(["compare", *folders, "--outlet", "folder"]) == 0
    assert capsys.readouterr().out == by_default
    assert main(["compare", *folders, "--boilerplate", "keep"]) == 0
    assert capsys.readouterr().out != by_default


def test_fields_are_named(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"head": "Snow", "words": "The port."}\n')
    assert main(["terms", str(path), "--text", "words", "--title", "head"]) == 0
    assert "1 article, 3 words" in capsys.readouterr().out


def test_equal_sets_show_no_difference(capsys: Capture) -> None:
    folder = str(sample.articles_folder() / "harbor-ledger")
    assert main(["compare", folder, folder]) == 0
    out = capsys.readouterr().out
    assert "No word is more frequent in one set than in the other." in out
    assert " 1. " not in out


@pytest.mark.parametrize("top", ["0", "-3", "many"])
def test_top_is_a_number_of_1_or_more(capsys: Capture, top: str) -> None:
    with pytest.raises(SystemExit):
        main(["demo", "--top", top])
    assert "number of 1 or more" in capsys.readouterr().err


def test_a_reader_that_stops_reading_still_gets_the_report(tmp_path: Path) -> None:
    target = tmp_path / "r.html"
    command = f'"{sys.executable}" -m broadsheet demo -o "{target}" | head -1'
    run = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert run.stdout.startswith("Plains Courier: 39 articles")
    assert run.stderr == ""
    assert target.read_text("utf-8").rstrip().endswith("</html>")


def test_terms(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The port. The wall.")
    (tmp_path / "b.txt").write_text("The port shut.")
    assert main(["terms", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--top", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2 articles, 7 words"
    assert lines[2].split() == ["the", "3", "2", "428,571.4"]
    assert lines[3].split() == ["port", "2", "2", "285,714.3"]
    assert len(lines) == 4


def test_what_cannot_be_done_is_told_in_a_line(capsys: Capture, tmp_path: Path) -> None:
    broken = tmp_path / "news.jsonl"
    broken.write_text('{"text": "a"}\n[1]\n')
    for arguments in (
        ["terms", str(tmp_path / "*.nothing")],
        ["terms", str(broken)],
        ["compare", str(tmp_path), str(tmp_path / "none")],
        ["demo", "--output", str(tmp_path)],
    ):
        assert main(arguments) == 2
        err = capsys.readouterr().err
        assert err.startswith("broadsheet: ")
        assert err.count("\n") == 1


def test_files_in_another_encoding(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Le caf\u00e9 ferme.".encode("cp1252"))
    assert main(["terms", str(path)]) == 2
    assert "encoding" in capsys.readouterr().err
    for command in (["terms", str(path)], ["compare", str(path), str(path)]):
        assert main([*command, "--encoding", "cp1252"]) == 0
        assert main([*command, "--encoding-errors", "replace"]) == 0
    assert main(["terms", str(path), str(path), "--encoding", "cp1252"]) == 0
    assert "caf\u00e9" in capsys.readouterr().out
    assert main(["terms", str(path), "--encoding", "klingon"]) == 2


def test_control_characters_do_not_reach_the_terminal(capsys: Capture, tmp_path: Path) -> None:
    evil = "\x1b]0;title\x07port \x1b[2Jwall\u202e"
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{name} {evil}")
    assert (
        main(["compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--names", evil, "B"])
        == 0
    )
    assert main(["terms", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert not set(out) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["compare", "one"]])
def test_wrong_use(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: broadsheet" in capsys.readouterr().err


def test_module_and_program(tmp_path: Path) -> None:
    program = Path(sys.executable).parent / "broadsheet"
    for command in ([sys.executable, "-m", "broadsheet"], [str(program)]):
        run = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        assert run.stdout == f"broadsheet {bs.__version__}\n"


def test_a_reader_that_stops_reading_is_no_error() -> None:
    # A pipe whose reader is gone before anything is written.
    read_end, write_end = os.pipe()
    os.close(read_end)
    run = subprocess.run(
        [sys.executable, "-m", "broadsheet", "demo"], stdout=write_end, stderr=subprocess.PIPE
    )
    os.close(write_end)
    assert run.returncode == 141
    assert run.stderr == b""
