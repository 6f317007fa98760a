"""Chapter 06's questions: right answers from torch or by counting, wrong ones done by hand."""

import math

import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader

from cnnlesson import answers
from cnnlesson.answers.chapter_06 import CODE, QUESTIONS
from cnnlesson.answers.slips import same
from cnnlesson.answers.solved import cross_entropy, descended, updated
from tests.answers import asked

BY_NAME = {question.name: question for question in QUESTIONS}


def by_sgd(weight: float, gradient: float, learning_rate: float) -> float:
    """Where torch's own optimizer moves a weight."""
    moved = torch.tensor(weight, dtype=torch.float64, requires_grad=True)
    moved.grad = torch.tensor(gradient, dtype=torch.float64)
    torch.optim.SGD([moved], lr=learning_rate).step()
    return moved.item()


def walked(factor: float, learning_rate: float, steps: int, start: float = 3) -> float:
    """Where torch's optimizer ends on the loss factor·w²."""
    weight = torch.tensor(float(start), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=learning_rate)
    for _ in range(steps):
        optimizer.zero_grad()
        (factor * weight**2).backward()
        optimizer.step()
    return weight.item()


def by_loss(logits: list[float], label: int) -> float:
    """What torch's own loss gives for one image."""
    scores = torch.tensor([logits], dtype=torch.float64)
    return nn.CrossEntropyLoss()(scores, torch.tensor([label])).item()


def batches(images: int, batch: int, epochs: int) -> int:
    """How many batches torch's loader hands out."""
    return epochs * len(DataLoader(range(images), batch_size=batch))


def added_up(weight: float, times: int) -> float:
    """What torch has in grad after so many backwards of w²."""
    w = torch.tensor(float(weight), requires_grad=True)
    for _ in range(times):
        (w**2).backward()
    return w.grad.item()


RIGHT = {
    "06.update": by_sgd(3, 6, 0.1),
    "06.border": 0.2,  # and test_the_borders_are_borders
    "06.nothing_known": by_loss([0.0] * 10, 3),
    "06.updates": batches(2000, 64, 3),
    "06.added_up": added_up(3, 2),
    "06.exercise_1": by_sgd(-3, -4, 0.25),
    "06.exercise_2": 0.05,
    "06.exercise_3": batches(60_000, 128, 5),
    "06.exercise_4": added_up(-2, 3),
    "06.exercise_5": by_loss([4.0, 4.0], 0),
}
WORKED = {
    "06.update": ["3 − 0.1·6 = 2.4"],
    "06.border": ["2 / 10 = 0.2"],
    "06.nothing_known": ["+ e^0 = 10", "e^0 / 10 = 0.1", "−ln 0.1 = 2.3"],
    "06.updates": ["2000 = 31·64 + 16", "3·32 = 96"],
    "06.added_up": ["6 + 6 = 12"],
    "06.exercise_1": ["−3 − 0.25·(−4) = −2"],
    "06.exercise_2": ["2 / 40 = 0.05"],
    "06.exercise_3": ["60000 = 468·128 + 96", "5·469 = 2345"],
    "06.exercise_4": ["(−4) + (−4) + (−4) = −12"],
    "06.exercise_5": ["e^4 + e^4 = 109.2", "e^4 / 109.2 = 0.5", "−ln 0.5 = 0.69"],
}
LETTERS = {"06.safe": "c", "06.wants": "b", "06.still": "c", "06.curves": "c"}

