"""Functions that learners write: right ones, usual wrong ones, and ones that do what they want."""

import itertools
import math
import sys
import warnings

import pytest
import torch
from torch import nn

from cnnlesson import answers, words
from cnnlesson.answers.chapter_03 import CODE

TABLES = {question.name: question for question in CODE}
SIZE, KEEP = "03.output_size", "03.keeping_padding"
WINDOWS = list(itertools.product((1, 2, 3, 5), (1, 2, 3), (0, 1, 2), (1, 2)))


def right(input_size, kernel_size, stride, padding, dilation):
    """By counting stop after stop."""
    reach = dilation * (kernel_size - 1) + 1
    return len(range(-padding, input_size + padding - reach + 1, stride))


def pads(kernel_size, dilation):
    """The larger half before, which keeps the size as well."""
    total = dilation * (kernel_size - 1)
    return [math.ceil(total / 2), math.floor(total / 2)]


def no_plus_one(input_size, kernel_size, stride, padding, dilation):
    """The first stop is forgotten."""
    return (input_size + 2 * padding - dilation * (kernel_size - 1) - 1) // stride


def padding_once(input_size, kernel_size, stride, padding, dilation):
    """One side only."""
    return (input_size + padding - dilation * (kernel_size - 1) - 1) // stride + 1


def ceiling(input_size, kernel_size, stride, padding, dilation):
    """Rounded up."""
    return math.ceil((input_size + 2 * padding - dilation * (kernel_size - 1) - 1) / stride) + 1


def nearest(input_size, kernel_size, stride, padding, dilation):
    """Rounded to the nearest, halves upwards."""
    room = input_size + 2 * padding - dilation * (kernel_size - 1) - 1
    return math.floor(room / stride + 0.5) + 1


def float_division(input_size, kernel_size, stride, padding, dilation):
    """Not rounded."""
    return (input_size + 2 * padding - dilation * (kernel_size - 1) - 1) / stride + 1


def no_dilation(input_size, kernel_size, stride, padding, dilation):
    """The kernel as if its weights lay side by side."""
    return (input_size + 2 * padding - kernel_size) // stride + 1


def times_dilation(input_size, kernel_size, stride, padding, dilation):
    """Kernel size times dilation."""
    return (input_size + 2 * padding - kernel_size * dilation) // stride + 1


def no_stride(input_size, kernel_size, stride, padding, dilation):
    """Every place."""
    return input_size + 2 * padding - dilation * (kernel_size - 1)


def no_padding(input_size, kernel_size, stride, padding, dilation):
    """No border."""
    return (input_size - dilation * (kernel_size - 1) - 1) // stride + 1


def every_pixel(input_size, kernel_size, stride, padding, dilation):
    """As many as pixels."""
    return input_size + 2 * padding


def bracket_opened(input_size, kernel_size, stride, padding, dilation):
    """The reach is taken away without brackets around it."""
    return (input_size - dilation * (kernel_size - 1) + 1 + 2 * padding) // stride + 1


def padding_divided(input_size, kernel_size, stride, padding, dilation):
    """No brackets around the room, the padding last."""
    return input_size - (dilation * (kernel_size - 1) + 1) + 2 * padding // stride + 1


def reach_divided(input_size, kernel_size, stride, padding, dilation):
    """No brackets around the room, the reach last."""
    return input_size + 2 * padding - (dilation * (kernel_size - 1) + 1) // stride + 1


def rounded(input_size, kernel_size, stride, padding, dilation):
    """Python's own rounding, which takes halves to the even number."""
    return round((input_size + 2 * padding - dilation * (kernel_size - 1) - 1) / stride) + 1


def reach_padded(kernel_size, dilation):
    """As many pixels as the kernel covers, one too many."""
    reach = dilation * (kernel_size - 1) + 1
    return reach // 2, reach - reach // 2


