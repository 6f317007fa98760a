"""Figures for the chapters: numbers or images in, a matplotlib `Figure` out.

A figure describes itself in words. The description is its repr, so that a
check compares it and a reader without pictures reads it, and the alternative
text of its picture.
"""

import base64
import functools
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import matplotlib.style
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cnnlesson import _check, palette, sizes, words

STYLE = Path(__file__).with_suffix(".mplstyle")
# Curves are told apart by their dash, their colour and the name at their end.
DASHES, LINE_KINDS = ("-", "--", ":"), ("window", "ink", "unread")


class DescribedFigure(Figure):
    """A figure whose repr and alternative text say what is to be seen."""

    description = ""

    def __repr__(self) -> str:
        """What is to be seen."""
        return self.description

    __str__ = __repr__

    def _repr_mimebundle_(self, **_kwargs: object) -> tuple[dict, dict]:
        """The picture with its alternative text, and the description for the rest."""
        picture = io.BytesIO()
        with matplotlib.style.context(STYLE):
            self.savefig(picture, format="png")
        encoded = base64.b64encode(picture.getvalue()).decode("ascii")
        data = {"image/png": encoded, "text/plain": self.description}
        return data, {"image/png": {"alt": self.description}}


def _styled(draw: Callable[..., DescribedFigure]) -> Callable[..., DescribedFigure]:
    """The same function, drawing in the course's style."""

    @functools.wraps(draw)
    def in_style(*args: object, **options: object) -> DescribedFigure:
        with matplotlib.style.context(STYLE):
            return draw(*args, **options)

    return in_style


@_styled
def window_stops(
    input_size: int,
    *,
    kernel_size: int,
    stride: int = 1,
    padding: sizes.Padding = 0,
    dilation: int = 1,
) -> DescribedFigure:
    """Every stop of a window along one row of pixels, one below the other.

    The pixels are numbered from 0, the padding is grey, and what no window
    reads is hatched. Arguments and errors are `sizes.conv_output_size`'s.

    >>> window_stops(7, kernel_size=3, stride=2)
    3 stops of a window of 3 on a row of 7, starting at pixels 0, 2, 4; it reads every pixel
    """
    window = {"kernel_size": kernel_size, "stride": stride, "dilation": dilation}
    stops = sizes.conv_output_size(input_size, padding=padding, **window)
    before, after = sizes.padding_sides(padding, input_size=input_size, **window)
    starts = [stop * stride - before for stop in range(stops)]
    read = {start + tap * dilation for start in starts for tap in range(kernel_size)}
    unread = [x for x in range(-before, input_size + after) if x not in read]

    figure = DescribedFigure(
        figsize=(0.42 * (input_size + before + after) + 1.2, 0.3 * stops + 0.7)
    )
    axes = figure.subplots()
    for x in range(-before, input_size + after):
        kind = "input" if 0 <= x < input_size else "padding"
        _cell(axes, x, 0, kind, label=str(x) if kind == "input" else "", hatched=x in unread)
    for stop, start in enumerate(starts):
        for tap in range(kernel_size):
            _cell(axes, start + tap * dilation, stop + 1.4, "kernel")
    axes.set(xlim=(-before - 0.7, input_size + after - 0.3), ylim=(stops + 1, -0.7))
    axes.set(xticks=[], yticks=[0, *(stop + 1.4 for stop in range(stops))])
    axes.set_yticklabels(["pixel", *(f"stop {stop}" for stop in range(stops))])
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    row = words.say(
        "row_padded" if before + after else "row_of",
        input_size=input_size,
        before=before,
        after=after,
    )
    figure.description = _stops_in_words(row, kernel_size, dilation, starts, unread)
    return figure


@_styled
def size_staircase(input_sizes: Sequence[int], **window: object) -> DescribedFigure:
    """The output size for each input size: a staircase, since the division is floored.

    `window` is what `sizes.conv_output_size` takes.

    >>> size_staircase(range(7, 12), kernel_size=3, stride=2)
    Output size by input size: 7 to 8 give 3, 9 to 10 give 4, 11 gives 5

    Raises:
        ValueError: there is no input size.
    """
    if len(input_sizes) == 0:
        raise ValueError("input_sizes must hold one size or more, not none")
    outputs = [sizes.conv_output_size(size, **window) for size in input_sizes]
    figure = DescribedFigure(figsize=(6.4, 2.6))
    axes = figure.subplots()
    axes.plot(input_sizes, outputs, "o", color=palette.on_light("window"), markersize=5)
    axes.set(xlabel="input size (px)", ylabel="output size (px)")
    axes.set_yticks(sorted(set(outputs)))
    axes.grid(alpha=0.3)
    figure.description = words.say("size_staircase", steps=_steps_in_words(input_sizes, outputs))
    return figure


