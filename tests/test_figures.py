"""Figures by the numbers that reach the page, against torch and counting; words and picture agree.

Nothing is compared by its look: a rectangle's place, a hatch, a point, an image's values.
"""

import base64
import io
import re

import matplotlib
import numpy as np
import PIL.Image
import pytest
import torch
from matplotlib.colors import to_rgb
from torch.nn import functional

from cnnlesson import figures, palette, sizes

# (pixels, window): rows that lose nothing, padding, image pixels; that step over; odd paddings.
WINDOWS = [
    (7, {"kernel_size": 3}),
    (8, {"kernel_size": 3, "stride": 2}),
    (8, {"kernel_size": 3, "stride": 2, "padding": 1}),
    (9, {"kernel_size": 1, "stride": 4, "padding": 2}),
    (9, {"kernel_size": 2, "stride": 3}),
    (10, {"kernel_size": 3, "stride": 3, "dilation": 2}),
    (6, {"kernel_size": 4, "padding": "same"}),
    (6, {"kernel_size": 3, "padding": "valid"}),
    (6, {"kernel_size": 3, "padding": (2, 0), "stride": 2}),
    (5, {"kernel_size": 5}),
]


def torch_stops(
    pixels: int, kernel_size: int, stride: int = 1, padding: object = 0, dilation: int = 1
) -> tuple[list[int], list[list[int]]]:
    """The numbers of all pixels, padding included, and of those that torch reads at each stop."""
    total = dilation * (kernel_size - 1) if padding == "same" else 0
    sides = {"same": (total // 2, total - total // 2), "valid": (0, 0)}
    before, after = sides.get(padding) or (
        padding if isinstance(padding, tuple) else (padding,) * 2
    )
    row = torch.arange(-before, pixels + after)
    read = functional.unfold(
        row.float().reshape(1, 1, 1, -1), (1, kernel_size), (1, dilation), 0, (1, stride)
    )
    return row.tolist(), read[0].T.int().tolist()


def torch_unread(pixels: int, window: dict) -> list[int]:
    """The numbers of the pixels that no stop reads."""
    row, stops = torch_stops(pixels, **window)
    read = {x for stop in stops for x in stop}
    return [x for x in row if x not in read]


def drawn_cells(figure, kind: str) -> list[tuple[float, float]]:
    """The (x, y) of the middle of each cell of that kind, in the order drawn."""
    colour = to_rgb(palette.on_light(kind))
    return [
        (cell.get_x() + cell.get_width() / 2, cell.get_y() + cell.get_height() / 2)
        for cell in figure.axes[0].patches
        if cell.get_facecolor()[:3] == colour
    ]


def numbers(text: str) -> list[int]:
    """The numbers in a text, a minus sign included."""
    return [int(n.replace("−", "-")) for n in re.findall(r"−?\d+", text)]


@pytest.mark.parametrize(("pixels", "window"), WINDOWS)
def test_the_row_of_pixels_is_the_padded_row(pixels, window):
    """Each pixel is there once, in its colour; those of the image carry their numbers."""
    figure = figures.window_stops(pixels, **window)
    row, _ = torch_stops(pixels, **window)

    assert drawn_cells(figure, "input") == [(x, 0) for x in range(pixels)]
    assert drawn_cells(figure, "padding") == [(x, 0) for x in row if not 0 <= x < pixels]
    labels = {text.get_text(): text.get_position() for text in figure.axes[0].texts}
    assert {**labels, "": None} == {"": None} | {str(x): (x, 0) for x in range(pixels)}


@pytest.mark.parametrize(("pixels", "window"), WINDOWS)
def test_the_windows_stand_where_torch_reads(pixels, window):
    """Row by row, each tap of each stop; the rows are named and none is cut off."""
    figure = figures.window_stops(pixels, **window)
    axes = figure.axes[0]
    _, stops = torch_stops(pixels, **window)

    taps = drawn_cells(figure, "kernel")

    names = [label.get_text() for label in axes.get_yticklabels()]
    heights = list(axes.get_yticks())
    assert names == ["pixel", *(f"stop {number}" for number in range(len(stops)))]
    assert [[x for x, y in taps if y == pytest.approx(place)] for place in heights] == [[], *stops]
    assert len(taps) == sum(map(len, stops))
    assert heights[0] == 0
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    for cell in axes.patches:
        assert left <= cell.get_x() <= cell.get_x() + 1 <= right
        assert top <= cell.get_y() <= cell.get_y() + cell.get_height() <= bottom


@pytest.mark.parametrize(("pixels", "window"), WINDOWS)
def test_what_torch_never_reads_is_hatched_and_named(pixels, window):
    """The picture, the description and torch say the same three things."""
    figure = figures.window_stops(pixels, **window)
    row, stops = torch_stops(pixels, **window)
    unread = torch_unread(pixels, window)

    cells = [cell for cell in figure.axes[0].patches if cell.get_hatch()]
    summary, starts, reading = re.split("starting at pixels? |; ", repr(figure))

    assert [cell.get_x() + 0.5 for cell in cells] == unread
    unread_colour = to_rgb(palette.on_light("unread"))
    assert {cell.get_edgecolor()[:3] for cell in cells} <= {unread_colour}
    spread = [window["dilation"]] if "dilation" in window else []
    padded = [-row[0], row[-1] - pixels + 1]
    assert numbers(summary) == [
        *(len(stops), window["kernel_size"], *spread),
        *(pixels, *(padded if any(padded) else [])),
    ]
    assert numbers(starts) == [stop[0] for stop in stops]
    assert numbers(reading) == unread
    assert reading.startswith("it never reads" if unread else "it reads every pixel")


def test_the_windows_above_are_of_all_kinds():
    """Rows with and without unread pixels, in the image and in the padding."""
    in_image = [{0 <= x < row for x in torch_unread(row, window)} for row, window in WINDOWS]

    assert set() in in_image
    assert {True} in in_image
    assert {False} in in_image
    assert {True, False} in in_image


def test_one_stop_is_not_spoken_of_as_many():
    """Singular where it is one."""
    assert repr(figures.window_stops(5, kernel_size=5)) == (
        "1 stop of a window of 5 on a row of 5, starting at pixel 0; it reads every pixel"
    )


@pytest.mark.parametrize(
    ("input_sizes", "window"),
    [
        (range(5, 30), {"kernel_size": 5, "stride": 4}),
        (range(3, 12), {"kernel_size": 4, "stride": 3, "padding": 1, "dilation": 1}),
        (range(9, 40, 3), {"kernel_size": 3, "stride": 5, "dilation": 4}),
        ([9, 8, 7], {"kernel_size": 3, "stride": 2}),
        ([7], {"kernel_size": 3, "padding": "same"}),
    ],
)
def test_the_staircase_has_torchs_sizes(input_sizes, window):
    """A point for each input, at the size that torch makes; the words name the same steps."""
    figure = figures.size_staircase(input_sizes, **window)
    layer = torch.nn.Conv1d(1, 1, **window)
    made = {size: layer(torch.zeros(1, 1, size)).shape[2] for size in input_sizes}

    (line,) = figure.axes[0].lines
    text = repr(figure).removeprefix("Output size by input size: ")
    told = [numbers(step) for step in text.split(", ")]

    assert line.get_xydata().tolist() == [[size, made[size]] for size in input_sizes]
    assert list(figure.axes[0].get_yticks()) == sorted(set(made.values()))
    by_output = {out: sorted(s for s in made if made[s] == out) for out in sorted(made.values())}
    assert told == [[*sorted({s[0], s[-1]}), out] for out, s in by_output.items()]


GREY = np.arange(6.0).reshape(2, 3) - 2
COLOUR = np.arange(3 * 4 * 5).reshape(3, 4, 5)


@pytest.mark.parametrize(
    ("picture", "shown"),
    [
        (GREY, GREY),
        (GREY[None], GREY),
        (torch.tensor(GREY), GREY),
        (GREY.tolist(), GREY),
        (COLOUR.astype(np.uint8), COLOUR.transpose(1, 2, 0)),
        (COLOUR, COLOUR.transpose(1, 2, 0)),
        (COLOUR * 9 - 9, (COLOUR * 9 - 9).transpose(1, 2, 0).clip(0, 255)),
        (torch.tensor(COLOUR / 60), COLOUR.transpose(1, 2, 0) / 60),
        (COLOUR / 10 - 1, (COLOUR / 10 - 1).transpose(1, 2, 0).clip(0, 1)),
    ],
    ids=lambda value: f"{type(value).__name__} {np.shape(value)}",
)
def test_a_picture_reaches_the_page_with_its_own_values(picture, shown):
    """Grey by its own range; colours from 0 to 255 where they are whole numbers, else 0 to 1."""
    figure = figures.images([picture], ["it"])
    (image,) = figure.axes[0].images
    height, width = shown.shape[:2]

    np.testing.assert_array_equal(image.get_array(), shown)
    if shown.ndim == 2:
        assert image.get_clim() == (shown.min(), shown.max())
        assert image.get_cmap().name == "gray"
    assert list(figure.axes[0].get_xticks()) == [0, width - 1]
    assert list(figure.axes[0].get_yticks()) == [0, height - 1]
    assert repr(figure) == f"1 picture: it ({height}×{width})"


@pytest.mark.parametrize(
    ("count", "columns", "grid"), [(1, 4, (1, 1)), (5, 3, (2, 3)), (4, 2, (2, 2))]
)
def test_pictures_stand_in_rows_with_their_titles(count, columns, grid):
    """As many axes as pictures, in the order given; the words name each with its size."""
    pictures = [np.full((number + 1, 7), number) for number in range(count)]
    titles = [f"map {number}" for number in range(count)]

    figure = figures.images(pictures, titles, columns=columns)

    places = [axes.get_subplotspec() for axes in figure.axes]
    assert [axes.get_title(loc="left") for axes in figure.axes] == titles
    assert [place.num1 for place in places] == list(range(count))
    assert {place.get_gridspec().get_geometry() for place in places} == {grid}
    named = re.findall(r"(map \d) \((\d+)×(\d+)\)", repr(figure))
    assert named == [(title, str(i + 1), "7") for i, title in enumerate(titles)]
    assert repr(figure).startswith(f"{count} picture: " if count == 1 else f"{count} pictures: ")


@pytest.mark.parametrize(
    ("maps", "shown", "most", "told"),
    [
        ([GREY], [GREY], 3, ["−2 to 3"]),
        ([torch.tensor(GREY[None]), 4 * -GREY], [GREY, -4 * GREY], 12, ["−2 to 3", "−12 to 8"]),
        ([(GREY / 8).tolist()], [GREY / 8], 3 / 8, ["−0.2 to 0.4"]),
        ([GREY / 99], [GREY / 99], 3 / 99, ["0 to 0"]),
        ([np.zeros((2, 3))], [np.zeros((2, 3))], 1, ["0 to 0"]),
        ([GREY > 0], [GREY > 0], 1, ["0 to 1"]),
    ],
)
def test_maps_share_one_scale_with_0_in_its_middle(maps, shown, most, told):
    """So that one grey is one number in all of them; the words tell the least and the greatest."""
    figure = figures.feature_maps(maps, [f"map {number}" for number in range(len(maps))])

    images = [axes.images[0] for axes in figure.axes]
    for image, values in zip(images, shown, strict=True):
        np.testing.assert_array_equal(image.get_array(), values)
        assert image.get_clim() == (-most, most)
        assert image.get_cmap().name == "gray"
    assert re.findall(r"2×3, (.*?)\)", repr(figure)) == told
    assert f"{len(maps)} map{'s' if len(maps) > 1 else ''}, 0 in middle grey: " in repr(figure)


HALVES = [np.array([[0, 0, 0], [2, 4, 6]], dtype=np.uint8), torch.tensor([-1.0, 1.0]), [3]]


def test_a_histogram_counts_every_value():
    """Each bar is as high as there are values in its reach; the words tell the same numbers."""
    titles = ["bytes", "floats", "one"]
    figure = figures.histograms(HALVES, titles)

    for axes, title, values in zip(figure.axes, titles, HALVES, strict=True):
        flat = np.asarray(values).ravel().tolist()
        bars = [(bar.get_x(), bar.get_x() + bar.get_width(), bar) for bar in axes.patches]
        # The last bar holds its right end too; a float's rounding moves an edge by very little.
        counted = [
            sum(left - 1e-9 <= v < right - 1e-9 or v == right == bars[-1][1] for v in flat)
            for left, right, _ in bars
        ]
        assert [bar.get_height() for _, _, bar in bars] == counted
        assert sum(counted) == len(flat)
        assert axes.get_title(loc="left") == title
        assert axes.get_xlabel()
        assert axes.get_ylabel()
    assert repr(figure) == (
        "3 histograms: bytes (0 to 6, mean 2, standard deviation 2.3), "
        "floats (−1 to 1, mean 0, standard deviation 1), one (3 to 3, mean 3, standard deviation 0)"
    )


AXES = {"xlabel": "epoch", "ylabel": "loss"}
CURVES = {"down": [3, 2.5, 2, 1.5, 1], "up again": [2, 1, 0.5, 1, 4], "flat": [1, 1, 1, 1, 1]}


def test_curves_stand_over_their_numbers_with_a_ring_at_the_lowest():
    """Counted from 1, told apart without colour, each with its name at its end."""
    figure = figures.curves(CURVES, **AXES)
    (axes,) = figure.axes
    lines, rings = axes.lines[::2], axes.lines[1::2]

    assert [line.get_xydata().tolist() for line in lines] == [
        [[number, value] for number, value in enumerate(values, start=1)]
        for values in CURVES.values()
    ]
    assert [ring.get_xydata().tolist() for ring in rings] == [[[5, 1]], [[3, 0.5]], [[1, 1]]]
    assert len({line.get_linestyle() for line in lines}) == len({c.get_color() for c in lines}) == 3
    assert [ring.get_color() for ring in rings] == [line.get_color() for line in lines]
    named = {text.get_text().strip(): text.xy for text in axes.texts}
    assert named == {name: (5, values[-1]) for name, values in CURVES.items()}
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("epoch", "loss")
    assert axes.get_xlim()[1] > 5
    assert repr(figure) == (
        "loss by epoch, 1 to 5: down is lowest at the end, up again is lowest before the end, "
        "flat is lowest before the end"
    )


@pytest.mark.parametrize(("lowest", "told"), [(100, "at"), (91, "at"), (90, "before")])
def test_the_end_of_a_curve_is_its_last_tenth(lowest, told):
    """A curve that has settled goes up and down a little."""
    values = [abs(number - lowest) for number in range(1, 101)]

    figure = figures.curves({"it": values}, **AXES)

    assert repr(figure) == f"loss by epoch, 1 to 100: it is lowest {told} the end"


FIGURES = {
    "window_stops": lambda: figures.window_stops(8, kernel_size=3, stride=2, padding=1),
    "size_staircase": lambda: figures.size_staircase(range(7, 12), kernel_size=3, stride=2),
    "images": lambda: figures.images([GREY, COLOUR], ["grey", "colour"]),
    "feature_maps": lambda: figures.feature_maps([GREY, -GREY], ["edges", "turned"]),
    "histograms": lambda: figures.histograms(HALVES[:2], ["bytes", "floats"]),
    "curves": lambda: figures.curves(CURVES, **AXES),
}


@pytest.mark.parametrize("name", FIGURES)
def test_the_description_is_the_text_and_the_alternative_text(name):
    """One sentence three times: for a check, for a reader without pictures, for a screen reader."""
    figure = FIGURES[name]()

    data, metadata = figure._repr_mimebundle_()

    assert data["text/plain"] == metadata["image/png"]["alt"] == repr(figure)
    assert len(repr(figure)) > 20
    assert " object at " not in repr(figure)


@pytest.mark.parametrize("name", FIGURES)
def test_the_picture_is_a_picture(name):
    """It decodes, and what was drawn is on it: more than one colour, nearly to its edges."""
    data, _ = FIGURES[name]()._repr_mimebundle_()

    picture = PIL.Image.open(io.BytesIO(base64.b64decode(data["image/png"], validate=True)))
    pixels = np.asarray(picture.convert("RGB"))

    assert picture.format == "PNG"
    assert min(pixels.shape[:2]) > 100
    rows, columns = np.nonzero((pixels != 255).any(axis=2))
    assert [rows.min(), columns.min()] <= [20, 20]
    assert [rows.max() + 20, columns.max() + 20] >= list(pixels.shape[:2])


def test_the_hatch_reaches_the_picture():
    """Unread pixels show their colour, and a row without any has none of it."""
    unread = np.array([round(255 * part) for part in to_rgb(palette.on_light("unread"))])

    def amount(figure) -> int:
        data, _ = figure._repr_mimebundle_()
        picture = PIL.Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
        return int((np.asarray(picture.convert("RGB")) == unread).all(axis=2).sum())

    assert amount(figures.window_stops(8, kernel_size=3, stride=2)) > 10
    assert amount(figures.window_stops(7, kernel_size=3, stride=2)) == 0


def test_a_figure_leaves_matplotlib_as_it_was():
    """The course's style is for its own figures; a student's own plots keep theirs."""
    own = {"font.size": 7.5, "image.cmap": "viridis", "axes.titlelocation": "center"}
    with matplotlib.rc_context(own):
        before = dict(matplotlib.rcParams)

        for make in FIGURES.values():
            make()._repr_mimebundle_()

        assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        (
            lambda: figures.window_stops(3, kernel_size=5),
            sizes.ShapeError,
            "does not fit into 3 px",
        ),
        (lambda: figures.window_stops(8, kernel_size=3, stride=0), ValueError, "stride must be at"),
        (lambda: figures.window_stops(8.0, kernel_size=3), TypeError, "input_size must be a whole"),
        (lambda: figures.window_stops(8, kernel_size=3, padding="SAME"), ValueError, "not 'SAME'"),
        (
            lambda: figures.size_staircase([], kernel_size=3),
            ValueError,
            "input_sizes must hold one",
        ),
        (lambda: figures.size_staircase([2], kernel_size=3), sizes.ShapeError, "does not fit"),
        (lambda: figures.size_staircase([8], strides=3), TypeError, "strides"),
        (lambda: figures.images([], []), ValueError, "pictures must hold one picture or more"),
        (lambda: figures.images([GREY], []), ValueError, "as many as the pictures, 1, not 0"),
        (lambda: figures.images([GREY], ["a", "b"]), ValueError, "as the pictures, 1, not 2"),
        (lambda: figures.images([COLOUR[:2]], ["a"]), ValueError, "(3, H, W), not (2, 4, 5)"),
        (lambda: figures.images([[1, 2]], ["a"]), ValueError, "(3, H, W), not (2,)"),
        (lambda: figures.feature_maps([], []), ValueError, "maps must hold one map or more"),
        (lambda: figures.feature_maps([GREY], []), ValueError, "as many as the maps, 1, not 0"),
        (lambda: figures.feature_maps([COLOUR], ["a"]), ValueError, "(1, H, W), not (3, 4, 5)"),
        (
            lambda: figures.images([GREY], ["a"], columns=0),
            ValueError,
            "columns must be at least 1",
        ),
        (lambda: figures.images([GREY], ["a"], columns=1.5), TypeError, "columns must be a whole"),
        (lambda: figures.histograms([], []), ValueError, "values must hold one array or more"),
        (lambda: figures.histograms([GREY], []), ValueError, "as many as the values, 1, not 0"),
        (lambda: figures.curves({}, **AXES), ValueError, "1 to 3 curves, not 0"),
        (lambda: figures.curves({n: [1] for n in "abcd"}, **AXES), ValueError, "curves, not 4"),
        (lambda: figures.curves({"a": [1], "b": [1, 2]}, **AXES), ValueError, "not of 1, 2"),
        (lambda: figures.curves({"a": []}, **AXES), ValueError, "not of 0"),
        (lambda: figures.curves({"a": [1, float("nan")]}, **AXES), ValueError, "finite numbers"),
    ],
)
def test_a_slip_is_named(make, error, says):
    """The argument and the value, not a line of matplotlib's."""
    with pytest.raises(error) as caught:
        make()

    assert says in str(caught.value)
