"""Draws the balanced part of Fashion-MNIST that comes with the course.

Takes the folder with the set's own four files (train-images-idx3-ubyte and so on, packed as .gz or
not), draws as many images of each class, and writes fashion-mnist-train.npz, -test.npz, the licence
and their lines in the manifest. The same files and the same numbers draw the same bytes.
"""

import argparse
import gzip
import hashlib
import io
from pathlib import Path

import numpy as np

from cnnlesson.data.fashion import CLASS_NAMES, PREFIXES, SOURCE
from cnnlesson.data.shipped import FILES
from cnnlesson.recipes._ship import ship

RECIPE = "cnnlesson.recipes.draw_fashion_mnist"
SEED = 2012
LICENCE = """\
The MIT License (MIT)

Copyright © 2017 Zalando SE, https://tech.zalando.com

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the “Software”), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED “AS IS”, WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.
"""


def main() -> None:
    """Read the command line, draw both parts, write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="folder with the set's four idx files")
    parser.add_argument("--out", type=Path, default=FILES, help="folder to write to")
    parser.add_argument("--train", type=int, default=1000, help="images of each class to train")
    parser.add_argument("--test", type=int, default=200, help="images of each class to test")
    options = parser.parse_args()

    for split, per_class in (("train", options.train), ("test", options.test)):
        draw_split(options.source, split, per_class, options.out)
    note = {"origin": "the licence of Fashion-MNIST", "licence": "MIT", "recipe": RECIPE}
    ship(options.out, "LICENSE-fashion-mnist.txt", LICENCE.encode(), **note)


def draw_split(source: Path, split: str, per_class: int, out: Path) -> None:
    """Draw one split's part and write it."""
    raw = [
        idx_bytes(source, f"{PREFIXES[split]}-{kind}") for kind in ("images-idx3", "labels-idx1")
    ]
    images, labels = (as_array(each) for each in raw)  # (N, H, W) and (N,)
    rows = balanced_rows(labels, per_class)

    content = io.BytesIO()
    # `rows` says which images of the whole set these are.
    np.savez_compressed(content, images=images[rows][:, None], labels=labels[rows], rows=rows)
    sums = " and ".join(hashlib.sha256(each).hexdigest()[:16] for each in raw)
    ship(
        out,
        f"fashion-mnist-{split}.npz",
        content.getvalue(),
        origin=f"{SOURCE}; {per_class} of each class of the {split} split, seed {SEED}; drawn from "
        f"images and labels whose unpacked files have SHA-256 sums that begin {sums}",
        licence="MIT, see LICENSE-fashion-mnist.txt",
        recipe=RECIPE,
    )


def balanced_rows(labels: np.ndarray, per_class: int) -> np.ndarray:
    """Which images are drawn: one of each class in turn, so that every beginning is balanced."""
    # RandomState, not default_rng: numpy promises that its numbers never change.
    random = np.random.RandomState(SEED)
    shuffled = [random.permutation(np.flatnonzero(labels == c)) for c in range(len(CLASS_NAMES))]
    short = min(len(rows) for rows in shuffled)
    if short < per_class:
        raise SystemExit(f"{per_class} of each class are wanted, one class has {short} only")
    return np.stack([rows[:per_class] for rows in shuffled], axis=1).reshape(-1).astype(np.int32)


def idx_bytes(source: Path, stem: str) -> bytes:
    """One of the set's files, unpacked."""
    packed, plain = source / f"{stem}-ubyte.gz", source / f"{stem}-ubyte"
    if packed.exists():
        return gzip.decompress(packed.read_bytes())
    if plain.exists():
        return plain.read_bytes()
    raise SystemExit(f"{plain.name}[.gz] is missing in {source}")


def as_array(content: bytes) -> np.ndarray:
    """The numbers of an idx file: 4 bytes of kind, 4 bytes for each axis, then one a pixel."""
    axes = content[3]
    sizes = np.frombuffer(content, dtype=">u4", count=axes, offset=4).tolist()
    return np.frombuffer(content, dtype=np.uint8, offset=4 + 4 * axes).reshape(sizes)


if __name__ == "__main__":
    main()
