"""A learner's answer as the numbers that it stands for; what is none is refused in words."""

import re
import unicodedata
from dataclasses import dataclass

from cnnlesson import words
from cnnlesson.answers.plain import Plain, plain, shown

LONGEST_TEXT = 200
THOUSANDS = re.compile(r"\d{1,3}(,\d{3}){1,6}")  # as the explorers write a large number
NUMBER = re.compile(r"[+-]?\d{1,20}(\.\d{0,20})?")
SPAN = re.compile(r"(\d{1,6})\s*(?:[-~〜]|\.{2,3}|to|至|到)\s*(\d{1,6})")
RANGE = re.compile(r"range\((\d{1,6}),\s*(\d{1,6})\)")
AROUND = re.compile(r"(?:torch\.Size)?[(\[{]+(.*?)[ ,]*[)\]}]+")


class Refused(Exception):  # noqa: N818 (no error: a sentence on its way to the learner)
    """The answer cannot be read as what was asked for; the text says why."""


@dataclass(frozen=True)
class Given:
    """What was read, and what to remark on the way it was written."""

    value: int | float | tuple
    remarks: tuple[str, ...] = ()


def is_empty(answer: object) -> bool:
    """Whether nothing, or not all of it, was filled in.

    >>> [is_empty(answer) for answer in (None, "", (), (16, None, None), 0)]
    [True, True, True, True, False]
    """
    value = plain(answer)
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, tuple) and (not value or None in value))


def number(answer: object) -> Given:
    """One number: an int where it is whole.

    >>> number("5").value, number(5.0).value, number((5,)).value, number("1,216").value
    (5, 5, 5, 1216)

    Raises:
        Refused: it is something else.
    """
    value, remarks = _read(plain(answer), thousands=True)
    if isinstance(value, tuple) and len(value) == 1:
        (value,) = value
        remarks = (words.say("one_in_brackets", answer=shown(value)),)
    if not _is_number(value):
        raise Refused(words.say("number_expected", answer=shown(plain(answer))))
    return Given(_whole(value), remarks or _remarks_on(value))


def numbers(answer: object, expected: str) -> Given:
    """Several numbers, a tuple of ints and floats; one number counts as one of several.

    `expected` is what is said where it is something else.

    >>> numbers("16 x 28 x 28", "").value
    (16, 28, 28)

    Raises:
        Refused: it is something else.
    """
    value, remarks = _read(plain(answer))
    items = value if isinstance(value, tuple) else (value,)
    read = tuple(_from_text(item) if isinstance(item, str) else item for item in items)
    flat = tuple(item[0] if isinstance(item, tuple) and len(item) == 1 else item for item in read)
    if not all(map(_is_number, flat)):
        raise Refused(expected)
    remarks = remarks or next(filter(None, map(_remarks_on, flat)), ())
    return Given(tuple(map(_whole, flat)), remarks)


def in_order(answer: object, expected: str) -> Given:
    """Several numbers whose order matters: a set has lost it.

    Raises:
        Refused: it is a set, or something else.
    """
    if issubclass(type(answer), set | frozenset):
        raise Refused(words.say("set_given"))
    return numbers(answer, expected)


def _read(value: Plain, *, thousands: bool = False) -> tuple[Plain, tuple[str, ...]]:
    """The numbers that a text stands for, with a remark; what is no text stays.

    Where one number is asked for, a comma may stand before its thousands.
    """
    text = value if isinstance(value, str) else None
    if text and thousands and THOUSANDS.fullmatch(text.strip()):
        text = text.replace(",", "")
    found = None if text is None else _from_text(text)
    if found is None:
        return value, ()
    read = found[0] if len(found) == 1 else found
    return read, (words.say("text_read", answer=shown(value), read=shown(read)),)


def _from_text(text: str) -> tuple | None:
    """The numbers in a text such as "5", "(16, 28, 28)", "16×28×28" or "62 to 64"."""
    if len(text) > LONGEST_TEXT or set("¹²³") & set(text):
        return None
    text = unicodedata.normalize("NFKC", text).strip(" ,")
    text = re.sub("[−–—]", "-", text)
    if found := RANGE.fullmatch(text):
        return _counted_up(int(found[1]), int(found[2]))
    if found := AROUND.fullmatch(text):
        text = found[1]
    if found := SPAN.fullmatch(text):
        return _counted_up(int(found[1]), int(found[2]) + 1)
    pieces = re.split(r"\s*[,;、x×*]\s*|\s+", text)
    if not all(map(NUMBER.fullmatch, pieces)):
        return None
    return tuple(float(piece) if "." in piece else int(piece) for piece in pieces)


def _counted_up(start: int, stop: int) -> tuple | None:
    """The whole numbers of a range, unless it is empty or long."""
    return tuple(range(start, stop)) if 0 < stop - start <= LONGEST_TEXT else None


def _is_number(value: Plain) -> bool:
    """Whether it is a number that can be compared: no truth value, no nan, not infinite."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isinstance(value, int) or abs(value) < float("inf")


def _whole(value: int | float) -> int | float:
    """An int where the number is whole."""
    return int(value) if value == int(value) else value


def _remarks_on(value: int | float) -> tuple[str, ...]:
    """That a whole number was written as a float."""
    if isinstance(value, float) and value.is_integer():
        return (words.say("whole_float", answer=shown(value), whole=shown(int(value))),)
    return ()
