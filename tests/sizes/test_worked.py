"""The arithmetic in words: every number in it computed again, with fractions."""

import math
import re
from fractions import Fraction

import numpy as np
import pytest

from cnnlesson import sizes
from tests import fuzz


def windows(kind: str) -> list[dict]:
    """The windows along the height of random settings, each with its `input_size`."""
    return [
        {name: value[0] if isinstance(value, tuple) else value for name, value in setting.items()}
        for setting in fuzz.settings(kind)
    ]


def accepted(worked, window: dict) -> str | None:
    """The words, or None where the setting is refused."""
    try:
        return worked(**window)
    except ValueError:
        return None


def exact_stops(window: dict) -> Fraction:
    """The size formula, neither rounded down nor up."""
    reach_less_one = window.get("dilation", 1) * (window["kernel_size"] - 1)
    padding = {"same": (0, reach_less_one), "valid": (0, 0)}.get(window["padding"])
    padding = padding or window["padding"]
    total = sum(padding) if isinstance(padding, tuple) else 2 * padding
    room = window["input_size"] + total - reach_less_one - 1
    return Fraction(room, window["stride"] or window["kernel_size"]) + 1


def computed(formula: str) -> Fraction:
    """The value of a formula as it is printed, by Python's own arithmetic."""
    plain = formula.replace("−", "-").replace("·", "*")
    assert re.fullmatch(r"[\d\s()+*/-]+", plain), plain
    return eval(re.sub(r"\d+", r"Fraction(\g<0>)", plain), {"Fraction": Fraction})


def decimal(text: str) -> tuple[Fraction, bool]:
    """A printed number, and whether dots say that more digits would follow."""
    return Fraction(text.removesuffix("…")), text.endswith("…")


def check_equation(text: str, exact: Fraction, result: int) -> None:
    """Formula = exact value → result, each of the three right; the arrow only where it rounds."""
    formula, right = text.split(": ")[0].split(" = ")
    assert computed(formula) == exact
    if exact.denominator == 1:
        assert right == str(result) == str(exact)
        return
    printed, rounded = right.split(" → ")
    value, cut = decimal(printed)
    assert rounded == str(result)
    assert 0 <= exact - value < Fraction(1, 100)
    assert cut == (value != exact)


def test_convolutions_in_words_hold_the_right_numbers():
    """The formula as printed gives the exact value, and the exact value floors to the size."""
    checked = 0
    for window in windows("conv"):
        text = accepted(sizes.conv_worked, window)
        if text is None:
            continue
        exact = exact_stops(window)
        assert sizes.conv_output_size(**window) == math.floor(exact)
        check_equation(text, exact, math.floor(exact))
        checked += 1
    assert checked > fuzz.COUNT // 50


def test_poolings_in_words_hold_the_right_numbers():
    """Rounded down or up as torch does; the words say which way, and why not where it is not."""
    checked = 0
    for window in windows("max_pool"):
        text = accepted(sizes.pool_worked, window)
        if text is None:
            continue
        result, exact = sizes.pool_output_size(**window), exact_stops(window)
        check_equation(text, exact, result)
        up = window["ceil_mode"] and exact.denominator > 1
        assert ("hangs over the edge" in text) == (up and result == math.ceil(exact)), text
        assert ("so it is left out" in text) == (up and result == math.floor(exact)), text
        checked += 1
    assert checked > fuzz.COUNT // 50


def test_an_overhang_is_as_wide_as_the_last_window_reaches_out():
    """The last window starts one stride after the one before, and ends beyond the padding."""
    checked = 0
    for window in windows("max_pool"):
        text = accepted(sizes.pool_worked, window)
        if text is None or "hangs over" not in text:
            continue
        stride = window["stride"] or window["kernel_size"]
        start = (sizes.pool_output_size(**window) - 1) * stride
        end = start + window["dilation"] * (window["kernel_size"] - 1) + 1
        over = end - window["input_size"] - 2 * window["padding"]
        assert text.endswith(
            f"over the edge by {'one column' if over == 1 else f'{over} columns'}"
        ), text
        checked += 1
    assert checked > fuzz.COUNT // 1000


def test_transposed_convolutions_in_words_hold_the_right_numbers():
    """The printed sum gives the size."""
    checked = 0
    for window in windows("conv_transpose"):
        text = accepted(sizes.conv_transpose_worked, window)
        if text is None:
            continue
        formula, result = text.split(" = ")
        assert computed(formula) == int(result) == sizes.conv_transpose_output_size(**window)
        checked += 1
    assert checked > fuzz.COUNT // 50


