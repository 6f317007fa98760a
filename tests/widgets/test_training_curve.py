"""The training curve from Python: what it takes, keeps, sends and says."""

import json
import math
import types

import ipywidgets
import numpy as np
import pytest
import torch

from cnnlesson import widgets, words
from cnnlesson.training import Record
from cnnlesson.widgets import TrainingCurve

FIRST = Record(1, 10, 0.5234, 0.7, 0.1, validation_loss=0.6, validation_accuracy=0.65)
SECOND = Record(2, 20, 0.4149, 0.8, 0.1, validation_loss=0.55, validation_accuracy=0.8149)


@pytest.fixture(autouse=True)
def _close_widgets():
    """Each test leaves no widget behind, and English spoken."""
    yield
    words.speak("en")
    ipywidgets.Widget.close_all()


@pytest.fixture
def curve():
    """An empty curve."""
    return TrainingCurve()


def rows(curve: TrainingCurve, run: int = 0) -> list:
    """What the browser gets of one run."""
    return curve.get_state()["_runs"][run]["points"]


def test_an_empty_curve_says_so(curve):
    """In its repr, and to a reader without a kernel."""
    data, _ = curve._repr_mimebundle_()

    assert repr(curve) == data["text/plain"] == "TrainingCurve: no epoch yet"
    assert "application/vnd.jupyter.widget-view+json" in data
    assert curve.records == []
    assert curve.get_state()["_runs"] == []


def test_records_of_training_are_drawn_and_kept(curve):
    """One after the other, in the order of the columns, as the very objects that were given."""
    curve.add(FIRST)
    assert repr(curve) == "TrainingCurve: one epoch, loss 0.52, validation accuracy 0.65"
    curve.add(SECOND)

    assert curve.records == [FIRST, SECOND]
    assert curve.records[0] is FIRST
    assert rows(curve) == [
        [1, 10, 0.5234, 0.7, 0.6, 0.65, 0.1],
        [2, 20, 0.4149, 0.8, 0.55, 0.8149, 0.1],
    ]
    assert repr(curve) == "TrainingCurve: 2 epochs, loss 0.52 → 0.41, validation accuracy 0.81"


@pytest.mark.parametrize(
    "record",
    [
        {"epoch": 1, "step": 5, "loss": 0.5},
        types.SimpleNamespace(epoch=1, step=5, loss=0.5, accuracy=None),
        {"epoch": np.int64(1), "step": torch.tensor(5), "loss": np.float32(0.5)},
        {"epoch": 1, "step": 5, "loss": torch.tensor(0.5, requires_grad=True)},
    ],
    ids=["mapping", "object", "numpy", "tensor"],
)
def test_whatever_has_the_numbers_is_a_record(curve, record):
    """A mapping or an object, of Python's, numpy's or torch's numbers; the rest may be missing."""
    curve.add(record)

    assert rows(curve) == [[1, 5, 0.5, None, None, None, None]]
    assert json.loads(json.dumps(rows(curve))) == rows(curve)
    assert repr(curve) == "TrainingCurve: one epoch, loss 0.50"


def test_without_validation_the_training_accuracy_is_told(curve):
    """It is named as what it is."""
    curve.add({"epoch": 1, "step": 5, "loss": 0.5, "accuracy": 0.25})

    assert repr(curve) == "TrainingCurve: one epoch, loss 0.50, accuracy 0.25"


@pytest.mark.parametrize(
    ("loss", "sent", "told"),
    [
        (math.nan, "nan", "not a number"),
        (math.inf, "inf", "infinite"),
        (-math.inf, "inf", "infinite"),
        (torch.tensor(math.nan), "nan", "not a number"),
    ],
)
def test_a_loss_that_is_no_number_is_a_word(curve, loss, sent, told):
    """JSON has no nan: the browser gets a word, and so does the reader."""
    curve.add(FIRST, {"epoch": 2, "step": 20, "loss": loss})

    assert rows(curve)[1][2] == sent
    json.dumps(curve.get_state()["_runs"], allow_nan=False)
    assert repr(curve) == f"TrainingCurve: 2 epochs, loss 0.52 → {told}"


