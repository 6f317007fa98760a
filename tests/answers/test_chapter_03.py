"""Chapter 03's questions: right answers from torch, wrong ones worked out by hand."""

import itertools
import re

import pytest
import torch
from torch import nn

from cnnlesson import answers, words
from cnnlesson.answers.chapter_03 import QUESTIONS
from cnnlesson.answers.choice import MultipleChoice
from cnnlesson.answers.code import Code
from cnnlesson.answers.settings import Setting
from cnnlesson.answers.shape import Shape
from cnnlesson.answers.slips import Slip, same
from tests.answers import asked

BY_NAME = {question.name: question for question in QUESTIONS}


def width(size: int, kernel_size: int, **window: int) -> int:
    """The width that torch makes of a square image."""
    return nn.Conv2d(1, 1, kernel_size, **window)(torch.zeros(1, 1, size, size)).shape[3]


def shape(image: tuple[int, ...], filters: int, kernel_size: object, **window: int) -> tuple:
    """The shape that torch makes of one image (C, H, W)."""
    return tuple(nn.Conv2d(image[0], filters, kernel_size, **window)(torch.zeros(image)).shape)


def parameters(channels: int, filters: int, kernel_size: int) -> int:
    """The numbers that torch's own layer learns."""
    layer = nn.Conv2d(channels, filters, kernel_size)
    return sum(parameter.numel() for parameter in layer.parameters())


def inputs_giving(wanted: int, least: int, **window: int) -> list[int]:
    """Every input, tried one by one, that torch turns into the wanted size."""
    return [size for size in range(least, 90) if width(size, **window) == wanted]


def padded_width(size: int, sides: tuple[int, int], kernel_size: int, **window: int) -> int:
    """The width that torch makes of an image padded on its left and right by different numbers."""
    image = nn.ZeroPad2d((*sides, 0, 0))(torch.zeros(1, 1, 1, size))
    window = {name: (1, number) for name, number in window.items()}
    return nn.Conv2d(1, 1, (1, kernel_size), **window)(image).shape[3]


RIGHT = {
    "03.stops": width(7, 3),
    "03.stride": width(8, 3, stride=2),
    "03.padding": width(7, 3, padding=1),
    "03.unpadded": width(224, 11, stride=4),
    # A kernel covers as many pixels as the smallest input has that it fits into.
    "03.reach": inputs_giving(1, least=5, kernel_size=3, dilation=2)[0],
    "03.sides": shape((1, 120, 180), 1, (5, 3), stride=2)[1:],
    "03.depth": shape((3, 32, 32), 16, 5),
    "03.parameters": parameters(3, 16, 5),
    "03.inputs": inputs_giving(20, least=5, kernel_size=5, stride=3),
    "03.exercise_1": shape((1, 64, 48), 8, 7, stride=2, padding=3),
    "03.exercise_3": parameters(16, 32, 1),
    "03.exercise_4": next(s for s in range(1, 20) if width(27, 3, stride=s) == 13),
    "03.exercise_5": inputs_giving(13, least=3, kernel_size=5, stride=3, padding=1),
    "03.exercise_6": torch.zeros(8, 32, 48, 3).permute(0, 3, 1, 2).shape,
}
# Of these there are several right answers: each pair (before, after) is tried with torch.
PADDINGS = {
    "03.exercise_2": (28, 28, {"kernel_size": 4, "dilation": 3}),
    "03.exercise_7": (32, 16, {"kernel_size": 3, "stride": 2}),
}
LETTERS = {"03.fraction": "c", "03.filter": "c", "03.more_filters": "b"}

