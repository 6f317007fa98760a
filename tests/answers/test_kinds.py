"""Kinds of questions on settings that no chapter asks about: random ones, against torch."""

import random
import re

import pytest
import torch
from torch import nn

from cnnlesson.answers.backwards import INPUTS, PADDING, SIDES_KEEPING_SIZE, STRIDE
from cnnlesson.answers.convolution import OUTPUT_SHAPE, OUTPUT_SIDES, PARAMETERS, REACH, SIZE
from cnnlesson.answers.settings import Axis, Fitting, Layer, Wanted
from cnnlesson.answers.slips import Slip, same, slip_of
from tests import fuzz

CHANCE = random.Random(f"{fuzz.SEED} kinds")


def some(least: int, most: int) -> int:
    """A random number."""
    return CHANCE.randint(least, most)


def made(size: int, *, stride: int = 1, padding: object = 0, **window: int) -> int | None:
    """The width that torch makes of one row; None where it refuses."""
    sides = padding if isinstance(padding, tuple) else (padding, padding)
    row = nn.functional.pad(torch.zeros(1, 1, size), sides)
    try:
        return nn.Conv1d(1, 1, stride=stride, **window)(row).shape[2]
    except RuntimeError:
        return None


AXES = [
    Axis(some(10, 40), some(1, 5), stride=some(1, 5), padding=some(0, 3), dilation=some(1, 2))
    for _ in range(200)
]
LAYERS = [
    Layer(
        (some(1, 4), some(9, 20), some(9, 20)),
        out_channels=some(1, 5),
        kernel_size=(some(1, 4), some(1, 4)),
        stride=some(1, 3),
        padding=some(0, 2),
        dilation=some(1, 2),
    )
    for _ in range(200)
]
WANTED = [
    Wanted(some(3, 9), some(1, 5), stride=some(1, 4), padding=some(0, 1), dilation=some(1, 2))
    for _ in range(60)
]
FITTINGS = [
    Fitting(some(8, 20), some(4, 20), some(1, 5), stride=some(1, 3), dilation=some(1, 2))
    for _ in range(60)
]
STRIDES = [(some(12, 40), some(1, 5), some(1, 4)) for _ in range(60)]


@pytest.mark.parametrize("axis", AXES, ids=range(len(AXES)))
def test_a_size_is_torchs(axis):
    """Of all sizes around it, torch's alone is right, and it is never said to be a slip."""
    right = made(axis.input_size, **axis.window)

    for size in range(max(1, right - 12), right + 12):
        assert SIZE.judge(axis, size).is_right == (size == right), fuzz.SEED
    covered = next(size for size in range(1, 99) if made(size, **_kernel(axis)))
    assert REACH.judge(axis, covered).is_right, fuzz.SEED


def _kernel(axis: Axis) -> dict[str, int]:
    """What decides how many pixels a kernel covers."""
    return {"kernel_size": axis.kernel_size, "dilation": axis.dilation}


@pytest.mark.parametrize("axis", AXES, ids=range(len(AXES)))
def test_what_is_said_of_a_size_is_true(axis):
    """The number said to come out is the one that was given; the clause names the setting's own."""
    for size in {slip.at(axis) for slip in SIZE.slips}:
        said = str(SIZE.judge(axis, size if float(size) % 1 else int(size)))
        if axis.dilation == 1:
            assert "dilation" not in said
        if axis.padding == 0:
            assert "the padding is" not in said
        if axis.stride == 1:
            assert not re.search("the stride is|rounded", said)


@pytest.mark.parametrize("layer", LAYERS, ids=range(len(LAYERS)))
def test_a_shape_and_its_parameters_are_torchs(layer):
    """And no other shape is, turned or with its axes in another order."""
    names = ("kernel_size", "stride", "padding", "dilation")
    window = {name: getattr(layer, name) for name in names}
    torchs = nn.Conv2d(layer.in_channels, layer.out_channels, **window)
    right = tuple(torchs(torch.zeros(layer.input_shape)).shape)

    assert OUTPUT_SHAPE.judge(layer, right).is_right
    assert OUTPUT_SIDES.judge(layer, right[1:]).is_right
    for other in ((right[1], right[2], right[0]), (right[0], right[2], right[1]), (*right, 1)):
        assert OUTPUT_SHAPE.judge(layer, other).is_right == (other == right)
    assert PARAMETERS.judge(layer, sum(p.numel() for p in torchs.parameters())).is_right


