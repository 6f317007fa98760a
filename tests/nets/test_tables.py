"""The published networks: against the published numbers, and against the networks built of them."""

import pytest
import torch
from torch import nn
from torch.nn import functional
from torch.utils.flop_counter import FlopCounterMode

from cnnlesson import models, nets

# Name, output, parameters, multiply-adds, receptive field, jump, first pixel of unit 0.
ALEXNET_2012 = [
    ("conv1", (96, 55, 55), 34_944, 105_415_200, 11, 4, 0),
    ("pool1", (96, 27, 27), 0, 0, 19, 8, 0),
    ("conv2", (256, 27, 27), 307_456, 223_948_800, 51, 8, -16),
    ("pool2", (256, 13, 13), 0, 0, 67, 16, -16),
    ("conv3", (384, 13, 13), 885_120, 149_520_384, 99, 16, -32),
    ("conv4", (384, 13, 13), 663_936, 112_140_288, 131, 16, -48),
    ("conv5", (256, 13, 13), 442_624, 74_760_192, 163, 16, -64),
    ("pool5", (256, 6, 6), 0, 0, 195, 32, -64),
    ("fc6", (4096,), 37_752_832, 37_748_736, 355, None, -64),
    ("fc7", (4096,), 16_781_312, 16_777_216, 355, None, -64),
    ("fc8", (1000,), 4_097_000, 4_096_000, 355, None, -64),
]
ALEXNET_TORCHVISION = [
    ("features.0", (64, 55, 55), 23_296, 70_276_800, 11, 4, -2),
    ("features.2", (64, 27, 27), 0, 0, 19, 8, -2),
    ("features.3", (192, 27, 27), 307_392, 223_948_800, 51, 8, -18),
    ("features.5", (192, 13, 13), 0, 0, 67, 16, -18),
    ("features.6", (384, 13, 13), 663_936, 112_140_288, 99, 16, -34),
    ("features.8", (256, 13, 13), 884_992, 149_520_384, 131, 16, -50),
    ("features.10", (256, 13, 13), 590_080, 99_680_256, 163, 16, -66),
    ("features.12", (256, 6, 6), 0, 0, 195, 32, -66),
    ("classifier.1", (4096,), 37_752_832, 37_748_736, 355, None, -66),
    ("classifier.4", (4096,), 16_781_312, 16_777_216, 355, None, -66),
    ("classifier.6", (1000,), 4_097_000, 4_096_000, 355, None, -66),
]
TOTALS = {  # parameters, multiply-adds
    "ALEXNET_2012": (60_965_224, 724_406_816),
    "ALEXNET_2012_CROP_224": (60_965_224, 724_406_816),
    "ALEXNET_ONE_TOWER": (62_378_344, 1_135_256_096),
    "ALEXNET_TORCHVISION": (61_100_840, 714_188_480),
    # In millions the multiply-adds of this one are known: 1,010.
    "ALEXNET_D2L": (50_844_008, None),
}
PUBLISHED = [*TOTALS, "LENET5"]
TABLES = [*PUBLISHED, "SMALL_CNN"]
SEED = 2012


def built(net: nets.Net) -> nn.Sequential:
    """The network in use, without the seconds that its weights take to be drawn."""
    with torch.device("meta"):
        model = models.build(net)
    model = model.to_empty(device="cpu").eval()
    for weights in model.parameters():
        nn.init.zeros_(weights)
    return model


def draw_weights(model: nn.Module) -> None:
    """Weights that keep the values' size from layer to layer, the same ones for each model."""
    generator = torch.Generator().manual_seed(SEED)
    with torch.no_grad():
        for weights in model.parameters():
            reads = max(1, weights[0].numel())
            weights.uniform_(-1, 1, generator=generator).mul_((3 / reads) ** 0.5)


def random_images(net: nets.Net) -> torch.Tensor:
    """One image of the size that the table is for."""
    return torch.rand(1, *net.input_shape, generator=torch.Generator().manual_seed(SEED))


@pytest.mark.parametrize(
    ("net", "published"),
    [
        pytest.param(nets.ALEXNET_2012, ALEXNET_2012, id="2012"),
        pytest.param(nets.ALEXNET_TORCHVISION, ALEXNET_TORCHVISION, id="torchvision"),
    ],
)
def test_an_alexnet_is_the_published_one(net, published):
    """Layer by layer; the layers between them cost nothing and see what they are given."""
    rows = {row.name: row for row in nets.walk(net).rows}

    for name, shape, *numbers in published:
        row = rows.pop(name)
        assert row.output_shape == (1, *shape)
        found = [row.parameters, row.multiply_adds, row.receptive_field, row.jump, row.start]
        assert found == numbers, name
    assert {(row.parameters, row.multiply_adds) for row in rows.values()} == {(0, 0)}


