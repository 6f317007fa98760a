"""The multiple-choice question from Python: asked, answered, watched; it never tells the answer."""

import itertools
import json
import math
import subprocess
import sys
from types import SimpleNamespace

import ipywidgets
import numpy as np
import pytest
import torch
import traitlets

from cnnlesson import answers, widgets, words
from cnnlesson.answers.questions import QUESTIONS
from cnnlesson.widgets import MultipleChoice

# What `answers.choices` gives, as its contract says, in words of our own.
OPTIONS = [
    SimpleNamespace(text="`4`", is_right=False, says="You counted a stop too many."),
    SimpleNamespace(text="three", is_right=True, says="At 0, 2 and 4."),
    SimpleNamespace(text="two", is_right=False, says="The last stop counts too."),
]
ASKED = {
    "99.stops": SimpleNamespace(text="How many stops?", options=tuple(OPTIONS)),
    "99.none": SimpleNamespace(text="There is no such question.", options=()),
}


@pytest.fixture(autouse=True)
def _nothing_is_left():
    """Each test leaves no widget behind, and the language as it was."""
    yield
    words.speak("en")
    ipywidgets.Widget.close_all()


@pytest.fixture
def choice(monkeypatch):
    """The question above, nothing chosen yet."""
    monkeypatch.setattr(answers, "choices", ASKED.__getitem__)
    return MultipleChoice("99.stops")


def test_what_is_chosen_is_set_read_and_observed(choice):
    """None at first; an observer hears each change; the answer to it is there at once."""
    seen = []
    choice.observe(lambda change: seen.append((change["new"], choice.is_right)), "chosen")
    assert (choice.chosen, choice.is_right) == (None, False)

    for number in (0, 1, 2, None):
        choice.chosen = number
        assert choice.chosen is number

    assert seen == [(0, False), (1, True), (2, False), (None, False)]


def test_what_is_chosen_is_linked_to_a_control_of_ones_own(choice):
    """In both directions, as every setting of the course's widgets."""
    slider = ipywidgets.IntSlider(value=2, max=2)
    traitlets.link((slider, "value"), (choice, "chosen"))
    assert choice.chosen == 2

    slider.value = 1
    assert choice.is_right is True
    choice.chosen = 0
    assert slider.value == 0


@pytest.mark.parametrize("number", [np.int64(1), np.uint8(1), torch.tensor(1)])
def test_a_whole_number_of_another_package_is_one(choice, number):
    """It becomes an `int`, which JSON can carry."""
    choice.chosen = number

    assert type(choice.chosen) is int
    assert choice.is_right is True


@pytest.mark.parametrize(
    ("value", "error", "says"),
    [
        (3, ValueError, "chosen must be at most 2, the last option's number, not 3"),
        (-1, ValueError, "chosen must be at least 0, not -1"),
        (True, TypeError, "chosen must be a whole number, not True"),
        (1.0, TypeError, "chosen must be a whole number, not 1.0; write 1"),
        ("b", TypeError, "chosen must be a whole number, not 'b'"),
        ((1,), TypeError, "chosen must be a whole number, not (1,)"),
        (math.nan, TypeError, "chosen must be a whole number, not nan"),
    ],
)
def test_what_is_no_option_is_refused_by_name_and_the_old_one_stays(choice, value, error, says):
    """At the start and later; the words are the same."""
    choice.chosen = 0

    with pytest.raises(error) as later:
        choice.chosen = value
    with pytest.raises(error) as at_the_start:
        MultipleChoice("99.stops", chosen=value)

    assert str(later.value) == str(at_the_start.value) == says
    assert not isinstance(later.value, traitlets.TraitError)
    assert choice.chosen == 0


def test_whether_it_is_right_cannot_be_set(choice):
    """It is a result; a misspelt setting is refused as well."""
    with pytest.raises(AttributeError, match="is_right"):
        choice.is_right = True
    with pytest.raises(AttributeError, match="no setting 'choosen'; it has chosen"):
        choice.choosen = 1
    assert choice.is_right is False


