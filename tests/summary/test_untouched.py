"""A model is after its summary what it was before it, whatever happened in between."""

import random
import threading
from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional
from torch.nn.modules import module as every_module

from cnnlesson import sizes
from cnnlesson.summary import summary

IMAGE = (2, 3, 8, 8)


class Busy(nn.Module):
    """It counts its steps, remembers what it saw, draws at random, and changes its own parts."""

    def __init__(self, after: Callable = lambda x: x):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.norm = nn.BatchNorm2d(4)
        self.drop = nn.Dropout(0.5)
        self.after = after
        self.steps = 0
        self.register_buffer("seen", torch.zeros(1))
        self.extra = nn.Linear(2, 2)

    def forward(self, x):
        """All that a forward pass should not do to a model."""
        self.steps += 1
        self.seen += 1
        self.last = x
        self.norm.momentum = random.random() + np.random.rand()
        self.extra.weight = nn.Parameter(torch.ones(1, 1))
        self.new = nn.Linear(2, 2)
        del self.extra.bias
        self.norm.train()
        x = self.drop(self.norm(self.conv(x)))
        return self.after(functional.dropout(x * torch.rand(4, 1, 1), 0.5, True))


def broken(x):
    """An error that is the model's own."""
    raise RuntimeError("broken on purpose")


def held(model: nn.Module) -> dict:
    """Everything of a model: which objects they are, and copies of what the tensors hold."""
    tensors = {**dict(model.named_parameters()), **dict(model.named_buffers())}
    return {
        "attributes": {
            (name, key): id(value)
            for name, module in model.named_modules()
            for key, value in vars(module).items()
        },
        "registers": {
            (name, register): {key: id(value) for key, value in vars(module)[register].items()}
            for name, module in model.named_modules()
            for register in ("_parameters", "_buffers", "_modules")
        },
        "values": {
            name: (id(t), t._version, t.detach().numpy().tobytes()) for name, t in tensors.items()
        },
        "modes": {name: module.training for name, module in model.named_modules()},
        "hooks": hooks(model),
        "random": (
            torch.get_rng_state().numpy().tobytes(),
            random.getstate(),
            str(np.random.get_state()),
        ),
    }


def hooks(model: nn.Module) -> list[int]:
    """How many hooks there are, of all modules and of each."""
    everywhere = [value for name, value in vars(every_module).items() if name.endswith("hooks")]
    own = [
        value
        for module in model.modules()
        for name, value in vars(module).items()
        if name.endswith("hooks") and value is not None
    ]
    return [len(each) for each in (*everywhere, *own) if isinstance(each, dict)]


@pytest.mark.parametrize("mode", [True, False, None])
@pytest.mark.parametrize(
    ("after", "size", "error"),
    [
        (lambda x: x, IMAGE, None),
        (broken, IMAGE, RuntimeError),
        (lambda x: x @ x.flatten(), IMAGE, sizes.ShapeError),
        (lambda x: x, (2, 4, 8, 8), sizes.ShapeError),
        (lambda x: x.sum().item(), IMAGE, sizes.ShapeError),
    ],
    ids=["through", "broken", "an operation refuses", "a layer refuses", "looks at a number"],
)
def test_nothing_is_changed(mode, after, size, error):
    """Objects, values, versions, modes, hooks and random states; in a mixed mode as well."""
    model = Busy(after).train(mode is not False)
    if mode is None:
        model.norm.eval()
    before = held(model)

    if error:
        with pytest.raises(error):
            summary(model, size)
    else:
        said = summary(model, size)
        assert said["conv"].output_shape == (2, 4, 6, 6)

    assert held(model) == before
    assert model.norm.training is (mode is True)
    assert not hasattr(model, "last")


def test_the_check_sees_a_change():
    """An ordinary forward pass changes all that is looked at."""
    model = Busy()
    before = held(model)

    model(torch.rand(IMAGE))

    after = held(model)
    assert [key for key in before if after[key] == before[key]] == []
    model.register_forward_hook(lambda *given: None)
    assert hooks(model) != after["hooks"]


def test_training_memory_changes_nothing():
    """It runs in training mode, and still leaves the running statistics as they are."""
    model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.Dropout()).eval()
    before = held(model)

    summary(model, IMAGE).training_memory(batch_size=4, optimizer="adam")

    assert held(model) == before
    assert all(parameter.grad is None for parameter in model.parameters())


def test_a_hook_of_the_learners_own_is_called_and_stays():
    """A summary adds hooks beside it and takes only its own away."""
    model, seen = nn.Sequential(nn.Conv2d(3, 4, 3)), []
    model[0].register_forward_hook(lambda module, inputs, output: seen.append(output.shape))

    summary(model, IMAGE)

    assert seen == [(2, 4, 6, 6)]
    assert len(model[0]._forward_hooks) == 1


def test_gradients_and_their_mode_stay():
    """Those that a learner computed, and that they are being computed."""
    model = nn.Conv2d(3, 4, 3)
    model(torch.rand(IMAGE)).sum().backward()
    gradient = model.weight.grad

    summary(model, IMAGE)

    assert model.weight.grad is gradient
    assert torch.is_grad_enabled()
    assert model(torch.rand(IMAGE)).requires_grad


def test_a_model_that_runs_in_another_thread_is_not_disturbed():
    """Its rows are not ours, and its forward pass goes on as it was."""
    inside, go_on, outputs = threading.Event(), threading.Event(), []

    class Slow(nn.Sequential):
        def forward(self, x):
            x = self[0](x)
            inside.set()
            assert go_on.wait(20)
            return self[1](x)

    other = Slow(nn.Conv2d(3, 4, 3), nn.Conv2d(4, 2, 3)).eval()
    images = torch.rand(IMAGE)
    expected = nn.Sequential(*other)(images)
    thread = threading.Thread(target=lambda: outputs.append(other(images)))
    thread.start()
    assert inside.wait(20)

    def meanwhile(x):
        go_on.set()
        thread.join(20)
        return torch.relu(x)

    said = summary(Busy(meanwhile), IMAGE)

    assert torch.equal(outputs[0], expected)
    assert [row.kind for row in said.rows].count("Conv2d") == 1
    assert said.rows[-1].name == "relu"