# The usual wrong functions, the number of the first setting on which each is off, what it gives
# there and what is right, by hand, and what is said.
WRONG = [
    (SIZE, no_plus_one, 1, "it returns 4, and 5 would", "when the + 1 is left out"),
    (SIZE, padding_once, 4, "it returns 6, and 7 would", "padding is added on one side only"),
    (SIZE, ceiling, 3, "it returns 4, and 3 would", "when the division is rounded up"),
    (SIZE, nearest, 3, "it returns 4, and 3 would", "division is rounded to the nearest"),
    (SIZE, float_division, 3, "it returns 3.5, and 3 would", "the division is not rounded"),
    (SIZE, no_dilation, 5, "it returns 7, and 5 would", "covers 5 px, not 3"),
    (SIZE, times_dilation, 5, "it returns 4, and 5 would", "said to cover 2·3 px"),
    (SIZE, no_stride, 2, "it returns 5, and 3 would", "the stride is left out"),
    (SIZE, no_padding, 4, "it returns 5, and 7 would", "the padding is left out"),
    (SIZE, every_pixel, 1, "it returns 7, and 5 would", "the kernel starts at every pixel"),
    (
        SIZE,
        bracket_opened,
        1,
        "it returns 7, and 5 would",
        "put all of D·(K − 1) + 1 into brackets",
    ),
    (SIZE, padding_divided, 2, "it returns 5, and 3 would", "only the last term is divided"),
    (SIZE, reach_divided, 2, "it returns 7, and 3 would", "only the last term is divided"),
    (SIZE, rounded, 7, "it returns 8, and 7 would", "division is rounded to the nearest"),
    (KEEP, reach_padded, 1, "it returns (2, 3), and (2, 2), for", "adds up to all 5 px"),
    (
        KEEP,
        lambda k, d: ((k - 1) // 2, k // 2),
        3,
        "it returns (1, 1), and (2, 2), for instance, would",
        "the dilation is left out",
    ),
    (
        KEEP,
        lambda k, d: (d * (k - 1) // 2,) * 2,
        2,
        "it returns (1, 1), and (1, 2), for instance, would",
        "an odd pixel is dropped (both sides together need 3 px",
    ),
    (
        KEEP,
        lambda k, d: (math.ceil(d * (k - 1) / 2),) * 2,
        2,
        "it returns (2, 2), and (1, 2), for instance, would",
        "an odd pixel is added on both sides",
    ),
    (
        KEEP,
        lambda k, d: (d * (k - 1),) * 2,
        1,
        "it returns (4, 4), and (2, 2), for instance, would",
        "both sides are counted together",
    ),
]


@pytest.mark.parametrize(("name", "function"), [(SIZE, right), (KEEP, pads)])
def test_a_right_function_is_right(name, function):
    """However it is written."""
    feedback = answers.check(name, function)

    assert feedback.is_right
    count = len(TABLES[name].setting)
    assert str(feedback) == f"Right: your function is right in all {count} cases."


@pytest.mark.parametrize(
    ("name", "function", "place", "returns", "says"), WRONG, ids=range(len(WRONG))
)
def test_a_usual_wrong_function_is_recognised(name, function, place, returns, says):
    """By the first setting on which it is off, both values, and the slip behind all of them."""
    question = TABLES[name]
    case = question.setting[place - 1]
    lines = str(answers.check(name, function)).splitlines()

    assert lines[0] == "Not yet."
    named = [f"{argument}={getattr(case, argument)}" for argument in question.kind.arguments]
    assert lines[1] == f"Called with {', '.join(named)}:"
    assert lines[2].startswith(returns)
    assert lines[3].startswith("All its results are what comes out when ")
    assert says in lines[3]
    assert len(lines) == 5


def test_every_slip_of_the_code_questions_is_in_the_table():
    """A row for each that the kind has."""
    for name, question in TABLES.items():
        assert len([says for of, *_, says in WRONG if of == name]) == len(question.kind.of.slips)


@pytest.mark.parametrize(
    "function",
    [
        lambda i, k, s, p, d: (i + p - k) // s,  # two slips at once
        lambda i, k, s, p, d: 4,  # the + 1 is left out, if the first setting were all
        lambda i, k, s, p, d: 1000,
    ],
)
def test_a_slip_is_named_only_where_it_makes_all_results(function):
    """One result alone comes about in many ways."""
    said = str(answers.check(SIZE, function)).splitlines()

    assert said[0] == "Not yet."
    assert said[2].startswith("it returns ")
    assert len(said) == 4


@pytest.mark.parametrize("values", WINDOWS)
def test_the_table_agrees_with_torch(values):
    """The solution that is shown is run: on a grid, torch makes the sizes that it predicts."""
    kernel_size, stride, padding, dilation = values
    made = nn.Conv2d(1, 1, kernel_size, stride, padding, dilation)(torch.zeros(1, 1, 9, 14))

    written = solution_of(SIZE)
    assert written(9, *values) == made.shape[2]
    assert written(14, *values) == made.shape[3]


@pytest.mark.parametrize(
    ("kernel_size", "dilation"), [*itertools.product(range(1, 8), range(1, 4))]
)
def test_the_padding_of_the_solution_keeps_the_size(kernel_size, dilation):
    """Of torch's own image."""
    before, after = solution_of(KEEP)(kernel_size, dilation)
    image = nn.ZeroPad2d((before, after, 0, 0))(torch.zeros(1, 1, 1, 20))
    layer = nn.Conv2d(1, 1, (1, kernel_size), dilation=(1, dilation))

    assert layer(image).shape[3] == 20


def solution_of(name: str):
    """The function that the shown solution defines."""
    names = {}
    exec(answers.solution(name).code, names)
    return names[name.removeprefix("03.")]


@pytest.mark.parametrize("name", TABLES)
def test_the_solution_is_judged_right(name):
    """By the very check that a learner uses; Markdown shows it as code."""
    solution = answers.solution(name)

    assert answers.check(name, solution_of(name)).is_right
    assert str(solution).startswith(f"Solution:\ndef {name.removeprefix('03.')}(")
    assert f"```python\n{solution.code}\n```" in solution._repr_markdown_()


def empty(*values):
    """The blank as it stands in the notebook."""


def leaves_early(*values):
    """Raises before it returns."""
    raise ValueError("too early")


def only_prints(*values):
    """Shows its result, and hands nothing back."""
    print(right(*values))
    print(right(*values), file=sys.stderr)


NOTHING = "Your function returns nothing yet: `return` hands its result back."


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (empty, NOTHING),
        (only_prints, f'{NOTHING} It prints "5"; only what it returns is looked at.'),
        (None, "No answer yet: put yours in the place of None."),
    ],
)
def test_a_function_that_returns_nothing_gets_a_hint(function, says, capsys):
    """The blank of the notebook, and the usual print."""
    said = str(answers.check(SIZE, function)).splitlines()

    assert said[0] == says
    assert said[1].startswith("Hint 1 of 3: First line:")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("result", [right, no_plus_one, lambda *values: "five", leaves_early])
