"""Chapter 00's questions: right answers worked out by hand, and each slip that is recognised."""

import numpy as np
import pytest
import torch

from cnnlesson import answers, words
from cnnlesson.answers.chapter_00 import CODE, QUESTIONS, TO_CHOOSE
from cnnlesson.answers.window import window_sum

NAMES = [question.name for question in QUESTIONS]
CHOSEN = [question.name for question in TO_CHOOSE]
DARKER = [[1, 1, 1], [0, 0, 0], [-1, -1, -1]]


def test_every_question_is_asked_here():
    """The tables below name each one, so that none goes untested."""
    assert {question for question, _ in RIGHT} | {"00.sum"} == set(NAMES)
    assert {question for question, _, _ in WRONG} | {"00.sum"} == set(NAMES)


RIGHT = [
    ("00.window", 12),  # 4 + 5 + 6 less 1 + 0 + 2
    ("00.shape", (2, 3)),
    ("00.kernels", 24),
    ("00.steps", 60),
    ("00.sevens", 7),
    ("00.kernel", DARKER),
    ("00.kernel", np.array(DARKER)),
    ("00.kernel", torch.tensor(DARKER) * 0.1),
    ("00.kernel", [[1, 2, 1], [0, 0, 0], [-1, -2, -1]]),  # Sobel's
    ("00.kernel", [[0.3, 0.1, 0.2], [-0.1, 0, -0.1], [-0.2, -0.1, -0.1]]),  # columns add up to 0
    ("00.kernel", [[1] * 3, [-1] * 3, [0] * 3]),  # the edge is found at one stop of two
    ("00.kernel", [[0] * 3, [1] * 3, [-1] * 3]),
    ("00.deleted", "b"),
    ("00.waiting", "b"),
    ("00.brighter", "c"),
]


@pytest.mark.parametrize(("question", "answer"), RIGHT)
def test_a_right_answer_is_right(question, answer):
    """Numbers, letters, and any kernel that does what is asked, whoever holds its numbers."""
    assert answers.check(question, answer).is_right


WRONG = [
    ("00.window", 18, "the minus signs are left out"),
    ("00.window", -12, "when every sign is turned round (a weight of −1 takes its pixel away"),
    ("00.window", -12, "and also when the weights are turned by half a turn"),
    ("00.window", 24, "added without their weights"),
    ("00.window", 0, "the two sums multiplied"),
    ("00.window", 3, "only the first row is added"),
    ("00.window", 4, "only the last row is added"),  # 6 less 2
    ("00.window", 2, "rows and columns of the weights change places"),  # 9 less 7
    ("00.window", 24, "each weight is added to its pixel"),
    ("00.window", -1, "only the first product is taken"),
    ("00.window", 6, "only the last product is kept"),
    ("00.window", 11, "11 is too small"),
    ("00.shape", (3, 2), "the columns are written first"),
    ("00.shape", (4, 5), "starts at every pixel"),
    ("00.shape", (1, 2), "the moves are counted, not the stops"),
    ("00.shape", (2, 4), "Not right yet: the columns"),
    ("00.shape", 6, "2 numbers are asked for, (rows, columns), not 6"),
    ("00.kernels", 8, "each filter is given one kernel (it has one for each of the 3 input"),
    ("00.kernels", 3, "one filter is counted (there are 8)"),
    ("00.kernels", 11, "filters and channels are added"),
    ("00.kernels", 216, "the weights are counted (one kernel has 9 of them)"),
    ("00.kernels", 27, "the weights of one filter are counted"),
    ("00.steps", 20, "one epoch is counted (there are 3)"),
    ("00.steps", 72, "the test images are used too"),
    ("00.steps", 1000, "each image is counted as a step (a step takes a batch of 50)"),
    ("00.steps", 3000, "each image is counted as a step (a step takes a batch of 50)"),
    ("00.steps", 50, "the images of a batch are counted"),
    ("00.steps", 3, "an epoch is taken for a step"),
    ("00.sevens", 0, "the weights are taken to add up to 0"),
    ("00.sevens", 63, "when the minus signs are left out"),
    ("00.sevens", 63, "and also when the pixels are added without their weights"),
    ("00.sevens", 35, "only the middle pixel is counted"),
    ("00.kernel", [[1, 1, 1]] * 3, "Where all pixels are 1 it gives 9, not 0"),
    ("00.kernel", [[-1, -1, -1]] * 3, "Where all pixels are 1 it gives -9, not 0"),
    ("00.kernel", [[1, 0, -1]] * 3, "Where it gets brighter to the right it gives -3, not 0"),
    ("00.kernel", [[-1, 0, 1]] * 3, "Where it gets brighter to the right it gives 3, not 0"),
    ("00.kernel", [[1, -2, 1]] * 3, "Where it gets brighter to the right it gives 3, not 0"),
    ("00.kernel", [[-1, 1, 0]] * 3, "Where it gets brighter to the right it gives 3, not 0"),
    ("00.kernel", [[1, -3, 2]] + [[0, 0, 0]] * 2, "it gives 2, not 0"),
    ("00.kernel", DARKER[::-1], "Where it gets darker downwards it gives -3, which is not"),
    ("00.kernel", [[-1] * 3, [2] * 3, [-1] * 3], "it gives 3, -3 at one stop after the other. At"),
    ("00.kernel", [[1] * 3, [-2] * 3, [1] * 3], "it gives -3, 3 at one"),
    ("00.kernel", [[0, 0, 0], [-1] * 3, [1] * 3], "darker downwards it gives -3"),
    ("00.kernel", [[1, -1, 0], [0] * 3, [-1, 1, 0]], "darker downwards it gives 0"),
    ("00.kernel", [[-1, -1], [1, 1]], "3 rows of 3 numbers are asked for, not ((-1, -1), (1, 1))"),
    ("00.kernel", [[-1, -1], [0, 0], [1, 1]], "3 rows of 3 numbers are asked for"),
    ("00.kernel", [*DARKER, [0, 0, 0]], "3 rows of 3 numbers are asked for"),
    ("00.kernel", [["a"] * 3] * 3, "3 rows of 3 numbers are asked for"),
    ("00.kernel", [[float("nan")] * 3] * 3, "3 rows of 3 numbers are asked for"),
    ("00.kernel", [1, 2, 3], "3 rows of 3 numbers are asked for, not (1, 2, 3)"),
    ("00.kernel", "outline", '3 rows of 3 numbers are asked for, not "outline"'),
    ("00.deleted", "a", "The name is in the kernel"),
    ("00.deleted", "c", "What is deleted does not run again"),
    ("00.deleted", "d", "It stays until that cell runs again"),
    ("00.waiting", "a", "The kernel runs one cell at a time"),
    ("00.waiting", "c", "behind both of the others"),
    ("00.waiting", "d", "running and waiting for its turn"),
    ("00.brighter", "a", "Three pixels are added and three are taken away"),
    ("00.brighter", "b", "if all nine weights were 1"),
    ("00.brighter", "d", "An edge is a difference between neighbours"),
]


