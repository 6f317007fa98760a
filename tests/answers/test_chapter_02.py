"""Chapter 02's questions: right answers from torch or by counting, wrong ones done by hand."""

import numpy as np
import pytest
import torch
from torch import nn

from cnnlesson import answers
from cnnlesson.answers.chapter_02 import ASKED, CODE, QUESTIONS
from cnnlesson.answers.slips import same
from cnnlesson.answers.solved import filter_stop, one_stop
from tests.answers import asked

BY_NAME = {question.name: question for question in QUESTIONS}


def made(windows, kernels, bias: int) -> int:
    """What torch gives at the one stop of a filter."""
    filters, biases = torch.tensor([kernels]).double(), torch.tensor([bias]).double()
    (number,) = nn.functional.conv2d(torch.tensor(windows).double(), filters, biases).flatten()
    return int(number)


def parameters(layer: nn.Module) -> int:
    """The numbers that torch's own layer learns."""
    return sum(parameter.numel() for parameter in layer.parameters())


def multiply_adds(channels: int, height: int, width: int, filters: int, kernel: tuple) -> int:
    """One product for each weight of a filter at each number that torch's layer gives."""
    layer = nn.Conv2d(channels, filters, kernel, bias=False)
    output = layer(torch.zeros(channels, height, width))
    return output.numel() * layer.weight[0].numel()


def corner(kernel_size: int, padding: int) -> int:
    """The first number that torch makes of ones, padded with zeros, under a kernel of ones."""
    kernel = torch.ones(1, 1, kernel_size, kernel_size)
    return int(nn.functional.conv2d(torch.ones(1, 9, 11), kernel, padding=padding)[0, 0, 0])


RIGHT = {
    "02.dense": parameters(nn.Linear(28 * 28, 26 * 26)),
    "02.window": 4 * 9 - (3 + 4 + 3 + 5),
    "02.shift": 3,  # stops at 0, 2, 4, 6: the third after the first
    "02.summed": made(ASKED.windows, ASKED.kernels, ASKED.bias),
    "02.rgb": parameters(nn.Conv2d(3, 1, 3)),
    "02.corner": corner(3, 1),
    "02.products": multiply_adds(3, 32, 48, 8, (3, 3)),
    "02.exercise_1": parameters(nn.Conv2d(3, 8, 5)),
    "02.exercise_2": multiply_adds(16, 20, 32, 4, (5, 3)),
    "02.exercise_3": corner(5, 2),
    "02.exercise_4": made([[[4, 2, 7]], [[1, 0, 3]]], [[[-1, 0, 1]], [[2, 2, 2]]], -5),
}
LETTERS = {"02.detects": "c", "02.depth": "c", "02.impulse": "b"}
NO_BIAS, FLAT = "the biases are left out", "a filter has one kernel only ("
BIAS_PER_KERNEL, ONE_BIAS = "each kernel has a bias", "all filters share one bias"