def test_what_a_function_prints_is_told(result, capsys):
    """Right or wrong: who prints to find a slip looks for it. It is that of the call spoken of."""

    def prints(*values):
        print("size", values[0], "`$x$`")
        return result(*values)

    said = str(answers.check(SIZE, prints))

    assert "It prints \"size 7 '＄x＄'\"; only what it returns is looked at." in said
    assert capsys.readouterr() == ("", "")


def endless(*values):
    """Never ends, on a line of its own."""
    while True:
        pass


def endless_on_one_line(*values):
    """The same, and catches what it can."""
    try:
        while True: pass  # fmt: skip  # noqa: E701
    except Exception:
        return 5


def deep(*values):
    """Calls itself."""
    return deep(*values) + 1


def leaves(*values):
    """Ends the program."""
    sys.exit()


def raises(error: BaseException):
    """A function that raises it."""

    def function(*values):
        raise error

    return function


class UnreadableError(Exception):
    """An error whose own text raises."""

    def __str__(self):
        """Raises."""
        raise RuntimeError

    __repr__ = __str__


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (
            lambda i, k, s, p, d: i // 0,
            "it raises ZeroDivisionError: integer division or modulo by zero. Call it yourself",
        ),
        (deep, "it raises RecursionError: maximum recursion depth exceeded"),
        (raises(ValueError("a\n`b`$ " + "x" * 500)), "it raises ValueError: a…'b'＄ xxx"),
        (raises(ValueError(object())), "it raises ValueError: <object object>. Call"),
        (leaves, "it raises SystemExit."),
        (raises(UnreadableError()), "it raises UnreadableError."),
        (raises(GeneratorExit()), "it raises GeneratorExit."),
        (raises(MemoryError()), "it raises MemoryError."),
        (endless, "it does not come to an end."),
        (endless_on_one_line, "it does not come to an end."),
        (lambda i, k: i - k, "it takes other arguments. They come in this order: input_size, "),
        (lambda: 5, "it takes other arguments."),
        (lambda *values: "five", 'One number is asked for, not "five".'),
        (lambda *values: (5, 5), "One number is asked for, not (5, 5)."),
        (lambda *values: True, "One number is asked for, not True."),
        (lambda *values: float("nan"), "One number is asked for, not nan."),
        (lambda *values: len, "One number is asked for, not a function."),
        (lambda *values: ((yield 5), (yield 6)), "One number is asked for, not (5, 6)."),
        (torch.nn.ReLU(), "it raises TypeError: "),
        (int, "it raises TypeError: "),
        (print, "Your function returns nothing yet"),
        (5, "The function itself is asked for, its name without brackets, not 5."),
        ("output_size", 'not "output_size".'),
    ],
)
def test_whatever_a_function_does_is_told(function, says, capsys):
    """With the setting on which it does so, and without a trace of it on the screen."""
    traced = sys.gettrace()
    feedback = answers.check(SIZE, function)

    assert not feedback.is_right
    assert says in str(feedback)
    assert ("Called with input_size=7" in str(feedback)) == says.startswith(("it ", "One "))
    assert capsys.readouterr() == ("", "")
    assert sys.gettrace() is traced


