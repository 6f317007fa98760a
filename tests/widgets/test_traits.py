"""The widgets' traits: what they take, what they refuse, and that a refusal changes nothing."""

import operator

import numpy as np
import pytest
import torch
import traitlets

from cnnlesson.widgets.shared.traits import Choice, Padding, Pair, Truth, Whole


class Window(traitlets.HasTraits):
    """One trait of each kind."""

    stride = Whole(1, least=1, most=64)
    kernel_size = Pair(3, least=1, most=64)
    padding = Padding(0, most=64)
    source = Choice(("numbers", "digit", "photo"), "numbers")
    square = Truth(True)


def test_the_start_values_are_those_given():
    """A pair's start value is a pair, though one number was written."""
    window = Window()

    values = (window.stride, window.kernel_size, window.padding, window.source, window.square)

    assert values == (1, (3, 3), 0, "numbers", True)
    assert Window.kernel_size.default_value == (3, 3)


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        ("stride", 1, 1),
        ("stride", 64, 64),
        ("stride", np.int16(5), 5),
        ("stride", torch.tensor(5), 5),
        ("kernel_size", 5, (5, 5)),
        ("kernel_size", np.uint8(5), (5, 5)),
        ("kernel_size", [1, 64], (1, 64)),
        ("kernel_size", torch.Size([2, 7]), (2, 7)),
        ("kernel_size", torch.zeros(1, 3, 2, 7).shape[2:], (2, 7)),
        ("padding", 64, 64),
        ("padding", np.int64(2), 2),
        ("padding", "same", "same"),
        ("padding", "valid", "valid"),
        ("source", "photo", "photo"),
        ("square", False, False),
    ],
)
def test_a_good_value_is_kept_as_plain_python(name, given, kept):
    """Whatever has an index becomes an `int`, so that the browser gets plain numbers."""
    window = Window(**{name: given})
    value = getattr(window, name)

    assert value == kept
    assert type(value) is type(kept)
    if isinstance(kept, tuple):
        assert [type(side) for side in value] == [int, int]


@pytest.mark.parametrize(
    ("name", "given", "error", "says"),
    [
        ("stride", 0, ValueError, "stride must be at least 1, not 0"),
        ("stride", -1, ValueError, "stride must be at least 1, not -1"),
        ("stride", 65, ValueError, "stride must be at most 64 here, not 65"),
        ("stride", True, TypeError, "stride must be a whole number, not True"),
        ("stride", 2.0, TypeError, "stride must be a whole number, not 2.0; write 2"),
        ("stride", None, TypeError, "stride must be a whole number, not None"),
        ("stride", (1, 2), TypeError, "stride must be a whole number, not (1, 2)"),
        ("kernel_size", (3, 0), ValueError, "kernel_size[1] must be at least 1, not 0"),
        ("kernel_size", (65, 3), ValueError, "kernel_size must be at most 64 here, not 65"),
        ("kernel_size", (3, 65), ValueError, "kernel_size must be at most 64 here, not 65"),
        ("kernel_size", (True, 3), TypeError, "kernel_size[0] must be a whole number, not True"),
        ("kernel_size", (3,), TypeError, "or a pair (height, width), not (3,)"),
        ("kernel_size", (), TypeError, "or a pair (height, width), not ()"),
        ("kernel_size", "33", TypeError, "kernel_size must be a whole number, not '33'"),
        ("padding", -1, ValueError, "padding must be at least 0, not -1"),
        ("padding", 65, ValueError, "padding must be at most 64 here, not 65"),
        ("padding", "SAME", ValueError, 'padding must be "same" or "valid"'),
        ("padding", "", ValueError, "where it is a word, not ''"),
        ("padding", 1.5, TypeError, "padding must be a whole number, not 1.5"),
        ("padding", (1, 2), TypeError, "padding must be a whole number, not (1, 2)"),
        ("padding", False, TypeError, "padding must be a whole number, not False"),
        ("source", "film", ValueError, 'source must be "numbers", "digit" or "photo", not'),
        ("source", 0, TypeError, 'source must be "numbers", "digit" or "photo", not 0'),
        ("source", None, TypeError, 'source must be "numbers", "digit" or "photo", not None'),
        ("square", 1, TypeError, "square must be True or False, not 1"),
        ("square", None, TypeError, "square must be True or False, not None"),
    ],
)
def test_a_bad_value_is_named_and_changes_nothing(name, given, error, says):
    """The name, the rule and the value; nobody is told of a change, because there is none."""
    window = Window()
    before = getattr(window, name)
    seen = []
    window.observe(seen.append, name)

    with pytest.raises(error) as caught:
        setattr(window, name, given)

    assert says in str(caught.value)
    assert getattr(window, name) == before
    assert seen == []


def test_the_same_value_in_another_form_is_no_change():
    """5 and [5, 5] are (5, 5): an observer is told once, and a link does not run in circles."""
    window = Window()
    seen = []
    window.observe(seen.append, "kernel_size")

    for form in (5, (5, 5), [5, 5], np.int64(5)):
        window.kernel_size = form

    assert list(map(operator.itemgetter("new"), seen)) == [(5, 5)]
