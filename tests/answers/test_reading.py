"""What a learner would reasonably write is read as what it stands for."""

import decimal
import fractions

import numpy as np
import pytest
import torch

from cnnlesson import answers, words
from cnnlesson.answers import reading
from cnnlesson.answers.plain import Opaque, plain, shown


@pytest.mark.parametrize(
    "answer",
    [
        *(5, 5.0, (5,), [5], "5", " 5 ", "5.0", "+5", "(5)", "[5]", "５", {5}, iter([5])),
        *(np.int64(5), np.uint8(5), np.float32(5), np.array(5), np.array([5])),
        *(torch.tensor(5), torch.tensor([5]), torch.tensor(5.0), torch.Size([5])),
        *(fractions.Fraction(5), decimal.Decimal(5), decimal.Decimal("5.0")),
    ],
)
def test_a_number_in_many_forms(answer):
    """Python's, numpy's, torch's, as text, in brackets."""
    assert answers.check("03.stops", answer).is_right


@pytest.mark.parametrize(
    "answer",
    [
        *((16, 28, 28), [16, 28, 28], (16.0, 28, 28), ("16", "28", "28"), torch.Size([16, 28, 28])),
        *("(16, 28, 28)", "[16, 28, 28]", "16, 28, 28", "16 28 28", "16x28x28", "16 × 28 × 28"),
        *("16*28*28", "（16，28，28）", "torch.Size([16, 28, 28])", "16, 28, 28,"),
        *(np.array([16, 28, 28]), torch.tensor([16, 28, 28]), np.array([16.0, 28, 28])),
        *((size for size in (16, 28, 28)), map(int, ("16", "28", "28"))),
        torch.zeros(16, 28, 28).shape,
    ],
)
def test_a_shape_in_many_forms(answer):
    """As long as the numbers are there in their order."""
    assert answers.check("03.depth", answer).is_right


@pytest.mark.parametrize(
    "answer",
    [
        *([62, 63, 64], (64, 63, 62), {62, 63, 64}, range(62, 65), [62, 62, 63, 64], "62, 63, 64"),
        *(
            "62-64",
            "62–64",
            "62 to 64",
            "62~64",
            "62～64",
            "62〜64",
            "62 到 64",
            "62..64",
            "62…64",
            "range(62, 65)",
            "{62,63,64}",
        ),
        *(np.arange(62, 65), torch.arange(62, 65), frozenset({62.0, 63, 64}), iter(range(62, 65))),
    ],
)
def test_sizes_in_many_forms(answer):
    """In any order, from a set or a range."""
    assert answers.check("03.inputs", answer).is_right


@pytest.mark.parametrize(
    "answer",
    [
        (4, 5),
        [5, 4],
        "4, 5",
        "(0, 9)",
        torch.tensor([4, 5]),
        "same",
        " Same ",
        "padding='same'",
        'padding = "same"',
    ],
)
def test_a_padding_in_many_forms(answer):
    """A pair (before, after), or torch's word."""
    assert answers.check("03.exercise_2", answer).is_right


@pytest.mark.parametrize(
    "answer", ["b", "B", " b ", "(b)", "(32, 28, 28)", (32, 28, 28), [32, 28, 28]]
)
def test_an_option_in_many_forms(answer):
    """Its letter, or what stands in front of its colon."""
    assert answers.check("03.more_filters", answer).is_right


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (5.0, "5.0 is a float; as a whole number it is 5."),
        ("5", '"5" is read as 5: write it so, without quotes.'),
        ((5,), "It is read as 5: a number stands alone, without brackets or comma."),
        ([5], "It is read as 5: a number stands alone"),
        (5, "7 − 3 + 1 = 5"),
    ],
)
def test_another_form_is_remarked_on(answer, says):
    """Once, under the verdict; a plain number is not."""
    said = str(answers.check("03.stops", answer)).splitlines()

    assert says in said[-1]
    assert len(said) == (2 if answer == 5 and isinstance(answer, int) else 3)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((5, 4), "`nn.Conv2d` would read `padding=(5, 4)` as height and width: pad two sides"),
        ((4, 5), 'with a stride of 1, `padding="same"` pads by these two numbers.'),
        ("SAME", '"same" stands for the sides (4, 5) here.'),
        ("same", '"same" stands for the sides (4, 5) here.'),
    ],
)
def test_what_torch_makes_of_a_padding_is_remarked_on(answer, says):
    """A learner who writes it so in a layer would get something else."""
    assert says in str(answers.check("03.exercise_2", answer))
    assert "nn.Conv2d" not in str(answers.check("03.exercise_7", (1, 1)))