def test_runs_have_lines_of_their_own(curve):
    """By name, in the order in which they came."""
    curve.add(FIRST, SECOND, run="lr 0.01")
    curve.add(FIRST, run="lr 10")

    assert curve.runs == {"lr 0.01": [FIRST, SECOND], "lr 10": [FIRST]}
    assert curve.records == [FIRST, SECOND, FIRST]
    assert [run["name"] for run in curve.get_state()["_runs"]] == ["lr 0.01", "lr 10"]
    assert repr(curve) == (
        "TrainingCurve: lr 0.01: 2 epochs, loss 0.52 → 0.41, validation accuracy 0.81; "
        "lr 10: one epoch, loss 0.52, validation accuracy 0.65"
    )


def test_a_run_that_starts_again_takes_the_place_of_the_old_one(curve):
    """As when a cell is run a second time, or training goes on from an earlier checkpoint."""
    curve.add(FIRST, SECOND, run="a")
    curve.add(FIRST, run="b")
    curve.add(FIRST, run="a")

    assert curve.runs == {"a": [FIRST], "b": [FIRST]}
    curve.add(SECOND, run="a")
    curve.add(SECOND, run="a")
    assert curve.runs["a"] == [FIRST, SECOND]


def test_the_browser_gets_few_digits_and_few_bytes(curve):
    """A hundred epochs are a few kilobytes, and only this widget's sentences go along."""
    for epoch in range(1, 101):
        third = 1 / 3 / epoch
        curve.add(Record(epoch, 47 * epoch, third, third, third, third, third))

    state = curve.get_state()
    assert rows(curve)[0][2:] == [0.3333] * 5
    assert len(json.dumps(state["_runs"])) < 6_000
    assert len(json.dumps(state["_words"])) < 3_000


def test_each_record_is_sent_at_once(curve):
    """The front end hears of it while the loop goes on."""
    heard = []
    curve.observe(lambda change: heard.append(len(change["new"][0]["points"])), "_runs")

    curve.add(FIRST)
    curve.add(SECOND)

    assert heard == [1, 2]


@pytest.mark.parametrize(
    ("record", "error", "says"),
    [
        ({"epoch": 1, "step": 2}, TypeError, "has no loss"),
        ({"loss": 1.0}, TypeError, "record must have epoch, step and loss, as attributes or keys"),
        (0.5, TypeError, "0.5 has no epoch"),
        ({"epoch": 1.5, "step": 2, "loss": 1}, TypeError, "epoch must be a whole number, not 1.5"),
        ({"epoch": 1, "step": -2, "loss": 1}, ValueError, "step must be at least 0, not -2"),
        ({"epoch": 1, "step": 2, "loss": "1"}, TypeError, "loss must be a number, not '1'"),
        ({"epoch": 1, "step": 2, "loss": True}, TypeError, "loss must be a number, not True"),
        ({"epoch": 1, "step": 2, "loss": torch.ones(2)}, TypeError, "loss must be a number, not t"),
        (
            {"epoch": 1, "step": 2, "loss": 1, "accuracy": "high"},
            TypeError,
            "accuracy must be a number, not 'high'",
        ),
    ],
)
def test_what_is_no_record_is_refused_and_nothing_is_lost(curve, record, error, says):
    """Not even the records that were given together with it are taken."""
    curve.add(FIRST)

    with pytest.raises(error) as caught:
        curve.add(SECOND, record)

    assert says in str(caught.value)
    assert curve.records == [FIRST]


@pytest.mark.parametrize("run", [1, None, 0.01])
def test_a_runs_name_is_a_text(curve, run):
    """The error shows what was given."""
    with pytest.raises(TypeError, match=f"run must be a name in quotes, not {run}"):
        curve.add(FIRST, run=run)


def test_it_has_no_settings():
    """A misspelt method that is set is refused too."""
    with pytest.raises(TypeError):
        TrainingCurve(records=[FIRST])
    with pytest.raises(AttributeError, match="no setting 'record'"):
        TrainingCurve().record = FIRST


def test_it_speaks_chinese():
    """Its repr, and the sentences of its script."""
    words.speak("zh")
    curve = TrainingCurve()
    curve.add(FIRST, SECOND)

    assert repr(curve) == "TrainingCurve: 2 轮，损失 0.52 → 0.41，验证准确率 0.81"
    assert curve._words["curve_training"] == "训练"


def test_the_package_names_it():
    """A chapter gets this very class."""
    assert widgets.TrainingCurve is TrainingCurve