def test_the_words_count_what_is_unread():
    """Each of the three counts is said if and only if it is not 0, with its number and noun."""
    of = "of the (?:image|padded input)"
    kinds = {
        "padded": r"(one|\d+) padded (column|row)s? (?:is|are) never read",
        "image": r"(one|\d+) (column|row)s? of the image (?:is|are) never read",
        "skipped": rf"(one|\d+) (column|row)s? {of} (?:is|are) stepped over",
    }
    for window in windows("conv"):
        for axis, noun in (("width", "column"), ("height", "row")):
            text = accepted(sizes.conv_worked, {**window, "axis": axis})
            if text is None:
                continue
            unread = vars(sizes.conv_unread(**window))
            for kind, pattern in kinds.items():
                said = re.findall(pattern, text)
                count = "one" if unread[kind] == 1 else str(unread[kind])
                assert said == ([(count, noun)] if unread[kind] else []), text
            padded = any(sizes.padding_sides(**window))
            assert ("of the padded input is" in text or "of the padded input are" in text) == bool(
                unread["skipped"] and padded
            ), text
            only_padding = unread["padded"] and not unread["image"] and not unread["skipped"]
            assert ("no pixel of the image is lost" in text) == bool(only_padding), text


@pytest.mark.parametrize(
    ("input_size", "window", "words"),
    [
        (227, {"kernel_size": 11, "stride": 4}, "(227 − 11 + 2·0) / 4 + 1 = 55"),
        (
            224,
            {"kernel_size": 11, "stride": 4, "padding": 2},
            (
                "(224 − 11 + 2·2) / 4 + 1 = 55.25 → 55: one padded column is never read; "
                "no pixel of the image is lost"
            ),
        ),
        (
            224,
            {"kernel_size": 11, "stride": 4, "padding": 2, "axis": "height"},
            (
                "(224 − 11 + 2·2) / 4 + 1 = 55.25 → 55: one padded row is never read; "
                "no pixel of the image is lost"
            ),
        ),
        (
            8,
            {"kernel_size": 3, "stride": 2},
            "(8 − 3 + 2·0) / 2 + 1 = 3.5 → 3: one column of the image is never read",
        ),
        (
            9,
            {"kernel_size": 4, "stride": 3, "axis": "height"},
            "(9 − 4 + 2·0) / 3 + 1 = 2.66… → 2: 2 rows of the image are never read",
        ),
        (
            8,
            {"kernel_size": 4, "stride": 5, "padding": 1},
            (
                "(8 − 4 + 2·1) / 5 + 1 = 2.2 → 2: one padded column is never read; "
                "one column of the padded input is stepped over"
            ),
        ),
        (
            6,
            {"kernel_size": 2, "stride": 5, "padding": 1},
            (
                "(6 − 2 + 2·1) / 5 + 1 = 2.2 → 2: one padded column is never read; "
                "3 columns of the padded input are stepped over"
            ),
        ),
        (
            6,
            {"kernel_size": 4, "stride": 5, "padding": 1},
            (
                "(6 − 4 + 2·1) / 5 + 1 = 1.8 → 1: one padded column is never read; "
                "3 columns of the image are never read"
            ),
        ),
        (28, {"kernel_size": 4, "padding": "same"}, "(28 − 4 + 1 + 2) / 1 + 1 = 28"),
        (
            7,
            {"kernel_size": 3, "dilation": 3, "padding": (0, 1)},
            (
                "(7 − (3·(3 − 1) + 1) + 0 + 1) / 1 + 1 = 2: "
                "2 columns of the padded input are stepped over"
            ),
        ),
    ],
)
def test_the_words_are_these(input_size, window, words):
    """Whole sentences: singular and plural, columns and rows, padding and image."""
    assert sizes.conv_worked(input_size, **window) == words


@pytest.mark.parametrize(
    ("input_size", "window", "words"),
    [
        (55, {"kernel_size": 3, "stride": 2}, "(55 − 3 + 2·0) / 2 + 1 = 27"),
        (
            6,
            {"kernel_size": 3, "stride": 2, "ceil_mode": True, "axis": "height"},
            "(6 − 3 + 2·0) / 2 + 1 = 2.5 → 3: the last window hangs over the edge by one row",
        ),
        (
            4,
            {"kernel_size": 3, "ceil_mode": True},
            "(4 − 3 + 2·0) / 3 + 1 = 1.33… → 2: the last window hangs over the edge by 2 columns",
        ),
        (
            1,
            {"kernel_size": 2, "padding": 1, "ceil_mode": True},
            (
                "(1 − 2 + 2·1) / 2 + 1 = 1.5 → 1: rounded up it would be 2, but that window would "
                "start beyond the image and its first padding, so it is left out"
            ),
        ),
    ],
)
def test_a_pooling_says_which_way_it_rounds(input_size, window, words):
    """Rounding up is explained, and so is the window that torch leaves out."""
    assert sizes.pool_worked(input_size, **window) == words


def test_a_flattening_multiplies_all_axes_but_the_batch():
    """AlexNet's 9,216, and a single axis that stays as it is."""
    assert sizes.flatten_worked((32, 256, 6, 6)) == "256·6·6 = 9216"
    assert sizes.flatten_worked((32, 10)) == "10 = 10"


def test_small_integers_of_numpy_do_not_overflow():
    """An 8-bit pixel count plus its padding is past 255."""
    size, wide = np.uint8(250), np.int8(127)

    assert sizes.conv_unread(size, kernel_size=11, stride=4, padding=6) == sizes.conv_unread(
        250, kernel_size=11, stride=4, padding=6
    )
    assert sizes.conv_worked(size, kernel_size=3, stride=wide) == sizes.conv_worked(
        250, kernel_size=3, stride=127
    )