@_styled
def images(pictures: Sequence, titles: Sequence[str], *, columns: int = 4) -> DescribedFigure:
    """Pictures side by side, each with its title and its size in pixels along the axes.

    A picture is (H, W), (1, H, W) or (3, H, W): an array, or a tensor without a
    gradient. A grey picture is scaled by its own range; the values of a colour
    picture run from 0 to 255 where they are whole numbers, else from 0 to 1.

    >>> images([np.zeros((2, 3))], ["nothing"])
    1 picture: nothing (2×3)

    Raises:
        ValueError: there is no picture, there are more or fewer titles than pictures, or a
            picture has another shape.
    """
    shown = [_as_picture(picture) for picture in pictures]
    figure = _side_by_side(shown, titles, columns, name="pictures")
    names = [f"{t} ({p.shape[0]}×{p.shape[1]})" for t, p in zip(titles, shown, strict=True)]
    figure.description = words.counted("pictures", len(shown), names=words.listed(names))
    return figure


@_styled
def feature_maps(maps: Sequence, titles: Sequence[str], *, columns: int = 4) -> DescribedFigure:
    """Maps side by side, 0 in middle grey: what is below it is darker, what is above it lighter.

    All maps share one scale, so that one grey is one number everywhere. A map is
    (H, W) or (1, H, W): an array, or a tensor without a gradient.

    >>> feature_maps([np.array([[-3, 0, 2.5]])], ["edges"])
    1 map, 0 in middle grey: edges (1×3, −3 to 2.5)

    Raises:
        ValueError: there is no map, there are more or fewer titles than maps, or a map has
            another shape.
    """
    shown = [_as_map(found) for found in maps]
    most = max((float(np.abs(found).max()) for found in shown), default=0) or 1
    figure = _side_by_side(shown, titles, columns, name="maps", vmin=-most, vmax=most)
    names = [
        f"{title} ({found.shape[0]}×{found.shape[1]}, {_range_in_words(found)})"
        for title, found in zip(titles, shown, strict=True)
    ]
    figure.description = words.counted("maps", len(shown), names=words.listed(names))
    return figure


@_styled
def histograms(values: Sequence, titles: Sequence[str]) -> DescribedFigure:
    """How often each value is there, a histogram beside the other, each on its own axis.

    An entry of `values` is an array, or a tensor without a gradient, of any shape.

    >>> histograms([np.array([0, 0, 4, 4])], ["before"])
    1 histogram: before (0 to 4, mean 2, standard deviation 2)

    Raises:
        ValueError: there is no entry, or there are more or fewer titles than entries.
    """
    if len(values) == 0:
        raise ValueError("values must hold one array or more, not none")
    if len(titles) != len(values):
        raise ValueError(f"titles must be as many as the values, {len(values)}, not {len(titles)}")
    shown = [np.asarray(each).ravel() for each in values]
    figure = DescribedFigure(figsize=(3.1 * len(shown), 2.6), layout="constrained")
    every_axes = figure.subplots(1, len(shown), squeeze=False).flat
    for axes, each, title in zip(every_axes, shown, titles, strict=True):
        axes.hist(each, bins=25, color=palette.on_light("window"))
        axes.set(title=title, xlabel="value", ylabel="how often")
    told = [_values_in_words(t, v) for t, v in zip(titles, shown, strict=True)]
    figure.description = words.counted("histograms", len(shown), names=words.listed(told))
    return figure


@_styled
def curves(values: dict[str, Sequence[float]], *, xlabel: str, ylabel: str) -> DescribedFigure:
    """Curves over 1, 2, 3 …, each with its name at its end, and a ring around its lowest point.

    >>> curves({"training": [3, 2, 1], "validation": [3, 1, 2]}, xlabel="epoch", ylabel="loss")
    loss by epoch, 1 to 3: training is lowest at the end, validation is lowest before the end

    Raises:
        ValueError: there is no curve or more than three, one is longer than another, or one holds
            a number that is not finite.
    """
    if not 1 <= len(values) <= len(DASHES):
        raise ValueError(f"values must hold 1 to {len(DASHES)} curves, not {len(values)}")
    lengths = [len(each) for each in values.values()]
    if len(set(lengths)) != 1 or 0 in lengths:
        raise ValueError(f"values must hold curves of one length, not of {words.listed(lengths)}")
    if not all(np.isfinite(each).all() for each in values.values()):
        raise ValueError("values must hold finite numbers alone")
    count = lengths[0]
    figure = DescribedFigure(figsize=(6.4, 3.2), layout="constrained")
    axes = figure.subplots()
    for (name, each), dash, kind in zip(values.items(), DASHES, LINE_KINDS, strict=False):
        lowest = int(np.argmin(each))
        colour = palette.on_light(kind)
        axes.plot(range(1, count + 1), each, dash, color=colour)
        axes.plot([lowest + 1], [each[lowest]], "o", color=colour, fillstyle="none", markersize=9)
        axes.annotate(f"   {name}", (count, each[-1]), color=colour, va="center")
    axes.set(xlabel=xlabel, ylabel=ylabel, xlim=(0, 1.25 * count))
    axes.grid(alpha=0.3)
    told = [_lowest_in_words(name, each) for name, each in values.items()]
    figure.description = words.say(
        "curves", xlabel=xlabel, ylabel=ylabel, count=count, names=words.listed(told)
    )
    return figure


