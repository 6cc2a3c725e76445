"""Write cpp/broadsheet/text/unicode_tables.cpp from two pinned packages.

usage: python tools/generate_unicode_tables.py [OUTPUT]

Needs ``regex==2026.9.3`` (word and sentence break properties of Unicode 17.0; later
releases are Unicode 18.0) and ``unicodedata2==17.0.*`` (normal forms, categories, names).
Case pairs come from ``regex`` as well, because Python's own ``str.lower`` has the Unicode
version of the interpreter. The output depends on nothing else, so a test can run the script
and compare the file byte for byte.
"""

import sys
from pathlib import Path

import regex
import regex._regex as regex_engine
import unicodedata2 as ucd

OUTPUT = Path(__file__).resolve().parent.parent / "cpp/broadsheet/text/unicode_tables.cpp"
UNICODE_VERSION = "17.0.0"
BLOCK = 128
N_CODE_POINTS = 0x110000
CODE_POINTS = [c for c in range(N_CODE_POINTS) if not 0xD800 <= c < 0xE000]
ALL_TEXT = "".join(map(chr, CODE_POINTS))

# In the order of the enumerations in unicode.hpp; "Other" is 0.
WORD_BREAKS = (
    "Other CR LF Newline Extend ZWJ Regional_Indicator Format Katakana Hebrew_Letter ALetter "
    "Single_Quote Double_Quote MidNumLet MidLetter MidNum Numeric ExtendNumLet WSegSpace"
).split()
SENTENCE_BREAKS = (
    "Other CR LF Sep Extend Format Sp Lower Upper OLetter Numeric ATerm SContinue STerm Close"
).split()
FLAG_LETTER, FLAG_NUMBER, FLAG_UPPER, FLAG_LOWER = 1, 2, 4, 8
FLAG_MARK, FLAG_SPACE, FLAG_PICTOGRAPH, FLAG_NOT_NFC = 16, 32, 64, 128


def ranges_with(pattern):
    """All code points that match a one-character pattern."""
    for match in regex.finditer(f"(?:{pattern})+", ALL_TEXT):
        yield from map(ord, match.group())


def break_classes(prefix, names):
    classes = bytearray(N_CODE_POINTS)
    for value, name in enumerate(names):
        if value:
            for code in ranges_with(rf"\p{{{prefix}={name}}}"):
                classes[code] = value
    return classes


def lower_of(code):
    """The simple lower-case form of a code point, or itself."""
    if code == 0x130:  # Turkish capital I with a dot: "i", so that it folds in one step
        return 0x69
    small = [c for c in regex_engine.get_all_cases(regex.I | regex.U, code) if c != code]
    small = [c for c in small if is_lower(c)]
    if len(small) > 1:
        wanted = ucd.name(chr(code), "").replace("CAPITAL", "SMALL")
        named = [c for c in small if ucd.name(chr(c), "") == wanted]
        small = named or [min(small)]
    return small[0] if small else code


LOWERCASE = frozenset(ranges_with(r"\p{Lowercase}"))
UPPERCASE = frozenset(ranges_with(r"\p{Uppercase}|\p{Lt}"))
PICTOGRAPHS = frozenset(ranges_with(r"\p{Extended_Pictographic}"))


def is_lower(code):
    return code in LOWERCASE


def canonical_pair(code):
    """The canonical decomposition of one step as a tuple of code points, or ()."""
    text = ucd.decomposition(chr(code))
    if not text or text.startswith("<"):
        return ()
    return tuple(int(part, 16) for part in text.split())


def is_not_nfc(code):
    """May a text that holds this code point not be in normal form C?"""
    char = chr(code)
    if ucd.combining(char) or ucd.normalize("NFC", char) != char:
        return True
    # Not a combining class, yet the second half of a composition (Hangul vowels and others).
    return code in SECOND_HALVES or 0x1161 <= code <= 0x1175 or 0x11A8 <= code <= 0x11C2


def compositions():
    """(first, second, composed) for all primary composites."""
    for code in CODE_POINTS:
        pair = canonical_pair(code)
        if len(pair) == 2 and ucd.normalize("NFC", chr(pair[0]) + chr(pair[1])) == chr(code):
            yield pair[0], pair[1], code


COMPOSITIONS = sorted(compositions())
SECOND_HALVES = frozenset(second for _, second, _ in COMPOSITIONS)


def decompositions():
    """(code, full canonical decomposition) except Hangul syllables."""
    for code in CODE_POINTS:
        if canonical_pair(code) and not 0xAC00 <= code <= 0xD7A3:
            yield code, tuple(map(ord, ucd.normalize("NFD", chr(code))))


