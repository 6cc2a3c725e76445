"""Sentences of the news that open or end as lines of a page do, and such lines of pages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import broadsheet as bs

DATA = Path(__file__).parents[1] / "data"

# A title, three paragraphs, and one for the end, so that a line stands where it would.
ARTICLES = {
    "en": (
        "Council votes on the harbor plan",
        "The city council voted on Tuesday to spend $40 million on the harbor after a long debate "
        "in which residents and builders spoke.",
        "The plan had been delayed twice because the state did not approve the study of the river.",
        "Residents of the old port said the noise would drive them away.",
        "The council expects the first ships in the spring of next year, when the new pier opens.",
    ),
    "es": (
        "El Congreso aprueba el plan del puerto",
        "El Congreso aprobó el martes un gasto de 40 millones para el puerto después de un largo "
        "debate entre vecinos y constructores.",
        "El plan se había retrasado dos veces porque el estado no aprobó el estudio del río.",
        "Los vecinos del barrio viejo dijeron que el ruido los obligaría a marcharse.",
        "El ayuntamiento espera los primeros barcos en la primavera, cuando se abra el muelle.",
    ),
    "fr": (
        "Le conseil adopte le plan du port",
        "Le conseil municipal a voté mardi une dépense de 40 millions pour le port après un long "
        "débat entre les habitants et les promoteurs.",
        "Le plan avait été retardé deux fois parce que l'État n'avait pas approuvé l'étude.",
        "Les habitants du vieux quartier ont dit que le bruit les ferait partir.",
        "La ville attend les premiers navires au printemps, quand le nouveau quai sera ouvert.",
    ),
    "de": (
        "Rat stimmt dem Plan für den Hafen zu",
        "Der Stadtrat hat am Dienstag nach einer langen Debatte zwischen Anwohnern und Bauherren "
        "40 Millionen Euro für den Hafen bewilligt.",
        "Der Plan war zweimal verschoben worden, weil das Land die Studie nicht genehmigt hatte.",
        "Die Bewohner des alten Viertels sagten, der Lärm werde sie vertreiben.",
        "Die Stadt erwartet die ersten Schiffe im Frühjahr, wenn die neue Mole eröffnet wird.",
    ),
}


def labelled(half: str) -> list[list[str]]:
    """Read the fields of each labelled line."""
    lines = (DATA / f"page_phrases_{half}.txt").read_text("utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


def is_counted(language: str, place: str, line: str, above: str | None) -> bool:
    """Put the line into an article of its own and see whether it counts."""
    title, first, second, third, last = ARTICLES[language]
    around = [last, line] if place == "end" else [line, last]
    article = bs.read(["\n".join([title, first, second, above or third, *around])])[0]
    (found,) = [one for one in article.lines if one.text.strip() == line]
    return found.counted


def shares_right(half: str) -> dict[str, float]:
    """Compute the share of the article's and of the page's lines that are taken as such."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for label, language, place, line, *above in labelled(half):
        total[label] += 1
        counted = is_counted(language, place, line, above[0] if above else None)
        right[label] += counted == (label == "article")
    assert min(total.values()) >= 95
    return {label: right[label] / total[label] for label in total}


@pytest.mark.parametrize(
    ("half", "article", "page"), [("tuning", 0.92, 0.99), ("held_apart", 0.81, 0.96)]
)
def test_lines_that_open_like_a_page_s(half: str, article: float, page: float) -> None:
    shares = shares_right(half)
    assert shares["article"] >= article
    assert shares["page"] >= page


def test_a_bio_of_somebody_in_the_news_is_news() -> None:
    note = "Marta Keller is a reporter for the Northern Star."
    assert not is_counted("en", "end", note, None)
    assert is_counted("en", "end", note, "The court extended the detention of Keller.")
    assert not is_counted("en", "end", note, "The court heard Ron Keller, a former mayor.")
