"""The kernel studio from Python: set, read, watch; its filtered photo is torch's."""

import itertools
import json
import subprocess
import sys

import ipywidgets
import numpy as np
import pytest
import torch
import traitlets

from cnnlesson import data, kernels, widgets
from cnnlesson.widgets import KernelStudio
from tests import studio_cases

FIVE = tuple(tuple(row - column for column in range(5)) for row in range(5))
# Every setting, with a value that is not its start value, and as it is read again.
SETTINGS = {
    "photo": ("chelsea", "chelsea"),
    "kernel": ([[0, 1.5, 0], [-2, 3.0, 1], [0, 0, 9]], ((0, 1.5, 0), (-2, 3, 1), (0, 0, 9))),
    "kernel_size": (7, 7),
    "normalise": (True, True),
    "bias": (2.0, 2),
    "channels": ("summed", "summed"),
    "stride": (2, 2),
    "padding": ("valid", "valid"),
    "shades": ("signed", "signed"),
    "mark_padding": (True, True),
    "position": ((1, 2), (1, 2)),
}
EACH = pytest.mark.parametrize(("name", "given", "kept"), [(n, *v) for n, v in SETTINGS.items()])
CASES = [studio_cases.with_torch(case) for case in studio_cases.cases()]


@pytest.fixture(autouse=True)
def _close_widgets():
    """Each test leaves no widget behind: ipywidgets keeps every one that is not closed."""
    yield
    ipywidgets.Widget.close_all()


def studio_of(case: dict) -> KernelStudio:
    """The studio with a case's picture and settings."""
    answers = ("image", "weights", "torch", "inside")
    settings = {name: value for name, value in case.items() if name not in answers}
    return KernelStudio(np.array(case["image"]), **settings)


@pytest.mark.parametrize("number", range(0, len(CASES), 8))
def test_the_output_is_torchs(number):
    """Mean, each channel, or all at once; padded, with a stride, with a bias, normalised."""
    for case in CASES[number : number + 8]:
        studio = studio_of(case)
        expected = np.array(case["torch"])

        assert studio.output_shape == studio.output.shape == expected.shape
        np.testing.assert_allclose(studio.output, expected, rtol=1e-9, atol=1e-9)
        np.testing.assert_allclose(studio.weights, case["weights"], rtol=1e-12)
        assert [text.split(":")[0].split(" ")[-1] for text in studio.worked.values()] == [
            str(size) for size in expected.shape[1:]
        ]


@pytest.mark.parametrize("photo", ["coffee", "chelsea", "astronaut"])
def test_a_photo_is_filtered_whole(photo):
    """Every pixel, as torch filters it, and the photo is as large as the widget says."""
    studio = KernelStudio(photo=photo, kernel="sharpen", padding="same", channels="separate")
    pixels = torch.tensor(studio.pixels)
    weights = torch.tensor([[0.0, -1, 0], [-1, 5, -1], [0, -1, 0]]).double().expand(3, 1, 3, 3)

    made = torch.nn.functional.conv2d(pixels[None], weights, padding=1, groups=3)[0]

    assert studio.input_shape == studio.pixels.shape == (3, 180, 240)
    # About the colours of the whole photo, of which this is the larger part.
    colours = data.photo(photo).image.mean(axis=(1, 2))
    np.testing.assert_allclose(studio.pixels.mean(axis=(1, 2)), colours, atol=15)
    assert np.array_equal(studio.output, made.numpy())


def test_every_setting_is_listed_here():
    """A new setting cannot be forgotten by the tests below, nor by the state line."""
    own = KernelStudio.class_own_traits(sync=True)

    assert {name for name in own if not name.startswith("_")} == set(SETTINGS)
    assert list(KernelStudio()._defaults) == list(SETTINGS)


@EACH
def test_a_setting_is_given_set_read_and_observed(name, given, kept):
    """At the start and later; an observer hears the old value and the new one."""
    seen = []
    studio = KernelStudio()
    start = getattr(studio, name)
    studio.observe(lambda change: seen.append((change["old"], change["new"])), name)

    setattr(studio, name, given)

    assert getattr(studio, name) == kept
    assert getattr(KernelStudio(**{name: given}), name) == kept
    assert seen == [(start, kept)]


@EACH
def test_a_setting_is_linked_in_both_directions(name, given, kept):
    """Two studios keep one value, whichever of them is changed."""
    one, other = KernelStudio(), KernelStudio()
    start = getattr(one, name)
    traitlets.link((one, name), (other, name))

    setattr(one, name, given)
    assert getattr(other, name) == kept
    setattr(other, name, start)
    assert getattr(one, name) == start


