"""Fashion-MNIST: grey pictures of clothes, 28×28 pixels, ten classes.

A balanced part comes with the package; the whole set is read by torchvision, which fetches it where
there is a network. By Zalando Research: Xiao, Rasul & Vollgraf, "Fashion-MNIST: a Novel Image
Dataset for Benchmarking Machine Learning Algorithms", arXiv:1708.07747; licence MIT.
"""

from __future__ import annotations

import contextlib
import io
import math
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING

from cnnlesson import _check
from cnnlesson.data.shipped import DataError, read_bytes

if TYPE_CHECKING:  # numpy is imported by the function that needs it, not with the module
    import numpy as np

CLASS_NAMES = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)
SOURCE = "Fashion-MNIST by Zalando Research (arXiv:1708.07747), licence MIT"
PREFIXES = {"train": "train", "test": "t10k"}  # how the set's own files begin
TIMEOUT_SECONDS = 15  # a network that swallows requests must not hold up a class


@dataclass(frozen=True, eq=False)
class ImageSet:
    """Images with their labels, in the order in which they are kept.

    `images` is uint8, (N, C, H, W), 0 is black; `labels` is int64, (N,), and counts in `names`;
    `source` says in one line where the images are from, their licence, and which part it is.
    """

    images: np.ndarray
    labels: np.ndarray
    names: tuple[str, ...]
    source: str

    def __len__(self) -> int:
        """How many images there are."""
        return len(self.labels)

    def __repr__(self) -> str:
        """The shapes and the source, not thousands of pixels."""
        images = f"{self.images.shape} {self.images.dtype}"
        labels = f"{self.labels.shape} {self.labels.dtype}"
        return f"ImageSet(images: {images}, labels: {labels}, source: {self.source})"


def fashion_mnist(split: str, *, whole: bool = False, folder: str | Path | None = None) -> ImageSet:
    """Pictures of clothes to train or to test with: 10,000 and 2,000 of them, or the whole set.

    The part that comes with the package is balanced, and so is its beginning: image i is of class
    i % 10. With `whole`, all 60,000 or 10,000 are read by torchvision from `folder` (its files lie
    in FashionMNIST/raw there; default: .cache/cnnlesson in your home folder), and fetched into it
    first, some 31 MB, where they are missing.

    >>> clothes = fashion_mnist("train")
    >>> clothes.images.shape  # N, C, H, W
    (10000, 1, 28, 28)
    >>> clothes.names[clothes.labels[9]]
    'Ankle boot'

    Raises:
        ValueError: the split is neither "train" nor "test", or a folder comes without `whole`.
        DataError: a file is missing or damaged, and for the whole set there is no network.
    """
    if split not in tuple(PREFIXES):
        raise ValueError(f'split must be "train" or "test", not {_check.shown(split)}')
    if whole:
        return _whole(split, default_folder() if folder is None else Path(folder))
    if folder is not None:
        raise ValueError(
            f"folder is for the whole set: add whole=True, or leave out {_check.shown(folder)}"
        )
    return _part(split)


def default_folder() -> Path:
    """Where the whole set is looked for and kept when no folder is named.

    >>> default_folder().name
    'cnnlesson'
    """
    return Path.home() / ".cache" / "cnnlesson"


def _part(split: str) -> ImageSet:
    """The balanced part in `files/`."""
    import numpy as np

    content = io.BytesIO(read_bytes(f"fashion-mnist-{split}.npz"))
    with np.load(content, allow_pickle=False) as arrays:
        images, labels = arrays["images"], arrays["labels"].astype(np.int64)
    per_class = len(labels) // len(CLASS_NAMES)
    source = f"{SOURCE}; {per_class:,} of each class, drawn from the {split} split"
    return ImageSet(images, labels, CLASS_NAMES, source)


def _whole(split: str, folder: Path) -> ImageSet:
    """The whole set, as torchvision reads it."""
    from torchvision.datasets import FashionMNIST

    missing = _first_missing(folder)
    if missing is None:
        _check_complete(split, folder)
    with _one_line_error(split, folder, missing), _network_timeout():
        whole = FashionMNIST(folder, train=split == "train", download=missing is not None)
    images = whole.data.numpy()[:, None]  # N, H, W -> N, 1, H, W
    return ImageSet(
        images, whole.targets.numpy(), CLASS_NAMES, f"{SOURCE}; the whole {split} split"
    )


def _files(split: str) -> tuple[str, str]:
    """The images and the labels of a split, by their places in torchvision's folder."""
    stem = f"FashionMNIST/raw/{PREFIXES[split]}"
    return f"{stem}-images-idx3-ubyte", f"{stem}-labels-idx1-ubyte"


def _first_missing(folder: Path) -> str | None:
    """The first of the set's four files that is not there; torchvision wants them all."""
    return next((f for s in PREFIXES for f in _files(s) if not (folder / f).is_file()), None)


def _check_complete(split: str, folder: Path) -> None:
    """Refuse a file that is shorter or longer than its own first bytes say."""
    for name in _files(split):
        path = folder / name
        with path.open("rb") as file:
            axes = sum(file.read(4)[3:])  # the format's fourth byte: how many sizes follow
            sizes = [int.from_bytes(file.read(4), "big") for _ in range(axes)]
        if path.stat().st_size != 4 + 4 * axes + math.prod(sizes):
            raise DataError(
                f"{name} in {folder} is damaged: its size is not what its first bytes say; "
                f"delete it and ask again with a network, or {_part_instead(split)}"
            )


@contextlib.contextmanager
def _one_line_error(split: str, folder: Path, missing: str | None) -> Iterator[None]:
    """Turn whatever stops torchvision into one line: the file, the reason, the way out."""
    try:
        yield
    except (OSError, RuntimeError, EOFError, HTTPException, AssertionError) as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[-1]
        trouble = f"{missing} is missing there" if missing else "its files are damaged"
        raise DataError(
            f"the whole of Fashion-MNIST cannot be had from {folder}: {trouble} "
            f"({reason}); ask again with a network, or {_part_instead(split)}"
        ) from None


@contextlib.contextmanager
def _network_timeout() -> Iterator[None]:
    """Give up on a silent server; torchvision itself would wait for ever."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(TIMEOUT_SECONDS)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)


def _part_instead(split: str) -> str:
    """The way out that always works."""
    return f'use the part that comes with the package: fashion_mnist("{split}")'