@pytest.mark.parametrize("name", TOTALS)
def test_the_totals_are_the_published_ones(name):
    """60,965,224 parameters or 62,378,344 or 61,100,840: each AlexNet has its own."""
    parameters, multiply_adds = TOTALS[name]
    rows = nets.walk(getattr(nets, name)).rows
    found = sum(row.multiply_adds for row in rows)

    assert sum(row.parameters for row in rows) == parameters
    assert found == multiply_adds if multiply_adds else round(found / 1e6) == 1010


def test_the_book_prints_one_channel_and_ten_classes():
    """The d2l table with those two has the 46,764,746 parameters of the book's own network."""
    rows = nets.walk(nets.ALEXNET_D2L).rows
    in_table = sum(row.parameters for row in rows)

    assert in_table - 2 * 96 * 11 * 11 - 990 * (4096 + 1) == 46_764_746


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_what_torch_makes_of_it(name):
    """Shape, parameters and multiply-adds of each layer, run on the CPU with one image."""
    net = getattr(nets, name)
    model, images = built(net), torch.zeros(1, *net.input_shape)

    rows = nets.walk(net).rows

    assert [row.name for row in rows] == [entry.name for entry in net.layers]
    for row in rows:
        layer = model.get_submodule(row.name)
        with torch.no_grad(), FlopCounterMode(display=False) as counter:
            images = layer(images)
        assert row.output_shape == tuple(images.shape), row.name
        assert row.activation_bytes == images.numel() * images.element_size(), row.name
        assert row.parameters == sum(each.numel() for each in layer.parameters()), row.name
        assert row.multiply_adds == counter.get_total_flops() / 2, row.name


def test_a_crop_of_224_with_3_px_of_zeros_is_an_image_of_227():
    """The same weights give the same 1000 numbers, and others for another image."""
    crop, padded = built(nets.ALEXNET_2012_CROP_224), built(nets.ALEXNET_2012)
    draw_weights(crop)
    padded.load_state_dict(crop.state_dict(), assign=True)
    images = random_images(nets.ALEXNET_2012_CROP_224)

    with torch.no_grad():
        output = crop(images)

        assert torch.equal(output, padded(functional.pad(images, (0, 3, 0, 3))))
        assert not torch.allclose(output, crop(images.flip(-1)), atol=0.01)


def test_torchvisions_table_is_torchvisions_model():
    """The weights of the one load into the other, by name, and both say the same."""
    from torchvision.models import alexnet

    model = built(nets.ALEXNET_TORCHVISION)
    draw_weights(model)
    with torch.device("meta"):
        theirs = alexnet().eval()
    theirs.load_state_dict(model.state_dict(), strict=True, assign=True)
    images = random_images(nets.ALEXNET_TORCHVISION)

    with torch.no_grad():
        output = model(images)

        assert torch.equal(output, theirs(images))
        assert not torch.allclose(output, theirs(images.flip(-1)), atol=0.01)


def test_the_alexnet_of_2012_breaks_on_224_pixels():
    """fc6 gets 256·5·5 features, as torch says too."""
    failure = nets.walk(nets.ALEXNET_2012, input_shape=(3, 224, 224)).failure
    model = built(nets.ALEXNET_2012)

    assert (failure.name, failure.input_shape) == ("fc6", (1, 6400))
    with pytest.raises(RuntimeError, match=r"1x6400 and 9216x4096"):
        model(torch.zeros(1, 3, 224, 224))


@pytest.mark.parametrize("name", ["norm1", "norm2"])
def test_the_normalization_is_that_of_the_code_of_2012(name):
    """Of 10 in every channel, five neighbours hold 500, and three at the border hold 300."""
    rows = {entry.name: entry.layer for entry in nets.ALEXNET_2012.layers}
    tens = torch.full((1, 96, 2, 3), 10.0)

    output = models.layer(rows[name])(tens)[0, :, 1, 2].tolist()

    assert output[48] == pytest.approx(10 / (2 + 1e-4 * 500 / 5) ** 0.75, rel=1e-6)
    assert output[0] == pytest.approx(10 / (2 + 1e-4 * 300 / 5) ** 0.75, rel=1e-6)


@pytest.mark.parametrize("name", TOTALS)
def test_every_alexnet_drops_half_of_two_layers(name):
    """At a chance of 0.5, before or after the two hidden fully-connected layers."""
    layers = [entry.layer for entry in getattr(nets, name).layers]

    assert [layer.p for layer in layers if isinstance(layer, nets.Dropout)] == [0.5, 0.5]


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_line_of_a_published_table_has_its_source(name):
    """And so has the table."""
    net = getattr(nets, name)

    assert net.source
    assert [entry.name for entry in net.layers if not entry.source.strip()] == []


def test_no_table_is_left_out_here():
    """A network that is new in the package is new in this file."""
    tables = {name for name in nets.__all__ if isinstance(getattr(nets, name), nets.Net)}

    assert tables == set(TABLES)
