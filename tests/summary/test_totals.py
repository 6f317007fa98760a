"""Parameters and multiply-adds of whole models, against numbers worked out and torch's counters."""

import pytest
import torch
import torchvision
from torch import nn
from torch.nn import functional
from torch.overrides import TorchFunctionMode
from torch.utils.flop_counter import FlopCounterMode

from cnnlesson import models, nets
from cnnlesson.summary import summary
from tests.summary.small_nets import Small


def by_torch(model: nn.Module, *sizes: tuple[int, ...]) -> float:
    """torch's own count of a model that has shapes alone; a product and its sum are two FLOPs."""
    inputs = [torch.empty(size, device="meta") for size in sizes]
    with FlopCounterMode(display=False) as counter:
        model.to("meta").eval()(*inputs)
    return counter.get_total_flops() / 2


def parameters(model: nn.Module, *, trainable: bool = False) -> int:
    """torch's count; each parameter once."""
    return sum(p.numel() for p in model.parameters() if p.requires_grad or not trainable)


def frozen() -> nn.Module:
    """A convolution whose 576 weights are not trained; its 8 biases are."""
    layer = nn.Conv2d(8, 8, 3, padding=1)
    layer.weight.requires_grad_(False)
    return layer


def student_net() -> nn.Module:
    """Functions where the layers have no parameters."""

    def run(net, x):
        x = functional.max_pool2d(functional.relu(net.conv1(x)), 2)
        x = functional.max_pool2d(functional.relu(net.conv2(x)), 2)
        return net.fc(torch.flatten(x, 1))

    return Small(
        run,
        conv1=nn.Conv2d(1, 8, 3, padding=1),
        conv2=nn.Conv2d(8, 16, 3, padding=1),
        fc=nn.Linear(784, 10),
    )


def same(channels: int = 8) -> nn.Conv2d:
    """A convolution that keeps the shape."""
    return nn.Conv2d(channels, channels, 3, padding=1)


# What tools of this kind get wrong: the model, its input, multiply-adds and parameters by hand.
FOURTEEN = {
    "AlexNet of torchvision": (
        torchvision.models.alexnet,
        (1, 3, 224, 224),
        (714_188_480, 61_100_840),
    ),
    "AlexNet of 2012": (
        lambda: models.build(nets.ALEXNET_2012),
        (1, 3, 227, 227),
        (724_406_816, 60_965_224),
    ),
    "groups": (
        lambda: nn.Conv2d(8, 16, 3, padding=1, groups=2),
        (1, 8, 16, 16),
        (16 * 16 * 16 * 4 * 9, 16 * 4 * 9 + 16),
    ),
    "dilation": (
        lambda: nn.Conv2d(8, 8, 3, dilation=2),
        (1, 8, 16, 16),
        (8 * 12 * 12 * 8 * 9, 584),
    ),
    '"same" with a kernel of 4': (
        lambda: nn.Conv2d(8, 8, 4, padding="same"),
        (1, 8, 16, 16),
        (262_144, 8 * 8 * 16 + 8),
    ),
    "transposed": (
        lambda: nn.ConvTranspose2d(4, 8, 4, stride=2, padding=1),
        (1, 4, 6, 6),
        (18_432, 4 * 8 * 16 + 8),
    ),
    "transposed, with groups": (
        lambda: nn.ConvTranspose2d(8, 8, 2, stride=2, groups=2),
        (1, 8, 4, 8),
        (4_096, 8 * 4 * 4 + 8),
    ),
    "1×1, and a pooling rounded up": (
        lambda: nn.Sequential(nn.Conv2d(3, 4, 1), nn.MaxPool2d(3, 2, ceil_mode=True)),
        (1, 3, 8, 8),
        (768, 16),
    ),
    "residual": (
        lambda: Small(lambda net, x: x + net.conv(x), conv=same()),
        (1, 8, 16, 16),
        (8 * 256 * 72, 584),
    ),
    "one convolution, called twice": (
        lambda: Small(lambda net, x: net.conv(net.conv(x)), conv=same()),
        (1, 8, 16, 16),
        (2 * 8 * 256 * 72, 584),
    ),
    "a function and a parameter": (
        lambda: Small(
            lambda net, x: functional.conv2d(x, net.weight, padding=1),
            weight=nn.Parameter(torch.zeros(8, 8, 3, 3)),
        ),
        (1, 8, 16, 16),
        (147_456, 576),
    ),
    "linear on (7, 8)": (lambda: nn.Linear(8, 5), (7, 8), (280, 45)),
    "frozen": (frozen, (1, 8, 16, 16), (8 * 256 * 72, 584)),
    "functions of a student": (
        student_net,
        (1, 1, 28, 28),
        (8 * 784 * 9 + 16 * 196 * 72 + 7_840, 80 + 1_168 + 7_850),
    ),
}