# Each usual wrong answer, its arithmetic done by hand beside it, and what is said of it.
WRONG = [
    ("02.dense", 529_984, NO_BIAS),  # 676 · 784
    ("02.dense", 529_985, "one bias is counted for all neurons"),  # 676 · 784 + 1
    ("02.dense", 785, "one neuron is counted"),
    ("02.dense", 784, "one neuron is counted"),
    ("02.dense", 6760, "each neuron gets only the weights of a small window"),  # 676 · 10
    ("02.dense", 10, "the convolution's own parameters are counted"),
    ("02.dense", 615_440, "the output is given as many numbers as the image"),  # 784 · 785
    ("02.dense", 1460, "inputs and outputs are added"),  # 784 + 676
    ("02.window", 51, "the minus signs are left out"),  # 36 + 15
    ("02.window", -21, "every sign is turned round"),
    ("02.window", 32, "added without their weights"),
    ("02.window", 0, "the two sums multiplied"),  # 32 · 0
    ("02.window", -3, "only the first row is added"),
    ("02.window", -5, "only the last row is added"),
    ("02.window", 29, "only the middle row is added"),  # −4 + 36 − 3
    ("02.window", 29, "the last row and the last column are left out"),  # −3 − 4 + 36
    ("02.shift", 6, "the stride is left out"),
    ("02.shift", 12, "pixels and stride are multiplied"),
    ("02.shift", 4, "the stride is taken away"),
    ("02.shift", 0, "the map is said to stay"),
    ("02.summed", 6, "the bias is left out"),  # 5 + 7 − 6
    ("02.summed", 36, "the bias is added for each channel"),  # 6 + 30
    ("02.summed", 15, "only the first channel is used"),
    ("02.summed", 5, "only the first channel is used"),
    ("02.summed", 4, "only the last channel is used"),  # −6 + 10
    ("02.summed", 22, "the first kernel is used for all channels"),  # 5 + 1 + 6 + 10
    ("02.summed", 31, "the pixels are added without their weights"),  # 6 + 8 + 7 + 10
    ("02.summed", 28, "the minus signs are left out"),  # 5 + 7 + 6 + 10
    ("02.summed", 60, "the sum is multiplied by the bias"),
    ("02.rgb", 27, NO_BIAS),
    ("02.rgb", 10, FLAT),
    ("02.rgb", 9, "a filter has one kernel only, and no bias"),
    ("02.rgb", 30, BIAS_PER_KERNEL),
    ("02.corner", 9, "the border is taken for ones"),
    ("02.corner", 6, "only one side of the window hangs over"),
    ("02.corner", 8, "only the window's corner pixel is taken for padding"),
    ("02.corner", 5, "the zeros are counted"),
    ("02.corner", 1, "only one pixel is counted"),
    ("02.products", 331_776, "a stop at every pixel is counted"),  # 32 · 48 · 27 · 8
    ("02.products", 309_120, "the biases are counted too"),  # 11,040 · 28
    ("02.products", 37_260, "one filter is counted (there are 8)"),  # 1380 · 27
    ("02.products", 99_360, "one channel is counted"),  # 11,040 · 9
    ("02.products", 216, "one stop is counted"),
    ("02.products", 11_040, "the numbers of the output are counted"),  # 8 · 1380
    ("02.exercise_1", 600, NO_BIAS),
    ("02.exercise_1", 601, ONE_BIAS),
    ("02.exercise_1", 208, FLAT),  # 8 · 26
    ("02.exercise_1", 200, "a filter has one kernel only, and no bias"),
    ("02.exercise_1", 76, "one filter is counted ("),
    ("02.exercise_1", 75, "one filter is counted, and no bias"),
    ("02.exercise_1", 624, BIAS_PER_KERNEL),  # 8 · 3 · 26
    ("02.exercise_1", 603, "in and out change places"),  # 3 · 201
    ("02.exercise_1", 128, "a kernel has 5 weights"),  # 8 · 16
    ("02.exercise_2", 614_400, "a stop at every pixel is counted"),  # 640 · 960
    ("02.exercise_2", 462_720, "the biases are counted too"),  # 1920 · 241
    ("02.exercise_2", 115_200, "one filter is counted (there are 4)"),
    ("02.exercise_2", 28_800, "one channel is counted"),  # 1920 · 15
    ("02.exercise_2", 483_840, "height and width of the kernel are exchanged"),  # 72 · 28 · 240
    ("02.exercise_2", 960, "one stop is counted"),
    ("02.exercise_2", 1920, "the numbers of the output are counted"),
    ("02.exercise_3", 25, "the border is taken for ones"),
    ("02.exercise_3", 15, "only one side of the window hangs over"),
    ("02.exercise_3", 24, "only the window's corner pixel is taken for padding"),
    ("02.exercise_3", 16, "the zeros are counted"),
    ("02.exercise_3", 1, "only one pixel is counted"),
    ("02.exercise_4", 11, "the bias is left out"),  # 3 + 8
    ("02.exercise_4", 1, "the bias is added for each channel"),
    ("02.exercise_4", -2, "only the first channel is used"),
    ("02.exercise_4", 3, "only the first channel is used"),
    ("02.exercise_4", 3, "and also when only the last channel is used"),  # 8 − 5
    ("02.exercise_4", 0, "the first kernel is used for all channels"),  # 3 + 2 − 5
    ("02.exercise_4", 12, "the pixels are added without their weights"),  # 13 + 4 − 5
    ("02.exercise_4", 16, "the minus sign of the bias is left out"),  # 11 + 5
    ("02.exercise_4", 14, "the minus signs are left out"),  # 4 + 7 + 8 − 5
    ("02.exercise_4", -55, "the sum is multiplied by the bias"),
]