@pytest.mark.parametrize(("question", "answer", "says"), WRONG)
def test_a_usual_slip_is_named(question, answer, says):
    """The sentence says which slip it was, with the setting's numbers."""
    verdict = answers.check(question, answer)

    assert verdict.is_right is False
    assert says in repr(verdict)


def flat(pixels, weights):
    """Both as lists of nine, or of as many as there are."""
    return [p for row in pixels for p in row], [w for row in weights for w in row]


def with_numpy(pixels, weights):
    """Right, by another way than the solution's."""
    return (np.array(pixels) * np.array(weights)).sum()


def without_weights(pixels, weights):
    """A usual slip."""
    return sum(flat(pixels, weights)[0])


def signs_left_out(pixels, weights):
    """A usual slip."""
    return sum(p * abs(w) for p, w in zip(*flat(pixels, weights), strict=True))


def turned(pixels, weights):
    """What a mathematician's convolution does."""
    there, weights = flat(pixels, weights)
    return sum(p * w for p, w in zip(there, reversed(weights), strict=True))


def returns_after_a_row(pixels, weights):
    """A `return` inside the outer loop."""
    for row, others in zip(pixels, weights, strict=True):
        return sum(p * w for p, w in zip(row, others, strict=True))


def returns_at_once(pixels, weights):
    """A `return` inside the inner loop."""
    return pixels[0][0] * weights[0][0]


def takes_away(pixels, weights):
    """`-=` for `+=`."""
    return -with_numpy(pixels, weights)


def gives_text(pixels, weights):
    """A sum made ready to be shown."""
    return str(with_numpy(pixels, weights))


def starts_again_in_each_row(pixels, weights):
    """`total = 0` inside the outer loop."""
    for row, others in zip(pixels, weights, strict=True):
        total = sum(p * w for p, w in zip(row, others, strict=True))
    return total


def ends_too_soon(pixels, weights):
    """`range(len(pixels) - 1)`, and the same for the columns."""
    rows, columns = len(pixels) - 1, len(pixels[0]) - 1
    return sum(pixels[i][j] * weights[i][j] for i in range(rows) for j in range(columns))


def counts_columns_by_rows(pixels, weights):
    """`range(len(pixels))` for both loops: right where a window is square."""
    side = range(len(pixels))
    return sum(pixels[i][j] * weights[i][j] for i in side for j in side)


def adds_for_times(pixels, weights):
    """`+` for `*`: with an edge kernel it gives what the pixels alone give."""
    return sum(p + w for p, w in zip(*flat(pixels, weights), strict=True))