def test_the_output_shape_is_followed_and_can_be_observed():
    """Each setting that shapes the output changes it, one at a time."""
    studio = KernelStudio()
    shapes = [studio.output_shape]
    studio.observe(lambda change: shapes.append(change["new"]), "output_shape")

    studio.kernel_size = 5
    studio.stride = 2
    studio.padding = "same"
    studio.stride = 1
    studio.channels = "separate"
    studio.padding = 0

    assert shapes == [
        *((1, 178, 238), (1, 176, 236), (1, 88, 118), None),
        *((1, 180, 240), (3, 180, 240), (3, 176, 236)),
    ]


def test_the_output_shape_is_a_result_and_not_a_setting():
    """It cannot be made to say what the settings do not give."""
    with pytest.raises(traitlets.TraitError, match="read-only"):
        KernelStudio().output_shape = (1, 2, 3)


def test_rows_bring_their_size_along():
    """At the start and later; a name keeps the size that there is."""
    assert KernelStudio(kernel=FIVE).kernel_size == 5
    studio = KernelStudio()
    studio.kernel = FIVE
    assert (studio.kernel_size, studio.weights) == (5, FIVE)
    studio.kernel = "blur"
    assert studio.weights == ((1 / 25,) * 5,) * 5


@pytest.mark.parametrize("rows", [FIVE, np.array(FIVE), torch.tensor(FIVE).float(), list(FIVE)])
def test_rows_are_taken_from_whatever_holds_them(rows):
    """A tuple, a list, an array or a tensor."""
    assert KernelStudio(kernel=rows).kernel == FIVE


def test_another_size_keeps_the_middle_of_the_rows():
    """With zeros around it the output is what it was; a smaller kernel loses what lay around."""
    studio = KernelStudio(kernel=((1, 2, 3), (4, 5, 6), (7, 8, 9)), padding="same")
    before = studio.output

    studio.kernel_size = 7
    assert len(studio.kernel) == len(studio.kernel[0]) == 7
    np.testing.assert_array_equal(studio.output, before)

    studio.kernel = FIVE
    studio.kernel_size = 3
    assert studio.kernel == ((0, -1, -2), (1, 0, -1), (2, 1, 0))


def test_rows_and_a_size_that_disagree_are_refused():
    """Neither of them would be what was asked for."""
    with pytest.raises(ValueError, match="kernel_size must be 5 here, as the kernel's rows are"):
        KernelStudio(kernel=FIVE, kernel_size=3)
    assert KernelStudio(kernel=FIVE, kernel_size=5).kernel == FIVE


def test_a_kernel_is_divided_by_its_sum_where_there_is_one():
    """The kernel itself stays as it was written."""
    studio = KernelStudio(kernel=[[1, 2, 1], [2, 4, 2], [1, 2, 1]], normalise=True)
    assert studio.weights == kernels.kernel("gaussian blur", 3, 3)
    assert studio.kernel[1] == (2, 4, 2)
    studio.kernel = "outline"
    assert studio.weights == kernels.kernel("outline", 3, 3)


def test_half_a_turn_is_convolution_as_mathematics_has_it():
    """numpy's convolution of one row, against the studio's middle row."""
    row = (1, 2, 5)
    rows = ((0, 0, 0), row, (0, 0, 0))
    studio = KernelStudio(kernel=kernels.half_turned(rows), channels="summed")

    pixels = studio.pixels.sum(axis=0)[1]

    assert studio.output[0, 0].tolist() == np.convolve(pixels, row, mode="valid").tolist()


NOT_WHOLE = (True, 1.5, "3", None, float("nan"), (1, 2, 3))
NO_KERNELS = (3, None, [1, 2], [[1], None], "bluer", [[]])
NOT_SQUARE = (((1,),), ((1, 2), (3, 4)), ((1, 2, 3),))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *itertools.product(["kernel_size"], (*NOT_WHOLE, 0, 1, 4, 9, -3, (3, 3))),
        *itertools.product(["stride"], (*NOT_WHOLE, 0, 5, -1)),
        *itertools.product(["padding"], (True, 1.5, "full", None, -1, 33)),
        *itertools.product(["position"], (*NOT_WHOLE, -1, 601)),
        *itertools.product(["bias"], (True, "3", None, float("nan"), 1001)),
        *itertools.product(["photo", "channels", "shades"], ("film", None, 3, "array")),
        *itertools.product(["normalise", "mark_padding"], (1, None, "yes")),
        *itertools.product(["kernel"], NO_KERNELS + NOT_SQUARE),
    ],
)
def test_a_bad_value_is_refused_by_name_and_the_old_one_stays(name, value):
    """At the start and later; the settings that were good before are untouched."""
    studio = KernelStudio(stride=2)
    before = studio.get_state()

    with pytest.raises((TypeError, ValueError)) as later:
        setattr(studio, name, value)
    with pytest.raises((TypeError, ValueError)) as at_the_start:
        KernelStudio(**{name: value})

    assert str(later.value).startswith(f"{name} must be ")
    assert str(at_the_start.value) == str(later.value)
    assert str(value) in str(later.value)
    assert not isinstance(later.value, traitlets.TraitError)
    assert studio.get_state() == before


