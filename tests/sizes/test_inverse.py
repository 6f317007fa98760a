"""The inverse questions against brute force: every answer is one, and none is missing."""

import itertools
import random

import pytest

from cnnlesson import sizes
from tests import fuzz

HUGE = 10**30
KERNELS, STRIDES, DILATIONS = (1, 2, 3, 4, 5), (1, 2, 3, 4), (1, 2, 3)
WINDOWS = [
    {"kernel_size": kernel, "stride": stride, "dilation": dilation}
    for kernel, stride, dilation in itertools.product(KERNELS, STRIDES, DILATIONS)
]
MOST_PADDING = 45  # on one side: enough for every size asked for below, and to spare


def size_or_none(output_size, *arguments, **window) -> int | None:
    """The forward answer, None where the setting is refused."""
    try:
        return output_size(*arguments, **window)
    except ValueError:
        return None


def paddings_by_trying(input_size: int, **window) -> dict[int, set[tuple[int, int]]]:
    """For each output size, every padding up to MOST_PADDING a side that gives it."""
    found: dict = {}
    for pair in itertools.product(range(MOST_PADDING + 1), repeat=2):
        size = size_or_none(sizes.conv_output_size, input_size, padding=pair, **window)
        found.setdefault(size, set()).add(pair)
    return found


@pytest.mark.parametrize("input_size", [1, 2, 7, 10])
def test_paddings_are_all_there_are_and_no_others(input_size):
    """Brute force over every pair: the same set, each pair once, empty only if nothing works."""
    for window in random.Random(fuzz.SEED).sample(WINDOWS, 12):
        tried = paddings_by_trying(input_size, **window)
        for wanted in range(1, 9):
            pairs = sizes.paddings_for(input_size, wanted, **window)

            assert all(sum(pair) <= MOST_PADDING for pair in pairs)  # trying was far enough
            assert set(pairs) == tried.get(wanted, set()), (input_size, wanted, window)
            assert len(set(pairs)) == len(pairs)


def test_paddings_give_torch_the_size_too():
    """Each pair put before torch, for the height and for the width."""
    for window in random.Random(fuzz.SEED).sample(WINDOWS, 10):
        both = {name: (value, value) for name, value in window.items()}
        for wanted in (1, 4, 6):
            for pair in sizes.paddings_for(5, wanted, **window)[:6]:
                setting = {"input_size": (5, 5), "padding": (pair, pair[::-1]), **both}
                assert fuzz.torch_size("conv", setting) == (wanted, wanted), setting


def test_paddings_come_least_first_and_most_even_first():
    """A total never falls, and within a total the sides drift apart."""
    for window in WINDOWS:
        pairs = sizes.paddings_for(6, 7, **window)
        order = [(sum(pair), abs(pair[0] - pair[1]), pair) for pair in pairs]
        assert order == sorted(order)


def test_alexnets_first_layer_takes_3_to_6_pixels_of_padding():
    """224 pixels give 55 with 3 to 6 px in all; alike on both sides that is 2 or 3."""
    pairs = sizes.paddings_for(224, 55, kernel_size=11, stride=4)

    assert {sum(pair) for pair in pairs} == {3, 4, 5, 6}
    assert [pair for pair in pairs if pair[0] == pair[1]] == [(2, 2), (3, 3)]
    assert (0, 3) in pairs
    assert len(pairs) == 4 + 5 + 6 + 7


def test_the_words_agree_with_the_list():
    """A number where an even padding is listed, a pair where none is, else why there is none."""
    seen = set()
    for window, size, wanted in itertools.product(WINDOWS, (1, 4, 9), range(1, 12)):
        pairs = sizes.paddings_for(size, wanted, **window)
        text = sizes.paddings_worked(size, wanted, **window)
        even = [pair for pair in pairs if pair[0] == pair[1]]
        if even:
            start = f"padding {even[0][0]} gives {wanted}: the input gets {2 * even[0][0]} px"
        elif pairs:
            start = f"no padding that is the same on both sides gives {wanted}: the input needs"
            assert text.endswith(f"pad {pairs[0][0]} before and {pairs[0][1]} after")
        else:
            unpadded = sizes.conv_output_size(size, **window)
            assert unpadded > wanted
            start = f"no padding gives {wanted}: the kernel stops at {unpadded} places without"
        assert text.startswith(start), (text, window)
        seen.add(start[:10])
    assert len(seen) >= 3


