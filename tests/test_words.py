"""The table of sentences: plain blanks only, no loose ends, one and many, columns and rows."""

import re
import string
from pathlib import Path

import pytest

import cnnlesson
from cnnlesson import words

PACKAGE = Path(cnnlesson.__file__).parent


def blanks(template: str) -> list[str]:
    """The names of a template's blanks."""
    return [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]


@pytest.mark.parametrize("key", words.ENGLISH)
def test_a_blank_is_a_name_and_nothing_more(key):
    """The scripts fill in `{name}` alone: no format, no attribute, no doubled brace."""
    template = words.ENGLISH[key]

    assert re.findall(r"\{(\w+)\}", template) == blanks(template)
    assert not set("{}") & set(re.sub(r"\{[a-z]\w*\}", "", template))


@pytest.mark.parametrize("key", words.ENGLISH)
def test_a_sentence_is_said_whole(key):
    """Every blank is filled in, and each value is where its blank was."""
    template = words.ENGLISH[key]
    values = {name: f"<{name}>" for name in blanks(template)}

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
    ones = {key.removesuffix("_one") for key in words.ENGLISH if key.endswith("_one")}
    many = {key.removesuffix("_many") for key in words.ENGLISH if key.endswith("_many")}

    assert ones == many
    assert len(ones) >= 8
    for key in ones:
        assert "count" not in blanks(words.ENGLISH[f"{key}_one"])


def test_what_is_said_of_columns_is_said_of_rows():
    """The two sets of sentences differ in their noun alone."""
    columns = [key for key in words.ENGLISH if "_column_" in key]
    assert len(columns) >= 8
    for key in columns:
        row = words.ENGLISH[key.replace("_column_", "_row_")]
        assert words.ENGLISH[key].replace("column", "row") == row


def test_every_sentence_is_said_somewhere():
    """A key that no code names, whole or put together from parts, is a leftover."""
    code = "".join(
        path.read_text(encoding="utf-8")
        for suffix in ("*.py", "*.mjs")
        for path in PACKAGE.rglob(suffix)
        if path.name != "words.py"
    )
    unsaid = [key for key in words.ENGLISH if not any(part in code for part in stems_of(key))]
    assert not unsaid


def stems_of(key: str) -> list[str]:
    """The key, and what is left of it where code puts the rest on: a noun, one, many, a choice."""
    counted = re.sub(r"_(one|many)$", "", key)
    choice = f"`{key.split('_')[0]}_${{"
    stem = re.sub(r"_(column|row)$", "", counted)
    return [f'"{key}"', f"'{key}'", f"`{key}`", f'"{counted}"', f"{stem}_{{", f"{stem}_${{", choice]