PLUS_ONE, ONE_SIDE, UP = "the + 1 is left out", "on one side only", "rounded up (torch rounds down)"
NEAREST, FRACTION = "rounded to the nearest", "the division is not rounded"
NO_STRIDE, NO_PADDING = "the stride is left out", "the padding is left out"
EVERY_PIXEL, FIRST_STOP = "the kernel starts at every pixel", "13 steps are counted"
SWAPPED, TURNED = "height and width change places", "the kernel lies on its side"
LAST, BATCH, NO_DEPTH = "the depth is written last", "a batch of one", "the depth is left out"
OF_INPUT, HEIGHT, APART = "the depth of the input", "a height stands", "are kept apart"
NO_BIAS, ONE_BIAS = "the biases are left out", "all filters share one bias"
FLAT, FLAT_NO_BIAS = "a filter has one kernel only (", "a filter has one kernel only, and no bias"
ONE_FILTER, ONE_FILTER_NO_BIAS = "one filter is counted (", "one filter is counted, and no bias"
HALVED = "an odd number of pixels is halved"
BOTH_SIDES, UNDILATED = "both sides are counted together", "the dilation is left out"
BIAS_PER_KERNEL, IN_AND_OUT = "each kernel has a bias", "in and out change places"

# Each usual wrong answer, its arithmetic done by hand beside it, and what is said of it.
WRONG = [
    ("03.stops", 4, PLUS_ONE),  # 7 − 3
    ("03.stops", 7, EVERY_PIXEL),
    ("03.stride", 2, PLUS_ONE),  # 5 / 2 = 2.5, down
    ("03.stride", 4, UP),  # 2.5 + 1 = 3.5, up
    ("03.stride", 4, NEAREST),
    ("03.stride", 3.5, FRACTION),
    ("03.stride", 6, NO_STRIDE),  # 5 + 1
    ("03.stride", 8, EVERY_PIXEL),
    ("03.padding", 6, PLUS_ONE),  # 9 − 3
    ("03.padding", 6, ONE_SIDE),  # 8 − 3 + 1
    ("03.padding", 5, NO_PADDING),  # 7 − 3 + 1
    ("03.padding", 9, EVERY_PIXEL),
    ("03.unpadded", 53, PLUS_ONE),  # (224 − 11) / 4 = 53.25
    ("03.unpadded", 55, UP),  # 54.25, up
    ("03.unpadded", 55, "the padding of 2 is kept"),  # (224 + 4 − 11) / 4 + 1 = 55.25
    ("03.unpadded", 54.25, FRACTION),
    ("03.unpadded", 214, NO_STRIDE),  # 213 + 1
    ("03.unpadded", 224, EVERY_PIXEL),
    ("03.reach", 6, "kernel size and dilation are multiplied"),
    ("03.reach", 3, "the weights are counted"),
    ("03.reach", 4, "only the steps from weight to weight"),
    ("03.sides", (89, 58), SWAPPED),
    ("03.sides", (59, 88), TURNED),  # (120 − 3) / 2 + 1 = 59.5, (180 − 5) / 2 + 1 = 88.5
    ("03.sides", (1, 58, 89), "the depth is written too"),
    ("03.sides", (57, 89), PLUS_ONE),  # 115 / 2 = 57.5
    ("03.sides", (59, 89), UP),
    ("03.sides", (58.5, 89), FRACTION),
    ("03.sides", (116, 89), NO_STRIDE),
    ("03.sides", (120, 89), EVERY_PIXEL),
    ("03.sides", (58, 88), PLUS_ONE),  # 177 / 2 = 88.5
    ("03.sides", (58, 90), UP),
    ("03.sides", (58, 89.5), FRACTION),
    ("03.sides", (58, 178), NO_STRIDE),
    ("03.sides", (58, 180), EVERY_PIXEL),
    ("03.depth", (28, 28, 16), LAST),
    ("03.depth", (1, 16, 28, 28), BATCH),
    ("03.depth", (28, 28), NO_DEPTH),
    ("03.depth", (3, 28, 28), OF_INPUT),
    ("03.depth", (28, 28, 28), HEIGHT),
    ("03.depth", (32, 28, 28), HEIGHT),
    ("03.depth", (48, 28, 28), APART),  # 3 · 16
    ("03.depth", (16, 27, 28), PLUS_ONE),
    ("03.depth", (16, 32, 28), EVERY_PIXEL),
    ("03.depth", (16, 28, 27), PLUS_ONE),
    ("03.depth", (16, 28, 32), EVERY_PIXEL),
    ("03.parameters", 1200, NO_BIAS),  # 16 · 75
    ("03.parameters", 1201, ONE_BIAS),
    ("03.parameters", 416, FLAT),  # 16 · 26
    ("03.parameters", 400, FLAT_NO_BIAS),
    ("03.parameters", 76, ONE_FILTER),
    ("03.parameters", 75, ONE_FILTER_NO_BIAS),
    ("03.parameters", 1248, BIAS_PER_KERNEL),  # 16 · 3 · 26
    ("03.parameters", 256, "a kernel has 5 weights"),  # 16 · (3 · 5 + 1)
    ("03.parameters", 1203, IN_AND_OUT),  # 3 · (16 · 25 + 1)
    ("03.inputs", [65, 66, 67], "20 steps are counted"),  # 3 · 20 + 5
    ("03.inputs", [67, 66, 65], "20 steps are counted"),
    ("03.exercise_1", (32, 24, 8), LAST),
    ("03.exercise_1", (8, 24, 32), SWAPPED),
    ("03.exercise_1", (1, 8, 32, 24), BATCH),
    ("03.exercise_1", (32, 24), NO_DEPTH),
    ("03.exercise_1", (1, 32, 24), OF_INPUT),
    ("03.exercise_1", (32, 32, 24), HEIGHT),
    ("03.exercise_1", (64, 32, 24), HEIGHT),
    ("03.exercise_1", (8, 31, 24), PLUS_ONE),  # 63 / 2 = 31.5
    ("03.exercise_1", (8, 31, 24), ONE_SIDE),  # (64 + 3 − 7) / 2 + 1
    ("03.exercise_1", (8, 33, 24), UP),
    ("03.exercise_1", (8, 32.5, 24), FRACTION),
    ("03.exercise_1", (8, 64, 24), NO_STRIDE),
    ("03.exercise_1", (8, 29, 24), NO_PADDING),  # (64 − 7) / 2 + 1 = 29.5
    ("03.exercise_1", (8, 70, 24), EVERY_PIXEL),
    ("03.exercise_1", (8, 32, 23), PLUS_ONE),  # 47 / 2 = 23.5
    ("03.exercise_1", (8, 32, 25), UP),
    ("03.exercise_1", (8, 32, 24.5), FRACTION),
    ("03.exercise_1", (8, 32, 48), NO_STRIDE),
    ("03.exercise_1", (8, 32, 21), NO_PADDING),  # (48 − 7) / 2 + 1 = 21.5
    ("03.exercise_1", (8, 32, 54), EVERY_PIXEL),
    ("03.exercise_2", 9, BOTH_SIDES),  # 3 · (4 − 1)
    ("03.exercise_2", 1.5, UNDILATED),  # (4 − 1) / 2
    ("03.exercise_2", 4.5, HALVED),
    ("03.exercise_2", (4.5, 4.5), HALVED),
    ("03.exercise_2", (9, 9), BOTH_SIDES),
    ("03.exercise_7", 0.5, HALVED),  # 2 · 15 + 3 = 33, one more than 32
    ("03.exercise_7", 0.5, "round up to 1, since the size is rounded down"),
    ("03.exercise_3", 512, NO_BIAS),  # 32 · 16
    ("03.exercise_3", 513, ONE_BIAS),
    ("03.exercise_3", 64, FLAT),  # 32 · 2
    ("03.exercise_3", 32, FLAT_NO_BIAS),
    ("03.exercise_3", 17, ONE_FILTER),
    ("03.exercise_3", 16, ONE_FILTER_NO_BIAS),
    ("03.exercise_3", 1024, BIAS_PER_KERNEL),  # 32 · 16 · 2
    ("03.exercise_3", 528, IN_AND_OUT),  # 16 · (32 + 1)
    ("03.exercise_4", 1.85, FIRST_STOP),  # 24 / 13 = 1.846…
    ("03.exercise_4", 2.08, "the kernel is left out"),  # 27 / 13 = 2.076…
    ("03.exercise_5", [42, 43, 44], FIRST_STOP),  # 3 · 13 + 5 − 2
    ("03.exercise_5", [43, 44, 45], "the padding is added to the input"),  # 36 + 5 + 2
    ("03.exercise_5", [41, 42, 43], "the padding is left out"),  # 36 + 5
    ("03.exercise_5", [40, 41, 42], "taken off on one side only"),
    ("03.exercise_6", (8, 32, 48, 3), "the axes stay as they were"),
    ("03.exercise_6", (8, 3, 48, 32), "two axes are exchanged"),
    ("03.exercise_6", (0, 3, 1, 2), "the axes are written, as `permute` takes them"),
    ("03.exercise_6", (3, 32, 48), "the batch is left out"),
]
# What is off where it was no usual slip.
OTHER = [
    ("03.stops", 6, "6 is too large."),
    ("03.stops", 1, "1 is too small."),
    ("03.stops", 5.3, "5.3 is not a whole number."),
    ("03.stops", (7, 3), "One number is asked for, not (7, 3)."),
    ("03.sides", (58, 91), "Not right yet: the width.\n91 is too large."),
    ("03.sides", (50, 91), "Not right yet: the height.\n50 is too small.\nNot right yet: the"),
    ("03.sides", (50, 91), "Not right yet: the width.\n91 is too large."),
    ("03.sides", {58, 89}, "Curly brackets make a set, which keeps no order"),
    ("03.exercise_2", frozenset({4, 5}), "Curly brackets make a set"),
    ("03.sides", 58, "2 numbers are asked for, (height, width), not 58."),
    ("03.depth", (16, 28, 28, 1), "3 numbers are asked for, (depth, height, width), not (16, 28"),
    ("03.depth", "deep", '3 numbers are asked for, (depth, height, width), not "deep".'),
    ("03.inputs", 62, "62: right so far, but a larger input gives 20 too."),
    ("03.inputs", [63, 64], "63, 64: right so far, but a smaller input gives 20 too."),
    ("03.inputs", [62, 64], "Both ends are right, but an input between them gives 20 too."),
    ("03.inputs", range(62, 64), "Python's `range` leaves its end out"),
    ("03.inputs", [62, 63, 64, 65], "65 gives 21, not 20."),  # (65 − 5) / 3 + 1
    ("03.inputs", [4], "4 gives no output at all."),
    ("03.inputs", [61.5], "61.5 is not a whole number."),
    ("03.inputs", "62, 63, 64" + ", 64" * 60, "Sizes are asked for, all of them"),
    ("03.inputs", "62-999999", "Sizes are asked for, all of them"),
    ("03.inputs", "all", 'Sizes are asked for, all of them, such as [1, 2], not "all".'),
    ("03.exercise_2", 4, "4 gives 27, not 28."),  # 28 − 10 + 8 + 1
    ("03.exercise_2", (5, 5), "(5, 5) gives 29, not 28."),
    ("03.exercise_2", -1, "-1 gives no output at all."),
    ("03.exercise_2", (4, 5, 4, 5), "One padding is asked for, a number or (before, after)"),
    ("03.exercise_2", "valid", '"valid" stands for the sides (0, 0) here.\n(0, 0) gives 19'),
    ("03.exercise_2", "full", 'a number or (before, after), not "full".'),
    ("03.exercise_2", 2.7, "2.7 is not a whole number."),
    ("03.exercise_2", (4, 5.5), "5.5 is not a whole number."),
    ("03.exercise_7", "Same", 'padding "same" needs stride 1, not 2'),
    ("03.exercise_7", "same", 'padding "same" needs stride 1, not 2'),
    ("03.exercise_7", 0, "0 gives 15, not 16."),
    ("03.exercise_7", (1, 2), "(1, 2) gives 17, not 16."),
    ("03.exercise_6", (8, 3, 32, 47), "Not right yet: the width.\n47 is too small."),
    ("03.exercise_6", (8, 5, 32, 48), "Not right yet: the channels."),
    ("03.filter", "a", "You chose: 25: five times five.\nThat is one kernel, and no bias."),
    ("03.filter", "e", 'A letter is asked for, a to d, in quotes, not "e".'),
    ("03.filter", 3, "A letter is asked for, a to d, in quotes, not 3."),
    ("03.fraction", 55, "A letter is asked for, a to d"),  # two of the options are 55
]


