"""Why a network refuses its input: the layer that fails, the one that caused it, the least mend.

The mends are tried out before they are told: the network is walked again with other input sizes.
"""

import math
from collections.abc import Callable

from cnnlesson import sizes, words
from cnnlesson.nets.convolutions import Conv2d, ConvTranspose2d
from cnnlesson.nets.features import BatchNorm2d, Flatten, Linear
from cnnlesson.nets.layer import Layer, Operation, Shape
from cnnlesson.nets.net import Failure, Net, Row, Walk
from cnnlesson.nets.net import walk as net_walk
from cnnlesson.nets.poolings import MaxPool2d

LARGEST_INPUT = 4096  # pixels of a side; no larger input is tried out
Rewalk = Callable[[Shape], Walk]


def explained(walk: Walk, rewalk: Rewalk) -> str:
    """What broke, why, and the least that mends it; `rewalk` walks with another input shape.

    >>> from cnnlesson import nets
    >>> print(why(nets.ALEXNET_2012, (3, 224, 224)))
    fc6 wants 9216 features and gets 6400: pool5 gave 256×5×5. An input of 227 to 258 px a side \
gives 6×6; or make fc6's in_features 6400
    """
    failure = walk.failure
    layer, error = failure.layer, failure.error
    giver = _giver(walk, failure)
    if isinstance(layer, Operation) and layer.sizes:
        return _numbers_differ(walk, rewalk, giver)
    if isinstance(error, sizes.ShapeError):
        if isinstance(layer, Linear):
            return _features_differ(walk, rewalk, giver)
        wanted, given = _channels(layer, failure.input_shape)
        if wanted != given:
            return _channels_differ(walk, giver, wanted, given)
        least = _least_input(walk, rewalk) if _is_window(layer) else None
        if least:
            mend = words.say("mend_least_input", least=least)
            return _with_mends(_named(failure.name, error), [mend])
    if isinstance(getattr(layer, "padding", None), float):
        text = words.say("padding_fraction", padding=layer.padding)
        return _named(failure.name, text)
    return _named(failure.name, error)


def why(net: Net, input_shape: Shape | None = None) -> str | None:
    """Why a table refuses an image of that shape; `None` where it takes it.

    >>> from cnnlesson import nets
    >>> why(nets.ALEXNET_2012) is None
    True
    """
    found = net_walk(net, input_shape=input_shape)
    if not found.failure:
        return None
    return explained(found, lambda shape: net_walk(net, shape[0], input_shape=shape[1:]))


def _features_differ(walk: Walk, rewalk: Rewalk, giver: Row | None) -> str:
    """A fully-connected layer gets more or fewer features than it has weights for."""
    failure = walk.failure
    shape, layer = failure.input_shape, failure.layer
    given, wanted = shape[-1] if shape else 1, layer.in_features
    what = words.say(
        "features_differ",
        name=failure.name,
        wanted=wanted,
        given=given,
        giver=_name_of(giver),
        shape=_times(giver.output_shape if giver else walk.input_shape),
    )
    make_wide = words.say("mend_in_features", name=failure.name, given=given)
    features = math.prod(shape[1:])
    if len(shape) > 2:
        mend = words.say("mend_flatten", name=failure.name, features=features)
        return _with_mends(what, [mend] if features == wanted else [mend, make_wide])
    if _batch_was_flattened(walk, failure):
        return _with_mends(what, [words.say("mend_start_dim")])
    return _with_mends(what, [*_input_mends(walk, rewalk, giver, wanted), make_wide])


def _numbers_differ(walk: Walk, rewalk: Rewalk, giver: Row | None) -> str:
    """A view asks for another number of values than there are."""
    failure = walk.failure
    wanted, given = failure.layer.sizes[-1], math.prod(failure.input_shape[1:])
    what = words.say(
        "numbers_differ",
        name=failure.name,
        wanted=wanted,
        given=given,
        giver=_name_of(giver),
        shape=_times(failure.input_shape),
    )
    mends = _input_mends(walk, rewalk, giver, wanted) if wanted > 0 else []
    return _with_mends(what, [*mends, words.say("mend_view", given=given)])


