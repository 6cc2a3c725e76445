"""The command line: broadsheet compare | terms | demo."""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import broadsheet
from broadsheet.display import number, p_text, plural, shown_part, terminal_text
from broadsheet.errors import Error

if TYPE_CHECKING:
    from broadsheet.comparison import Comparison
    from broadsheet.corpus import Corpus

__all__ = ["main"]

_BROKEN_PIPE = 141  # as a shell reports a program that SIGPIPE ended
_USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its exit status is returned."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", broadsheet.DataWarning)
            warnings.showwarning = _show_warning  # type: ignore[assignment]
            status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has had enough. Nothing may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return 130
    except (Error, ValueError, TypeError, OverflowError, MemoryError) as error:
        print(f"broadsheet: {terminal_text(error)}", file=sys.stderr)
        return _USAGE
    return status


def _show_warning(message: Warning | str, *_: object) -> None:
    print(f"broadsheet: {terminal_text(message)}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="broadsheet",
        description="Term statistics and comparison of news articles.",
    )
    version = f"broadsheet {broadsheet.__version__}"
    parser.add_argument("--version", action="version", version=version)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    compare = commands.add_parser("compare", help="compare two sets of articles")
    compare.add_argument("a", metavar="A", help="file, folder or pattern of the first set")
    compare.add_argument("b", metavar="B", help="of the second set")
    _add_output(compare)
    _add_top(compare)
    compare.add_argument(
        "--min-articles",
        type=int,
        metavar="N",
        help="list terms that stand in so many articles, both sets together (default: 5)",
    )
    compare.add_argument("--names", nargs=2, metavar=("A", "B"), help="what to call the sets")
    _add_reading(compare)
    compare.set_defaults(run=_compare)

    terms = commands.add_parser("terms", help="count the terms of articles")
    terms.add_argument("files", metavar="FILES", nargs="+", help="files, folders or patterns")
    terms.add_argument(
        "--top", type=_positive, default=30, metavar="N", help="how many (default: 30)"
    )
    _add_reading(terms)
    terms.set_defaults(run=_terms)

    demo = commands.add_parser("demo", help="compare the sample articles of two invented outlets")
    _add_output(demo)
    _add_top(demo)
    demo.set_defaults(run=_demo)
    return parser


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError
    return value


_positive.__name__ = "number of 1 or more"  # what argparse calls it in its error


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", help="write the report as an HTML page")


def _add_reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--encoding", default="utf-8", metavar="NAME", help="of the files (default: utf-8)"
    )
    parser.add_argument(
        "--encoding-errors",
        default="strict",
        choices=("strict", "replace"),
        help="whether invalid characters are an error or replaced (default: strict)",
    )
    parser.add_argument(
        "--outlet",
        metavar="FIELD",
        help="field with the outlet, or 'folder' (default: as the files have it, else the folder)",
    )
    for name in ("text", "title", "date"):
        parser.add_argument(f"--{name}", metavar="FIELD", help=f"field with the {name}")
    parser.add_argument(
        "--boilerplate",
        default="set aside",
        choices=("set aside", "keep"),
        help="whether lines that are not the article's own are counted (default: set aside)",
    )


def _add_top(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--top", type=_positive, default=10, metavar="N", help="differences to print (default: 10)"
    )


# --- commands ---------------------------------------------------------------------------------


def _compare(options: argparse.Namespace) -> int:
    reading = _reading(options)
    a, b = (_read(source, reading) for source in (options.a, options.b))
    names = tuple(options.names) if options.names else _set_names(options.a, options.b)
    difference = broadsheet.compare(a, b, names=names)
    return _show(difference, options, options.min_articles)


def _terms(options: argparse.Namespace) -> int:
    corpus = _read_all(options.files, _reading(options))
    table = corpus.terms()
    words = int(corpus._core.article_lengths().sum())
    print(f"{plural(len(corpus), 'article')}, {plural(words, 'word')}")
    print(f"{'term':<24} {'count':>9} {'articles':>9} {'per million':>12}")
    names = ("term", "count", "articles", "per_million")
    columns = (table[n].to_list()[: options.top] for n in names)
    for term, count, articles, rate in zip(*columns, strict=True):
        print(f"{terminal_text(term):<24} {count:>9,} {articles:>9,} {rate:>12,.1f}")
    return 0


def _demo(options: argparse.Namespace) -> int:
    from broadsheet import sample

    corpus = broadsheet.read(sample.jsonl_path())
    difference = broadsheet.compare(corpus, by="outlet")
    return _show(difference, options, None)


def _show(difference: Comparison, options: argparse.Namespace, min_articles: int | None) -> int:
    # The page first: whoever reads what is printed may stop reading.
    path = _write(difference, options.output, min_articles)
    _print_comparison(difference, options.top, min_articles)
    if path is not None:
        print(f"The report: {terminal_text(path)}")
    return 0


