"""What questions are about: one axis of a layer, a whole layer, a size that is wanted.

Each is a frozen dataclass. `facts` gives its fields and its properties by name: they fill the
blanks of the hints, and of what is said of a slip.
"""

from dataclasses import dataclass, fields


class Setting:
    """What all settings have."""

    def facts(self) -> dict[str, object]:
        """Every field and every property, by its name."""
        kind = type(self)
        derived = [name for name in dir(kind) if isinstance(getattr(kind, name), property)]
        names = [field.name for field in fields(self)] + derived
        return {name: getattr(self, name) for name in names}


class OneAxis(Setting):
    """What the settings along one axis have: a kernel_size, a stride, a dilation."""

    @property
    def window(self) -> dict[str, int]:
        """How the kernel moves, as the functions in `sizes` take it; padding, if it is known."""
        names = ("kernel_size", "stride", "padding", "dilation")
        return {name: getattr(self, name) for name in names if hasattr(self, name)}

    @property
    def reach(self) -> int:
        """Pixels that the kernel covers, the first and the last included."""
        return self.dilation * (self.kernel_size - 1) + 1


@dataclass(frozen=True)
class Axis(OneAxis):
    """A convolution along one axis; the padding is a number for each side."""

    input_size: int
    kernel_size: int
    stride: int = 1
    padding: int = 0
    dilation: int = 1

    @property
    def padded(self) -> int:
        """The input with its padding."""
        return self.input_size + 2 * self.padding

    @property
    def room(self) -> int:
        """Pixels that the kernel can move by."""
        return self.padded - self.reach


@dataclass(frozen=True)
class Layer(Setting):
    """A convolution of an image (C, H, W), its kernel (height, width), the rest for both axes."""

    input_shape: tuple[int, int, int]
    out_channels: int
    kernel_size: tuple[int, int]
    stride: int = 1
    padding: int = 0
    dilation: int = 1

    @property
    def in_channels(self) -> int:
        """The depth of the input."""
        return self.input_shape[0]

    @property
    def input_height(self) -> int:
        """Rows of the input."""
        return self.input_shape[1]

    @property
    def input_width(self) -> int:
        """Columns of the input."""
        return self.input_shape[2]

    @property
    def kernel_height(self) -> int:
        """Rows of one kernel."""
        return self.kernel_size[0]

    @property
    def kernel_width(self) -> int:
        """Columns of one kernel."""
        return self.kernel_size[1]

    @property
    def padded_width(self) -> int:
        """Columns of the input with its padding."""
        return self.width.padded

    @property
    def taps(self) -> int:
        """Weights of one kernel."""
        return self.kernel_height * self.kernel_width

    @property
    def height(self) -> Axis:
        """The convolution along the height."""
        return self._axis(0)

    @property
    def width(self) -> Axis:
        """The convolution along the width."""
        return self._axis(1)

    def _axis(self, axis: int) -> Axis:
        """The convolution along one of the two."""
        return Axis(
            self.input_shape[1 + axis],
            self.kernel_size[axis],
            stride=self.stride,
            padding=self.padding,
            dilation=self.dilation,
        )


@dataclass(frozen=True)
class Wanted(OneAxis):
    """An output size that is wanted, and the layer; the inputs that give it are asked for."""

    output_size: int
    kernel_size: int
    stride: int = 1
    padding: int = 0
    dilation: int = 1

    @property
    def walked(self) -> int:
        """Pixels from the first stop to the last."""
        return self.stride * (self.output_size - 1)

    @property
    def least(self) -> int:
        """The smallest input, walked back from the last stop."""
        return self.walked + self.reach - 2 * self.padding


@dataclass(frozen=True)
class Fitting(OneAxis):
    """An input size, an output size, and a kernel; the padding or the stride is asked for."""

    input_size: int
    output_size: int
    kernel_size: int
    stride: int = 1
    dilation: int = 1

    @property
    def room(self) -> int:
        """Pixels that the kernel can move by without padding."""
        return self.input_size - self.reach

    @property
    def needed(self) -> int:
        """The shortest padded input that gives the wanted size."""
        return self.stride * (self.output_size - 1) + self.reach

    @property
    def total(self) -> int:
        """The least padding of both sides together."""
        return self.needed - self.input_size

    @property
    def rounded_up(self) -> int:
        """Half of that for each side, rounded up to a whole pixel."""
        return (self.total + 1) // 2


@dataclass(frozen=True)
class Images(Setting):
    """A batch of images whose channels stand last: (N, H, W, C)."""

    shape: tuple[int, int, int, int]

    @property
    def channels_first(self) -> tuple[int, int, int, int]:
        """The shape as torch wants it: (N, C, H, W)."""
        images, height, width, channels = self.shape
        return images, channels, height, width
