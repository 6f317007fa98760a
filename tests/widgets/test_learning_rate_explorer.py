"""The learning rate explorer from Python: set, read, watch; what it says without a kernel."""

import itertools
import json
import subprocess
import sys

import ipywidgets
import pytest
import traitlets

from cnnlesson import widgets, words
from cnnlesson.widgets import LearningRateExplorer
from tests import descent_cases

# Every setting, with a value that is not its start value.
SETTINGS = {
    "loss": "long_bowl",
    "curvature": 200,
    "curvature_2": 0.5,
    "start": -2.5,
    "start_2": 0,
    "learning_rate": 0.003,
    "momentum": 0.9,
    "steps": 7,
    "against": False,
    "step": 3,
}
STATES = [{}, SETTINGS, {"loss": "two_valleys", "start": 2}, {"learning_rate": 0.0001}]


@pytest.fixture(autouse=True)
def _close_widgets():
    """Each test leaves no widget behind, and English spoken."""
    yield
    words.speak("en")
    ipywidgets.Widget.close_all()


def test_every_setting_is_listed_here():
    """A new setting cannot be forgotten by the tests below; the script knows each one too."""
    own = LearningRateExplorer.class_own_traits(sync=True)

    assert {name for name in own if not name.startswith("_")} == set(SETTINGS)
    explorer = LearningRateExplorer()
    assert explorer._defaults == {name: getattr(explorer, name) for name in explorer._defaults}
    assert set(explorer._defaults) == set(SETTINGS)
    assert set(explorer._limits) == set(SETTINGS) - {"loss", "against"}


@pytest.mark.parametrize(("name", "value"), SETTINGS.items())
def test_a_setting_is_given_set_read_observed_and_linked(name, value):
    """At the start and later; an observer hears the old value and the new one."""
    seen, explorer, other = [], LearningRateExplorer(), LearningRateExplorer()
    start = getattr(explorer, name)
    explorer.observe(lambda change: seen.append((change["old"], change["new"])), name)
    traitlets.link((explorer, name), (other, name))

    setattr(explorer, name, value)

    assert getattr(explorer, name) == getattr(other, name) == value
    assert getattr(LearningRateExplorer(**{name: value}), name) == value
    assert seen == [(start, value)]


NUMBERS = [name for name in SETTINGS if name not in ("loss", "against")]
BAD = (True, "3", None, float("nan"), float("inf"), 1001, -11, [1])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *itertools.product(NUMBERS, BAD),
        *itertools.product(["curvature", "learning_rate", "steps", "step"], [0]),
        *[("momentum", 1), ("momentum", -0.1), ("steps", 2.5), ("loss", "hill"), ("loss", 1)],
        *[("against", 1), ("against", "minus"), ("learning_rate", 10.1), ("start", 10.5)],
    ],
)
def test_a_bad_value_is_refused_by_name_and_the_old_one_stays(name, value):
    """At the start and later, with the rule and the value."""
    explorer = LearningRateExplorer()
    before = explorer.get_state()

    with pytest.raises((TypeError, ValueError)) as later:
        setattr(explorer, name, value)
    with pytest.raises((TypeError, ValueError)) as at_the_start:
        LearningRateExplorer(**{name: value})

    assert str(later.value) == str(at_the_start.value)
    assert str(later.value).startswith(f"{name} must be ")
    assert repr(value) in str(later.value)
    assert not isinstance(later.value, traitlets.TraitError)
    assert explorer.get_state() == before


def test_a_setting_that_there_is_not_is_an_error():
    """With the list of those that there are."""
    with pytest.raises(TypeError, match=r"no setting 'lr'; it has against, .*learning_rate"):
        LearningRateExplorer(lr=0.1)