@pytest.mark.parametrize("padding", [0, 1, 4, (0, 3), (5, 0), "same", "valid"])
def test_input_sizes_are_all_there_are_and_no_others(padding):
    """Brute force over every input up to 60 pixels gives the very same range."""
    for window in WINDOWS:
        if padding == "same" and window["stride"] > 1:
            with pytest.raises(ValueError, match="needs stride 1"):
                sizes.input_sizes_for(3, padding=padding, **window)
            continue
        tried = {
            size: size_or_none(sizes.conv_output_size, size, padding=padding, **window)
            for size in range(1, 61)
        }
        for wanted in range(1, 8):
            found = sizes.input_sizes_for(wanted, padding=padding, **window)
            assert list(found) == [s for s, out in tried.items() if out == wanted], window


@pytest.mark.parametrize("ceil_mode", [False, True])
@pytest.mark.parametrize("padding", [0, 1, 2])
def test_pool_input_sizes_are_all_there_are_and_no_others(padding, ceil_mode):
    """Brute force again, rounded up as well, and with the stride left out."""
    for window in [*WINDOWS, *({**window, "stride": None} for window in WINDOWS)]:
        if padding > window["kernel_size"] // 2:
            continue
        options = {**window, "padding": padding, "ceil_mode": ceil_mode}
        tried = {
            size: size_or_none(sizes.pool_output_size, size, **options) for size in range(1, 61)
        }
        for wanted in range(1, 8):
            found = sizes.pool_input_sizes_for(wanted, **options)
            assert list(found) == [s for s, out in tried.items() if out == wanted], options


def test_inputs_of_the_alexnets_that_end_at_6_pixels():
    """227 to 258 pixels without padding, 223 to 254 with torchvision's padding of 2."""
    for padding, inputs in ((0, range(227, 259)), (2, range(223, 255))):
        ends = sizes.pool_input_sizes_for(6, kernel_size=3, stride=2)  # pool5; its convs keep
        ends = wider(wider(ends, kernel_size=3, stride=2), kernel_size=3, stride=2)
        assert wider(ends, kernel_size=11, stride=4, padding=padding) == inputs


def wider(outputs: range, **window) -> range:
    """Every input that a layer turns into one of the outputs."""
    first = sizes.input_sizes_for(outputs[0], **window)
    last = sizes.input_sizes_for(outputs[-1], **window)
    return range(first.start, last.stop)


def test_huge_questions_are_answered_or_refused_at_once():
    """Ranges hold any number; a list of more than a million pairs is refused with its count."""
    assert sizes.input_sizes_for(HUGE, kernel_size=3, stride=HUGE) == range(
        (HUGE - 1) * HUGE + 3, HUGE * HUGE + 3
    )
    assert sizes.paddings_for(HUGE, HUGE, kernel_size=3) == [(1, 1), (0, 2), (2, 0)]
    assert sizes.paddings_for(HUGE, 5, kernel_size=3) == []
    words = sizes.paddings_worked(3, 2, kernel_size=3, stride=HUGE)
    assert words.startswith(f"padding {HUGE // 2} gives 2")
    with pytest.raises(ValueError, match=f"has {HUGE * (HUGE + 1) // 2} paddings, too many"):
        sizes.paddings_for(3, 1, kernel_size=3, stride=HUGE)
    with pytest.raises(ValueError, match=f"has {HUGE + 3} paddings, too many to list"):
        sizes.paddings_for(1, HUGE, kernel_size=4)