def _side_by_side(
    shown: list[np.ndarray], titles: Sequence[str], columns: int, *, name: str, **scale: float
) -> DescribedFigure:
    """Pictures in rows, each with its title and its last row and column along the axes."""
    if len(shown) == 0:
        raise ValueError(f"{name} must hold one {name.removesuffix('s')} or more, not none")
    if len(titles) != len(shown):
        raise ValueError(f"titles must be as many as the {name}, {len(shown)}, not {len(titles)}")
    columns = min(_check.whole("columns", columns, at_least=1), len(shown))
    rows = -(-len(shown) // columns)
    figure = DescribedFigure(figsize=(2.1 * columns, 2.3 * rows), layout="constrained")
    every_axes = figure.subplots(rows, columns, squeeze=False).flat
    for axes, picture, title in zip(every_axes, shown, titles, strict=False):
        axes.imshow(picture, **scale)
        axes.set_title(title)
        axes.set(xticks=[0, picture.shape[1] - 1], yticks=[0, picture.shape[0] - 1])
    for axes in list(figure.axes)[len(shown) :]:
        axes.remove()
    return figure


def _cell(
    axes: Axes, x: int, y: float, kind: str, *, label: str = "", hatched: bool = False
) -> None:
    """One pixel as a square around (x, y)."""
    square = Rectangle(
        (x - 0.5, y - 0.45),
        1,
        0.9,
        facecolor=palette.on_light(kind),
        edgecolor=palette.on_light("unread" if hatched else "line"),
        hatch="////" if hatched else None,
    )
    axes.add_patch(square)
    axes.text(x, y, label, ha="center", va="center")


def _stops_in_words(
    row: str, kernel_size: int, dilation: int, starts: list[int], unread: list[int]
) -> str:
    """The description of `window_stops`."""
    dilated = words.say("kernel_dilated", kernel_size=kernel_size, dilation=dilation)
    return words.counted(
        "window_stops",
        len(starts),
        kernel=dilated if dilation > 1 else kernel_size,
        row=row,
        starts=_numbers(starts),
        unread=words.say("never_reads", pixels=_numbers(unread))
        if unread
        else words.say("reads_all"),
    )


def _steps_in_words(input_sizes: Sequence[int], outputs: list[int]) -> str:
    """Which input sizes give which output size."""
    steps = []
    for output in sorted(set(outputs)):
        giving = [size for size, made in zip(input_sizes, outputs, strict=True) if made == output]
        if len(giving) == 1:
            steps.append(words.say("step_single", input_size=giving[0], output=output))
        else:
            steps.append(
                words.say("step_range", least=min(giving), most=max(giving), output=output)
            )
    return words.listed(steps)


def _values_in_words(title: str, values: np.ndarray) -> str:
    """Least, greatest, mean and standard deviation of some numbers, to one decimal."""
    summary = {"mean": values.mean(), "deviation": values.std()}
    rounded = {name: _decimal(number) for name, number in summary.items()}
    return words.say("histogram", name=title, range=_range_in_words(values), **rounded)


def _lowest_in_words(name: str, values: Sequence[float]) -> str:
    """Where a curve is lowest: in its last tenth, or before."""
    at_end = np.argmin(values) >= 0.9 * (len(values) - 1)
    return words.say("curve_lowest_at_end" if at_end else "curve_lowest_before", name=name)


def _range_in_words(values: np.ndarray) -> str:
    """The least and the greatest of some numbers, to one decimal."""
    return words.say("map_range", least=_decimal(values.min()), most=_decimal(values.max()))


def _decimal(number: float) -> str:
    """A number to one decimal, a minus as a minus sign."""
    text = f"{round(float(number), 1) + 0.0:.1f}"  # + 0: no −0
    return text.removesuffix(".0").replace("-", "−")


def _numbers(numbers: list[int]) -> str:
    """The numbers in a list, a minus as a minus sign."""
    return words.listed([str(number).replace("-", "−") for number in numbers])


def _as_picture(picture: object) -> np.ndarray:
    """The picture as matplotlib takes it: (H, W), or (H, W, 3) with its values in range."""
    values = np.asarray(picture)
    if values.ndim == 3 and values.shape[0] == 1:
        values = values[0]
    if values.ndim == 3 and values.shape[0] == 3:
        values = values.transpose(1, 2, 0)
        is_whole = values.dtype.kind in "ui"
        return np.clip(values, 0, 255).astype(np.uint8) if is_whole else np.clip(values, 0, 1)
    if values.ndim != 2:
        raise ValueError(f"pictures must be (H, W), (1, H, W) or (3, H, W), not {values.shape}")
    return values


def _as_map(found: object) -> np.ndarray:
    """The map as (H, W)."""
    values = np.asarray(found)
    if values.ndim == 3 and values.shape[0] == 1:
        values = values[0]
    if values.ndim != 2:
        raise ValueError(f"maps must be (H, W) or (1, H, W), not {values.shape}")
    return values