def _input_mends(walk: Walk, rewalk: Rewalk, giver: Row | None, wanted: int) -> list[str]:
    """The inputs that give the features that are wanted, where there are such."""
    shape = giver.output_shape if giver else ()
    if len(shape) != 4 or shape[2] != shape[3] or wanted % shape[1]:
        return []
    side = math.isqrt(wanted // shape[1])
    if side * side * shape[1] != wanted or not _is_square(walk.input_shape):
        return []
    index = walk.rows.index(giver)

    def reached(pixels: int) -> int:
        """The side of what the layer before gives, for an input of that side."""
        rows = rewalk(_of_side(walk.input_shape, pixels)).rows
        return rows[index].output_shape[-1] if len(rows) > index else 0

    least = _first(lambda pixels: reached(pixels) >= side)
    most = _first(lambda pixels: reached(pixels) > side)
    if not least or reached(least) != side:
        return []
    size = f"{side}×{side}"
    if most == least + 1:
        return [words.say("mend_input_only", least=least, size=size)]
    if most:
        return [words.say("mend_input", least=least, most=most - 1, size=size)]
    return [words.say("mend_input_from", least=least, size=size)]


def _channels_differ(walk: Walk, giver: Row | None, wanted: int, given: int) -> str:
    """A layer gets more or fewer channels than its filters span."""
    failure = walk.failure
    shape = failure.input_shape
    what = words.say(
        "channels_given",
        name=failure.name,
        wanted=wanted,
        given=given,
        giver=_name_of(giver),
        shape=_times(shape),
    )
    if not giver and len(shape) == 4 and shape[-1] == wanted:
        return _with_mends(what, [words.say("mend_channels_last")])
    argument = "num_features" if isinstance(failure.layer, BatchNorm2d) else "in_channels"
    mends = [
        words.say("mend_argument", name=failure.name, argument=argument, value=given),
    ]
    if giver and isinstance(giver.layer, Conv2d | ConvTranspose2d):
        mends.append(
            words.say("mend_argument", name=giver.name, argument="out_channels", value=wanted)
        )
    return _with_mends(what, mends)


def _least_input(walk: Walk, rewalk: Rewalk) -> int | None:
    """The smallest square input that leaves every window a place."""
    if len(walk.input_shape) < 3:
        return None

    def fits(pixels: int) -> bool:
        """No window is too large for what it gets."""
        failure = rewalk(_of_side(walk.input_shape, pixels)).failure
        return not failure or not _is_window(failure.layer)

    return _first(fits)


def _first(holds: Callable[[int], bool]) -> int | None:
    """The least number of pixels for which it holds; sizes grow with the input."""
    if not holds(LARGEST_INPUT):
        return None
    low, high = 0, LARGEST_INPUT
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _giver(walk: Walk, failure: Failure) -> Row | None:
    """The row that made the shape: what comes after it keeps the shape, or lays it out flat."""
    reads = failure.reads
    while reads and reads[0] >= 0:
        row = walk.rows[reads[0]]
        is_kept = row.output_shape == row.input_shape
        is_laid_out = (
            math.prod(row.output_shape) == math.prod(row.input_shape) and not row.parameters
        )
        if not is_kept and not (is_laid_out and len(row.output_shape) < len(row.input_shape)):
            return row
        reads = row.reads
    return None


def _batch_was_flattened(walk: Walk, failure: Failure) -> bool:
    """A Flatten took the batch in as well."""
    rows = [walk.rows[read] for read in failure.reads if read >= 0]
    return any(isinstance(row.layer, Flatten) and row.layer.start_dim == 0 for row in rows)


def _channels(layer: Layer, shape: Shape) -> tuple[int, int] | tuple[None, None]:
    """The channels that a layer wants and those that it gets, if it takes such a shape at all."""
    if isinstance(layer, Conv2d | ConvTranspose2d) and len(shape) - layer.axes in (1, 2):
        return layer.in_channels, shape[-layer.axes - 1]
    if isinstance(layer, BatchNorm2d) and len(shape) in layer.dims:
        return layer.num_features, shape[1]
    return None, None


def _is_window(layer: Layer) -> bool:
    """A layer whose kernel may be too large for its input."""
    return isinstance(layer, Conv2d | ConvTranspose2d | MaxPool2d)


def _with_mends(what: str, mends: list[str]) -> str:
    """What is wrong, and then the ways out."""
    joined = mends[0]
    for mend in mends[1:]:
        joined = words.say("either", one=joined, other=mend)
    return words.say("broken", what=what, mends=joined[0].upper() + joined[1:])


def _named(name: str, text: object) -> str:
    """The text behind the name of the layer."""
    return words.say("under_name", name=name, text=text)


def _name_of(giver: Row | None) -> str:
    """The layer's name, or that of the input."""
    return giver.name if giver else words.say("the_input")


def _is_square(shape: Shape) -> bool:
    """A batch of images as high as wide."""
    return len(shape) == 4 and shape[2] == shape[3]


def _of_side(shape: Shape, pixels: int) -> Shape:
    """The same batch and channels, each axis that long."""
    return (*shape[:2], *[pixels] * len(shape[2:]))


def _times(shape: Shape) -> str:
    """One image's shape, 256×5×5."""
    return "×".join(map(str, shape[1:]))
