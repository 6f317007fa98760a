"""The four functions: what they give back, in text and in Markdown, the same each time."""

import re
import subprocess
import sys

import pytest
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from cnnlesson import answers, words
from cnnlesson.answers.feedback import Feedback
from cnnlesson.answers.questions import QUESTIONS


def test_text_says_it_line_by_line():
    """The verdict, the arithmetic, the remarks."""
    lines = str(answers.check("03.unpadded", "54")).splitlines()

    assert lines[0] == "Right: 54."
    assert lines[1].startswith("(224 − 11) / 4 + 1 = 54.25 → 54: one column of the image")
    assert lines[2] == '"54" is read as 54: write it so, without quotes.'


def test_a_wrong_answer_is_shown_the_way_to_a_hint():
    """A right one is not."""
    way_on = '`answers.hint("03.stops")` gives a hint.'

    assert str(answers.check("03.stops", 4)).splitlines()[-1] == way_on
    assert way_on not in str(answers.check("03.stops", 5))


def test_an_exercise_gives_no_hint_unasked():
    """Seven stand in one cell: an empty answer is told how to get one."""
    said = str(answers.check("03.exercise_1", None)).splitlines()

    assert said[0] == "No answer yet: put yours in the place of None."
    assert said[1:] == ['`answers.hint("03.exercise_1")` gives a hint.']
    assert str(answers.hint("03.exercise_1")).startswith("Hint 1 of 3")


def test_hints_of_one_question_do_not_move_those_of_another():
    """Each counts by itself."""
    answers.hint("03.stops")

    assert str(answers.hint("03.stops")).startswith("Hint 2 of 3")
    assert str(answers.hint("03.stride")).startswith("Hint 1 of 3")


def rendered(feedback: Feedback) -> str:
    """The text that a reader of the Markdown form sees, without tags and spaces."""
    html = markdown2html_mistune(feedback._repr_markdown_())
    text = re.sub("<[^>]+>", "", html)
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(name, sign)
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_markdown_says_the_same_as_text(name, language):
    """No word is lost or changed by a sign that means something in Markdown."""
    words.speak(language)
    for feedback in (answers.hint(name), answers.solution(name), answers.check(name, "*_<b>_*$1$")):
        assert rendered(feedback) == re.sub(r"[\s`]", "", str(feedback))


@pytest.mark.parametrize(
    "answer",
    ["*bold*", "_a_", "<b>b</b>", "$x$", "[a](b)", "# a", "a`b`c", "| a |", "~~a~~"],
)
def test_an_answer_is_never_taken_for_markdown(answer):
    """Whatever stands in it stays as it is, on one line."""
    feedback = answers.check("03.stops", answer)

    assert rendered(feedback) == re.sub(r"[\s`]", "", str(feedback))
    assert answer.replace("`", "'").replace("$", "＄") in str(feedback)


def test_the_verdict_is_bold_and_the_arithmetic_is_code():
    """What JupyterLab shows."""
    markdown = answers.check("03.stops", 5)._repr_markdown_()

    assert markdown == "**Right: 5.**\n\n`7 − 3 + 1 = 5`"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("03.strid", 'There is no question "03.strid". The nearest is "03.stride".'),
        ("03.exercise", 'The nearest is "03.exercise_'),
        ("padded", 'The nearest is "03.unpadded".'),
        ("", 'There is no question "". The nearest is'),
        ("stride" * 100, 'stridestr…. The nearest is "'),
        (3, "There is no question 3. The nearest is"),
        (None, "There is no question None. The nearest is"),
        (["03.stride"], 'There is no question ("03.stride",). The nearest is "03.stride".'),
        (len, "There is no question a function. The nearest is"),
    ],
)
def test_an_unknown_name_is_told_the_nearest(name, says):
    """By all four functions, and nothing is judged."""
    for feedback in (answers.check(name, 3), answers.hint(name), answers.solution(name)):
        assert says in str(feedback)
        assert feedback.is_right is None
    assert says in answers.choices(name).text
    assert answers.choices(name).options == ()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["03.fraction", "03.filter", "03.more_filters"])
def test_choices_are_spoken(name, language):
    """Four options that differ, one of them right, each with its own reason."""
    words.speak(language)
    choices = answers.choices(name)

    assert re.search("[?？]$", choices.text)
    assert len({option.text for option in choices.options}) == 4
    assert len({option.says for option in choices.options}) == 4
    assert [option.is_right for option in choices.options].count(True) == 1
    texts = [choices.text, *(option.text + option.says for option in choices.options)]
    assert all(bool(re.search("[一-鿿]", text)) == (language == "zh") for text in texts)


def test_check_says_of_an_option_what_choices_says():
    """The widget and the cell agree."""
    for name in ("03.fraction", "03.filter", "03.more_filters"):
        for letter, option in zip("abcd", answers.choices(name).options, strict=True):
            feedback = answers.check(name, letter)
            assert option.says in feedback.sentences
            assert feedback.is_right is option.is_right
            assert (option.says in answers.solution(name).sentences) is option.is_right


def test_a_question_without_options_says_so():
    """Its options are empty; a number is asked for there."""
    choices = answers.choices("03.stops")

    assert choices.text.startswith("03.stops has no answers to choose from")
    assert choices.options == ()


SAID_BY_EACH = """
from cnnlesson import answers
from cnnlesson.answers.questions import QUESTIONS
given = (None, 54, 55.25, (1, 2), {64, 62}, {"a", "b"}, len, object(), lambda *a: object(), "c")
for name in QUESTIONS:
    for answer in given:
        print(answers.check(name, answer))
    print(answers.hint(name), answers.solution(name), answers.choices(name))
"""


def test_a_fresh_process_says_the_same():
    """Whatever order its sets are in, and wherever its objects lie."""
    said = [
        subprocess.run(
            [sys.executable, "-c", SAID_BY_EACH],
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    ]

    assert len(said[0]) > 10_000
    assert said[0] == said[1] == said[2]
    assert b" at 0x" not in said[0]


def test_questions_wait_for_no_heavy_package():
    """A check in a chapter's first cell does not import torch."""
    code = (
        "import sys; from cnnlesson import answers; answers.check('03.stops', 4); "
        "print(sorted({'torch', 'numpy', 'matplotlib'} & set(sys.modules)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert shown == "[]\n"
