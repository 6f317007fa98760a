"""The fully-connected explorer from Python: set, read, watch, link; its answers are torch's."""

import itertools
import math

import ipywidgets
import numpy as np
import pytest
import torch
import traitlets

from cnnlesson import words
from cnnlesson.widgets import FullyConnectedExplorer
from tests import dense_cases

# Every setting, with a value that is not its start value, and as it is read again.
SETTINGS = {
    "input_size": ((4, 5), (4, 5)),
    "channels": (2, 2),
    "outputs": (3, 3),
    "weights": ([[1, 2.0], [0.5, -3]], ((1, 2), (0.5, -3))),
    "neuron": (1, 1),
    "shift": ((1, 2), (1, 2)),
    "filters": (4, 4),
    "kernel_size": (5, 5),
    "stride": (2, 2),
}
CONV1 = {"filters": 96, "kernel_size": 11, "stride": 4}


@pytest.fixture(autouse=True)
def _close_widgets():
    """Each test leaves no widget behind: ipywidgets keeps every one that is not closed."""
    yield
    ipywidgets.Widget.close_all()


def explorer_of(case: dict) -> FullyConnectedExplorer:
    """An explorer with the settings of a case of the shared table."""
    return FullyConnectedExplorer(
        input_size=(case["height"], case["width"]),
        channels=case["channels"],
        outputs=case["outputs"],
        weights=case["rows"],
        shift=tuple(case["shift"]),
    )


def test_vector_and_output_are_torchs():
    """On maps that are not square, shifted or not, with weights made up or given."""
    for case in dense_cases.cases()[:80]:
        answer = dense_cases.with_torch(case)

        explorer = explorer_of(case)

        assert list(explorer.vector) == answer["vector"], case
        assert np.array(explorer.pixels).tolist() == answer["image"], case
        assert list(explorer.output) == answer["sums"], case
        assert explorer.cost.parameters == answer["parameters"], case
        assert explorer.inputs == len(answer["vector"]), case
        explorer.close()


@pytest.mark.parametrize("sides", [(3, 3), (5, 4), (2, 6)])
def test_the_first_shift_of_a_map_loses_nothing_where_a_side_is_three_or_more(sides):
    """So that whatever changes in the sums is the fault of the places, and not of lost numbers."""
    for axis in (0, 1):
        shift = tuple(int(axis == one) for one in (0, 1))
        explorer = FullyConnectedExplorer(input_size=sides, channels=2, shift=shift)
        start = FullyConnectedExplorer(input_size=sides, channels=2)
        kept = sorted(filter(None, explorer.vector)) == sorted(filter(None, start.vector))
        assert kept is (sides[axis] >= 3)


@pytest.mark.parametrize(
    ("sides", "channels", "settings"),
    [
        ((227, 227), 3, CONV1),
        ((9, 14), 2, {"filters": 4, "kernel_size": 3}),
        ((9, 14), 2, {"filters": 4, "kernel_size": 4, "stride": 3}),
    ],
)
def test_the_two_layers_for_the_same_job_are_torchs(sides, channels, settings):
    """One output shape; parameters of both, as torch counts them, without making the weights."""
    explorer = FullyConnectedExplorer(input_size=sides, channels=channels, **settings)
    stride = settings.get("stride", 1)
    steps = {"stride": stride, "padding": "same" if stride == 1 else 0}
    shared = torch.nn.Conv2d(channels, settings["filters"], settings["kernel_size"], **steps)
    shape = tuple(shared(torch.zeros(1, channels, *sides)).shape[1:])
    with torch.device("meta"):
        dense = torch.nn.Linear(channels * math.prod(sides), math.prod(shape))

    counts = [sum(parameter.numel() for parameter in one.parameters()) for one in (shared, dense)]

    assert explorer.convolution_cost.output_shape == shape
    assert explorer.dense_cost.output_shape == (math.prod(shape),)
    assert [explorer.convolution_cost.parameters, explorer.dense_cost.parameters] == counts
    assert explorer.dense_cost.multiply_adds == dense.weight.numel()


def test_alexnets_first_convolution_as_a_dense_layer():
    """The published sizes: 34,944 shared weights and biases against 4.49e10."""
    explorer = FullyConnectedExplorer(input_size=227, channels=3, outputs=290_400, **CONV1)

    assert explorer.cost == explorer.dense_cost
    assert explorer.cost.multiply_adds == 44_892_064_800
    assert explorer.convolution_cost.parameters == 34_944
    assert explorer.convolution_cost.multiply_adds == 105_415_200
    assert (
        explorer._told()
        .splitlines()[3]
        .endswith(
            "34,944 parameters, a fully-connected layer that gives as many values 44,892,355,200: "
            "1,284,694 times as many"
        )
    )


def test_every_setting_is_listed_here():
    """A new setting cannot be forgotten by the tests below."""
    own = FullyConnectedExplorer.class_own_traits(sync=True)

    assert {name for name in own if not name.startswith("_")} == set(SETTINGS)
    assert set(FullyConnectedExplorer()._defaults) == set(SETTINGS)


@pytest.mark.parametrize(("name", "given", "kept"), [(n, *v) for n, v in SETTINGS.items()])
def test_a_setting_is_given_set_read_observed_and_linked(name, given, kept):
    """At the start and later; an observer hears old and new; a linked explorer follows."""
    seen = []
    explorer, other = FullyConnectedExplorer(), FullyConnectedExplorer()
    start = getattr(explorer, name)
    traitlets.link((explorer, name), (other, name))
    explorer.observe(lambda change: seen.append((change["old"], change["new"])), name)

    setattr(explorer, name, given)

    assert getattr(explorer, name) == getattr(other, name) == kept
    assert getattr(FullyConnectedExplorer(**{name: given}), name) == kept
    assert seen == [(start, kept)]
    setattr(other, name, start)
    assert getattr(explorer, name) == start


