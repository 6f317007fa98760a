"""The progress bar, with a terminal and without one; and what preprocessing does to pixels."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import numpy as np
import pytest
import torch

from cnnlesson import data, training

ROOT = Path(__file__).parents[2]
RUN = """
from cnnlesson.training import Record, shown
list(shown((Record(n, n, 0.5, 0.75, 0.1) for n in (1, 2)), epochs=2))
"""


def test_the_bar_is_silent_where_nobody_watches(capfd):
    """Neither output nor errors get a character."""
    records = [training.Record(1, 1, 0.5, 0.75, 0.1)]
    assert list(training.shown(records, epochs=1)) == records
    assert capfd.readouterr() == ("", "")


def test_a_terminal_gets_a_bar():
    """A pseudo-terminal in the place of a screen."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))  # rows, columns
    command = [sys.executable, "-c", RUN]
    subprocess.run(command, cwd=ROOT, stdout=theirs, stderr=theirs, timeout=120, check=True)
    os.close(theirs)
    text = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "2/2" in text
    assert "loss=0.500" in text
    assert "accuracy=0.750" in text


@pytest.mark.parametrize("channels", [1, 3])
def test_preprocessing_is_plain_arithmetic(channels):
    """(byte / 255 − mean) / std, for each channel by its own numbers."""
    pixels = np.random.default_rng(0).integers(0, 256, size=(2, channels, 4, 5), dtype=np.uint8)
    mean, std = [0.4, 0.5, 0.6][:channels], [0.1, 0.2, 0.3][:channels]

    given = training.preprocessing(mean, std)(torch.from_numpy(pixels))

    axes = (1, channels, 1, 1)
    wanted = (pixels / 255 - np.reshape(mean, axes)) / np.reshape(std, axes)
    np.testing.assert_allclose(given.numpy(), wanted, rtol=1e-5, atol=1e-5)


def test_one_number_does_for_a_grey_image():
    """As a list of one."""
    pixels = torch.arange(12, dtype=torch.uint8).reshape(1, 1, 3, 4)
    one, listed = training.preprocessing(0.3, 0.2), training.preprocessing([0.3], [0.2])
    assert torch.equal(one(pixels), listed(pixels))


def test_tensors_of_a_set():
    """Numbers from 0 to 1, in the order of the set; with a transform, what that makes."""
    clothes = data.fashion_mnist("test")
    images, labels = training.tensors(clothes)
    assert images.dtype == torch.float32
    np.testing.assert_allclose(images[3].numpy(), clothes.images[3] / 255, atol=1e-7)
    assert labels.tolist() == clothes.labels.tolist()

    changed, _ = training.tensors(clothes, training.preprocessing(0.5, 0.5))
    assert changed.min().item() == -1
    assert changed.max().item() == 1