QUESTION = """\
MultipleChoice('99.stops'): How many stops?
  a) `4`
  b) three
  c) two"""


def test_the_repr_asks_the_question(choice):
    """In plain words, the same in each run; what is shown adds how to bring it to life."""
    data, _ = choice._repr_mimebundle_()

    assert repr(choice) == str(choice) == QUESTION
    assert data["text/plain"] == f"{QUESTION}\n{words.say('choice_run')}"
    assert "application/vnd.jupyter.widget-view+json" in data


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_repr_never_tells_the_answer(choice, number):
    """It is a call that makes the same again; of right and wrong it says nothing."""
    choice.chosen = number
    call, question = repr(choice).split(": ", maxsplit=1)

    again = eval(call, {"MultipleChoice": MultipleChoice})

    assert call == f"MultipleChoice('99.stops', chosen={number})"
    assert question == QUESTION.split(": ", maxsplit=1)[1]
    assert again.chosen == number
    assert again.get_state(["_text", "_options"]) == choice.get_state(["_text", "_options"])


def test_an_unknown_question_is_told_and_has_nothing_to_choose(monkeypatch):
    """No error at a learner who misspelt a name: the widget shows what `answers` says."""
    monkeypatch.setattr(answers, "choices", ASKED.__getitem__)
    none = MultipleChoice("99.none")
    told = "MultipleChoice('99.none'): There is no such question."

    assert none._repr_mimebundle_()[0]["text/plain"] == repr(none) == told
    assert none.is_right is False
    with pytest.raises(ValueError, match="chosen must be None without options, not 0"):
        none.chosen = 0


def test_the_browser_gets_the_question_and_no_more(choice):
    """Plain values that JSON keeps as they are; of the sentences those that its script says."""
    choice.chosen = np.int64(2)
    own = MultipleChoice.class_own_traits(sync=True)

    state = choice.get_state([*own, "_words"])

    assert json.loads(json.dumps(state)) == {
        "chosen": 2,
        "_text": "How many stops?",
        "_options": [vars(option) for option in OPTIONS],
        "_words": {"choice_right": "Right.", "choice_not_yet": "Not yet."},
    }


def real_questions() -> list[str]:
    """The multiple-choice questions of the course, by name."""
    return [name for name in QUESTIONS if answers.choices(name).options]


def test_there_are_questions():
    """The test below has something to test."""
    assert len(real_questions()) >= 2


@pytest.mark.parametrize(
    ("name", "language"), list(itertools.product(real_questions(), words.SECTIONS))
)
def test_each_question_of_the_course_is_asked_in_both_languages(name, language):
    """It stays in the one that was spoken when it was made."""
    words.speak(language)
    asked = answers.choices(name)
    verdicts = [words.say("choice_right"), words.say("choice_not_yet")]

    choice = MultipleChoice(name)
    words.speak("en" if language == "zh" else "zh")

    letters = "abcdefgh"[: len(asked.options)]
    assert repr(choice).splitlines() == [
        f"MultipleChoice('{name}'): {asked.text}",
        *(f"  {letters[i]}) {option.text}" for i, option in enumerate(asked.options)),
    ]
    assert list(choice._words.values()) == verdicts
    for number, option in enumerate(asked.options):
        choice.chosen = number
        assert choice.is_right is option.is_right


def test_a_question_waits_for_no_heavy_package():
    """It is there at once, in the first cell that shows a widget."""
    code = (
        "import sys; from cnnlesson import widgets\n"
        f"one = widgets.MultipleChoice({real_questions()[0]!r}); one.chosen = 0; one.get_state()\n"
        "heavy = {'torch', 'torchvision', 'numpy', 'matplotlib'}\n"
        "print(len(one._options), sorted(heavy & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.split(" ", maxsplit=1)[1] == "[]\n"
    assert int(run.stdout[0]) >= 2


def test_the_package_offers_it():
    """Under the name that a chapter uses."""
    assert widgets.MultipleChoice is MultipleChoice
    assert "MultipleChoice" in widgets.__all__