def test_every_question_is_asked_here():
    """None goes without a right answer from outside."""
    code = {name for name, question in BY_NAME.items() if isinstance(question.kind, Code)}

    assert set(BY_NAME) == {*RIGHT, *PADDINGS, *LETTERS, *code}
    assert len(BY_NAME) == len(QUESTIONS) >= 20, "a name twice"
    assert len(code) == 2


@pytest.mark.parametrize("name", RIGHT)
def test_torchs_answer_is_right(name):
    """And the feedback works it out with the numbers."""
    feedback = answers.check(name, RIGHT[name])

    assert feedback.is_right
    assert str(feedback).startswith("Right: ")
    assert feedback.worked


@pytest.mark.parametrize("name", PADDINGS)
def test_every_padding_that_torch_confirms_is_right(name):
    """And no other one."""
    size, wanted, window = PADDINGS[name]
    found = 0
    for sides in itertools.product(range(10), repeat=2):
        gives = padded_width(size, sides, **window) == wanted
        found += gives
        assert answers.check(name, sides).is_right == gives, sides
        if sides[0] == sides[1]:
            assert answers.check(name, sides[0]).is_right == gives, sides
    assert found >= 3


@pytest.mark.parametrize("name", LETTERS)
def test_the_right_letter_is_right(name):
    """And each of the others is wrong, with its own reason."""
    asked.only_this_letter_is_right(name, LETTERS[name])