def test_a_function_may_stumble_later():
    """The setting is named on which it does."""

    def no_padding_yet(input_size, kernel_size, stride, padding, dilation):
        assert padding == 0
        return right(input_size, kernel_size, stride, padding, dilation)

    said = str(answers.check(SIZE, no_padding_yet))

    assert "padding=1, dilation=1:\nit raises AssertionError: assert 1 == 0" in said


def test_a_keyboard_interrupt_passes():
    """Who presses stop wants it to stop."""
    with pytest.raises(KeyboardInterrupt):
        answers.check(SIZE, raises(KeyboardInterrupt()))


def test_a_warning_is_no_error():
    """What the function warns of is between it and its author."""

    def warns(*values):
        warnings.warn("a copy is made", stacklevel=1)
        return right(*values)

    assert answers.check(SIZE, warns).is_right


def test_floats_that_are_whole_are_right_with_a_remark():
    """`//` on floats, or `math.floor` before a division."""
    said = str(answers.check(SIZE, lambda *values: float(right(*values))))

    assert said.startswith("Right: ")
    assert "5.0 is a float; as a whole number it is 5." in said


def test_text_is_no_number_that_a_function_returns():
    """Nothing can be added to it; a typed answer is read more kindly."""
    said = str(answers.check(SIZE, lambda *values: str(right(*values))))
    pair = str(answers.check(KEEP, lambda k, d: "0, 0"))

    assert said.startswith("Not yet.\nCalled with input_size=7")
    assert 'it returns "5", which is text: return the number itself' in said
    assert 'it returns "0, 0", which is text' in pair


def test_pairs_are_asked_for_where_two_sides_are():
    """A single number, or torch's word, keeps no even kernel's size."""
    for result, shown in ((2, "2"), ("same", '"same"'), ((1, 2, 3), "(1, 2, 3)")):
        said = str(answers.check(KEEP, lambda k, d, result=result: result))
        assert f"Two numbers are asked for, (before, after), not {shown}." in said


@pytest.mark.parametrize(("name", "function", "place", "returns", "says"), WRONG)
def test_it_is_said_in_chinese_too(name, function, place, returns, says):
    """The same, in other words."""
    words.speak("zh")
    said = str(answers.check(name, function))

    assert said.startswith("还不对。\n用 ")
    assert "它的全部结果正好是这样得到的：" in said
    assert not set("{}") & set(said)
