"""Two processes that train together against one, at the same batch."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from torch import nn

from cnnlesson.training import processes

ROOT = Path(__file__).parents[2]
RECIPE = "cnnlesson.recipes.train_together"
# Sums of floats in another order: float32 rounds at 6e-8, and 26 updates add up to some 5e-6.
# Without the weights of the parts the difference is 6e-4 and more.
TOLERANCE = 5e-5


def trained(path: Path, *launcher: str, images: int, batch: int) -> tuple[dict, list[str]]:
    """The weights that a run leaves in its checkpoint, and the lines that it prints."""
    settings = ["--epochs", "2", "--lr", "0.01"]
    settings += ["--images", str(images), "--batch-size", str(batch)]
    done = subprocess.run(
        [sys.executable, "-m", *launcher, RECIPE, *settings, "--checkpoint", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=170,
        env={"PATH": "/usr/bin:/bin", "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [line for line in done.stdout.splitlines() if line.startswith("epoch")]
    return torch.load(path, weights_only=True), lines


def largest_difference(one: dict, other: dict) -> float:
    """Between any two weights of the same place."""
    assert one.keys() == other.keys()
    return max((one[name] - other[name]).abs().max().item() for name in one)


@pytest.mark.parametrize("images", [625, 589])
def test_two_processes_agree_with_one(tmp_path, images):
    """Batches of 49, 25 and 24; the last has 37 images, or one, and then a process has none."""
    settings = {"images": images, "batch": 49}
    alone, lines = trained(tmp_path / "one.pt", **settings)
    torchrun = ["torch.distributed.run", "--standalone", "--nproc_per_node=2", "-m"]
    both, both_lines = trained(tmp_path / "two.pt", *torchrun, **settings)

    assert largest_difference(alone["model"], both["model"]) < TOLERANCE
    assert len(lines) == len(both_lines) == 2, "the first process alone tells"
    for one, two in zip(alone["history"], both["history"], strict=True):
        assert one["step"] == two["step"] == 13 * one["epoch"]
        assert two["loss"] == pytest.approx(one["loss"], abs=1e-5)
        # Rounding may tip over the answer to one image.
        assert two["accuracy"] == pytest.approx(one["accuracy"], abs=1 / images + 1e-9)
    numbers = [re.findall(r"\d+\.\d+", line) for line in (lines[-1], both_lines[-1])]
    assert [float(n) for n in numbers[0]] == pytest.approx([float(n) for n in numbers[1]], abs=0.01)


def test_parts_of_different_sizes_count_by_their_images(monkeypatch):
    """The mean of two processes' gradients, with and without the weights, by hand."""
    torch.manual_seed(0)
    model, images, labels = nn.Linear(3, 2), torch.rand(5, 3), torch.tensor([0, 1, 0, 1, 1])
    parts = [slice(0, None, 2), slice(1, None, 2)]  # three images and two

    def gradient(part: slice, weight: float) -> torch.Tensor:
        """What one process's backward pass leaves."""
        model.zero_grad()
        (nn.functional.cross_entropy(model(images[part]), labels[part]) * weight).backward()
        return model.weight.grad.clone()

    monkeypatch.setattr(processes, "_together", lambda: True)
    monkeypatch.setattr(processes, "count", lambda: 2)
    monkeypatch.setattr(processes, "total", lambda value: torch.tensor(5.0))
    weights = [processes.weight(labels[part]) for part in parts]
    whole = gradient(slice(None), 1.0)
    mean = sum(gradient(p, w) for p, w in zip(parts, weights, strict=True)) / 2
    unweighted = sum(gradient(p, 1.0) for p in parts) / 2

    assert torch.allclose(mean, whole, atol=1e-6)
    assert not torch.allclose(unweighted, whole, atol=1e-3)
