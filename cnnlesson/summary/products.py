"""The multiply-adds of what torch does inside one call, counted where its products are made."""

import math

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode


class Products(TorchDispatchMode):
    """Counts the products of matrices and convolutions while it is on."""

    def __init__(self):
        super().__init__()
        self.multiply_adds = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        """Let the operation run, and add what it multiplies."""
        result = func(*args, **(kwargs or {}))
        count = COUNTS.get(func.overloadpacket)
        if count:
            self.multiply_adds += count(result, *args, **(kwargs or {}))
        return result


def _matrices(result: Tensor, one: Tensor, other: Tensor, *rest, **more) -> int:
    """Each value of the product adds up as many products as the first matrix has columns."""
    return math.prod(result.shape) * one.shape[-1]


def _sum_and_matrices(result: Tensor, start: Tensor, one: Tensor, other: Tensor, **more) -> int:
    """As a product of matrices; something is added to it."""
    return _matrices(result, one, other)


def _convolution(
    result: Tensor, image: Tensor, weight: Tensor, bias, stride, padding, dilation, transposed, *_
) -> int:
    """Each weight is used once for each place, of the input where the layer is transposed."""
    places = image if transposed else result
    return math.prod(weight.shape) * math.prod(places.shape[2:]) * places.shape[0]


def _attention(result, query: Tensor, key: Tensor, value: Tensor, *rest, **more) -> int:
    """Queries times keys, and that times the values."""
    pairs = math.prod(query.shape[:-1]) * key.shape[-2]
    return pairs * (query.shape[-1] + value.shape[-1])


aten = torch.ops.aten
COUNTS = {
    aten.mm: _matrices,
    aten.mv: _matrices,
    aten.dot: _matrices,
    aten.vdot: _matrices,
    aten.bmm: _matrices,
    aten.addmm: _sum_and_matrices,
    aten.addmv: _sum_and_matrices,
    aten.baddbmm: _sum_and_matrices,
    aten.convolution: _convolution,
    aten._scaled_dot_product_flash_attention: _attention,
    aten._scaled_dot_product_flash_attention_for_cpu: _attention,
    aten._scaled_dot_product_efficient_attention: _attention,
}
