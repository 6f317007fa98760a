"""The table of sentences: plain blanks only, no loose ends, one and many, columns and rows."""

import itertools
import re
import string
from pathlib import Path

import pytest

import cnnlesson
from cnnlesson import words
from cnnlesson.words import SECTIONS

PACKAGE = Path(cnnlesson.__file__).parent
ENGLISH = words.table("en")
EVERY = [(language, key) for language in SECTIONS for key in words.table(language)]


def blanks(template: str) -> list[str]:
    """The names of a template's blanks."""
    return [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]


@pytest.mark.parametrize(("language", "key"), EVERY)
def test_a_blank_is_a_name_and_nothing_more(language, key):
    """The scripts fill in `{name}` alone: no format, no attribute, no doubled brace."""
    template = words.table(language)[key]

    assert re.findall(r"\{(\w+)\}", template) == blanks(template)
    assert not set("{}") & set(re.sub(r"\{[a-z]\w*\}", "", template))


@pytest.mark.parametrize(("language", "key"), EVERY)
def test_a_sentence_is_said_whole(language, key):
    """Every blank is filled in, and each value is where its blank was."""
    template = words.table(language)[key]
    values = {name: f"<{name}>" for name in blanks(template)}

    words.speak(language)
    said = words.say(key, **values)

    assert said == template.replace("{", "<").replace("}", ">")
    assert said.strip() == said
    assert "  " not in said


def test_an_unknown_sentence_or_a_missing_value_is_an_error():
    """Never a sentence with a hole in it."""
    with pytest.raises(KeyError, match="no_such_sentence"):
        words.say("no_such_sentence")
    with pytest.raises(KeyError, match="count"):
        words.say("unread_image_row_many")


def test_one_and_many_come_in_twos():
    """Of one thing there is one; of many their number is said."""
    ones = {key.removesuffix("_one") for key in ENGLISH if key.endswith("_one")}
    many = {key.removesuffix("_many") for key in ENGLISH if key.endswith("_many")}

    assert ones == many
    assert len(ones) >= 8
    for key in ones:
        assert "count" not in blanks(ENGLISH[f"{key}_one"])


def test_what_is_said_of_columns_is_said_of_rows():
    """The two sets of sentences differ in their noun alone."""
    columns = [key for key in ENGLISH if "_column_" in key]
    assert len(columns) >= 8
    for key in columns:
        row = ENGLISH[key.replace("_column_", "_row_")]
        assert ENGLISH[key].replace("column", "row") == row


def test_every_sentence_is_said_somewhere():
    """A key that no code names, whole or put together from parts, is a leftover."""
    code = "".join(
        path.read_text(encoding="utf-8")
        for suffix in ("*.py", "*.mjs")
        for path in PACKAGE.rglob(suffix)
        if not path.is_relative_to(PACKAGE / "words")
    )
    # The table's own module says a few too, its examples left out.
    own = (PACKAGE / "words" / "__init__.py").read_text(encoding="utf-8")
    own_lines = [line for line in own.splitlines() if not line.lstrip().startswith(">>>")]
    code += "".join(re.findall(r'\bsay\("\w+"', "\n".join(own_lines)))
    unsaid = [key for key in ENGLISH if not any(part in code for part in stems_of(key))]
    assert not unsaid


def stems_of(key: str) -> list[str]:
    """The key, and what is left of it where code puts the rest on: a noun, one, many, a choice."""
    counted = re.sub(r"_(one|many)$", "", key)
    choice = f"`{key.split('_')[0]}_${{"
    stem = re.sub(r"_(column|row)$", "", counted)
    return [f'"{key}"', f"'{key}'", f"`{key}`", f'"{counted}"', f"{stem}_{{", f"{stem}_${{", choice]


def missing(tables: dict[str, dict[str, str]]) -> list[str]:
    """The sentences that one language has and another has not, or has with other blanks."""
    return [
        f"{key}, {other}"
        for language, other in itertools.permutations(tables, 2)
        for key, text in tables[language].items()
        if sorted(blanks(tables[other].get(key, ""))) != sorted(blanks(text))
        or key not in tables[other]
    ]


def test_every_language_has_every_sentence():
    """The same keys in the same sections, with the same blanks."""
    for section in SECTIONS["en"]:
        assert missing({name: sections[section] for name, sections in SECTIONS.items()}) == []
    assert list(SECTIONS) == ["en", "zh"]
    assert len(ENGLISH) == sum(len(section) for section in SECTIONS["en"].values()), "a key twice"


def test_a_missing_sentence_is_found():
    """One that is not there, and one that lost a blank."""
    one, other = {"a": "{x}", "b": "yes"}, {"a": "{y}"}

    assert missing({"en": one, "zh": other}) == ["a, zh", "b, zh", "a, en"]


CHINESE = re.compile("[一-鿿]")


def test_chinese_sentences_are_chinese():
    """None was left in English; what is the same in both has no word in it."""
    for key, text in words.table("zh").items():
        letters = re.sub(r"\{\w+\}", "", ENGLISH[key])
        assert CHINESE.search(text) or not re.search("[A-Za-z]", letters), key
    assert not any(CHINESE.search(text) for text in ENGLISH.values())


def test_the_language_is_chosen_once_for_all_that_is_said():
    """Python's sentences and those that a new widget gets."""
    assert words.language() == "en"
    words.speak("zh")

    assert words.language() == "zh"
    assert words.say("nothing_lost") == "图像的像素一个也没丢"
    assert words.counted("unread_image_row", 2) == "图像有 2 行从未被读到"
    assert words.joined(["一", "二", "三"]) == "一；二；三"
    assert words.for_scripts()["height"] == "高度"


@pytest.mark.parametrize("language", ["de", "", "English", None, 3])
def test_a_language_that_there_is_not_is_refused(language):
    """The error names those that there are; the old one stays."""
    with pytest.raises(ValueError, match=f'language must be "en" or "zh", not {language!r}'):
        words.speak(language)
    assert words.language() == "en"
