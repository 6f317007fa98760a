"""From pixels of one byte to what a network is fed: torchvision's transforms."""

from typing import TYPE_CHECKING

import torch
from torch import Tensor

if TYPE_CHECKING:  # torchvision takes seconds to import: the function that needs it waits
    from torchvision.transforms import v2

    from cnnlesson.data import ImageSet


def preprocessing(
    mean: float | list[float] | Tensor, std: float | list[float] | Tensor
) -> "v2.Compose":
    """Bytes to numbers from 0 to 1, then minus the mean and divided by the standard deviation.

    One number each for a grey image, one for each channel else; in units of those numbers.

    >>> grey = torch.tensor([[[[0, 255]]]], dtype=torch.uint8)
    >>> preprocessing(mean=0.5, std=0.25)(grey)
    tensor([[[[-2.,  2.]]]])
    """
    from torchvision.transforms import v2

    means, spreads = (torch.as_tensor(each).reshape(-1).tolist() for each in (mean, std))
    return v2.Compose(
        [v2.ToDtype(torch.float32, scale=True), v2.Normalize(mean=means, std=spreads)]
    )


def tensors(images: "ImageSet", transform: "v2.Transform | None" = None) -> tuple[Tensor, Tensor]:
    """The images and labels of a set as tensors for `fit`: (N, C, H, W) floats, (N,) numbers.

    Without a transform the pixels are numbers from 0 to 1.

    >>> from cnnlesson import data
    >>> inputs, labels = tensors(data.fashion_mnist("test"))
    >>> tuple(inputs.shape), inputs.max().item()
    ((2000, 1, 28, 28), 1.0)
    """
    pixels = torch.from_numpy(images.images)
    inputs = transform(pixels) if transform else pixels.float() / 255
    return inputs, torch.from_numpy(images.labels)
