"""The convolution explorer from Python: set, read, watch, link; its answers are torch's."""

import itertools
import json
import subprocess
import sys
import warnings

import anywidget
import ipywidgets
import numpy as np
import pytest
import torch
import traitlets

from cnnlesson import widgets
from cnnlesson.widgets import ConvolutionExplorer

# Every setting, with a value that is not its start value, and as it is read again.
SETTINGS = {
    "input_size": ((9, 14), (9, 14)),
    "kernel_size": (5, (5, 5)),
    "stride": (2, 2),
    "padding": ("same", "same"),
    "dilation": (2, 2),
    "in_channels": (3, 3),
    "out_channels": (16, 16),
    "source": ("photo", "photo"),
    "kernel": ([[0, 1.5], [-2, 3.0]], ((0, 1.5), (-2, 3))),
    "bias": (2.5, 2.5),
    "position": ((1, 2), (1, 2)),
    "square": (False, False),
}
SHAPING = (
    *("input_size", "kernel_size", "stride", "padding", "dilation"),
    *("in_channels", "out_channels"),
)
KERNELS = ((3, 5), (4, 1), (2, 2))
PADDINGS = (0, 2, "same", "valid")
GRID = list(itertools.product(KERNELS, (1, 2, 3), PADDINGS, (1, 3)))


@pytest.fixture(autouse=True)
def _close_widgets():
    """Each test leaves no widget behind: ipywidgets keeps every one that is not closed."""
    yield
    ipywidgets.Widget.close_all()


