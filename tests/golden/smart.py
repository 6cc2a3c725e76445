"""Golden weights of SMART codes, by gensim: python tests/golden/smart.py > tests/golden/smart.csv.

gensim 4.4.0, TfidfModel(smartirs=...), slope 0.25, pivot from the corpus. One line a weight.
"""

from gensim.corpora import Dictionary
from gensim.models import TfidfModel

ARTICLES = [
    "snow fell on the port and snow closed the port road",
    "the council met the council voted and the port closed",
    "a vote a vote a vote and snow",
    "the road to the port",
    "council",
]
TEXTS = [article.split() for article in ARTICLES]
CODES = [a + b + c for a in "nbaldL" for b in "nftp" for c in "ncub"]


def main() -> None:
    dictionary = Dictionary(TEXTS)
    rows = [dictionary.doc2bow(text) for text in TEXTS]
    print("code,article,term,weight")
    for code in CODES:
        model = TfidfModel(dictionary=dictionary, smartirs=code, slope=0.25)
        for article, row in enumerate(rows):
            for term, weight in model[row]:
                print(f"{code},{article},{dictionary[term]},{float(weight)!r}")


if __name__ == "__main__":
    main()