@pytest.mark.parametrize("answer", ["1,216", " 1,216 ", "1216"])
def test_a_large_number_may_be_written_as_the_explorer_writes_it(answer):
    """With a comma before its thousands, where one number is asked for."""
    assert answers.check("03.parameters", answer).is_right
    assert reading.numbers("1,216", expected="").value == (1, 216)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "five",
        "12,16",
        "1,21",
        "1,2166",
        "5²",
        "5 px",
        "1e3",
        "0x5",
        "--5",
        "5-",
        "1/2",
        "5,,3",
        "9" * 30,
        "5" * 300,
        "½",
    ],
)
def test_a_text_that_is_no_number_is_none(text):
    """Nothing is guessed."""
    assert not answers.check("03.stops", text).is_right
    with pytest.raises(reading.Refused):
        reading.number(text)


@pytest.mark.parametrize(
    "answer",
    [None, ..., "", "   ", (), [], set(), (None, None, None), [16, None, 28]],
)
def test_an_empty_answer_gets_the_first_hint(answer):
    """And nothing is judged; asked again it says the same."""
    feedback = answers.check("03.depth", answer)

    assert feedback.is_right is None
    assert str(feedback) == str(answers.check("03.depth", answer))
    nothing, hint, way_on = str(feedback).splitlines()
    assert nothing == "No answer yet: put yours in the place of None."
    assert hint.startswith("Hint 1 of 3: torch writes (depth, height, width). Each filter ")
    assert way_on == '`answers.hint("03.depth")` gives the next hint.'
    assert str(answers.hint("03.depth")).startswith("Hint 2 of 3")
    assert "Hint 2 of 3" in str(answers.check("03.depth", answer)), "no step back"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "True"),
        ((16, 28, 28), "(16, 28, 28)"),
        ((5,), "(5,)"),
        (tuple(range(20)), "(0, 1, 2, 3, 4, 5, 6, 7, …)"),
        ("a`b\n$c$", '"a\'b…＄c＄"'),
        ("x" * 100, '"' + "x" * 39 + "…"),
        (55.25, "55.25"),
        (24 / 13, "1.846…"),
        (10**30, "10^20…"),
        (-(10**30), "-10^20…"),
        (1e300, "1e+300"),
        (float("nan"), "nan"),
        (Opaque("function"), "a function"),
        (Opaque("Tensor"), "an object of type Tensor"),
        (Opaque("Tensor", (1, 1, 3)), "an object of type Tensor and shape (1, 1, 3)"),
        (Opaque("nested lists"), "lists within lists within lists"),
        (Opaque(), "an object that cannot be read"),
    ],
)
def test_a_value_is_shown_short(value, text):
    """On one line, without a sign that Markdown would take for code."""
    assert shown(value) == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (np.bool_(True), True),
        (torch.tensor(True), True),
        (torch.zeros(2, 3), ((0.0,) * 3,) * 2),
        (torch.zeros(1001), Opaque("Tensor", (1001,))),
        (np.zeros(1001), Opaque("ndarray", (1001,))),
        (torch.zeros(1, 1, 3, 3), Opaque("Tensor", (1, 1, 3, 3))),
        ([[1, 2], [3, [4]]], Opaque("nested lists")),
        (range(10**12), Opaque("range")),
        ([[[1]]], Opaque("nested lists")),
        ({"a": 1}, Opaque("dict")),
        (b"5", Opaque("bytes")),
        (3j, Opaque("complex")),
        (len, Opaque("function")),
        (int, Opaque("type")),
        (torch.nn.ReLU(), Opaque("ReLU")),
        (torch.empty(3, device="meta"), Opaque()),
    ],
)
def test_a_value_is_made_plain(value, expected):
    """Arrays as tuples, large or strange things by their type's name."""
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


def test_a_strange_answer_is_named_in_the_spoken_language():
    """What to call it is a sentence like any other."""
    words.speak("zh")

    assert "你给的是：一个函数。" in str(answers.check("03.stops", len))
    assert "你给的是：一个 dict 类型的对象。" in str(answers.check("03.stops", {"a": 5}))