def test_every_question_is_asked_here():
    """None goes without a right answer from outside."""
    code = {question.name for question in CODE}

    assert set(BY_NAME) == {*RIGHT, *LETTERS, *code}
    assert len(BY_NAME) == len(QUESTIONS)


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_answer_is_right(name):
    """And the feedback works it out with the numbers."""
    feedback = answers.check(name, RIGHT[name])

    assert feedback.is_right
    assert feedback.worked[-1].endswith(f"= {RIGHT[name]}")


@pytest.mark.parametrize("name", LETTERS)
def test_the_right_letter_is_right(name):
    """And each of the others is wrong, with its own reason."""
    asked.only_this_letter_is_right(name, LETTERS[name])


def test_torch_does_what_the_right_letters_say():
    """A line that runs across; a map for each filter; an impulse that comes out turned."""
    finds = torch.tensor([[-1.0] * 3, [2.0] * 3, [-1.0] * 3])[None, None]
    line = torch.zeros(1, 7, 7)
    line[0, 3] = 1
    across, upright, bright = (
        nn.functional.conv2d(image, finds).max().item()
        for image in (line, line.mT, torch.ones(1, 7, 7))
    )
    impulse = torch.zeros(1, 5, 5)
    impulse[0, 2, 2] = 1
    turned = nn.functional.conv2d(impulse, torch.arange(1.0, 10).reshape(1, 1, 3, 3))

    assert (across, upright, bright) == (6, 0, 0)
    assert nn.Conv2d(3, 8, 3)(torch.zeros(3, 6, 6)).shape[0] == 8
    assert turned[0].tolist() == [[9, 8, 7], [6, 5, 4], [3, 2, 1]]


@pytest.mark.parametrize(("name", "answer", "says"), WRONG)
def test_a_usual_wrong_answer_is_recognised(name, answer, says):
    """The feedback names the number that was given, and which slip gives it."""
    feedback = answers.check(name, answer)

    assert feedback.is_right is False
    assert "You got " in str(feedback)
    assert says in str(feedback)


@pytest.mark.parametrize("answer", [(5, 7, -6), [15, 17, 4], np.array([5, 7, -6])])
def test_kernels_that_stay_apart_are_recognised(answer):
    """A number for each channel, with or without the bias; any other three are no number."""
    assert "you keep the 3 channels apart" in str(answers.check("02.summed", answer))
    assert "One number is asked for" in str(answers.check("02.summed", (5, 7, 6)))


@pytest.mark.parametrize("name", RIGHT)
def test_every_slip_that_can_come_out_is_in_the_table(name):
    """So none goes untested."""
    kind, setting = BY_NAME[name].kind, BY_NAME[name].setting
    given = [answer for of, answer, _ in WRONG if of == name]
    for slip in kind.slips:
        value = slip.at(setting)
        known = any(same(value, answer) for answer in given)
        assert value is None or same(value, RIGHT[name]) or known, (slip.says, value)


# ---- The two functions ------------------------------------------------------------------------


def by_numpy(image, kernel, row, column):
    """Right, by another way than the solution's."""
    height, width = np.shape(kernel)
    window = np.array(image)[row : row + height, column : column + width]
    return (window * np.array(kernel)).sum()


def swaps_row_and_column(image, kernel, row, column):
    """A usual slip."""
    return one_stop(image, kernel, column, row)


def forgets_the_place(image, kernel, row, column):
    """A usual slip."""
    return one_stop(image, kernel, 0, 0)