@pytest.mark.parametrize(("name", "answer", "says"), WRONG)
def test_a_usual_wrong_answer_is_recognised(name, answer, says):
    """The feedback names the number that was given, and which slip gives it."""
    feedback = answers.check(name, answer)

    assert feedback.is_right is False
    assert str(feedback).startswith("Not yet.\n")
    assert says in str(feedback)
    of_a_list = (
        f"The smallest of yours is {min(answer)}: " if isinstance(answer, list) else "You got "
    )
    assert of_a_list in str(feedback)


@pytest.mark.parametrize(("name", "answer", "says"), OTHER)
def test_what_is_off_is_said_of_any_other_answer(name, answer, says):
    """No slip is made up for it."""
    feedback = answers.check(name, answer)

    assert feedback.is_right is False
    assert says in str(feedback)
    assert "You got" not in str(feedback)


def slips_of(question) -> list[tuple[Slip, Setting, object]]:
    """Each slip of a question with its setting and the right value there."""
    kind, setting = question.kind, question.setting
    if isinstance(kind, Code | MultipleChoice):
        return []
    found = [(slip, setting, kind.right(setting)) for slip in kind.slips]
    for place in kind.places if isinstance(kind, Shape) else ():
        of = place.setting(setting)
        found += [(slip, of, place.kind.right(of)) for slip in place.kind.slips]
    return found