@pytest.mark.parametrize("name", ["strides", "kernels", "image", ""])
def test_a_setting_that_there_is_not_is_an_error(name):
    """The error lists those that there are."""
    with pytest.raises((TypeError, AttributeError)) as caught:
        setattr(KernelStudio(), name, 2)

    assert f"KernelStudio has no setting {name!r}" in str(caught.value)
    assert [known for known in SETTINGS if known not in str(caught.value)] == []


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"stride": 2, "padding": "same"}, 'padding "same" needs stride 1, not 2: use stride 1'),
        ({"image": [[1, 2, 3]], "padding": 0}, "height: kernel_size 3 does not fit into 1 px"),
    ],
)
def test_an_impossible_setting_is_kept_and_says_why(settings, says):
    """Someone who drags gets there all the time: no error, no shape, and the reason."""
    studio = KernelStudio(**settings)

    assert studio.output_shape is None
    assert says in repr(studio).split("): ", maxsplit=1)[1]
    with pytest.raises(ValueError, match=says.partition(":")[0]):
        _ = studio.output
    studio.stride, studio.padding = 1, 1
    assert studio.output_shape == (1, *studio.input_shape[1:])


FRESH = "KernelStudio(photo='coffee', kernel='vertical edges'): (3, 180, 240) → (1, 178, 238)"
ALL = {name: given for name, (given, _) in SETTINGS.items() if name != "kernel_size"}
LONG = (
    "KernelStudio(photo='chelsea', kernel=((0, 1.5, 0), (-2, 3, 1), (0, 0, 9)), normalise=True, "
    "bias=2, channels='summed', stride=2, padding='valid', shades='signed', mark_padding=True): "
    "(3, 180, 240) → (1, 89, 119)"
)


@pytest.mark.parametrize(("settings", "text"), [({}, FRESH), (ALL, LONG)])
def test_the_repr_is_a_call_that_makes_the_same_and_its_result(settings, text):
    """No address in memory; what is as in a fresh one is left out."""
    studio = KernelStudio(**settings)

    again = eval(repr(studio).split("): ")[0] + ")", {"KernelStudio": KernelStudio})

    assert repr(studio) == str(studio) == text
    for name in set(SETTINGS) - {"position"}:
        assert getattr(again, name) == getattr(studio, name), name


STATES = [{}, ALL, {"kernel_size": 7, "kernel": "random", "padding": 32}, {"kernel": FIVE}]


@pytest.mark.parametrize("settings", STATES)
def test_the_state_line_makes_the_same_studio(settings):
    """Every setting, the chosen place included."""
    studio = KernelStudio(**settings)

    again = eval(studio.state_line, {"KernelStudio": KernelStudio})

    for name in SETTINGS:
        assert getattr(again, name) == getattr(studio, name), name
    assert again.state_line == studio.state_line


def test_the_state_line_of_an_array_asks_for_the_array():
    """The values themselves do not go into a line."""
    image = np.arange(60).reshape(3, 4, 5)
    studio = KernelStudio(image, kernel="blur")

    again = eval(studio.state_line, {"KernelStudio": KernelStudio, "image": image})

    assert studio.state_line == "KernelStudio(image, photo='array', kernel='blur')"
    assert again._array == studio._array


def test_a_reader_without_a_kernel_is_told_what_the_studio_shows():
    """The repr, each axis worked out, and how to bring it to life."""
    shown, _ = KernelStudio(stride=2)._repr_mimebundle_()

    assert shown["text/plain"].splitlines()[1:] == [
        "height: (180 − 3 + 2·0) / 2 + 1 = 89.5 → 89: one row of the image is never read",
        "width: (240 − 3 + 2·0) / 2 + 1 = 119.5 → 119: one column of the image is never read",
        "Run this cell to bring its controls to life.",
    ]
    impossible, _ = KernelStudio([[1]])._repr_mimebundle_()
    assert "does not fit" in impossible["text/plain"].splitlines()[0]