def plain_forms():
    """Ligatures and width variants as the plain characters they stand for."""
    blocks = [
        (0xFB00, 0xFB06),
        (0xFB13, 0xFB17),
        (0xFB50, 0xFDFB),
        (0xFE70, 0xFEFC),
        (0xFF01, 0xFFEE),
    ]
    for first, last in blocks:
        for code in range(first, last + 1):
            if ucd.category(chr(code))[0] in "LN" or 0xFF01 <= code <= 0xFF5E:
                plain = ucd.normalize("NFKC", chr(code))
                if plain != chr(code) and " " not in plain:
                    yield code, tuple(map(ord, plain))


def flags_of(code):
    char, category = chr(code), ucd.category(chr(code))
    flags = 0
    flags |= FLAG_LETTER * (category[0] == "L")
    flags |= FLAG_NUMBER * (category[0] == "N")
    flags |= FLAG_UPPER * (code in UPPERCASE)
    flags |= FLAG_LOWER * (code in LOWERCASE and category[0] == "L")
    flags |= FLAG_MARK * (category[0] == "M")
    flags |= FLAG_SPACE * (category[0] == "Z" or 9 <= code <= 13 or code == 0x85)
    flags |= FLAG_PICTOGRAPH * (code in PICTOGRAPHS and code > 0x7F)
    flags |= FLAG_NOT_NFC * is_not_nfc(code)
    return flags, ucd.combining(char)


def records():
    """One (word break, sentence break, flags, combining class, lower - code) per code point."""
    words = break_classes("WB", WORD_BREAKS)
    sentences = break_classes("SB", SENTENCE_BREAKS)
    for code in range(N_CODE_POINTS):
        if 0xD800 <= code < 0xE000:
            yield (0, 0, 0, 0, 0)
            continue
        flags, combining = flags_of(code)
        delta = lower_of(code) - code if code in UPPERCASE else 0
        yield (words[code], sentences[code], flags, combining, delta)


def two_stage(values):
    """Distinct blocks of BLOCK values, and for each block of code points which one it is."""
    blocks, index = {}, []
    for start in range(0, len(values), BLOCK):
        block = tuple(values[start : start + BLOCK])
        index.append(blocks.setdefault(block, len(blocks)))
    return index, [value for block in blocks for value in block]


def array(kind, name, values, per_line):
    lines = [f"const {kind} {name}[{len(values)}] = {{"]
    for start in range(0, len(values), per_line):
        lines.append("    " + ", ".join(map(str, values[start : start + per_line])) + ",")
    return "\n".join(lines) + "\n};\n"


def braced(parts):
    return "{" + ", ".join(map(str, parts)) + "}"


def expansions(name, items):
    """A sorted map from a code point to a slice of a pool of code points."""
    pool, rows = [], []
    for code, text in items:
        rows.append(braced([hex(code), len(pool), len(text)]))
        pool.extend(map(hex, text))
    return (
        array("Expansion", f"k{name}s", rows, 6)
        + f"const std::size_t k{name}Count = {len(rows)};\n\n"
        + array("char32_t", f"k{name}Pool", pool, 12)
    )


def write(path):
    if ucd.unidata_version != UNICODE_VERSION:
        raise SystemExit(f"unicodedata2 has Unicode {ucd.unidata_version}, need {UNICODE_VERSION}")
    rows = list(records())
    distinct = {row: i for i, row in enumerate(dict.fromkeys(rows))}
    index, values = two_stage([distinct[row] for row in rows])
    triples = [braced(map(hex, triple)) for triple in COMPOSITIONS]
    parts = [
        f"// Unicode {UNICODE_VERSION}. Written by tools/generate_unicode_tables.py; never edit by hand.\n"
        '#include "broadsheet/text/unicode_tables.hpp"\n\n'
        "// clang-format off\n"
        "namespace broadsheet::text::tables {\n",
        array("CharacterProperties", "kProperties", [braced(row) for row in distinct], 6),
        array("std::uint16_t", "kBlockOf", index, 20),
        array("std::uint16_t", "kPropertiesOf", values, 24),
        expansions("Decomposition", decompositions()),
        expansions("PlainForm", plain_forms()),
        array("Composition", "kCompositions", triples, 4),
        f"const std::size_t kCompositionCount = {len(triples)};\n",
        "}  // namespace broadsheet::text::tables\n",
    ]
    Path(path).write_text("\n".join(parts), encoding="ascii")


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else OUTPUT)
