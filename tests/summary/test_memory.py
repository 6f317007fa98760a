"""`training_memory` against what torch saves on the CPU, and against a real optimizer's state."""

import pytest
import torch
import torchvision
from torch import nn

from cnnlesson import models, nets, words
from cnnlesson.summary import summary
from tests.summary.small_nets import Small

MIB = 2**20


def saved_on_the_cpu(model: nn.Module, size: tuple[int, ...]) -> int:
    """Bytes that torch keeps for the backward pass, each piece of memory once, weights left out."""
    own = {
        tensor.untyped_storage().data_ptr() for tensor in (*model.parameters(), *model.buffers())
    }
    kept: dict[int, torch.Tensor] = {}

    def keep(tensor: torch.Tensor) -> torch.Tensor:
        kept[tensor.untyped_storage().data_ptr()] = tensor
        return tensor

    images = torch.rand(size)
    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        output = model.train()(images)
    assert output.requires_grad
    return sum(t.untyped_storage().nbytes() for where, t in kept.items() if where not in own)


def shared_and_added() -> nn.Module:
    """A convolution that is called twice, and a sum in place."""

    def run(net, x):
        y = torch.relu(net.conv(net.conv(x)))
        y += x
        return y * y

    return Small(run, conv=nn.Conv2d(3, 3, 3, padding=1))


def frozen_first() -> nn.Module:
    """Nothing is kept for a layer that is not trained and stands first."""
    model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Flatten(), nn.Linear(4 * 6 * 7, 5))
    model[0].requires_grad_(False)
    return model


SMALL = {
    "one convolution": lambda: nn.Conv2d(3, 4, 3),
    "ReLU": lambda: nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.Conv2d(4, 2, 3)),
    "ReLU in place": lambda: nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(True), nn.Conv2d(4, 2, 3)),
    "norm and pooling": lambda: nn.Sequential(
        nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.Tanh(), nn.MaxPool2d(2), nn.AvgPool2d(2)
    ),
    "dropout": lambda: nn.Sequential(nn.Conv2d(3, 4, 3), nn.Dropout(0.5), nn.Sigmoid()),
    "local norm": lambda: nn.Sequential(nn.Conv2d(3, 8, 3), nn.LocalResponseNorm(5)),
    "shared and added": shared_and_added,
    "frozen first": frozen_first,
}


@pytest.mark.parametrize("name", SMALL)
@pytest.mark.parametrize("batch", [1, 3])
def test_activations_are_those_that_torch_saves(name, batch):
    """Small nets of every kind of layer that keeps something of its own."""
    model = SMALL[name]()

    said = summary(model, (7, 3, 8, 9)).training_memory(batch_size=batch)

    assert said.activations == saved_on_the_cpu(model, (batch, 3, 8, 9)) > 0


@pytest.mark.parametrize(("batch", "mebibytes"), [(1, 3.57), (2, None), (32, 114), (128, 457)])
def test_activations_of_torchvisions_alexnet(batch, mebibytes):
    """By torch on the CPU, as far as it is quick; the rest as they were once measured."""
    model = torchvision.models.alexnet()
    said = summary(model, (1, 3, 224, 224)).training_memory(batch_size=batch, optimizer="momentum")

    if batch < 3:
        assert said.activations == saved_on_the_cpu(model, (batch, 3, 224, 224))
    if mebibytes:
        assert said.activations / MIB == pytest.approx(mebibytes, rel=0.005)
    assert said.parameters == 61_100_840 * 4 == said.gradients == said.optimizer_state
    assert said.total == said.activations + 3 * 61_100_840 * 4
    assert (said.total - said.activations) / MIB == pytest.approx(699, abs=0.5)


@pytest.mark.parametrize(("batch", "mebibytes"), [(1, 11.9), (32, 381), (128, 1_524)])
def test_activations_of_the_alexnet_of_2012(batch, mebibytes):
    """Of the table, which is built without weights; its normalization keeps several copies."""
    said = summary(nets.ALEXNET_2012).training_memory(batch_size=batch)

    assert said.activations / MIB == pytest.approx(mebibytes, rel=0.005)
    assert said.batch_size == batch


def test_a_table_holds_what_its_module_holds():
    """And both what torch really saves."""
    said = summary(nets.LENET5).training_memory(batch_size=2)
    model = models.build(nets.LENET5)

    assert said == summary(model, (1, *nets.LENET5.input_shape)).training_memory(batch_size=2)
    assert said.activations == saved_on_the_cpu(model, (2, *nets.LENET5.input_shape))


OPTIMIZERS = {
    "sgd": lambda parameters: torch.optim.SGD(parameters, lr=0.1),
    "momentum": lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.9),
    "adam": torch.optim.Adam,
    "adamw": torch.optim.AdamW,
    "rmsprop": torch.optim.RMSprop,
}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_an_optimizer_holds_what_it_holds_after_a_real_step(name):
    """By its name, and given as a function; a frozen weight has neither gradient nor state."""
    model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Flatten(), nn.Linear(4 * 6 * 7, 5))
    model[0].weight.requires_grad_(False)
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = OPTIMIZERS[name](trained)
    model(torch.rand(2, 3, 8, 9)).sum().backward()
    optimizer.step()
    held = [
        value
        for state in optimizer.state.values()
        for value in state.values()
        if isinstance(value, torch.Tensor)
    ]

    for given in (name, OPTIMIZERS[name]):
        said = summary(model, (1, 3, 8, 9)).training_memory(batch_size=2, optimizer=given)
        assert said.optimizer_state == sum(t.numel() * t.element_size() for t in held)
        assert said.gradients == 4 * sum(p.numel() for p in trained)
        assert said.parameters == 4 * sum(p.numel() for p in model.parameters())


def test_half_precision_holds_half():
    """Parameters, gradients and activations alike."""
    model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU())
    whole = summary(model, (1, 3, 8, 9)).training_memory(batch_size=1)
    half = summary(model.half(), (1, 3, 8, 9)).training_memory(batch_size=1)

    assert half.parameters * 2 == whole.parameters
    assert half.gradients * 2 == whole.gradients
    assert half.activations * 2 == whole.activations


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ({"batch_size": 0}, ValueError, "batch_size must be at least 1, not 0"),
        ({"batch_size": 1.5}, TypeError, "batch_size must be a whole number, not 1.5"),
        (
            {"batch_size": 1, "optimizer": "lion"},
            ValueError,
            'optimizer must be "sgd", "momentum", "adam", "adamw", "rmsprop" or a function',
        ),
    ],
)
def test_says_which_argument_is_wrong(arguments, error, says):
    """The argument, the rule and the value."""
    with pytest.raises(error, match=says):
        summary(nets.LENET5).training_memory(**arguments)


def test_the_parts_are_said_in_both_languages():
    """A line for each, in MiB; Chinese characters are two places wide."""
    said = summary(nets.LENET5).training_memory(batch_size=2)
    assert str(said).splitlines()[3].startswith("activations saved ")
    assert str(said).splitlines()[3].endswith("MiB (a batch of 2)")
    words.speak("zh")
    try:
        lines = str(said).splitlines()
    finally:
        words.speak("en")
    assert [line.split()[0] for line in lines] == [
        *("参数", "梯度", "优化器的状态", "保存的激活", "合计")
    ]
    columns = [sum(2 if ord(c) > 0x2E80 else 1 for c in line.split(" MiB")[0]) for line in lines]
    assert len(set(columns)) == 1