@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")
@pytest.mark.parametrize("name", FOURTEEN)
def test_fourteen_models_that_others_count_wrong(name):
    """By hand, by torch's counter, by torch's parameters."""
    make, size, by_hand = FOURTEEN[name]
    model = make()

    said = summary(model, size)

    assert (said.multiply_adds, said.parameters) == by_hand
    assert said.multiply_adds == by_torch(model, size)
    assert said.parameters == parameters(model)
    assert said.trainable_parameters == parameters(model, trainable=True)
    assert said.unused == ()


def test_what_is_frozen_is_told_apart():
    """Of 584 parameters 8 are trained."""
    said = summary(frozen(), (1, 8, 16, 16))

    assert (said.parameters, said.trainable_parameters) == (584, 8)
    assert (said.rows[0].parameters, said.rows[0].trainable_parameters) == (584, 8)
    assert "576 of the parameters are frozen." in str(said)


class WithoutData(TorchFunctionMode):
    """Weights get shapes alone; what a constructor computes of numbers, it computes."""

    def __torch_function__(self, func, types, args=(), kwargs=None):
        """One call to torch."""
        kwargs = dict(kwargs or {})
        if func in (torch.empty, torch.zeros, torch.ones) and kwargs.get("device") is None:
            kwargs["device"] = "meta"
        return func(*args, **kwargs)


CLASSIFIERS = torchvision.models.list_models(module=torchvision.models)
NOT_DRAWN = {"googlenet", "inception_v3"}  # they warn, and draw their weights slowly


@pytest.mark.parametrize("name", CLASSIFIERS)
def test_every_classifier_of_torchvision(name):
    """Parameters as torch counts them, multiply-adds as its counter of operations does."""
    setting = {"init_weights": False} if name in NOT_DRAWN else {}
    with WithoutData():
        model = torchvision.models.get_model(name, weights=None, **setting)
    side = 299 if name == "inception_v3" else 224
    size = (1, 3, side, side)

    said = summary(model, size)

    assert said.parameters == parameters(model) > 1e6
    assert said.trainable_parameters == parameters(model, trainable=True)
    assert said.multiply_adds == by_torch(model, size) > 1e7
    assert said.rows[-1].output_shape == (1, 1000)


def test_there_are_classifiers_to_try():
    """The list is torchvision's own, and no short one."""
    assert len(CLASSIFIERS) >= 60
    assert {"alexnet", "resnet50", "vit_b_16", "swin_v2_t", "convnext_tiny"} <= set(CLASSIFIERS)


def test_the_heads_that_only_training_uses_are_listed_and_counted():
    """GoogLeNet's two, which evaluation never reaches."""
    with WithoutData():
        model = torchvision.models.googlenet(weights=None, init_weights=False)

    said = summary(model, (1, 3, 224, 224))

    assert [each.name for each in said.unused] == ["aux1", "aux2"]
    assert said.unused[0].parameters == parameters(model.aux1)
    assert said.unused[0].trainable_parameters == parameters(model.aux1)
    assert sum(row.parameters for row in said.rows) < said.parameters == parameters(model)
    assert "the input never reaches it" in str(said)