# Each usual wrong answer, its arithmetic done by hand beside it, and what is said of it.
WRONG = [
    ("06.update", 3.6, "the step is added"),  # 3 + 0.6
    ("06.update", -3, "the learning rate is left out"),  # 3 − 6
    ("06.update", 0.6, "only the step is worked out"),
    ("06.update", 2.9, "the learning rate alone is taken away"),  # 3 − 0.1
    ("06.update", 2.7, "multiplied by the weight"),  # 3 − 0.3
    ("06.border", 0.1, "1 is divided by the curvature"),
    ("06.border", 0.4, "2 is divided by the factor 5"),
    ("06.border", 5, "the division is upside down"),  # 10 / 2
    ("06.border", 10, "the curvature itself is given"),
    ("06.border", 0.01, "0.01 is taken for a border everywhere"),
    ("06.nothing_known", 0.1, "the probability is given"),
    ("06.nothing_known", -2.3, "the minus is left out"),
    ("06.nothing_known", 0, "the logit is taken for a logarithm"),
    ("06.nothing_known", 1, "base 10"),
    ("06.nothing_known", 3.32, "base 2"),
    ("06.nothing_known", 0.9, "the probability of the other classes"),
    ("06.updates", 93, "the last batch of each epoch is left out"),  # 3 · 31
    ("06.updates", 93.75, "the images left over go on into the next epoch"),  # 6000 / 64
    ("06.updates", 94, "the images left over go on into the next epoch"),
    ("06.updates", 32, "one epoch is counted (there are 3)"),
    ("06.updates", 6000, "an update for each image"),
    ("06.updates", 3, "an update for each epoch"),
    ("06.added_up", 6, "each backward replaces"),
    ("06.added_up", 36, "the gradients are multiplied"),
    ("06.added_up", 0, "backward is taken to clear"),
    ("06.added_up", 3, "the weight is given"),
    ("06.exercise_1", -4, "the step is added"),  # −3 − 1
    ("06.exercise_1", 1, "the learning rate is left out"),  # −3 + 4
    ("06.exercise_1", -1, "only the step is worked out"),
    ("06.exercise_1", -3.25, "the learning rate alone is taken away"),
    ("06.exercise_1", -2.25, "multiplied by the weight"),  # −3 + 0.75
    ("06.exercise_2", 0.025, "1 is divided by the curvature"),  # 1 / 40
    ("06.exercise_2", 0.1, "2 is divided by the factor 20"),
    ("06.exercise_2", 20, "the division is upside down"),
    ("06.exercise_2", 40, "the curvature itself is given"),
    ("06.exercise_2", 0.01, "0.01 is taken for a border everywhere"),
    ("06.exercise_3", 2340, "the last batch of each epoch is left out"),  # 5 · 468
    ("06.exercise_3", 2343.75, "the images left over go on"),  # 300,000 / 128
    ("06.exercise_3", 2344, "the images left over go on"),
    ("06.exercise_3", 469, "one epoch is counted (there are 5)"),
    ("06.exercise_3", 300_000, "an update for each image"),
    ("06.exercise_3", 5, "an update for each epoch"),
    ("06.exercise_4", -4, "each backward replaces"),
    ("06.exercise_4", -64, "the gradients are multiplied"),
    ("06.exercise_4", 0, "backward is taken to clear"),
    ("06.exercise_4", -2, "the weight is given"),
    ("06.exercise_5", 0.5, "the probability is given"),
    ("06.exercise_5", 0.5, "and also when the probability of the other classes"),
    ("06.exercise_5", -0.69, "the minus is left out"),
    ("06.exercise_5", -4, "the logit is taken for a logarithm"),
    ("06.exercise_5", 0.3, "base 10"),
    ("06.exercise_5", 1, "base 2"),
]


def test_every_question_is_asked_here():
    """None goes without a right answer from outside."""
    code = {question.name for question in CODE}

    assert set(BY_NAME) == {*RIGHT, *LETTERS, *code}
    assert set(WORKED) == set(RIGHT)
    assert len(BY_NAME) == len(QUESTIONS)


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_answer_is_right(name):
    """Also to two decimals; and the feedback works it out with the numbers."""
    feedback = answers.check(name, RIGHT[name])

    assert feedback.is_right
    assert answers.check(name, round(RIGHT[name], 2)).is_right
    assert len(feedback.worked) == len(WORKED[name])
    for line, ends in zip(feedback.worked, WORKED[name], strict=True):
        assert line.endswith(ends)
    assert not feedback.sentences


@pytest.mark.parametrize(("name", "factor"), [("06.border", 5), ("06.exercise_2", 20)])
def test_the_borders_are_borders(name, factor):
    """torch's optimizer gets nearer to 0 just below, and farther away just above."""
    border = RIGHT[name]

    assert abs(walked(factor, 0.99 * border, 20)) < 3 < abs(walked(factor, 1.01 * border, 20))
    assert abs(walked(factor, border, 20)) == pytest.approx(3)


@pytest.mark.parametrize("name", LETTERS)
def test_the_right_letter_is_right(name):
    """And each of the others is wrong, with its own reason."""
    asked.only_this_letter_is_right(name, LETTERS[name])


def test_torch_does_what_is_said_of_0_01():
    """1 % off on 0.5·w², 2 % nearer on 99·w² and 2 % farther on 101·w², on the other side."""
    factors = [walked(factor, 0.01, 1, start=1) for factor in (0.5, 99, 101)]

    assert factors == pytest.approx([0.99, -0.98, -1.02])


@pytest.mark.parametrize(("name", "answer", "says"), WRONG)
def test_a_usual_wrong_answer_is_recognised(name, answer, says):
    """The feedback names the number that was given, and which slip gives it."""
    feedback = answers.check(name, answer)

    assert feedback.is_right is False
    assert "You got " in str(feedback)
    assert says in str(feedback)


@pytest.mark.parametrize(
    ("name", "answer", "says"),
    [("06.update", 7.77, "7.77 is too large."), ("06.border", -3, "-3 is too small.")],
)
def test_another_number_is_too_large_or_too_small(name, answer, says):
    """A fraction is no mistake by itself."""
    assert says in str(answers.check(name, answer))


