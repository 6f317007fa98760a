"""What layers compute, in loops that read like the text; slow, and equal to torch.

Arrays go in and numpy's arrays come out, one image at a time: (C, H, W), without the batch.
"""

from cnnlesson.ops.convolution import (
    conv2d,
    conv2d_as_matrix,
    conv_channel,
    pad,
    unfold,
    window_sum,
)
from cnnlesson.ops.dense import flatten, linear

__all__ = [
    "conv2d",
    "conv2d_as_matrix",
    "conv_channel",
    "flatten",
    "linear",
    "pad",
    "unfold",
    "window_sum",
]
