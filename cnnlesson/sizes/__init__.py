"""Sizes of layers: whole numbers in, whole numbers out, no tensors.

A convolution, a pooling and their kin treat each axis of an image by itself, so their functions
count pixels along one axis: call once for the height and once for the width.
"""

from cnnlesson.sizes.arguments import Padding, ShapeError, checked_shape, padding_sides
from cnnlesson.sizes.inverse import (
    input_sizes_for,
    paddings_for,
    paddings_worked,
    pool_input_sizes_for,
)
from cnnlesson.sizes.outputs import (
    adaptive_pool_output_size,
    adaptive_pool_windows,
    conv_output_size,
    conv_transpose_output_size,
    pool_output_size,
)
from cnnlesson.sizes.shapes import flatten_output_shape, linear_output_shape
from cnnlesson.sizes.worked import (
    Unread,
    conv_transpose_worked,
    conv_unread,
    conv_worked,
    flatten_worked,
    pool_worked,
)

__all__ = [
    "Padding",
    "ShapeError",
    "Unread",
    "adaptive_pool_output_size",
    "adaptive_pool_windows",
    "checked_shape",
    "conv_output_size",
    "conv_transpose_output_size",
    "conv_transpose_worked",
    "conv_unread",
    "conv_worked",
    "flatten_output_shape",
    "flatten_worked",
    "input_sizes_for",
    "linear_output_shape",
    "padding_sides",
    "paddings_for",
    "paddings_worked",
    "pool_input_sizes_for",
    "pool_output_size",
    "pool_worked",
]