def keeps_the_last(pixels, weights):
    """`=` for `+=`."""
    return pixels[-1][-1] * weights[-1][-1]


def multiplies_sums(pixels, weights):
    """First added, then multiplied."""
    there, weights = flat(pixels, weights)
    return sum(there) * sum(weights)


def only_three_by_three(pixels, weights):
    """Right on the chapter's own window, and on no other size."""
    return sum(pixels[i][j] * weights[i][j] for i in range(3) for j in range(3))


def gives_the_products(pixels, weights):
    """The sum is forgotten."""
    return [p * w for p, w in zip(*flat(pixels, weights), strict=True)]


@pytest.mark.parametrize("function", [window_sum, with_numpy])
def test_a_right_function_is_right(function):
    """Loops or numpy."""
    assert answers.check("00.sum", function).is_right


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (without_weights, "added without their weights"),
        (signs_left_out, "the minus signs are left out"),
        (turned, "turned by half a turn"),
        (returns_after_a_row, "only the first row is added"),
        (returns_at_once, "only the first product is taken"),
        (takes_away, "All its results are what comes out when every sign is turned round"),
        (gives_text, 'it returns "12", which is text: return the number itself'),
        (starts_again_in_each_row, "All its results are what comes out when only the last row is"),
        (ends_too_soon, "All its results are what comes out when the last row and the last column"),
        (counts_columns_by_rows, "when as many columns are read as there are rows"),
        (adds_for_times, "All its results are what comes out when each weight is added to its"),
        (keeps_the_last, "only the last product is kept"),
        (multiplies_sums, "the two sums multiplied"),
        (only_three_by_three, "it raises IndexError"),
        (gives_the_products, "One number is asked for"),
        (lambda pixels: 12, "it takes other arguments. They come in this order: pixels, weights"),
        (lambda pixels, weights: 12, "it returns 12, and 0 would be right"),
    ],
)
def test_a_wrong_function_is_told_what_it_does(function, says):
    """The first window on which it is wrong, and the slip that explains all its results."""
    verdict = answers.check("00.sum", function)

    assert verdict.is_right is False
    assert says in repr(verdict)


def test_the_solution_agrees_with_torch():
    """On windows that are not square, negative numbers among them."""
    (exercise,) = (question for question in CODE if question.name == "00.sum")
    shapes = [np.array(case.pixels).shape for case in exercise.setting]
    assert len(set(shapes)) > 1
    assert any(height != width for height, width in shapes)

    torch.manual_seed(0)
    for height, width in ((1, 1), (2, 5), (4, 3)):
        pixels, weights = torch.randint(-9, 10, (2, height, width))
        assert window_sum(pixels.tolist(), weights.tolist()) == (pixels * weights).sum()


def test_the_working_is_written_out():
    """A line for each row, then their sum; a negative number stands in brackets."""
    assert repr(answers.solution("00.window")).splitlines() == [
        "Solution: 12.",
        "1·(−1) + 2·0 + 4·1 = 3",
        "0·(−1) + 3·0 + 5·1 = 5",
        "2·(−1) + 1·0 + 6·1 = 4",
        "3 + 5 + 4 = 12",
    ]
    assert "8·3 = 24" in repr(answers.solution("00.kernels"))
    assert "1000 / 50 = 20\n3·20 = 60" in repr(answers.solution("00.steps"))
    assert "rows: 4 − 3 + 1 = 2\ncolumns: 5 − 3 + 1 = 3" in repr(answers.solution("00.shape"))
    assert "5 + (−1) + 0 + (−1) + 0) = 7·1 = 7" in repr(answers.solution("00.sevens"))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_every_question_speaks(name, language):
    """Hints in steps, a solution, and a word where there is no answer, with no blank left open."""
    words.speak(language)
    (question,) = (question for question in QUESTIONS if question.name == name)
    hints = question.hint_texts()
    said = [answers.check(name, None), answers.solution(name), *hints]

    assert len(set(hints)) == len(hints) >= 2
    assert answers.check(name, None).is_right is None
    assert not any("{" in str(text) for text in said)


def test_a_list_has_chinese_commas_in_chinese():
    """Names and numbers alike."""
    words.speak("zh")

    assert "2 个数（行数、列数）" in repr(answers.check("00.shape", 6))
    assert "依次得到 3、-3。" in repr(answers.check("00.kernel", [[-1] * 3, [2] * 3, [-1] * 3]))


@pytest.mark.parametrize("name", CHOSEN)
def test_one_option_is_right(name):
    """And each of them says something of its own."""
    options = answers.choices(name).options

    assert len(options) == 4
    assert sum(option.is_right for option in options) == 1
    assert len({option.says for option in options}) == 4