def goes_around_the_place(image, kernel, row, column):
    """A usual slip: right where the kernel is a single pixel."""
    return one_stop(image, kernel, row - len(kernel) // 2, column - len(kernel[0]) // 2)


def turns_the_kernel(image, kernel, row, column):
    """What a mathematician's convolution does."""
    return by_numpy(image, np.array(kernel)[::-1, ::-1], row, column)


def returns_after_a_row(image, kernel, row, column):
    """A `return` inside the loop over the rows."""
    return by_numpy(image, kernel[:1], row, column)


def keeps_the_last_product(image, kernel, row, column):
    """`total =` where `total +=` is meant."""
    for i, j in np.ndindex(np.shape(kernel)):
        total = image[row + i][column + j] * kernel[i][j]
    return total


def reads_as_many_columns_as_rows(image, kernel, row, column):
    """`range(len(kernel))` in both loops."""
    return by_numpy(image, np.array(kernel)[:, : len(kernel)], row, column)


def forgets_the_weights(image, kernel, row, column):
    """A usual slip."""
    return by_numpy(image, np.ones_like(kernel), row, column)


def by_torch(windows, kernels, bias):
    """Right, by another way than the solution's."""
    return made(windows, kernels, bias)


def channel_sums(windows, kernels):
    """What each kernel gives on its own channel."""
    return [int((np.array(w) * np.array(k)).sum()) for w, k in zip(windows, kernels, strict=True)]


def forgets_the_bias(windows, kernels, bias):
    """A usual slip."""
    return sum(channel_sums(windows, kernels))


def adds_the_bias_each_time(windows, kernels, bias):
    """`total += bias` inside the loop over the channels."""
    return sum(total + bias for total in channel_sums(windows, kernels))


def starts_again_in_each_channel(windows, kernels, bias):
    """`total = 0` inside the loop over the channels."""
    return channel_sums(windows, kernels)[-1] + bias


def returns_after_a_channel(windows, kernels, bias):
    """A `return` inside the loop over the channels."""
    return channel_sums(windows, kernels)[0] + bias


def uses_one_kernel(windows, kernels, bias):
    """`kernels[0]` in the loop."""
    return sum(channel_sums(windows, [kernels[0]] * len(windows))) + bias


def adds_pixels_alone(windows, kernels, bias):
    """A usual slip."""
    return sum(int(np.sum(window)) for window in windows) + bias


def multiplies_by_the_bias(windows, kernels, bias):
    """A usual slip."""
    return sum(channel_sums(windows, kernels)) * bias


@pytest.mark.parametrize(
    ("question", "function"),
    [
        ("02.one_stop", one_stop),
        ("02.one_stop", by_numpy),
        ("02.filter_stop", filter_stop),
        ("02.filter_stop", by_torch),
    ],
)
def test_a_right_function_is_right(question, function):
    """By loops, by numpy, by torch."""
    assert answers.check(question, function).is_right


@pytest.mark.parametrize(
    ("question", "function", "says"),
    [
        ("02.one_stop", swaps_row_and_column, "row and column of the place are exchanged"),
        ("02.one_stop", forgets_the_place, "the window stays at the first stop"),
        ("02.one_stop", goes_around_the_place, "the window's middle is laid on the place"),
        ("02.one_stop", turns_the_kernel, "the weights are turned by half a turn"),
        ("02.one_stop", returns_after_a_row, "only the kernel's first row is added"),
        ("02.one_stop", keeps_the_last_product, "only the last product is kept"),
        ("02.one_stop", reads_as_many_columns_as_rows, "as many columns as rows are read"),
        ("02.one_stop", forgets_the_weights, "the pixels are added without their weights"),
        ("02.filter_stop", forgets_the_bias, "the bias is left out"),
        ("02.filter_stop", adds_the_bias_each_time, "the bias is added for each channel"),
        ("02.filter_stop", starts_again_in_each_channel, "only the last channel is used"),
        ("02.filter_stop", returns_after_a_channel, "only the first channel is used"),
        ("02.filter_stop", uses_one_kernel, "the first kernel is used for all channels"),
        ("02.filter_stop", adds_pixels_alone, "the pixels are added without their weights"),
        ("02.filter_stop", multiplies_by_the_bias, "the sum is multiplied by the bias"),
    ],
)
def test_a_usual_wrong_function_is_recognised(question, function, says):
    """All its results come from one slip, which is named."""
    feedback = answers.check(question, function)

    assert feedback.is_right is False
    assert says in str(feedback)


@pytest.mark.parametrize("name", BY_NAME)
def test_everything_is_said_in_chinese_too(name):
    """Hints and solution: no blank is left open."""
    asked.speaks_chinese(name)