def test_a_way_that_leads_nowhere_is_no_slip():
    """A kernel of 2 × 5 on its side does not fit into 3 rows."""
    layer = Layer((1, 3, 9), out_channels=1, kernel_size=(2, 5))

    feedback = OUTPUT_SIDES.judge(layer, (3, 5))

    assert feedback.is_right is False
    assert "Not right yet: the height." in str(feedback)
    assert Slip(says="right", value=lambda setting: 1 // 0).at(layer) is None


@pytest.mark.parametrize("wanted", WANTED, ids=range(len(WANTED)))
def test_inputs_are_those_that_torch_turns_into_the_wanted_size(wanted):
    """Each one tried."""
    right = [size for size in range(1, 60) if made(size, **wanted.window) == wanted.output_size]

    assert INPUTS.judge(wanted, right).is_right, (fuzz.SEED, wanted)
    if len(right) > 1:
        assert not INPUTS.judge(wanted, right[1:]).is_right
        assert not INPUTS.judge(wanted, right[:-1]).is_right
    assert not INPUTS.judge(wanted, [*right, right[-1] + 1]).is_right


@pytest.mark.parametrize("fitting", FITTINGS, ids=range(len(FITTINGS)))
def test_a_padding_is_one_that_torch_confirms(fitting):
    """Each pair tried; the solution is one of them."""
    right = []
    for before in range(9):
        for after in range(9):
            sides = (before, after)
            gives = made(fitting.input_size, padding=sides, **fitting.window)
            right += [sides] * (gives == fitting.output_size)
            verdict = PADDING.judge(fitting, sides).is_right
            assert verdict == (gives == fitting.output_size), (fuzz.SEED, fitting, sides)
            assert SIDES_KEEPING_SIZE.judge(fitting, sides).is_right == verdict
    if right:
        assert PADDING.judge(fitting, PADDING.right(fitting)).is_right
        assert SIDES_KEEPING_SIZE.right(fitting) in right


def test_no_dilation_is_missed_where_there_is_none():
    """A kernel of 4 without dilation: 1.5 is half of an odd number, and 1 is no usual slip."""
    fitting = Fitting(28, 28, kernel_size=4)

    assert "an odd number of pixels is halved" in str(PADDING.judge(fitting, 1.5))
    assert "dilation" not in str(PADDING.judge(fitting, 1.5))
    assert str(PADDING.judge(fitting, 1)) == "Not yet.\n1 gives 27, not 28."


@pytest.mark.parametrize(("size", "kernel_size", "stride"), STRIDES, ids=range(len(STRIDES)))
def test_a_stride_is_one_that_torch_confirms(size, kernel_size, stride):
    """The least of those that give the wanted size."""
    wanted = made(size, kernel_size=kernel_size, stride=stride)
    strides = (s for s in range(1, 9) if made(size, kernel_size=kernel_size, stride=s) == wanted)
    least = next(strides)

    assert STRIDE.judge(Fitting(size, wanted, kernel_size), least).is_right
    assert not STRIDE.judge(Fitting(size, wanted, kernel_size), least + 5).is_right


def test_a_fraction_is_the_same_to_two_decimals():
    """24 / 13 = 1.84615…, as learners round it."""
    exact = STRIDE.slips[0].at(Fitting(27, 13, 3))

    assert all(same(exact, given) for given in (1.846153846, 1.846, 1.85))
    assert not same(exact, 1.84)
    assert not same(exact, 2)
    assert not same((1, 2), 1.5)
    assert not same(None, 1.5)


def test_of_many_slips_the_first_two_are_said():
    """The more likely ones stand first; each is said once."""
    axis = Axis(7, 3)
    twice = Slip(says="slip_plus_left_out", value=lambda axis: 4)
    other = Slip(says="slip_no_stride", value=lambda axis: 4)
    third = Slip(says="slip_every_pixel", value=lambda axis: 4)

    said = slip_of([twice, twice, other, third], axis, 4, 5)

    assert said == (
        "You got 4: that is what comes out when the + 1 is left out (the kernel stops once before "
        "it moves at all), and also when the stride is left out (the kernel moves 1 px at a time)."
    )
    assert slip_of([twice], axis, 5, 5) is None
    assert slip_of([twice], axis, 4, 4) is None