def torch_answer(setting: dict, input_size: tuple[int, int]) -> tuple | None:
    """torch's output shape (C, H, W) on the CPU and its parameters; None where it refuses."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an even kernel with "same" warns of a copy
        try:
            layer = torch.nn.Conv2d(**setting)
            image = torch.zeros(1, setting["in_channels"], *input_size)
            return tuple(layer(image).shape[1:]), sum(p.numel() for p in layer.parameters())
        except (RuntimeError, ValueError):
            return None


@pytest.mark.parametrize(("kernel_size", "stride", "padding", "dilation"), GRID)
def test_shape_and_parameters_are_torchs(kernel_size, stride, padding, dilation):
    """On an image that is wider than high; where torch refuses, there is no shape."""
    window = {
        "kernel_size": kernel_size,
        "stride": stride,
        "padding": padding,
        "dilation": dilation,
    }
    setting = {"in_channels": 3, "out_channels": 4, **window}

    explorer = ConvolutionExplorer(input_size=(9, 14), **setting)

    answer = torch_answer(setting, (9, 14))
    if answer is None:
        assert explorer.output_shape is None
        with pytest.raises(ValueError, match="use"):
            _ = explorer.cost
    else:
        shape, parameters = answer
        assert explorer.output_shape == shape
        assert explorer.cost.parameters == parameters
        assert repr(explorer).endswith(f": (3, 9, 14) → {shape}")
        results = [text.split(":")[0].split(" ")[-1] for text in explorer.worked.values()]
        assert results == [str(size) for size in shape[1:]]


def test_the_grid_has_both_kinds_of_answers():
    """A few dozen settings, of which torch takes many and refuses some."""
    names = ("in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation")
    settings = [dict(zip(names, (1, 1, *row), strict=True)) for row in GRID]

    refused = [setting for setting in settings if torch_answer(setting, (9, 14)) is None]

    assert len(settings) > 60
    assert 10 < len(refused) < 30


def test_every_setting_is_listed_here():
    """A new setting cannot be forgotten by the tests below."""
    own = ConvolutionExplorer.class_own_traits(sync=True)

    assert {name for name in own if not name.startswith("_")} == set(SETTINGS)


@pytest.mark.parametrize(("name", "given", "kept"), [(n, *v) for n, v in SETTINGS.items()])
def test_a_setting_is_given_set_read_and_observed(name, given, kept):
    """At the start and later; an observer hears the old value and the new one."""
    seen = []
    explorer = ConvolutionExplorer()
    start = getattr(explorer, name)
    explorer.observe(lambda change: seen.append((change["old"], change["new"])), name)

    setattr(explorer, name, given)

    assert getattr(explorer, name) == kept
    assert getattr(ConvolutionExplorer(**{name: given}), name) == kept
    assert seen == [(start, kept)]


@pytest.mark.parametrize(("name", "given", "kept"), [(n, *v) for n, v in SETTINGS.items()])
def test_a_setting_is_linked_in_both_directions(name, given, kept):
    """Two explorers keep one value, whichever of them is changed, until they are unlinked."""
    one, other = ConvolutionExplorer(), ConvolutionExplorer()
    start = getattr(one, name)
    link = traitlets.link((one, name), (other, name))

    setattr(one, name, given)
    assert getattr(other, name) == kept
    setattr(other, name, start)
    assert getattr(one, name) == start
    link.unlink()
    setattr(one, name, given)
    assert getattr(other, name) == start


def test_a_slider_of_ones_own_steers_the_explorer():
    """As in chapter 03: a control from ipywidgets, linked to a setting."""
    slider = ipywidgets.IntSlider(value=2, min=1, max=4)
    explorer = ConvolutionExplorer(input_size=(9, 14))
    traitlets.link((slider, "value"), (explorer, "stride"))

    slider.value = 3
    assert explorer.output_shape == (1, 3, 4)
    explorer.stride = 4
    assert slider.value == 4


@pytest.mark.parametrize(
    ("settings", "square"),
    [
        ({}, True),
        ({"input_size": 5}, True),
        ({"input_size": (5, 6)}, False),
        ({"kernel_size": (1, 3)}, False),
        ({"input_size": (5, 6), "square": True}, True),
    ],
)
def test_one_slider_moves_both_sides_only_where_they_are_equal(settings, square):
    """Otherwise the first drag would undo what the author of a cell has set."""
    assert ConvolutionExplorer(**settings).square is square


@pytest.mark.parametrize("name", SHAPING)
def test_each_setting_that_is_changed_later_changes_the_shape_as_in_torch(name):
    """One at a time, so that no other change brings the shape up to date."""
    explorer = ConvolutionExplorer(input_size=(10, 15), kernel_size=(4, 3))

    setattr(explorer, name, SETTINGS[name][0])

    setting = {other: getattr(explorer, other) for other in SHAPING[1:]}
    assert explorer.output_shape == torch_answer(setting, explorer.input_size)[0]


def test_the_output_shape_is_followed_and_can_be_observed():
    """Every change of a shape is told; the shape is there before an observer of a setting asks."""
    explorer = ConvolutionExplorer(input_size=(9, 14))
    shapes, beside = [], []
    explorer.observe(lambda change: shapes.append(change["new"]), "output_shape")
    explorer.observe(lambda _: beside.append(explorer.output_shape), "kernel_size")

    explorer.kernel_size = (9, 3)
    explorer.kernel_size = (10, 3)
    explorer.padding = 1
    explorer.out_channels = 2
    explorer.in_channels = 2

    assert shapes == [(1, 1, 12), None, (1, 2, 14), (2, 2, 14)]
    assert beside == shapes[:2]


def test_the_output_shape_is_a_result_and_not_a_setting():
    """It cannot be made to say what the settings do not give."""
    with pytest.raises(traitlets.TraitError, match="read-only"):
        ConvolutionExplorer().output_shape = (1, 2, 3)
    with pytest.raises(traitlets.TraitError, match="read-only"):
        ConvolutionExplorer(output_shape=(1, 2, 3))


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"input_size": (3, 9), "kernel_size": 5}, "height: kernel_size 5 does not fit into 3 px"),
        ({"input_size": (9, 3), "kernel_size": 5}, "width: kernel_size 5 does not fit into 3 px"),
        ({"input_size": (6, 9), "dilation": 3}, "3·(3 − 1) + 1 = 7 px and does not fit into 6 px"),
        ({"stride": 2, "padding": "same"}, 'padding "same" needs stride 1, not 2: use stride 1'),
    ],
)
def test_an_impossible_setting_is_kept_and_says_why(settings, says):
    """Someone who drags gets there all the time: no error, no shape, and the reason."""
    explorer = ConvolutionExplorer(**settings)

    assert explorer.output_shape is None
    assert says in repr(explorer).split("): ", maxsplit=1)[1]
    explorer.kernel_size = explorer.stride = 1
    assert explorer.output_shape == (1, *explorer.input_size)


FRESH = "ConvolutionExplorer(input_size=(8, 8), kernel_size=(3, 3)): (1, 8, 8) → (1, 6, 6)"
ALL_BUT_STRIDE = {name: given for name, (given, _) in SETTINGS.items() if name != "stride"}
LONG = (
    "ConvolutionExplorer(input_size=(9, 14), kernel_size=(5, 5), padding='same', dilation=2, "
    "in_channels=3, out_channels=16, source='photo', kernel=((0, 1.5), (-2, 3)), bias=2.5): "
    "(3, 9, 14) → (16, 9, 14)"
)


@pytest.mark.parametrize(("settings", "text"), [({}, FRESH), (ALL_BUT_STRIDE, LONG)])
def test_the_repr_is_a_call_that_makes_the_same_and_its_result(settings, text):
    """No address in memory, which differs in each run; what is as in a fresh one is left out."""
    explorer = ConvolutionExplorer(**settings)

    again = eval(repr(explorer).split("): ")[0] + ")", {"ConvolutionExplorer": ConvolutionExplorer})

    assert repr(explorer) == str(explorer) == text
    for name in set(SETTINGS) - {"position", "square"}:
        assert getattr(again, name) == getattr(explorer, name), name


@pytest.mark.parametrize("cut", [110, None])
def test_a_reader_without_a_kernel_gets_the_whole_repr(monkeypatch, cut):
    """Earlier anywidgets cut it after 110 characters, and the result stands at the end."""
    made = anywidget.AnyWidget._repr_mimebundle_

    def as_earlier(self, **kwargs):
        data, metadata = made(self, **kwargs)
        return data | {"text/plain": repr(self)[:cut]}, metadata

    monkeypatch.setattr(anywidget.AnyWidget, "_repr_mimebundle_", as_earlier)
    assert len(LONG) > 110

    data, _ = ConvolutionExplorer(**ALL_BUT_STRIDE)._repr_mimebundle_()

    assert data["text/plain"].splitlines()[0] == LONG
    assert "application/vnd.jupyter.widget-view+json" in data


NOT_NUMBERS = (True, 1.5, "3", None, float("nan"), (1, 2, 3))
OTHERS = ("source", "square", "kernel", "bias")
NUMBERS = [name for name in SETTINGS if name not in OTHERS]
NO_ROWS = (3, None, [1, 2], [[1], None], {1: 2}, "bluer", [[1, 2], [3]], [], [[]])
NO_WEIGHTS = ([["1"]], [[True]], [[None]], [[float("nan")]], [[1001]], [[-1001]])
TOO_SMALL = [(n, v) for n in NUMBERS for v in (-1, 0) if v < 0 or n not in ("padding", "position")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *itertools.product(NUMBERS, (*NOT_NUMBERS, 10**6)),
        *TOO_SMALL,
        *itertools.product(["source"], ("film", None, 3)),
        *itertools.product(["square"], (1, None, "yes")),
        *itertools.product(["bias"], (True, "3", None, float("nan"), float("inf"), 101, [1])),
        *itertools.product(["kernel"], NO_ROWS),
    ],
)
def test_a_bad_value_is_refused_by_name_and_the_old_one_stays(name, value):
    """At the start and later; the settings that were good before are untouched."""
    explorer = ConvolutionExplorer(input_size=(9, 14))
    before = explorer.get_state()

    with pytest.raises((TypeError, ValueError)) as later:
        setattr(explorer, name, value)
    with pytest.raises((TypeError, ValueError)) as at_the_start:
        ConvolutionExplorer(**{name: value})

    assert str(later.value) == str(at_the_start.value)
    assert str(later.value).startswith(f"{name} must be ")
    assert repr(value) in str(later.value)
    assert not isinstance(later.value, traitlets.TraitError)
    assert explorer.get_state() == before
    assert explorer.output_shape == (1, 7, 12)


@pytest.mark.parametrize("rows", NO_WEIGHTS)
def test_a_weight_that_is_no_number_within_reach_is_refused(rows):
    """The error names the setting and the weight, and the old kernel stays."""
    explorer = ConvolutionExplorer()

    with pytest.raises((TypeError, ValueError), match=r"^kernel must be a number") as caught:
        explorer.kernel = rows

    assert repr(rows[0][0]) in str(caught.value)
    assert explorer.kernel == "vertical edges"


@pytest.mark.parametrize("rows", [[[1]] * 65, [[1] * 65]])
def test_a_kernel_that_is_too_large_is_refused(rows):
    """The error shows its beginning, not all of it."""
    with pytest.raises(ValueError, match=r"^kernel must be rows of one length, 1 to 64, not \[\[1"):
        ConvolutionExplorer(kernel=rows)


@pytest.mark.parametrize(
    "rows", [[[1, 2, 3]], ((1, 2, 3),), np.array([[1, 2, 3]]), torch.tensor([[1.0, 2.0, 3.0]])]
)
def test_rows_of_weights_give_the_kernel_its_size(rows):
    """From a list, a tuple, an array or a tensor; a kernel size that is given wins."""
    explorer = ConvolutionExplorer(kernel=rows)

    assert explorer.kernel_size == (1, 3)
    assert explorer.weights == ((1, 2, 3),)
    assert ConvolutionExplorer(kernel=rows, kernel_size=2).weights == ((1, 2), (0, 0))


def test_weights_that_a_smaller_kernel_hides_come_back():
    """Whoever drags the kernel size down and up again has lost nothing."""
    explorer = ConvolutionExplorer(kernel=[[1, 2], [3, 4]])
    explorer.kernel_size = 1
    assert explorer.weights == ((1,),)
    explorer.kernel_size = 2
    assert explorer.weights == ((1, 2), (3, 4))


@pytest.mark.parametrize("settings", [{}, {"kernel_size": (5, 2), "dilation": 3, "stride": 2}])
def test_the_receptive_field_is_what_torchs_gradient_sees(settings):
    """One output alone depends on those rows and columns, from the first to the last."""
    explorer = ConvolutionExplorer(input_size=40, **settings)
    layer = torch.nn.Conv2d(1, 1, explorer.kernel_size, explorer.stride, dilation=explorer.dilation)
    image = torch.rand(1, 1, 40, 40, requires_grad=True)
    layer(image)[0, 0, 1, 1].backward()
    rows, columns = image.grad[0, 0].nonzero().T

    seen = [int(places.max() - places.min()) + 1 for places in (rows, columns)]

    assert list(explorer.receptive_field) == seen


STATES = [
    {},
    ALL_BUT_STRIDE,
    {"input_size": (5, 9), "square": True},
    {"square": False},
    {"kernel": [[1, 2, -0.5]], "source": "impulse", "position": (3, 2)},
]


@pytest.mark.parametrize("settings", STATES)
def test_the_state_line_makes_the_same_explorer(settings):
    """Every setting, the chosen place and the linked sides included."""
    explorer = ConvolutionExplorer(**settings)

    again = eval(explorer.state_line, {"ConvolutionExplorer": ConvolutionExplorer})

    for name in SETTINGS:
        assert getattr(again, name) == getattr(explorer, name), name
    assert again.state_line == explorer.state_line


def test_the_state_line_of_an_array_asks_for_the_array():
    """The values themselves do not go into a line."""
    explorer = ConvolutionExplorer(COUNTING, stride=2, in_channels=1)
    known = {"ConvolutionExplorer": ConvolutionExplorer, "image": COUNTING}

    again = eval(explorer.state_line, known)

    assert explorer.state_line.startswith("ConvolutionExplorer(image, input_size=(3, 4)")
    assert again._array == explorer._array
    assert again.state_line == explorer.state_line


def test_a_reader_without_a_kernel_is_told_what_the_explorer_shows():
    """The repr, each axis worked out, the costs, and how to bring it to life."""
    data, _ = ConvolutionExplorer(input_size=(9, 14), stride=2)._repr_mimebundle_()

    assert data["text/plain"].splitlines()[1:] == [
        "height: (9 − 3 + 2·0) / 2 + 1 = 4",
        "width: (14 − 3 + 2·0) / 2 + 1 = 6.5 → 6: one column of the image is never read",
        "parameters: 10",
        "multiply-adds: 216",
        "Run this cell to bring its controls to life.",
    ]
    impossible, _ = ConvolutionExplorer(input_size=2)._repr_mimebundle_()
    assert "does not fit" in impossible["text/plain"].splitlines()[0]
    assert len(impossible["text/plain"].splitlines()) == 2


@pytest.mark.parametrize("name", ["strides", "kernels", "Stride", "", "groups"])
def test_a_setting_that_there_is_not_is_an_error(name):
    """traitlets alone would take it and forget it; the error lists those that there are."""
    with pytest.raises(TypeError) as caught:
        ConvolutionExplorer(**{name: 2})

    assert f"ConvolutionExplorer has no setting {name!r}" in str(caught.value)
    assert [known for known in SETTINGS if known not in str(caught.value)] == []


def test_a_misspelt_setting_is_refused_later_too():
    """Python would keep it as an attribute of its own, and nothing on the screen would move."""
    explorer = ConvolutionExplorer()
    with pytest.raises(AttributeError, match=r"no setting 'strides'; it has bias, .*stride"):
        explorer.strides = 3
    assert not hasattr(explorer, "strides")


COUNTING = np.arange(2 * 3 * 4).reshape(2, 3, 4)
LAST = np.arange(4 * 5 * 3).reshape(4, 5, 3)


@pytest.mark.parametrize(
    ("image", "values"),
    [
        (COUNTING[0], COUNTING[:1]),
        (COUNTING[0].tolist(), COUNTING[:1]),
        (COUNTING, COUNTING),
        (COUNTING.astype(np.uint8), COUNTING),
        (COUNTING[:, ::-1, ::2], COUNTING[:, ::-1, ::2]),
        (LAST, LAST.transpose(2, 0, 1)),
        (LAST.astype(np.uint8), LAST.transpose(2, 0, 1)),
        (LAST.transpose(2, 0, 1), LAST.transpose(2, 0, 1)),
        (torch.tensor(COUNTING), COUNTING),
        (torch.tensor(COUNTING / 2, requires_grad=True), COUNTING / 2),
        (torch.tensor(COUNTING, dtype=torch.float16), COUNTING),
        (COUNTING > 5, COUNTING > 5),
        (np.zeros((256, 1)), np.zeros((1, 256, 1))),
    ],
    ids=lambda value: f"{type(value).__name__} {np.shape(value)}",
)
def test_an_array_is_shown_as_it_is(image, values):
    """Its size and depth become the settings; the script gets its values as 32-bit floats."""
    explorer = ConvolutionExplorer(image, kernel_size=1)

    sent = np.frombuffer(explorer._array, dtype="<f4").reshape(explorer._array_shape)

    assert explorer.source == "array"
    assert (explorer.in_channels, *explorer.input_size) == values.shape
    assert explorer.output_shape == (1, *values.shape[1:])
    np.testing.assert_array_equal(sent, values)


def test_settings_win_over_what_the_array_would_set():
    """The array is then resized, or kept for later."""
    explorer = ConvolutionExplorer(COUNTING, input_size=(30, 40), in_channels=1, source="digit")

    assert (explorer.input_size, explorer.in_channels, explorer.source) == ((30, 40), 1, "digit")
    explorer.source = "array"
    assert explorer.source == "array"


@pytest.mark.parametrize(
    ("image", "error", "says"),
    [
        ("photo.jpg", TypeError, "must be an array of numbers, not 'photo.jpg'"),
        ("3", TypeError, "must be an array of numbers, not '3'"),
        ([["1", "2"]], TypeError, "must be an array of numbers, not [['1', '2']]"),
        (np.array([["1"]]), TypeError, "must be an array of numbers, not ndarray of <U1"),
        (b"\x00", TypeError, "must be an array of numbers, not b"),
        ({1: 2}, TypeError, "must be an array of numbers, not {1: 2}"),
        ([[1, 2], [3]], TypeError, "must be an array of numbers, not [[1, 2], [3]]"),
        ([[1, None]], TypeError, "must be an array of numbers, not [[1, None]]"),
        (np.array([[1j]]), TypeError, "must be an array of numbers, not ndarray of complex128"),
        (5, ValueError, "must be (H, W), (C, H, W) or (H, W, 3), each side 1 to 256, not ()"),
        ([], ValueError, "each side 1 to 256, not (0,)"),
        (np.zeros((0, 3)), ValueError, "each side 1 to 256, not (0, 3)"),
        (np.zeros((1, 3, 8, 8)), ValueError, "each side 1 to 256, not (1, 3, 8, 8)"),
        (torch.zeros(257, 2), ValueError, "not (257, 2); cut a part out, as in image[:256, :256]"),
        (np.zeros((2, 4, 257)), ValueError, "cut a part out, as in image[:, :256, :256]"),
        (np.zeros((300, 5, 3)), ValueError, "cut a part out, as in image[:256, :256]"),
        (np.zeros((513, 2, 2)), ValueError, "in_channels must be at most 512 here, not 513"),
        ([[1, float("nan")]], ValueError, "must hold finite numbers; numpy.nan_to_num"),
        ([[1, float("-inf")]], ValueError, "must hold finite numbers; numpy.nan_to_num"),
        ([[1, 1e300]], ValueError, "must hold finite numbers; numpy.nan_to_num"),
    ],
)
def test_what_is_no_image_is_refused_with_the_way_out(image, error, says):
    """Nothing is turned into numbers in silence: no digits in quotes, no half of a complex one."""
    with pytest.raises(error) as caught:
        ConvolutionExplorer(image)

    assert says in str(caught.value)
    assert str(caught.value).startswith(("image must ", "in_channels must "))


@pytest.mark.parametrize("shape", [(300, 200), (2, 300, 200), (300, 200, 3)])
def test_the_way_out_for_a_large_image_works(shape):
    """What the message says is run as it stands."""
    image = np.zeros(shape)
    with pytest.raises(ValueError, match="cut a part out") as caught:
        ConvolutionExplorer(image)

    mended = eval(str(caught.value).partition("as in ")[2], {"image": image})

    assert ConvolutionExplorer(mended).input_size == (256, 200)


def test_there_is_no_array_to_show_where_none_was_passed():
    """At the start and later; the message says how to pass one."""
    explorer = ConvolutionExplorer(source="digit")

    with pytest.raises(ValueError, match=r"ConvolutionExplorer\(image\)"):
        ConvolutionExplorer(source="array")
    with pytest.raises(ValueError, match=r'not "array"; pass one'):
        explorer.source = "array"

    assert explorer.source == "digit"


@pytest.mark.parametrize("image", [None, COUNTING.astype(np.float64), torch.tensor(COUNTING)])
def test_the_browser_gets_plain_values_and_bytes(image):
    """JSON keeps them as they are: no numpy number, nothing that would have to be converted."""
    size = np.array([9, 14])
    explorer = ConvolutionExplorer(image, input_size=(size[0], size[1]), stride=np.int64(2))

    state = explorer.get_state()
    plain = {name: value for name, value in state.items() if not isinstance(value, bytes)}

    assert {name for name in state if name not in plain} == {"_digit", "_photo", "_array"}
    assert json.loads(json.dumps(plain, allow_nan=False)) == as_lists(plain)
    assert [state["input_size"], state["stride"]] == [(9, 14), 2]


def as_lists(value: object) -> object:
    """The same with a list for each tuple, which JSON does not know."""
    if isinstance(value, dict):
        return {key: as_lists(inner) for key, inner in value.items()}
    return [as_lists(inner) for inner in value] if isinstance(value, list | tuple) else value


def test_the_shipped_pictures_are_pictures():
    """A browser decodes them by their first bytes."""
    explorer = ConvolutionExplorer()

    assert explorer._digit.startswith(b"\x89PNG\r\n")
    assert explorer._photo.startswith(b"\xff\xd8\xff")


def test_a_widget_without_an_array_waits_for_no_heavy_package():
    """The first widget of a chapter is there at once; one with an array may bring numpy."""
    code = (
        "import sys; from cnnlesson import widgets\n"
        "heavy = {'torch', 'torchvision', 'numpy', 'matplotlib'}\n"
        "one = widgets.ConvolutionExplorer(source='photo', input_size=(9, 14)); one.stride = 2\n"
        "one.get_state(); one._repr_mimebundle_(); print(one, sorted(heavy & set(sys.modules)))\n"
        "widgets.ConvolutionExplorer([[1, 2]]); print(sorted(heavy & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    first, second = run.stdout.splitlines()
    assert first.endswith(": (1, 9, 14) → (1, 4, 6) []")
    assert second == "['numpy']"


def test_the_widgets_that_there_are():
    """The package's list names this one, so that the tests here test what a chapter uses."""
    assert widgets.ConvolutionExplorer is ConvolutionExplorer
    assert "ConvolutionExplorer" in widgets.__all__