def _reading(options: argparse.Namespace) -> dict[str, Any]:
    names = ("encoding", "encoding_errors", "outlet", "text", "title", "date", "boilerplate")
    return {name: getattr(options, name) for name in names}


def _read(source: str, reading: dict[str, Any]) -> Corpus:
    """A set; the articles of a folder that name no outlet have the folder's name as theirs.

    What an outlet repeats, and its own name, can then be set aside.
    """
    corpus = broadsheet.read(source, **reading)
    if reading["outlet"] is None and Path(source).is_dir() and not any(corpus._core.outlets):
        return broadsheet.read(source, **{**reading, "outlet": "folder"})
    return corpus


def _read_all(sources: list[str], reading: dict[str, Any]) -> Corpus:
    if len(sources) == 1:
        return _read(sources[0], reading)
    if any(set(source) & set("*?[") for source in sources):
        parts = [broadsheet.read(source, **reading) for source in sources]
        corpus = parts[0]
        for part in parts[1:]:
            corpus = corpus + part
        return corpus
    return broadsheet.read([Path(source) for source in sources], **reading)


def _set_names(a: str, b: str) -> tuple[str, str] | None:
    """The files' names, where they tell the sets apart."""
    names = (Path(a).name or a, Path(b).name or b)
    stems = (names[0].split(".")[0], names[1].split(".")[0])
    if all(stems) and stems[0] != stems[1] and not any(set(s) & set("*?[") for s in stems):
        return stems
    return (a, b) if a != b else None


def _write(difference: Comparison, output: str | None, min_articles: int | None) -> Path | None:
    if output is None:
        return None
    Path(output).parent.mkdir(parents=True, exist_ok=True)
    return difference.report(output, min_articles=min_articles)


# --- what it prints ---------------------------------------------------------------------------


def _print_comparison(difference: Comparison, top: int, min_articles: int | None) -> None:
    from broadsheet.report import side_facts

    names = [terminal_text(name) for name in difference.names]
    for name, corpus in zip(names, (difference.a, difference.b), strict=True):
        facts = side_facts(corpus)
        print(
            f"{name}: {plural(facts['articles'], 'article')}, {plural(facts['words'], 'word')}, "
            f"{terminal_text(facts['dates'])}"
        )
    wanted = difference._default_min_articles if min_articles is None else min_articles
    rows = difference._rows(wanted)
    found = sum(row["q_value"] < 0.05 for row in rows)
    print(
        f"{number(found)} of {number(len(rows))} words in {wanted} articles or more are used "
        f"differently (q < 0.05, by exchanging {difference.unit}s).\n"
    )
    different = [row for row in rows if row["log_ratio"] != 0]
    if rows and not different:
        print("No word is more frequent in one set than in the other.")
    for place, row in enumerate(different[:top], start=1):
        _print_difference(difference, place, row, names)


def _print_difference(
    difference: Comparison, place: int, row: dict[str, Any], names: list[str]
) -> None:
    from broadsheet.evidence import find_sentences, ratio_text

    over_a = row["log_ratio"] > 0
    more = names[0] if over_a else names[1]
    uses = ", ".join(_use(row, name, letter) for name, letter in zip(names, "ab", strict=True))
    ratio = ratio_text(
        row["log_ratio"], (names[0], names[1]), row["count_a"], row["count_b"], both=False
    )
    print(f"{place:>2}. {terminal_text(row['term'])}: {ratio}")
    print(
        f"    {uses}; log ratio {row['log_ratio']:+.2f} ({row['log_ratio_low']:+.1f} to "
        f"{row['log_ratio_high']:+.1f}), p = {p_text(row['p_value'])}, q = {p_text(row['q_value'])}"
    )
    sides = [(names[0], difference.a), (names[1], difference.b)]
    for name, corpus in sides if over_a else sides[::-1]:
        for sentence in find_sentences(corpus, str(row["term"]), 2 if name == more else 1):
            print(f"    {name}: {_one_line(str(sentence), sentence.match, 150)}")
    print()


def _use(row: dict[str, Any], name: str, letter: str) -> str:
    count, articles = row[f"count_{letter}"], row[f"articles_{letter}"]
    return (
        f"{number(count)} in {plural(articles, 'article')} of {name}"
        if count
        else f"none in {name}"
    )


def _one_line(text: str, match: str, limit: int) -> str:
    """The part of a sentence around the match that fits on a line or two."""
    flat = terminal_text(text)
    if len(flat) <= limit:
        return flat
    at = max(0, flat.find(terminal_text(match)))
    begin = max(0, min(at - limit // 2, len(flat) - limit))
    return shown_part(flat, begin, begin + limit)