@pytest.mark.parametrize("name", RIGHT)
def test_every_slip_that_can_come_out_is_in_the_table(name):
    """So none goes untested."""
    kind, setting = BY_NAME[name].kind, BY_NAME[name].setting
    given = [answer for of, answer, _ in WRONG if of == name]
    for slip in kind.slips:
        value = slip.at(setting)
        known = any(same(value, answer) for answer in given)
        assert value is None or same(value, RIGHT[name]) or known, (slip.says, value)


# ---- The three functions ----------------------------------------------------------------------


def descended_by_torch(start, learning_rate, steps):
    """Right, by another way than the solution's."""
    return walked(1, learning_rate, steps, start)


def cross_entropy_by_torch(logits, label):
    """Right, by another way than the solution's."""
    return by_loss([float(logit) for logit in logits], label)


def goes_up(weight, gradient, learning_rate):
    """As the study notes have it."""
    return weight + learning_rate * gradient


def forgets_the_rate(weight, gradient, learning_rate):
    """A usual slip."""
    return weight - gradient


def returns_the_step(weight, gradient, learning_rate):
    """A usual slip."""
    return learning_rate * gradient


def forgets_the_gradient(weight, gradient, learning_rate):
    """A usual slip."""
    return weight - learning_rate


def shrinks_the_weight(weight, gradient, learning_rate):
    """A usual slip."""
    return weight - learning_rate * weight


def walks_up(start, learning_rate, steps):
    """As the study notes have it."""
    for _ in range(steps):
        start = start + learning_rate * 2 * start
    return start


def takes_w_for_the_gradient(start, learning_rate, steps):
    """A usual slip."""
    for _ in range(steps):
        start = start - learning_rate * start
    return start


def returns_inside_the_loop(start, learning_rate, steps):
    """One step, whatever `steps` is."""
    return start - learning_rate * 2 * start


def keeps_the_first_gradient(start, learning_rate, steps):
    """The gradient is worked out above the loop."""
    gradient, weight = 2 * start, start
    for _ in range(steps):
        weight = weight - learning_rate * gradient
    return weight


def returns_the_loss(start, learning_rate, steps):
    """A usual slip."""
    return descended_by_torch(start, learning_rate, steps) ** 2


def probability(logits, label):
    """Softmax, and no logarithm."""
    return math.exp(-cross_entropy_by_torch(logits, label))


def keeps_the_log_negative(logits, label):
    """A usual slip."""
    return -cross_entropy_by_torch(logits, label)


def forgets_softmax(logits, label):
    """A usual slip."""
    return -logits[label]


def takes_log_10(logits, label):
    """A usual slip."""
    return -math.log10(probability(logits, label))


def takes_log_2(logits, label):
    """A usual slip."""
    return -math.log2(probability(logits, label))


def takes_the_others(logits, label):
    """A usual slip."""
    return 1 - probability(logits, label)


def takes_the_winner(logits, label):
    """`max` in place of the label."""
    return cross_entropy_by_torch(logits, logits.index(max(logits)))


@pytest.mark.parametrize(
    ("question", "function"),
    [
        ("06.updated", updated),
        ("06.updated", by_sgd),
        ("06.descended", descended),
        ("06.descended", descended_by_torch),
        ("06.cross_entropy", cross_entropy),
        ("06.cross_entropy", cross_entropy_by_torch),
    ],
)
def test_a_right_function_is_right(question, function):
    """By loops and by torch."""
    assert answers.check(question, function).is_right


@pytest.mark.parametrize(
    ("question", "function", "says"),
    [
        ("06.updated", goes_up, "the step is added"),
        ("06.updated", forgets_the_rate, "the learning rate is left out"),
        ("06.updated", returns_the_step, "only the step is worked out"),
        ("06.updated", forgets_the_gradient, "the learning rate alone is taken away"),
        ("06.updated", shrinks_the_weight, "multiplied by the weight"),
        ("06.descended", walks_up, "each step is added"),
        ("06.descended", takes_w_for_the_gradient, "the gradient is taken for w"),
        ("06.descended", returns_inside_the_loop, "one step is made whatever `steps` is"),
        ("06.descended", keeps_the_first_gradient, "every step uses the gradient at the start"),
        ("06.descended", returns_the_loss, "the loss is returned"),
        ("06.cross_entropy", probability, "the probability is given"),
        ("06.cross_entropy", keeps_the_log_negative, "the minus is left out"),
        ("06.cross_entropy", forgets_softmax, "softmax comes first"),
        ("06.cross_entropy", takes_log_10, "base 10"),
        ("06.cross_entropy", takes_log_2, "base 2"),
        ("06.cross_entropy", takes_the_others, "the probability of the other classes"),
        ("06.cross_entropy", takes_the_winner, "the class with the highest score"),
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