def numbers_in(answer: object) -> list:
    """A wrong answer, and each number of it."""
    return [answer, *answer] if isinstance(answer, tuple | list) else [answer]


@pytest.mark.parametrize("name", BY_NAME)
def test_every_slip_that_can_come_out_is_in_the_table(name):
    """So none goes untested."""
    given = [part for of, answer, _ in WRONG if of == name for part in numbers_in(answer)]
    for slip, setting, right in slips_of(BY_NAME[name]):
        value = slip.at(setting)
        right = right[0] if name in ("03.inputs", "03.exercise_5") else right
        if value is None or same(value, right) or answers.check(name, value).is_right:
            continue
        assert any(same(value, part) for part in given), (slip.says, value)


@pytest.mark.parametrize("name", BY_NAME)
def test_a_right_answer_is_never_accused(name):
    """Whatever the setting: a slip that gives the right value is none there."""
    question = BY_NAME[name]
    for slip, setting, right in slips_of(question):
        assert not slip.gives(setting, right, right), slip.says


MISCONCEPTIONS = {
    "1, a fraction is invalid": ("03.fraction", "a", "A fraction is no error."),
    "1, a fraction is an answer": ("03.unpadded", 54.25, "raises no error"),
    "2, padding adds 1 in total": ("03.padding", 6, "adds 1 on each side"),
    "3, k·k weights on colour": ("03.parameters", 400, "it has 3 kernels and one bias"),
    "3, by choice": ("03.filter", "b", "one of its own for each channel"),
    "4, kernels stay apart": ("03.depth", (48, 28, 28), "a filter sums them"),
    "4, by choice": ("03.more_filters", "c", "A filter adds up"),
    "7, height follows the filters": ("03.more_filters", "a", "height and width stay"),
    "8, rounding up": ("03.unpadded", 55, "torch rounds down"),
    "8, rounding to the nearest": ("03.stride", 4, "to the nearest (torch rounds down, always)"),
    "8, by choice": ("03.fraction", "d", "torch's convolutions never do that"),
}


