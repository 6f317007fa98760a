"""The rules for one translated text: its words are Chinese, and all else is as in the English.

Each rule takes the parts of both texts and gives a list of complaints.
"""

import re
from collections import Counter
from collections.abc import Hashable

from tests.notebook_cells import CHINESE
from tests.text_parts import Parts, numbers, parts, spelt_numbers

Complaints = list[str]

FOLDER = "zh"  # the edition's, inside notebooks/
SAME = {  # parts that are the same in both, and what one of them is called
    "formulas": "formula",
    "code_words": "code word",
    "fenced_code": "code",
    "links": "link to",
    "images": "picture",
    "tags": "tag",
}
TEN = "一二三四五六七八九十"
NUMERALS = dict(enumerate([*TEN[2:], *(f"十{one}" for one in TEN[:9]), "二十"], start=3))
ENGLISH_WORD = re.compile(r"\b[A-Za-z][a-z]+\b", re.A)
SMALL_WORD = re.compile(r"\b[a-z]{2,}\b", re.A)  # no name
LEFT_WORDS = 2  # so many small words in a line, and fewer Chinese letters, were left in English


def complaints(english: str, chinese: str) -> Complaints:
    """What is wrong with a text of the Chinese edition."""
    ours, theirs = parts(english), parts(chinese, FOLDER)
    return [complaint for rule in RULES for complaint in rule(ours, theirs)]


def rule_same_parts(english: Parts, chinese: Parts) -> Complaints:
    """The same formulas, code, links and pictures, each as often."""
    return [
        complaint
        for part, name in SAME.items()
        for complaint in differences(name, common(english, part), common(chinese, part))
    ]


def common(text: Parts, part: str) -> Counter[str]:
    """That part of a text; a notebook or picture of the edition counts as the original."""
    return Counter(one.removeprefix(f"{FOLDER}/") for one in getattr(text, part).elements())


def rule_way_back(english: Parts, chinese: Parts) -> Complaints:
    """Where the English leads to the Chinese edition, the Chinese leads to the English."""
    leading = [link for link in english.links if link.startswith(f"{FOLDER}/")]
    wanted = [link.removeprefix(f"{FOLDER}/") for link in leading]
    return [f"it does not lead to ../{link}" for link in wanted if link not in chinese.links]


def rule_digits(english: Parts, chinese: Parts) -> Complaints:
    """A number in digits stays one; a number in words may become one."""
    wanted, there = numbers(english.words), numbers(chinese.words)
    return differences("number", wanted - there, there - wanted - spelt_numbers(english.words))


def rule_spelt_numbers(english: Parts, chinese: Parts) -> Complaints:
    """A number in words is there in digits or as a numeral; one and two are too common to tell."""
    there = numbers(chinese.words)
    return [
        f"the number {numeral} or {number} is missing"
        for number, numeral in NUMERALS.items()
        if number in spelt_numbers(english.words)
        if number not in there and numeral not in chinese.words
    ]


def rule_shape(english: Parts, chinese: Parts) -> Complaints:
    """The same headings, paragraphs, list items and table cells: none was forgotten."""
    return different("it is made of", english.shape, chinese.shape)


def rule_language(english: Parts, chinese: Parts) -> Complaints:
    """The text is Chinese, each heading and each line; titles and quotes may stay as they are."""
    if ENGLISH_WORD.search(english.words) and not CHINESE.search(chinese.words):
        return ["it is left in English"]
    left = [*filter(is_english, chinese.headings), *filter(is_left, chinese.lines)]
    return [f"a line is left in English: {line.strip()}" for line in dict.fromkeys(left)]


def rule_stars(english: Parts, chinese: Parts) -> Complaints:
    """Bold is bold: `**注意：**卷积` shows its stars, `**注意**：卷积` does not."""
    if chinese.words.count("*") <= english.words.count("*"):
        return []
    lines = [line.strip() for line in chinese.blocks if "*" in line]
    advice = "bold must not begin or end with a sign, a formula or code"
    return [f"the stars are shown, {advice}: {line}" for line in lines]


def is_english(words: str) -> bool:
    """Whether there are English words and no Chinese ones."""
    return bool(ENGLISH_WORD.search(words)) and not CHINESE.search(words)


def is_left(line: str) -> bool:
    """Whether a line has more English words than Chinese letters; a name is no word."""
    words = len(SMALL_WORD.findall(line))
    return words >= LEFT_WORDS and words > len(CHINESE.findall(line))


def different(what: str, wanted: object, there: object) -> Complaints:
    """One complaint if two things that must be equal are not."""
    return [] if wanted == there else [f"{what} {there!r}, not {wanted!r}"]


def differences(name: str, wanted: Counter[Hashable], there: Counter[Hashable]) -> Complaints:
    """What is missing from what is there, and what is too much.

    >>> differences("number", Counter([3, 5, 5]), Counter([3, 5, 7]))
    ['the number 5 is missing', 'the number 7 is not in the English']
    """
    return [
        *(f"the {name} {one} is missing" for one in (wanted - there).elements()),
        *(f"the {name} {one} is not in the English" for one in (there - wanted).elements()),
    ]


RULES = [value for name, value in sorted(globals().items()) if name.startswith("rule_")]
