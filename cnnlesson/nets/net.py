"""A network as a table of layers, and the walk of an image through it."""

import collections
import dataclasses
import functools
import math
from collections.abc import Iterator

from cnnlesson import _check, sizes, words
from cnnlesson.nets import fields as receptive
from cnnlesson.nets.fields import Fields, Value
from cnnlesson.nets.layer import Layer, Shape, Step

# How a layer without a name is called, by its kind; others by their kind in small letters.
SHORT_NAMES = {
    "MaxPool": "pool",
    "AvgPool": "pool",
    "AdaptiveAvgPool": "pool",
    "AdaptiveMaxPool": "pool",
    "BatchNorm": "norm",
    "LocalResponseNorm": "norm",
    "Linear": "fc",
    "ZeroPad": "pad",
    "ConvTranspose": "upconv",
}


@dataclasses.dataclass(frozen=True)
class Entry:
    """One line of a table: a layer, its name, and where it is from."""

    name: str
    layer: Layer
    source: str = ""


@dataclasses.dataclass(frozen=True)
class Net:
    """A network whose layers follow each other.

    `input_shape` is that of one image, (C, H, W). A layer that is given without an `Entry` gets
    a name of its own: conv1, conv2, pool1, fc1.

    >>> from cnnlesson import nets
    >>> net = nets.Net("two layers", (1, 28, 28), (nets.Conv2d(1, 16, 5), nets.ReLU()))
    >>> [entry.name for entry in net.layers]
    ['conv1', 'relu1']

    Raises:
        TypeError, ValueError: the shape or a layer is of the wrong kind, or a name stands twice.
    """

    name: str
    input_shape: Shape
    layers: tuple[Entry | Layer, ...]
    source: str = ""

    def __post_init__(self):
        """Check what was given, and name the layers that have no name."""
        shape = sizes.checked_shape("input_shape", self.input_shape)
        entries = tuple(_named(self.layers))
        for name, count in collections.Counter(entry.name for entry in entries).items():
            if count > 1:
                raise ValueError(f"layers must have names of their own, not {name!r} twice")
        object.__setattr__(self, "input_shape", shape)
        object.__setattr__(self, "layers", entries)

    @functools.cached_property
    def _walks(self) -> dict[Shape, "Walk"]:
        """A table never changes, so it is walked once for each shape."""
        return {}


@dataclasses.dataclass(frozen=True)
class Row:
    """What one layer of a network does to an input, and what it costs.

    Shapes have the batch first. The parameters are counted in the first row that uses them.
    Multiply-adds and bytes are those of the whole batch; a value takes `bytes_per_value`.
    """

    name: str
    layer: Layer
    input_shape: Shape
    output_shape: Shape
    parameters: int
    trainable_parameters: int
    multiply_adds: int
    fields: Fields | None
    # The rows that this one reads, -1 for the input.
    reads: tuple[int, ...]
    bytes_per_value: int = 4
    remark: str = ""

    @property
    def kind(self) -> str:
        """The layer's name in torch."""
        return self.layer.kind

    @property
    def settings(self) -> str:
        """The layer's arguments that are not torch's defaults."""
        return self.layer.settings

    @property
    def activation_bytes(self) -> int:
        """Bytes of the output."""
        return math.prod(self.output_shape) * self.bytes_per_value

    @property
    def receptive_field(self) -> Value:
        """Pixels of the input that a unit sees; a pair (height, width) where they differ."""
        return self.fields.receptive_field if self.fields else None

    @property
    def jump(self) -> Value:
        """Pixels of the input from one unit's field to the next."""
        return self.fields.jump if self.fields else None

    @property
    def start(self) -> Value:
        """The first pixel that unit 0 sees."""
        return self.fields.start if self.fields else None

    @property
    def worked(self) -> str:
        """The arithmetic of the size and of the counts, in words."""
        parts = [*self.layer.worked(self.input_shape), *filter(None, [self.remark])]
        return words.joined(parts) if parts else ""


@dataclasses.dataclass(frozen=True)
class Failure:
    """The layer that refuses its input, what it was given, and why."""

    name: str
    layer: Layer
    input_shape: Shape
    reads: tuple[int, ...]
    error: Exception


@dataclasses.dataclass(frozen=True)
class Walk:
    """The rows of a network as far as its input gets, and the failure that ends them, if any."""

    input_shape: Shape
    rows: tuple[Row, ...]
    failure: Failure | None = None


def walk(net: Net, batch_size: int = 1, *, input_shape: Shape | None = None) -> Walk:
    """An input goes through a table, layer by layer, and no tensor is made.

    `input_shape` is that of one image, the table's own where it is not given.

    >>> from cnnlesson import nets
    >>> walk(nets.LENET5).rows[-1].output_shape
    (1, 10)

    Raises:
        TypeError, ValueError: the batch or the shape is of the wrong kind.
    """
    batch = _check.whole("batch_size", batch_size, at_least=1)
    image = net.input_shape if input_shape is None else input_shape
    shape = (batch, *sizes.checked_shape("input_shape", image))
    if shape not in net._walks:
        found = _walked(net, shape)
        if found.failure:  # its words are those of the language that is spoken now
            return found
        net._walks[shape] = found
    return net._walks[shape]


def _walked(net: Net, shape: Shape) -> Walk:
    """Each layer takes what the one before it gave."""
    start, fields, rows = shape, receptive.of_image(shape), []
    for number, entry in enumerate(net.layers):
        try:
            step = entry.layer.step(shape)
        except (TypeError, ValueError) as error:
            failure = Failure(entry.name, entry.layer, shape, (number - 1,), error)
            return Walk(start, tuple(rows), failure)
        fields = entry.layer.fields(fields, shape)
        rows.append(_row(entry, shape, step, fields, number))
        shape = step.output_shape
    return Walk(start, tuple(rows))


def _row(entry: Entry, shape: Shape, step: Step, fields: Fields | None, number: int) -> Row:
    """The row of one layer of a table, where every parameter is trainable."""
    return Row(
        entry.name,
        entry.layer,
        shape,
        step.output_shape,
        step.parameters,
        step.parameters,
        step.multiply_adds,
        fields,
        reads=(number - 1,),
    )


def _named(layers: tuple[Entry | Layer, ...]) -> Iterator[Entry]:
    """Each layer under its name, or under its kind and a number."""
    if not isinstance(layers, tuple | list):
        raise TypeError(f"layers must be a tuple of layers, not {_check.shown(layers)}")
    numbers: dict[str, int] = {}
    for layer in layers:
        if isinstance(layer, Entry):
            yield layer
            continue
        if not isinstance(layer, Layer):
            raise TypeError(
                "layers must be a tuple of nets' layers, such as nets.Conv2d(3, 96, 11), "
                f"not {_check.shown(layer)}"
            )
        stem = layer.kind.rstrip("d").rstrip("123")
        stem = SHORT_NAMES.get(stem, stem.lower())
        numbers[stem] = numbers.get(stem, 0) + 1
        yield Entry(f"{stem}{numbers[stem]}", layer)