@pytest.mark.parametrize("which", MISCONCEPTIONS)
def test_a_misconception_is_met(which):
    """What many believe of output sizes is recognised by some check."""
    name, answer, says = MISCONCEPTIONS[which]
    feedback = answers.check(name, answer)

    assert feedback.is_right is False
    assert says in str(feedback)


@pytest.mark.parametrize("name", BY_NAME)
def test_hints_come_in_steps(name):
    """Each call gives the next, counted; the last one repeats, and names the solution."""
    count = len(BY_NAME[name].hint_texts())
    said = [str(answers.hint(name)) for _ in range(count + 2)]

    assert count >= 2
    assert len(set(said)) == count
    for number, hint in enumerate(said[:count], start=1):
        assert hint.startswith(f"Hint {number} of {count}: ")
        assert (f'`answers.hint("{name}")` gives the next hint.' in hint) == (number < count)
    assert said[-3:] == [said[count - 1]] * 3
    assert f'`answers.solution("{name}")` shows the way.' in said[-1]


@pytest.mark.parametrize(
    ("name", "hints"),
    [
        ("03.stops", ["covers 3 of 7 px: it has 4 px of room", "can move 4 times"]),
        ("03.stride", ["covers 3 of 8 px: it has 5 px of room", "whole steps of 2 px fit into 5"]),
        ("03.unpadded", ["covers 11 of 224 px: it has 213 px", "whole steps of 4 px fit into 213"]),
        ("03.padding", ["covers 3 of 9 px: it has 6 px", "whole steps of 1 px fit into 6"]),
        ("03.reach", ["there are 3 − 1 steps", "2·(3 − 1) px long"]),
        ("03.sides", ["covers 5 of 120 px, padding 0 on each side, stride 2", "3 of 180 px"]),
        ("03.exercise_1", ["covers 7 of 64 px, padding 3 on each side", "covers 7 of 54 px, the"]),
        ("03.parameters", ["one bias", "3·5·5 + 1 numbers, and there are 16 filters"]),
        ("03.inputs", ["steps are 57 px long", "62 is the smallest"]),
        (
            "03.exercise_2",
            ["that is 37 px, and the input has 28", "get 9 px, an odd number: here the"],
        ),
        (
            "03.exercise_7",
            ["that is 33 px, and the input has 32", "together get 1 px at least"],
        ),
        ("03.exercise_4", ["13 − 1 steps", "24 px are walked in 13 − 1 steps"]),
        ("03.exercise_5", ["The steps are 36 px long", "39 is the smallest"]),
    ],
)
def test_a_hint_has_the_settings_numbers(name, hints):
    """The second and the third hint, their numbers worked out by hand."""
    answers.hint(name)

    for hint in hints:
        assert hint in str(answers.hint(name))


