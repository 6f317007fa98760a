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
# Sums of floats in another order: the relative error of float32 is 6e-8, and some hundred updates
# add up. A wrong weight of a process's part is some hundred times larger (seen below).
TOLERANCE = 2e-4


def trained(path: Path, *launcher: str, images: int, batch: int) -> tuple[dict, list[str]]:
    """The weights that a run leaves in its checkpoint, and the lines that it prints."""
    settings = ["--epochs", "2", "--images", str(images), "--batch-size", str(batch)]
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


def test_two_processes_agree_with_one(tmp_path):
    """Batches of 50 out of 625 images: the last one of 25 does not divide by two."""
    settings = {"images": 625, "batch": 50}
    alone, lines = trained(tmp_path / "one.pt", images=625, batch=50)
    torchrun = ["torch.distributed.run", "--standalone", "--nproc_per_node=2", "-m"]
    both, both_lines = trained(tmp_path / "two.pt", *torchrun, **settings)

    assert largest_difference(alone["model"], both["model"]) < TOLERANCE
    assert len(lines) == len(both_lines) == 2, "the first process alone tells"
    for one, two in zip(alone["history"], both["history"], strict=True):
        assert one["step"] == two["step"] == 13 * one["epoch"]
        assert two["loss"] == pytest.approx(one["loss"], abs=1e-3)
        assert two["accuracy"] == pytest.approx(one["accuracy"], abs=0.005)
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
    weights = [processes.weight(3), processes.weight(2)]
    whole = gradient(slice(None), 1.0)
    mean = sum(gradient(p, w) for p, w in zip(parts, weights, strict=True)) / 2
    unweighted = sum(gradient(p, 1.0) for p in parts) / 2

    assert torch.allclose(mean, whole, atol=1e-6)
    assert not torch.allclose(unweighted, whole, atol=1e-3)
