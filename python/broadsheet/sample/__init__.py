"""The sample articles: two invented outlets, six weeks of invented news.

    import broadsheet as bs
    from broadsheet import sample

    corpus = bs.read(sample.articles_folder(), outlet="folder")

``README.md`` beside this file says what the outlets are and which oddities of
scraped articles stand where. Nothing here needs the compiled core.
"""

import pathlib

__all__ = ["articles_folder", "jsonl_path"]

# Not importlib.resources: the file must also load by its path, outside the package.
_FOLDER = pathlib.Path(__file__).resolve().parent


def articles_folder() -> pathlib.Path:
    """Return the folder of text files: a folder for each outlet, a file for each article.

    The first line of a file is its title; the file's name begins with its date.
    """
    return _FOLDER / "articles"


def jsonl_path() -> pathlib.Path:
    """Return the path of the same articles as JSON lines.

    Fields: ``id``, ``title``, ``outlet``, ``date``, ``author``, ``url`` and ``text``,
    which does not repeat the title.
    """
    return _FOLDER / "articles.jsonl"