COUNTING = np.arange(2 * 4 * 5).reshape(2, 4, 5)


@pytest.mark.parametrize(
    ("image", "values"),
    [
        (COUNTING[0], COUNTING[:1]),
        (COUNTING, COUNTING),
        (torch.tensor(COUNTING / 2, requires_grad=True), COUNTING / 2),
        (np.ones((4, 6, 3)) * [1, 2, 3], np.ones((3, 4, 6)) * [[[1]], [[2]], [[3]]]),
        (np.zeros((512, 1)), np.zeros((1, 512, 1))),
    ],
    ids=lambda value: str(np.shape(value)),
)
def test_an_array_is_filtered_as_it_is(image, values):
    """Its values are those of `pixels`, and the identity gives them back."""
    studio = KernelStudio(image, kernel="identity", channels="separate", padding="same")

    assert studio.photo == "array"
    assert studio.input_shape == values.shape
    np.testing.assert_array_equal(studio.pixels, values)
    np.testing.assert_array_equal(studio.output, values)


def test_an_array_of_bytes_is_white_at_255():
    """As image libraries have it; other numbers are white at 1, or at their greatest."""
    image = COUNTING.astype(np.uint8)
    assert KernelStudio(image)._array_is_bytes
    assert KernelStudio(torch.tensor(image))._array_is_bytes
    for other in (COUNTING, COUNTING.tolist(), COUNTING.astype(np.float32)):
        assert not KernelStudio(other)._array_is_bytes


@pytest.mark.parametrize(
    ("shape", "says"),
    [
        ((600, 200), "each side 1 to 512, not (600, 200); cut a part out, as in image[:512, :512]"),
        ((4, 512, 512), "786,432 values at most, not 4·512·512; take fewer channels, as in image["),
        ((3,), "image must be (H, W), (C, H, W) or (H, W, 3)"),
    ],
)
def test_an_array_that_is_too_large_is_refused_with_a_way_out_that_works(shape, says):
    """What the message says is run as it stands."""
    image = np.zeros(shape)
    with pytest.raises(ValueError, match="image must") as caught:
        KernelStudio(image)

    assert says in str(caught.value)
    if "as in " in says:
        mended = eval(str(caught.value).partition("as in ")[2], {"image": image})
        assert max(KernelStudio(mended).input_shape) == 512


def test_there_is_no_array_to_show_where_none_was_passed():
    """At the start and later; the message says how to pass one."""
    studio = KernelStudio()

    with pytest.raises(ValueError, match=r"KernelStudio\(image\)"):
        KernelStudio(photo="array")
    with pytest.raises(ValueError, match=r'not "array"; pass one'):
        studio.photo = "array"

    assert studio.photo == "coffee"


@pytest.mark.parametrize("image", [None, COUNTING, torch.tensor(COUNTING)])
def test_the_browser_gets_plain_values_and_bytes(image):
    """JSON keeps them as they are: no numpy number, nothing that would have to be converted."""
    studio = KernelStudio(image, kernel=np.eye(3), stride=np.int64(2))

    state = studio.get_state()
    shipped = state.pop("_shipped")
    plain = {name: value for name, value in state.items() if not isinstance(value, bytes)}

    assert all(content.startswith(b"\x89PNG\r\n") for content in shipped.values())
    assert {name for name in state if name not in plain} == {"_array"}
    assert json.loads(json.dumps(plain, allow_nan=False))["kernel"] == np.eye(3).tolist()


def test_a_studio_with_our_photos_waits_for_no_heavy_package():
    """The first widget of a chapter is there at once; its output brings numpy."""
    code = (
        "import sys; from cnnlesson import widgets\n"
        "heavy = {'torch', 'torchvision', 'numpy', 'matplotlib', 'PIL'}\n"
        "one = widgets.KernelStudio(kernel='blur'); one.stride = 2\n"
        "one.get_state(); one._repr_mimebundle_(); print(one, sorted(heavy & set(sys.modules)))\n"
        "one.output; print(sorted(heavy & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    first, second = run.stdout.splitlines()
    assert first.endswith(" → (1, 89, 119) []")
    assert second == "['PIL', 'numpy']"


def test_the_widgets_that_there_are():
    """The package's list names this one, so that the tests here test what a chapter uses."""
    assert widgets.KernelStudio is KernelStudio
    assert "KernelStudio" in widgets.__all__
