"""A table's own checks, its names, and how its walk grows."""

import sys

import pytest

from cnnlesson import nets, words

CONV = nets.Conv2d(1, 1, 3, padding=1)


def test_layers_get_names_of_the_lesson():
    """By kind and number; given names stay."""
    layers = (
        *(CONV, nets.BatchNorm2d(1), nets.ReLU(), nets.MaxPool2d(2), CONV),
        *(nets.Entry("mine", nets.ReLU()), nets.AdaptiveAvgPool2d(1), nets.Flatten()),
        nets.Linear(1, 2),
    )
    names = [entry.name for entry in nets.Net("many kinds", (1, 8, 8), layers).layers]
    given = ["conv1", "norm1", "relu1", "pool1", "conv2", "mine", "pool2", "flatten1", "fc1"]
    assert names == given


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"layers": CONV}, TypeError, r"layers must be a tuple of layers, not Conv2d\("),
        ({"layers": (CONV, 3)}, TypeError, r"layers must be a tuple of nets' layers.*not 3"),
        (
            {"layers": (nets.Entry("a", CONV), nets.Entry("a", CONV))},
            ValueError,
            "layers must have names of their own, not 'a' twice",
        ),
        ({"input_shape": 224}, TypeError, "input_shape must be a tuple of whole numbers, not 224"),
        ({"input_shape": (3, 224.0)}, TypeError, r"input_shape\[1\] must be a whole number"),
    ],
)
def test_says_what_is_wrong_with_a_table(change, error, says):
    """The argument, the rule, the value."""
    with pytest.raises(error, match=says):
        nets.Net(**{"name": "x", "input_shape": (1, 8, 8), "layers": (CONV,), **change})


def test_a_batch_is_a_whole_number():
    """It stands in front of every shape, and multiplies the multiply-adds alone."""
    one, four = nets.walk(nets.LENET5).rows[0], nets.walk(nets.LENET5, 4).rows[0]
    assert four.output_shape == (4, *one.output_shape[1:])
    assert four.multiply_adds == 4 * one.multiply_adds
    assert four.parameters == one.parameters
    assert four.activation_bytes == 4 * one.activation_bytes
    with pytest.raises(ValueError, match="batch_size must be at least 1, not 0"):
        nets.walk(nets.LENET5, 0)


def calls(layers: int, pixels: int) -> int:
    """How many Python functions the walk of such a stack calls: a time that no machine changes."""
    net = nets.Net("stack", (1, pixels, pixels), (CONV,) * layers)
    count = 0

    def counted(frame, event, arg):
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        walk = nets.walk(net)
    finally:
        sys.setprofile(None)
    assert len(walk.rows) == layers
    return count


def test_a_walk_grows_with_its_layers_alone():
    """Twice the layers, twice the calls; 1,000 times the pixels, no more calls."""
    assert calls(2000, 100) / calls(1000, 100) == pytest.approx(2, rel=0.01)
    assert calls(100, 100_000) == calls(100, 100)


def test_ten_thousand_layers():
    """The last one sees 20,001 pixels along each axis."""
    net = nets.Net("deep", (1, 30, 40), (CONV,) * 10_000)
    last = nets.walk(net).rows[-1]
    assert (last.receptive_field, last.jump, last.start) == (20_001, 1, -10_000)
    assert last.output_shape == (1, 1, 30, 40)


def test_a_table_is_walked_once_and_a_refusal_anew():
    """What it says of a refusal is in the language that is spoken now."""
    assert nets.walk(nets.LENET5) is nets.walk(nets.LENET5)
    assert "does not fit" in nets.why(nets.ALEXNET_2012, (3, 32, 32))
    words.speak("zh")
    assert "does not fit" not in nets.why(nets.ALEXNET_2012, (3, 32, 32))