@pytest.mark.parametrize("name", ["03.stops", "03.stride", "03.unpadded"])
def test_nothing_is_said_of_padding_where_there_is_none(name):
    """It is taught after the first two; neither the hints nor the arithmetic speak of it."""
    said = [*BY_NAME[name].hint_texts(), str(answers.solution(name))]

    assert not [text for text in said if re.search("padd|2·0|/ 1", text)]


@pytest.mark.parametrize("name", RIGHT)
def test_a_solution_gives_torchs_answer(name):
    """Worked out, with nothing judged."""
    solution = answers.solution(name)
    right = RIGHT[name]
    text = ", ".join(map(str, right)) if isinstance(right, tuple | list) else str(right)

    assert str(solution).splitlines()[0] in (f"Solution: {text}.", f"Solution: ({text}).")
    assert solution.worked
    assert solution.is_right is None


SOLVED = {
    "03.exercise_2": "Solution: (4, 5).\n(28 − (3·(4 − 1) + 1) + 4 + 5) / 1 + 1 = 28",
    "03.exercise_7": "Solution: 1.\n(32 − 3 + 2·1) / 2 + 1 = 16.5 → 16: one padded column",
    "03.unpadded": "Solution: 54.\n(224 − 11) / 4 + 1 = 54.25 → 54: one column of the image",
    "03.stops": "Solution: 5.\n7 − 3 + 1 = 5",
    "03.stride": "Solution: 3.\n(8 − 3) / 2 + 1 = 3.5 → 3: one column of the image is never read",
    "03.padding": "Solution: 7.\n7 − 3 + 2·1 + 1 = 7",
    "03.reach": "Solution: 5.\n2·(3 − 1) + 1 = 5",
    "03.depth": "Solution: (16, 28, 28).\ndepth: 16 filters make 16 maps\nheight: (32 − 5 + 2·0)",
    "03.parameters": "Solution: 1216.\n16·(3·5·5 + 1) = 1216",
    "03.inputs": "Solution: 62, 63, 64.\n(62 − 5 + 2·0) / 3 + 1 = 20\n(64 − 5 + 2·0)",
    "03.exercise_6": "Solution: (8, 3, 32, 48).\npermute(0, 3, 1, 2): (8, 32, 48, 3) → (8, 3, 32",
    "03.filter": "Solution: 76: three times five times five, and a bias.\nA kernel of 25 weights",
}


@pytest.mark.parametrize("name", SOLVED)
def test_a_solution_is_worked_out(name):
    """Line by line."""
    assert str(answers.solution(name)).startswith(SOLVED[name])


@pytest.mark.parametrize(("name", "answer", "says"), [*WRONG, *OTHER])
def test_it_is_said_in_chinese_too(name, answer, says):
    """The same verdict, in other words, with no blank left open."""
    english = answers.check(name, answer)
    words.speak("zh")
    chinese = answers.check(name, answer)

    assert chinese.is_right is english.is_right is False
    assert str(chinese).startswith("还不对。\n")
    assert says not in str(chinese)
    assert not set("{}") & set(str(chinese))


@pytest.mark.parametrize("name", BY_NAME)
def test_hints_and_solutions_are_said_in_chinese_too(name):
    """Of every question."""
    words.speak("zh")
    hint, solution = str(answers.hint(name)), str(answers.solution(name))

    assert hint.startswith("提示 1（共 ")
    assert solution.startswith("解答：")
    assert not set("{}") & set(hint + solution)
