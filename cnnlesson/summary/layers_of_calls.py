"""torch's functions as layers: what a call to one says of its kernel, its stride and so on.

Each function here has the signature of the function of torch that it is named after; it returns
the tensor that goes in, and the layer.
"""

from collections.abc import Sequence

from torch import Tensor

from cnnlesson import nets
from cnnlesson.nets import Layer

Each = int | Sequence[int]

CONVOLUTIONS = {1: nets.Conv1d, 2: nets.Conv2d, 3: nets.Conv3d}
TRANSPOSED = {1: nets.ConvTranspose1d, 2: nets.ConvTranspose2d, 3: nets.ConvTranspose3d}
POOLINGS = {
    "max": {1: nets.MaxPool1d, 2: nets.MaxPool2d, 3: nets.MaxPool3d},
    "avg": {1: nets.AvgPool1d, 2: nets.AvgPool2d, 3: nets.AvgPool3d},
    "adaptive_max": {
        1: nets.AdaptiveMaxPool1d,
        2: nets.AdaptiveMaxPool2d,
        3: nets.AdaptiveMaxPool3d,
    },
    "adaptive_avg": {
        1: nets.AdaptiveAvgPool1d,
        2: nets.AdaptiveAvgPool2d,
        3: nets.AdaptiveAvgPool3d,
    },
}


def _conv(axes: int):
    """conv1d, conv2d or conv3d."""

    def layer(
        input: Tensor,
        weight: Tensor,
        bias: Tensor | None = None,
        stride: Each = 1,
        padding: Each | str = 0,
        dilation: Each = 1,
        groups: int = 1,
    ) -> tuple[Tensor, Layer]:
        filters, reads, *kernel = weight.shape
        return input, CONVOLUTIONS[axes](
            reads * groups,
            filters,
            plain(kernel, axes),
            plain(stride, axes),
            plain(padding, axes),
            plain(dilation, axes),
            groups,
            bias is not None,
        )

    return layer


def _conv_transpose(axes: int):
    """conv_transpose1d, conv_transpose2d or conv_transpose3d."""

    def layer(
        input: Tensor,
        weight: Tensor,
        bias: Tensor | None = None,
        stride: Each = 1,
        padding: Each = 0,
        output_padding: Each = 0,
        groups: int = 1,
        dilation: Each = 1,
    ) -> tuple[Tensor, Layer]:
        reads, makes, *kernel = weight.shape
        return input, TRANSPOSED[axes](
            reads,
            makes * groups,
            plain(kernel, axes),
            plain(stride, axes),
            plain(padding, axes),
            plain(output_padding, axes),
            groups,
            bias is not None,
            plain(dilation, axes),
        )

    return layer


def _max_pool(axes: int):
    """max_pool1d, max_pool2d or max_pool3d."""

    def layer(
        input: Tensor,
        kernel_size: Each,
        stride: Each | None = None,
        padding: Each = 0,
        dilation: Each = 1,
        ceil_mode: bool = False,
        return_indices: bool = False,
    ) -> tuple[Tensor, Layer]:
        return input, POOLINGS["max"][axes](
            plain(kernel_size, axes),
            plain(stride, axes),
            plain(padding, axes),
            plain(dilation, axes),
            ceil_mode=ceil_mode,
        )

    return layer


def _avg_pool(axes: int):
    """avg_pool1d, avg_pool2d or avg_pool3d."""

    def layer(
        input: Tensor,
        kernel_size: Each,
        stride: Each | None = None,
        padding: Each = 0,
        ceil_mode: bool = False,
        count_include_pad: bool = True,
        divisor_override: int | None = None,
    ) -> tuple[Tensor, Layer]:
        return input, POOLINGS["avg"][axes](
            plain(kernel_size, axes),
            plain(stride, axes),
            plain(padding, axes),
            ceil_mode=ceil_mode,
        )

    return layer


def _adaptive_pool(kind: str, axes: int):
    """adaptive_avg_pool1d and its kin."""

    def layer(
        input: Tensor, output_size: Each | None, return_indices: bool = False
    ) -> tuple[Tensor, Layer]:
        return input, POOLINGS[kind][axes](plain(output_size, axes))

    return layer


def _linear(input: Tensor, weight: Tensor, bias: Tensor | None = None) -> tuple[Tensor, Layer]:
    """linear: a weight of one row is a single neuron, without an axis of its own."""
    makes, reads = weight.shape
    return input, nets.Linear(reads, makes, bias is not None)


def _flatten(input: Tensor, start_dim: int = 0, end_dim: int = -1) -> tuple[Tensor, Layer]:
    """flatten, which starts with the batch where nothing is said, unlike nn.Flatten."""
    return input, nets.Flatten(start_dim, end_dim)


def plain(value: Each | str | None, axes: int) -> int | tuple | str | None:
    """One number where all axes have the same, else a tuple, as it would be written by hand."""
    if not isinstance(value, tuple | list):
        return value
    is_one = len(set(value)) == 1 and len(value) in (1, axes)
    return value[0] if is_one else tuple(value)


LAYERS = {
    "linear": _linear,
    "flatten": _flatten,
    **{f"conv{axes}d": _conv(axes) for axes in (1, 2, 3)},
    **{f"conv_transpose{axes}d": _conv_transpose(axes) for axes in (1, 2, 3)},
    **{f"max_pool{axes}d": _max_pool(axes) for axes in (1, 2, 3)},
    **{f"max_pool{axes}d_with_indices": _max_pool(axes) for axes in (1, 2, 3)},
    **{f"avg_pool{axes}d": _avg_pool(axes) for axes in (1, 2, 3)},
    **{
        f"{kind}_pool{axes}d{rest}": _adaptive_pool(kind, axes)
        for kind in ("adaptive_avg", "adaptive_max")
        for axes in (1, 2, 3)
        for rest in ("", "_with_indices")
    },
}