@pytest.mark.parametrize("settings", STATES)
def test_the_repr_and_the_state_line_make_the_same_explorer(settings):
    """The repr without the step that is looked at; the line whole."""
    explorer = LearningRateExplorer(**settings)
    known = {"LearningRateExplorer": LearningRateExplorer}

    again = eval(explorer.state_line, known)
    told = eval(repr(explorer).split("): ")[0] + ")", known)

    assert again.state_line == explorer.state_line
    for name in SETTINGS:
        assert getattr(again, name) == getattr(explorer, name), name
    assert repr(told) == repr(explorer)


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({}, "(learning_rate=0.1): w 3 → 0.0346, loss 9 → 0.0012 after 20 steps (right)"),
        (
            {"against": False},
            (
                "(learning_rate=0.1, against=False): "
                "w 3 → 115, loss 9 → 13200 after 20 steps (climbing)"
            ),
        ),
        (
            {"curvature": 200, "learning_rate": 0.01},
            (
                "(curvature=200, learning_rate=0.01): "
                "w 3 → 3, loss 900 → 900 after 20 steps (at border)"
            ),
        ),
        (
            {"curvature": 1000, "learning_rate": 10},
            (
                "(curvature=1000, learning_rate=10): "
                "w 3 → beyond −10¹², loss 4500 → beyond 10¹² after 3 steps (diverging)"
            ),
        ),
        (
            {"loss": "long_bowl", "steps": 1, "learning_rate": 0.125},
            (
                "(loss='long_bowl', learning_rate=0.125, steps=1): "
                "(w₁, w₂) (3, 1) → (2.25, −1), loss 17 → 13.1 after one step (at border)"
            ),
        ),
    ],
)
def test_the_repr_ends_in_the_result(settings, says):
    """Numbers worked by hand: 3·0.8²⁰, 3·1.2²⁰, 3·(−1)²⁰, 3·9999³, 3·0.75 and 1·(−1)."""
    assert repr(LearningRateExplorer(**settings)) == f"LearningRateExplorer{says}"


def test_the_steps_are_torchs():
    """What a cell reads from the explorer is what torch.optim.SGD does."""
    explorer = LearningRateExplorer(loss="long_bowl", momentum=0.5, learning_rate=0.05)
    setting = {name: getattr(explorer, name) for name in SETTINGS}

    points = descent_cases.torch_points(setting)

    for ours, theirs in zip(explorer.descent.points, points, strict=True):
        assert list(ours) == pytest.approx(theirs)
    assert explorer.border == pytest.approx(2 * 1.5 / 16)
    assert explorer.verdict == "oscillating"


def test_a_reader_without_a_kernel_is_told_the_verdict_and_the_border():
    """And how to bring the explorer to life."""
    data, _ = LearningRateExplorer(learning_rate=0.9)._repr_mimebundle_()

    assert data["text/plain"].splitlines()[1:] == [
        (
            "Oscillating. At some steps a weight goes past the minimum, or the loss climbs; all in "
            "all it has not grown by more than 1 %."
        ),
        (
            "border: learning rate 1 = 2·(1 + 0)/2, for the curvature 2 of this bowl; yours, 0.9, "
            "is below it: near the minimum, steps get closer to it"
        ),
        "Run this cell to bring its controls to life.",
    ]
    assert "application/vnd.jupyter.widget-view+json" in data


def test_it_speaks_chinese():
    """Its sentences, and those of its script."""
    words.speak("zh")
    explorer = LearningRateExplorer(against=False)

    assert "上坡" in explorer._repr_mimebundle_()[0]["text/plain"]
    assert explorer._words["descent_label_learning_rate"] == "学习率"


def test_the_browser_gets_little_and_plain_values():
    """JSON keeps them as they are; sentences of other widgets' sections stay at home."""
    state = LearningRateExplorer(**SETTINGS).get_state()
    own = {name: state[name] for name in state if name not in ("_esm", "_css", "_script")}

    assert len(json.dumps(own, allow_nan=False)) < 20_000
    assert "nothing_lost" not in state["_words"]


def test_it_waits_for_no_heavy_package():
    """The first widget of a chapter is there at once."""
    code = (
        "import sys; from cnnlesson import widgets\n"
        "heavy = {'torch', 'torchvision', 'numpy', 'matplotlib'}\n"
        "one = widgets.LearningRateExplorer(); one.learning_rate = 0.5\n"
        "one.get_state(); one._repr_mimebundle_(); print(one, sorted(heavy & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.endswith("after 20 steps (right) []\n")
    assert widgets.LearningRateExplorer is LearningRateExplorer