WHOLES = [name for name in SETTINGS if name != "weights"]
LEAST_0 = ("neuron", "shift")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *itertools.product(WHOLES, (True, 1.5, "3", None, (1, 2, 3), -1, 10**6)),
        *((name, 0) for name in WHOLES if name not in LEAST_0),
        *itertools.product(["weights"], (3, "blur", [1, 2], [[1], [1, 2]], [], [[]], [[1]] * 65)),
    ],
)
def test_a_bad_value_is_refused_by_name_and_the_old_one_stays(name, value):
    """At the start and later, in the same words."""
    explorer = FullyConnectedExplorer()
    before = explorer.get_state()

    with pytest.raises((TypeError, ValueError)) as later:
        setattr(explorer, name, value)
    with pytest.raises((TypeError, ValueError)) as at_the_start:
        FullyConnectedExplorer(**{name: value})

    assert str(later.value) == str(at_the_start.value)
    assert str(later.value).startswith(f"{name} must be ")
    assert repr(value)[:40] in str(later.value)
    assert explorer.get_state() == before


@pytest.mark.parametrize("weight", ["1", True, None, float("nan"), 1001])
def test_a_weight_that_is_no_number_within_reach_is_refused(weight):
    """The error names the setting and the weight."""
    with pytest.raises((TypeError, ValueError), match=r"^weights must be a number"):
        FullyConnectedExplorer(weights=[[weight]])


def test_rows_of_weights_give_the_layer_its_outputs():
    """From an array or a tensor too; a number of outputs that is given wins."""
    rows = [[1, 2, 3, 4], [0, 0, 0, 1]]
    for given in (rows, np.array(rows), torch.tensor(rows)):
        explorer = FullyConnectedExplorer(input_size=2, weights=given)
        assert explorer.weight_rows == tuple(map(tuple, rows))
        assert FullyConnectedExplorer(weights=given, outputs=5).outputs == 5


def test_a_layer_that_is_too_large_is_not_written_out():
    """The numbers of the costs stay; a list of millions would fill a notebook."""
    explorer = FullyConnectedExplorer(input_size=227, channels=3, outputs=10)

    with pytest.raises(ValueError, match="pixels would take 154,587 numbers, and 100,000 at most"):
        _ = explorer.vector
    with pytest.raises(ValueError, match="weight_rows would take 1,545,870 numbers"):
        _ = explorer.weight_rows
    assert explorer.cost.parameters == 1_545_880


ALL = {name: given for name, (given, _) in SETTINGS.items()}
LONG = (
    "FullyConnectedExplorer(input_size=(4, 5), channels=2, outputs=3, weights=((1, 2), (0.5, -3)), "
    "neuron=1, shift=(1, 2), filters=4, kernel_size=5, stride=2): "
    "(2, 4, 5) → (40,) → (3,), 123 parameters"
)


@pytest.mark.parametrize("settings", [{}, ALL, {"weights": [[1]]}, {"channels": 3, "outputs": 4}])
def test_the_state_line_makes_the_same_explorer(settings):
    """Every setting, the number of outputs included that rows of weights would set."""
    explorer = FullyConnectedExplorer(**settings)

    again = eval(explorer.state_line, {"FullyConnectedExplorer": FullyConnectedExplorer})

    for name in SETTINGS:
        assert getattr(again, name) == getattr(explorer, name), name
    assert repr(again) == repr(explorer)


def test_the_repr_ends_in_the_result_and_is_followed_by_what_the_explorer_shows():
    """For a reader who has no kernel; the convolution's reason where there is none."""
    assert repr(FullyConnectedExplorer(**ALL)) == LONG
    data, _ = FullyConnectedExplorer(weights=[[1] * 9, [-1] * 9])._repr_mimebundle_()
    assert data["text/plain"].splitlines()[1:] == [
        "parameters: 20",
        "multiply-adds: 18",
        (
            "a convolution to (1, 3, 3) has 10 parameters, a fully-connected layer that gives as "
            "many values 90: 9 times as many"
        ),
        "neuron 0: 25",
        "neuron 1: −22",
        "Run this cell to bring its controls to life.",
    ]
    told = FullyConnectedExplorer(stride=2, kernel_size=5)._told().splitlines()[3]
    assert told.startswith("convolution: height: kernel_size 5 does not fit into 3 px")


@pytest.mark.parametrize("name", ["output", "kernels", "strides", "bias"])
def test_a_setting_that_there_is_not_is_an_error(name):
    """traitlets alone would take it and forget it."""
    with pytest.raises((TypeError, AttributeError)):
        FullyConnectedExplorer(**{name: 2})
    with pytest.raises(AttributeError):
        setattr(FullyConnectedExplorer(), name, 2)


def test_it_speaks_the_language_in_which_it_was_made():
    """And carries no other widget's sentences."""
    words.speak("zh")
    try:
        spoken = FullyConnectedExplorer()._words
    finally:
        words.speak("en")

    assert spoken["fc_flatten"] == "展平 →"
    assert FullyConnectedExplorer()._words["fc_flatten"] == "flatten →"
    assert not any(key.startswith("studio_") for key in spoken)
